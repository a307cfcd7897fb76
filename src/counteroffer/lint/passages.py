"""The passages of a guide in which somebody speaks: its levers and its strategy, with their lines."""

import msgspec

from counteroffer.guides.guide import Guide
from counteroffer.lint.last_guide import OnceAGuide
from counteroffer.terms.places import Span


class Speech(msgspec.Struct, frozen=True, gc=False):
    """A script: what it is called in a message, its words, its first and last line."""

    name: str
    text: str
    lines: tuple[int, int]


@OnceAGuide
def speeches(guide: Guide) -> tuple[Speech, ...]:
    """The scripts of the levers, then the strategy."""
    levers = [Speech(f"lever {number}", lever.script, lever.lines) for number, lever in enumerate(guide.levers, 1)]
    strategy = guide.strategy
    return (*levers, *((Speech("the strategy", strategy.text, strategy.lines),) if strategy else ()))


def line_of(guide: Guide, line: int) -> Span:
    """The beginning of a line, for a passage whose words have no place of their own."""
    return Span(guide.path, max(line, 1), 1, 1)
