"""The canonical front matter: company, role, level, dates and quality by the record, then all else as it was written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from counteroffer.documents.yaml_tree import Mapping, Node, Scalar
from counteroffer.guides.draft import Draft
from counteroffer.guides.guide import Guide

# In canonical order: the key that is written, and those of the same meaning, the one that is read first in front.
KEYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("company", ("company_display", "company")),
    ("role", ("role_display", "role")),
    ("level", ("level",)),
    ("last_updated", ("last_updated", "updated")),
    ("data_quarter", ("data_quarter", "salary_data_quarter")),
    ("next_review_due", ("next_review_due",)),
    ("quality", ("quality", "data_quality")),
)
_PLAIN = re.compile(r"[A-Za-z][\w&/().,'+ -]*[\w).+]\Z|[A-Za-z]\Z|\d{4}-\d\d-\d\d\Z|\d{4}-Q\d\Z")
_WORDS_OF_YAML = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))
_FOLDED = ("|", ">")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of front matter: its key, its value, and its lines with the comments above them."""

    key: str
    value: Node
    lines: str


def lay_out_front(draft: Draft, guide: Guide) -> str:
    """The text with canonical front matter; front matter that is no plain list of fields stays as it is."""
    front, faults = draft.split
    if faults or (front.fields is None and front.body):
        return draft.text
    entries = _entries(draft, front.fields) if front.fields else []
    if entries is None:
        return draft.text
    stated = _stated(guide)
    known = {key for _name, keys in KEYS for key in keys}
    lines = [line for name, keys in KEYS for line in _known(name, keys, stated[name], entries)]
    rest = [entry.lines for entry in entries if entry.key not in known]
    if not lines and not rest:
        return draft.text
    body = draft.text[front.body :] if front.fields else draft.text
    return "".join(("---\n", *lines, *rest, "---\n", body))


def yaml_value(words: str) -> str:
    """Words as a YAML value: plain where every reader takes them for words, else in quotes."""
    if _PLAIN.match(words) and words.lower() not in _WORDS_OF_YAML:
        return words
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _stated(guide: Guide) -> dict[str, str | None]:
    dated = guide.dated
    return {
        "company": guide.company,
        "role": guide.role,
        "level": guide.level,
        "last_updated": dated.last_updated,
        "data_quarter": dated.data_quarter,
        "next_review_due": dated.next_review_due,
        "quality": dated.quality,
    }


def _known(name: str, keys: tuple[str, ...], stated: str | None, entries: list[_Entry]) -> Iterator[str]:
    """The lines of one field of the record: those that state it already, else one made for it."""
    own = [entry for entry in entries if entry.key in keys]
    spoken = next((entry for key in keys for entry in own if entry.key == key and _says(entry)), None)
    if stated is not None and (spoken is None or not _is(spoken, stated)):
        replaced = spoken.key if spoken is not None else name
        yield f"{replaced}: {yaml_value(stated)}\n"
        own = [entry for entry in own if entry.key != replaced]
    yield from (entry.lines for entry in own)


def _says(entry: _Entry) -> bool:
    return isinstance(entry.value, Scalar) and not entry.value.is_empty


def _is(entry: _Entry, stated: str) -> bool:
    return isinstance(entry.value, Scalar) and entry.value.text == stated


def _entries(draft: Draft, fields: Mapping) -> list[_Entry] | None:
    """The entries with their lines, comments above one included; None where they do not stand one below another."""
    starts = draft.source.line_starts
    firsts = [name.span.line - 1 for name, _value in fields.entries]
    plain = all(name.span.column == 1 and name.plain for name, _value in fields.entries)
    if not firsts or not plain or any(later <= earlier for earlier, later in pairwise(firsts)):
        return None
    begins = [1]
    for first in firsts[1:]:
        begins.append(_with_comments(draft, first, begins[-1] + 1))
    ends = [*begins[1:], _closing_line(draft)]
    return [
        _Entry(name.text, value, draft.text[starts[begin] : starts[end]])
        for (name, value), begin, end in zip(fields.entries, begins, ends, strict=True)
    ]


def _with_comments(draft: Draft, line: int, floor: int) -> int:
    """The first of the comment lines that stand right above a line (counted from 0)."""
    starts = draft.source.line_starts
    while line - 1 >= floor and draft.text[starts[line - 1]] == "#":
        line -= 1
    return line


def _closing_line(draft: Draft) -> int:
    """The line (counted from 0) of the three dashes that close front matter."""
    last = draft.split[0].body - 1
    return draft.source.span(last, last).line - 1
