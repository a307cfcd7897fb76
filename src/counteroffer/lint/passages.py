"""The passages of a guide in which somebody speaks: its levers and its strategy, with their lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from counteroffer.guides.guide import Guide
from counteroffer.terms.places import Span


@dataclass(frozen=True, slots=True)
class Speech:
    """A script: what it is called in a message, its words, its first and last line."""

    name: str
    text: str
    lines: tuple[int, int]


def speeches(guide: Guide) -> Iterator[Speech]:
    """The scripts of the levers, then the strategy."""
    for number, lever in enumerate(guide.levers, start=1):
        yield Speech(f"lever {number}", lever.script, lever.lines)
    if guide.strategy is not None:
        yield Speech("the strategy", guide.strategy.text, guide.strategy.lines)


def line_of(guide: Guide, line: int) -> Span:
    """The beginning of a line, for a passage whose words have no place of their own."""
    return Span(guide.path, max(line, 1), 1, 1)
