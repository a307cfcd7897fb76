"""What a mend is: the edits that take one finding away, or none where only a person can tell what is right."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from counteroffer.documents.source import SourceText
from counteroffer.guides.guide import Guide
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.places import Span


@dataclass(frozen=True, slots=True)
class Fix:
    """What should stand at a place; with `whole_line` the line goes, its line break included."""

    span: Span
    replacement: str = ""
    whole_line: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What a mend sees: the guide, and the text that it was read from."""

    guide: Guide
    source: SourceText

    def line(self, number: int) -> str:
        """A line of the text, counted from 1, without its line break."""
        starts = self.source.line_starts
        end = starts[number] if number < len(starts) else len(self.source.text)
        return self.source.text[starts[number - 1] : end].rstrip("\r\n")


Find: TypeAlias = Callable[[Seen, Diagnostic], tuple[Fix, ...]]


@dataclass(frozen=True, slots=True)
class Mend:
    """The mend of one rule's findings: `fixes` gives the edits for one finding, none where it is not mended.

    A safe mend keeps the meaning that the guide must have had; any other is made only where a person asks for it.
    `parts` are the parts of the record that it may change (names of its JSON): all others stay the same, or the mend is
    not made. `uncovers` names the rules that could say nothing as long as the fault stood: their findings may come.
    """

    rule: str
    is_safe: bool
    fixes: Find
    parts: frozenset[str] = frozenset()
    uncovers: frozenset[str] = frozenset()
