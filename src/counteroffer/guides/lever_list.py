"""The canonical levers and strategy: a numbered list with bold titles, and a section that is no quote."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from counteroffer.documents.markdown import Heading, Paragraph, Rule
from counteroffer.guides.draft import QUOTE_AND_BLANKS, Draft
from counteroffer.guides.edits import Edit, apply_edits
from counteroffer.guides.guide import Guide
from counteroffer.guides.headings import PART_RANK
from counteroffer.guides.outline import Section, begin_of
from counteroffer.guides.plain_words import LEVERS, STRATEGY, says_only

_BETWEEN = re.compile(r"[\s*_>-]*\Z")
_SCRIPT = re.compile(r"\s*[–—:-]\s*(?=[\"“])")
_LEADS_IN = ":-–— "
_BEGINS_BLOCK = re.compile(r"(?:[-+*] |#|>|\||\d+[.)] |```)")
_QUOTE_MARK = re.compile(r"^[ \t]*> ?", re.MULTILINE)


def lay_out_levers(draft: Draft, guide: Guide) -> str:
    """The text with levers that are sections as one numbered list; levers that are a list stay as they are."""
    sections = {section.begin: section for section in draft.outline.sections}
    found = [(sections.get(begin), begin, _before_markup(draft, end)) for _lever, begin, end in draft.levers]
    if not found or any(section is None or section.quoted for section, _begin, _end in found):
        return draft.text
    levers = [(section, end) for section, _begin, end in found if section is not None]
    bodies = [
        (lever, _spoken_in_heading(draft, section) + draft.text[section.start : end])
        for (lever, _begin, _end), (section, end) in zip(draft.levers, levers, strict=True)
    ]
    plain = all(
        _is_as_written(draft, section, lever.title)
        for (lever, _begin, _end), (section, _until) in zip(draft.levers, levers, strict=True)
    )
    if not plain or not all(_follow(draft, levers)):
        return draft.text
    items = [_item(number, lever.title, body) for number, (lever, body) in enumerate(bodies, start=1)]
    start, end = draft.head_start(levers[0][0]), levers[-1][1]
    head = "" if _is_headed(draft, levers[0][0]) else f"{'#' * PART_RANK} Levers\n\n"
    gap = "\n\n" if any("\n\n" in item for item in items) else "\n"
    return apply_edits(draft.text, [Edit(start, end, f"\n\n{head}{gap.join(items)}\n\n")])


def _is_as_written(draft: Draft, section: Section, title: str) -> bool:
    """Whether a lever's heading holds its title to the letter; one with markup of its own would lose it."""
    words = draft.head_words(section)
    cut = _SCRIPT.search(words)
    return (words[: cut.start()] if cut else words).rstrip(f"{_LEADS_IN}*_").endswith(title)


def _before_markup(draft: Draft, end: int) -> int:
    """The end of a lever's words: before the quote sign, stars or "#" signs that open the next section on its line."""
    start = draft.line_start(end)
    return end if draft.text[start:end].strip(f"{QUOTE_AND_BLANKS}*_#") else start


def _spoken_in_heading(draft: Draft, section: Section) -> str:
    """The script that stands in the heading itself: 'Lever 1: Equity — "I ask for ..."'; "" for any other heading."""
    words = draft.head_words(section)
    cut = _SCRIPT.search(words)
    return f"{words[cut.end() :]}\n\n" if cut else ""


def _follow(draft: Draft, levers: list[tuple[Section, int]]) -> Iterator[bool]:
    """Whether each lever stands right behind the one before it."""
    for (_section, end), (following, _end) in pairwise(levers):
        yield bool(_BETWEEN.match(draft.text[end : draft.head_start(following)]))


def _is_headed(draft: Draft, first: Section) -> bool:
    """Whether a heading "Levers" stands right above the first lever."""
    above = draft.outline.sections[: bisect_left(draft.section_begins, first.begin)]
    if not above or not says_only(above[-1].heading, LEVERS) or above[-1].rank >= first.rank:
        return False
    return not draft.text[above[-1].start : draft.head_start(first)].strip(" \n*:")


def _item(number: int, title: str, body: str) -> str:
    """One lever as an item: its title in bold, and its words, those on further lines indented."""
    mark = f"{number}. "
    words = _trimmed(body)
    lines = [line if not line.strip() else f"{' ' * len(mark)}{line}" for line in words.split("\n")]
    if _BEGINS_BLOCK.match(words):
        return f"{mark}**{title}:**\n\n{chr(10).join(lines)}"
    return f"{mark}**{title}:** {chr(10).join(lines).lstrip()}".rstrip()


def _trimmed(body: str) -> str:
    """A lever's words without the dash or colon that leads in."""
    words = body.strip()
    if words[:1] in _LEADS_IN and not words.startswith("- "):
        words = words.lstrip(_LEADS_IN)
    return words


def lay_out_strategy(draft: Draft, guide: Guide) -> str:
    """The text with its strategy as a section that is no quote; one with other words in its quote stays as it is."""
    section = draft.strategy
    if section is None or not section.quoted:
        return draft.text
    start, end = draft.line_start(section.begin), draft.strategy_end
    above = draft.text[draft.line_start(max(start - 1, 0)) : max(start - 1, 0)]
    if above.lstrip().startswith(">") or not _ends_section(draft, end):
        return draft.text
    name = "Strategy" if says_only(section.heading, STRATEGY) else draft.head_words(section).lstrip(QUOTE_AND_BLANKS)
    words = _QUOTE_MARK.sub("", draft.text[section.start : end]).lstrip(": \t")
    return apply_edits(draft.text, [Edit(start, end, f"\n\n{'#' * PART_RANK} {name}\n\n{words.rstrip()}\n\n")])


def _ends_section(draft: Draft, end: int) -> bool:
    """Whether nothing but a heading, a bold lead or a line across the page comes behind the strategy's quote."""
    for block in draft.outline.blocks(end, len(draft.text)):
        if begin_of(block) >= end and not isinstance(block, Rule):
            return isinstance(block, Heading) or (isinstance(block, Paragraph) and draft.opens_section(block))
    return True
