"""Comments in a guide that allow a rule, with the reason why.

`<!-- counteroffer: allow RULE because REASON -->` holds for its own line where something else stands on it, else for
the next line; above a table, for all rows of the table, as no comment can stand between them. `allow-file` holds for
the whole guide. Several rules stand with commas between them.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from counteroffer.documents.source import SourceText
from counteroffer.lint.catalogue import kind_called, near_kind
from counteroffer.lint.kinds import (
    SUPPRESSION_NOT_UNDERSTOOD,
    SUPPRESSION_WITHOUT_REASON,
    UNKNOWN_RULE_ALLOWED,
    UNUSED_SUPPRESSION,
)
from counteroffer.terms.faults import Diagnostic

MARK = "counteroffer:"

_OPENING = re.compile(r"(?<!`)<!--[ \t]*counteroffer:")
_SAID = re.compile(r"\s*(?P<verb>allow(?:-file)?)\s+(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*)(?P<rest>\s.*)?", re.DOTALL)
_REASON = re.compile(r"\s*because\s+\w.*", re.DOTALL)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_UNDER_HEADER = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")
_WAY_OUT = "write <!-- counteroffer: allow RULE because REASON -->"


@dataclass(frozen=True, slots=True)
class Suppression:
    """One rule that is allowed from one line to another (both counted); `place` is where its name stands."""

    code: str
    first: int
    last: float
    place: tuple[int, int]

    def covers(self, fault: Diagnostic) -> bool:
        """Whether the comment allows this finding."""
        return fault.code == self.code and self.first <= fault.span.line <= self.last


def suppressed(source: SourceText, faults: Iterable[Diagnostic], codes: Collection[str]) -> tuple[Diagnostic, ...]:
    """The findings that no comment of the guide allows, and what is wrong with its comments.

    `codes` are the rules that count in this file; a comment about another rule may stand unused.
    """
    comments = tuple(_comments(source)) if MARK in source.text else ()
    if not comments:
        return tuple(faults)
    allowed = [one for one in comments if isinstance(one, Suppression)]
    wrong = [one for one in comments if isinstance(one, Diagnostic)]
    kept: list[Diagnostic] = []
    used: set[Suppression] = set()
    for fault in (*faults, *wrong):
        covering = [one for one in allowed if one.covers(fault)]
        used.update(covering)
        if not covering:
            kept.append(fault)
    kept.extend(_unused(source, one) for one in allowed if one not in used and one.code in codes)
    return tuple(kept)


def _unused(source: SourceText, one: Suppression) -> Diagnostic:
    span = source.span(*one.place)
    message = f"{span.text} is allowed, but finds nothing {'in this guide' if one.last == _END else 'there'}"
    return UNUSED_SUPPRESSION.at(span, message, "take the comment away, or put it on the line of the fault or above it")


_END = float("inf")


def _comments(source: SourceText) -> Iterator[Suppression | Diagnostic]:
    """What the comments of a guide allow, and what is wrong with them; those in code blocks are examples."""
    text, lines = source.text, source.text.split("\n")
    fenced = _fenced(lines)
    for opening in _OPENING.finditer(text):
        line = source.span(opening.start(), opening.start()).line
        if line in fenced:
            continue
        close = text.find("-->", opening.end())
        if close == -1:
            span = source.span(opening.start(), opening.end())
            yield SUPPRESSION_NOT_UNDERSTOOD.at(span, "the comment is not closed", 'write "-->" behind its last word')
            return
        yield from _read(source, lines, (opening.start(), opening.end(), close))


def _read(source: SourceText, lines: list[str], comment: tuple[int, int, int]) -> Iterator[Suppression | Diagnostic]:
    """What one comment says; `comment` is where it begins, where its words begin, and where they end."""
    start, begin, close = comment
    whole = source.span(start, close + 3)
    said = _SAID.fullmatch(source.text, begin, close)
    if said is None:
        yield SUPPRESSION_NOT_UNDERSTOOD.at(whole, f"{whole.text} is not understood", _WAY_OUT)
        return
    if not _REASON.fullmatch(said["rest"] or ""):
        message = f"{said['rules']} is allowed without a reason, so it is not"
        yield SUPPRESSION_WITHOUT_REASON.at(whole, message, 'say why behind the word "because"')
        return
    first, last = (1, _END) if said["verb"] == "allow-file" else _lines_meant(source, lines, start, close + 3)
    for name in re.compile(r"[\w-]+").finditer(source.text, said.start("rules"), said.end("rules")):
        kind = kind_called(name[0])
        if kind is None:
            yield UNKNOWN_RULE_ALLOWED.at(
                source.span(*name.span()), f"there is no rule {name[0]!r}", near_kind(name[0])
            )
        else:
            yield Suppression(kind.code, first, last, name.span())


def _lines_meant(source: SourceText, lines: list[str], start: int, end: int) -> tuple[int, float]:
    """The lines that a comment holds for: its own where something else stands there, else what stands below it."""
    first, last = source.span(start, start).line, source.span(end, end).line
    before = source.text[source.line_starts[first - 1] : start]
    after = source.text[end : source.line_starts[last - 1] + len(lines[last - 1])]
    if _stands(before) or _stands(after):
        return first, last
    below = next((number for number in range(last + 1, len(lines) + 1) if _stands(lines[number - 1])), last)
    return below, _table_end(lines, below)


def _stands(text: str) -> bool:
    """Whether anything but other comments to this program stands in a stretch of a line."""
    return bool(re.sub(r"<!--[ \t]*counteroffer:.*?(?:-->|$)", "", text).strip(" \t\r>"))


def _table_end(lines: list[str], header: int) -> int:
    """The last row of the table whose header is at a line; the line itself where no table begins there."""
    if "|" not in lines[header - 1] or header >= len(lines) or not _UNDER_HEADER.fullmatch(lines[header]):
        return header
    end = header + 1
    while end < len(lines) and "|" in lines[end]:
        end += 1
    return end


def _fenced(lines: list[str]) -> frozenset[int]:
    """The lines of code blocks between fences, counted from 1."""
    found: list[int] = []
    fence = ""
    for number, line in enumerate(lines, start=1):
        mark = _FENCE.match(line)
        if fence:
            found.append(number)
            if mark and mark[1].startswith(fence) and not line.strip().strip(mark[1][0]):
                fence = ""
        elif mark:
            fence = mark[1]
    return frozenset(found)
