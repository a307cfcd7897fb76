"""The YAML on top of a Markdown text, between two lines of three dashes."""

import re
from dataclasses import dataclass

from counteroffer.documents.source import SourceText
from counteroffer.documents.yaml_tree import Mapping, read_yaml
from counteroffer.terms.faults import Diagnostic, Severity

_FENCE = re.compile(r"\ufeff?---[ \t]*\r?(?:\n|\Z)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands on top: its fields (None where there are none), and the offset at which the body begins."""

    fields: Mapping | None
    body: int


def split_front_matter(source: SourceText) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
    """The front matter of a text; a text without one, or with one that is not closed, is all body."""
    opening = _FENCE.match(source.text)
    if opening is None:
        return FrontMatter(None, 0), ()
    closing = _CLOSING.search(source.text, opening.end())
    if closing is None:
        return _unclosed(source, opening.end())
    tree, faults = read_yaml(SourceText(source.path, source.text[: closing.start()]))
    body = min(closing.end() + 1, len(source.text))
    return FrontMatter(tree if isinstance(tree, Mapping) else None, body), faults


def _unclosed(source: SourceText, first_line: int) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
    """A text that opens with three dashes: a line across the page, unless a field follows."""
    if not re.compile(r"[A-Za-z_][\w ]*:(?:\s|\Z)").match(source.text, first_line):
        return FrontMatter(None, 0), ()
    fault = Diagnostic(
        "G001",
        "front-matter-not-closed",
        Severity.ERROR,
        source.span(0, 3),
        "the front matter is not closed",
        "write a line of three dashes below the last field",
    )
    return FrontMatter(None, 0), (fault,)
