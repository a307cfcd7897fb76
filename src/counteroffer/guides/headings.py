"""The canonical headings: the title, the summary's lead, and a heading of the second rank for each part of the guide."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from counteroffer.guides.draft import Draft, heading_words
from counteroffer.guides.edits import Edit, apply_edits
from counteroffer.guides.guide import Guide
from counteroffer.guides.outline import BOLD_LEAD, Section
from counteroffer.guides.plain_words import (
    EVIDENCE,
    LEVERS,
    MAPPING,
    PAY,
    STRATEGY,
    SUMMARY,
    TITLE,
    says_only,
    words_in,
)

IN_BRIEF = "**In brief:** "
PART_RANK = 2
_PAY = re.compile(r"\b(?:compensation|salary|pay|benchmarks?|comp)\b")
_LEVERS = re.compile(r"\blevers?(?: with scripts?| and scripts?)?$")
_BEGINS_BLOCK = re.compile(r"\s*(?:[-+*#>|=~`]|\d+[.)]|$)")


def lay_out_title(draft: Draft, guide: Guide) -> str:
    """The text with its title as "# Role (Level) | Company Negotiation Guide"; words beyond those are kept as they are."""
    title = draft.outline.title
    if guide.company is None or guide.role is None:
        return draft.text
    usual = f"{guide.role} ({guide.level})" if guide.level else guide.role
    usual = f"{usual} | {guide.company} Negotiation Guide"
    if title is None:
        body = draft.split[0].body
        return f"{draft.text[:body]}# {usual}\n\n{draft.text[body:]}"
    first, last = draft.line_start(title.start), title.end
    if draft.text[first : title.start].strip():
        return draft.text
    words = heading_words(draft.text[title.start : title.end])
    extra = words_in(words) - words_in(usual)
    kept = usual if says_only(" ".join(extra), TITLE) and _says_as_much(words, usual) else words
    return apply_edits(draft.text, [Edit(first, last, f"# {kept}\n\n")])


def _says_as_much(words: str, usual: str) -> bool:
    """Whether the usual title keeps every sign of the written one but punctuation."""
    signs = re.compile(r"[^\w\s*_`#:|/&().,+\u2010-\u2015-]")
    return not set(signs.findall(words)) - set(usual)


def lay_out_summary(draft: Draft, guide: Guide) -> str:
    """The text with its summary behind the words "In brief"."""
    section = draft.summary
    if section is None or section.quoted or not says_only(section.heading, SUMMARY):
        return draft.text
    start = draft.head_start(section)
    rest = draft.text[section.start : draft.line_end(section.start)]
    skipped = len(rest) - len(rest.lstrip(": "))
    return apply_edits(draft.text, [Edit(start, section.start + skipped, f"\n\n{IN_BRIEF}")])


def lay_out_headings(draft: Draft, guide: Guide) -> str:
    """The text with every section under a heading of its own; a bold lead stays one below a heading that stood before."""
    return apply_edits(draft.text, _heading_edits(draft, guide))


def _heading_edits(draft: Draft, guide: Guide) -> Iterator[Edit]:
    kept = {section.heading for section in guide.sections}
    parts = _parts(draft)
    above: list[tuple[int, int]] = []
    flat = True  # leads stand on their own until a heading comes, and again behind a part that was one
    until = -1
    for section in draft.outline.sections:
        part = parts.get(section.begin)
        if section is draft.summary or section.quoted or (section.begin < until and part is None):
            continue
        if section.rank < BOLD_LEAD:
            depth = PART_RANK if part else _depth(above, section.rank)
            above = [*((rank, laid) for rank, laid in above if rank < section.rank), (section.rank, depth)]
            flat = False
            yield _as_heading(draft, section, depth, _name(draft, section, part, kept))
        elif (part or flat) and not _is_lever(draft, section):
            if _BEGINS_BLOCK.match(draft.text[section.start : draft.line_end(section.start)]) and not _ends_line(
                draft, section
            ):
                continue
            flat, above = True, []
            yield _as_heading(draft, section, PART_RANK, _name(draft, section, part, kept))
        if part:
            until = max(until, _part_end(draft, section))


def _depth(above: list[tuple[int, int]], rank: int) -> int:
    """The canonical rank of a heading: that of the sibling before it, else one below the heading that holds it.

    `above` holds the headings that lead down to the one before, each with its rank as written and its canonical rank.
    """
    sibling = next((laid for written, laid in above if written == rank), None)
    holding = [laid for written, laid in above if written < rank]
    return sibling or min(holding[-1] + 1 if holding else PART_RANK, 6)


def _ends_line(draft: Draft, section: Section) -> bool:
    """Whether a lead stands alone on its line."""
    if draft.text[section.start - 1] == "\n":
        return True
    return not draft.text[section.start : draft.line_end(section.start)].strip(" *_:")


def _as_heading(draft: Draft, section: Section, depth: int, name: str) -> Edit:
    start, end = draft.head_start(section), section.start
    if draft.text[end - 1] == "\n":
        return Edit(start, end, f"\n\n{'#' * depth} {name}\n\n")
    if section.rank >= BOLD_LEAD and _ends_line(draft, section):
        end = draft.line_end(end)
    rest = draft.text[end : draft.line_end(end)]
    end += len(rest) - len(rest.lstrip(" "))
    return Edit(start, end, f"\n\n{'#' * depth} {name}\n\n")


def _parts(draft: Draft) -> dict[int, tuple[str, frozenset[str]]]:
    """The parts of the record by where their sections begin: the usual heading, and the words that it stands for."""
    parts = {section.begin: ("Evidence", EVIDENCE) for section in draft.evidence}
    parts |= {section.begin: ("Level mapping", MAPPING) for section in draft.mapping}
    if draft.strategy is not None:
        parts[draft.strategy.begin] = ("Strategy", STRATEGY)
    for section in draft.outline.sections:
        holds = _levers_between(draft, section.start, section.end)
        if holds and _LEVERS.search(section.name) and section.begin not in parts and not _is_lever(draft, section):
            parts[section.begin] = ("Levers", LEVERS)
    for section in draft.outline.sections:
        pays = _PAY.search(section.name) and draft.outline.tables(section.start, section.own_end)
        if pays and section.begin not in parts and section.rank < BOLD_LEAD:
            parts[section.begin] = ("Compensation", PAY)
            break
    return parts


def _is_lever(draft: Draft, section: Section) -> bool:
    return _levers_between(draft, section.begin, section.begin + 1)


def _levers_between(draft: Draft, start: int, end: int) -> bool:
    """Whether a lever begins in a stretch of the text."""
    return bisect_left(draft.lever_begins, start) < bisect_left(draft.lever_begins, end)


def _name(draft: Draft, section: Section, part: tuple[str, frozenset[str]] | None, kept: set[str]) -> str:
    """The heading as written, or the usual one where it says no more and the record does not quote it."""
    words = draft.head_words(section)
    if part is not None and section.heading not in kept and says_only(words, part[1]):
        return part[0]
    return words


def _part_end(draft: Draft, section: Section) -> int:
    """Where a part ends: its own sections stay within it. Pay ends with its first subsection."""
    if section is draft.strategy:
        return draft.strategy_end
    if section in draft.mapping or section in draft.evidence:
        return section.end
    levers = [end for _lever, begin, end in draft.levers if section.start <= begin < section.end]
    return max(levers, default=section.start) if levers else section.start
