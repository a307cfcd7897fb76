"""The levers that a guide numbers: a title, a script, and the money in its body.

Levers stand as numbered items under a heading such as "Global Levers", or as sections of their own ("Lever 2: Equity").
A section about a lever that has no number is a section, not one of these.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from counteroffer.documents.markdown import Paragraph, Prose, Rule
from counteroffer.guides.guide import GuideLever
from counteroffer.guides.outline import BOLD_LEAD, Outline, Section, begin_of
from counteroffer.guides.short_texts import remembered
from counteroffer.guides.tokens import Claim, Tokens, values_of

_HEADING = re.compile(
    r"\b(?:\d+ )?(?:global |key |negotiation |top |core |main )*levers?(?: with scripts?| and scripts?)?$"
)
_NUMBERED = re.compile(r"^(?:global |negotiation |key )*lever\s*#?(\d+)\s*(?:[:.)|–—-]+\s*)?", re.IGNORECASE)
_LEADING_NUMBER = re.compile(r"^#?\d{1,2}\s*[.):–—-]\s*")
_SCRIPT_BEGINS = re.compile(r"\s*(?:[:–—-]\s*)?(?=[\"“”])|:\s+|\s+[–—]\s+(?=[A-Z])")
_LONGEST_TITLE = 140
_FEWEST_SCRIPTS = 3


class _Found(msgspec.Struct, frozen=True, gc=False):
    """A lever: its title, and the stretch of the text that is its body."""

    title: str
    begin: int
    start: int
    end: int


def read_levers(
    outline: Outline, tokens: Tokens, stops: tuple[int, ...]
) -> tuple[list[GuideLever], list[Claim], list[tuple[int, int]]]:
    """The numbered levers, the claims of their amounts, and the stretches of the text that they cover.

    A lever ends at the latest where the strategy begins (`stops`) or a line crosses the page.
    """
    ends = sorted((*stops, *[block.start for block in outline.document.blocks if block.__class__ is Rule]))
    found = [_cut(lever, ends) for lever in _numbered(outline)]
    levers: list[GuideLever] = []
    claims: list[Claim] = []
    for lever in found:
        money = tokens.money(lever.start, lever.end)
        amounts: list[Decimal] = []
        for token in money:
            for value in values_of(token):
                field = f"levers[{len(levers)}].amounts[{len(amounts)}]"
                claims.append(Claim(field, value, token.unit, token.start, token.end))
                amounts.append(value)
        lines = (tokens.source.line_at(lever.begin), _last_line(tokens, lever.start, lever.end))
        script = outline.text(lever.start, lever.end).lstrip(":-–— ").strip()
        levers.append(GuideLever(title=lever.title, script=script, amounts=tuple(amounts), lines=lines))
    return levers, claims, [(lever.begin, lever.end) for lever in found]


def _numbered(outline: Outline) -> list[_Found]:
    """The numbered levers: sections, else items under a heading, else numbered leads that all quote a script."""
    return list(_as_sections(outline)) or list(_as_items(outline)) or list(_as_scripts(outline))


def _as_scripts(outline: Outline) -> Iterator[_Found]:
    """Numbered leads in one section, each followed by a script in quotation marks, where nothing is called a lever."""
    leads = [
        section for section in outline.sections if _LEADING_NUMBER.match(section.heading) and section.rank >= BOLD_LEAD
    ]
    quoting = [section for section in leads if re.search(r"[\"“]", outline.text(section.start, section.end))]
    if len(quoting) >= _FEWEST_SCRIPTS and len(quoting) == len(leads):
        for section in quoting:
            yield _Found(_tidy(section.heading), section.begin, section.start, section.end)


def _cut(lever: _Found, stops: list[int]) -> _Found:
    """The lever up to the first stop that lies in it."""
    after = bisect_left(stops, lever.start)
    return msgspec.structs.replace(lever, end=min(lever.end, stops[after])) if after < len(stops) else lever


def _last_line(tokens: Tokens, start: int, end: int) -> int:
    """The line on which the words of a stretch end."""
    words = tokens.source.text[start:end].rstrip()
    return tokens.source.line_at(start + len(words))


def _as_sections(outline: Outline) -> Iterator[_Found]:
    """Levers that are sections: "Lever 2: Equity", with or without the script on the same line."""
    numbered = [section for section in outline.sections if "lever" in section.name and _NUMBERED.match(section.heading)]
    for section in numbered:
        rest = _NUMBERED.sub("", section.heading).strip()
        cut = re.search(r"\s*[–—:-]\s*(?=[\"“])", rest)
        if cut is None:
            yield _Found(_tidy(rest), section.begin, section.start, section.end)
        else:
            spoken = outline.document.source.text.find(
                rest[cut.end() : cut.end() + 12], section.begin, section.start + 12
            )
            start = spoken if 0 <= spoken < section.start else section.begin
            yield _Found(_tidy(rest[: cut.start()]), section.begin, start, section.end)


def _as_items(outline: Outline) -> Iterator[_Found]:
    """Levers that are numbered items, or bold leads with a number, under a heading that says "levers"."""
    headed = [section for section in outline.sections if _is_of_levers(section.name)]
    for section in headed:
        items = list(_items(outline, section))
        if items:
            yield from items
            return


@remembered
def _is_of_levers(name: str) -> bool:
    """Whether a section of that name holds levers."""
    return "lever" in name and bool(_HEADING.search(name))


def _items(outline: Outline, section: Section) -> Iterator[_Found]:
    """The numbered items of a section (bulleted ones with a bold lead where none is numbered), else its leads."""
    blocks = [
        block
        for block in outline.blocks(section.start, section.end)
        if isinstance(block, Paragraph) and block.item is not None and block.item.depth == 0
    ]
    numbered = [block for block in blocks if block.item and block.item.number is not None]
    chosen = numbered or [block for block in blocks if block.prose.strong and block.prose.strong[0][0] == 0]
    if not chosen:
        yield from _leads(outline, section)
        return
    keys = [block.item.key for block in chosen if block.item]
    firsts = [block for index, block in enumerate(chosen) if index == 0 or keys[index] != keys[index - 1]]
    until = _list_end(outline, section, firsts[-1])
    for block, following in zip(firsts, [*[first.prose.start for first in firsts[1:]], until], strict=True):
        title, start = _title_of(block.prose)
        yield _Found(title, block.prose.start, start, _before_item(outline, following, until))


def _before_item(outline: Outline, following: int, until: int) -> int:
    """The end of an item's body: the line before the next item begins."""
    if following == until:
        return until
    return outline.document.source.text.rfind("\n", 0, following) + 1 or following


def _list_end(outline: Outline, section: Section, last: Paragraph) -> int:
    """Where the last item ends: at the first block after it that belongs to no item."""
    for block in outline.blocks(last.prose.start, section.end):
        begin = begin_of(block)
        if begin > last.prose.start and not (isinstance(block, Paragraph) and block.item is not None):
            return begin
    return section.end


def _leads(outline: Outline, section: Section) -> Iterator[_Found]:
    """Sections below the heading whose titles begin with a number: "1. Competing Offer"."""
    for below in outline.sections:
        if section.start <= below.begin < section.end and _LEADING_NUMBER.match(below.heading):
            yield _Found(_tidy(below.heading), below.begin, below.start, below.end)


def _title_of(prose: Prose) -> tuple[str, int]:
    """The title of an item, and the offset at which its body begins."""
    if prose.strong and prose.strong[0][0] == 0:
        end = prose.strong[0][1]
        return _tidy(prose.text[:end]), prose.offset(end) if end < len(prose.text) else prose.end
    cut = _SCRIPT_BEGINS.search(prose.text[:_LONGEST_TITLE])
    if cut is not None and cut.start():
        return _tidy(prose.text[: cut.start()]), prose.offset(cut.end())
    first = re.split(r"(?<=[.!?])\s", prose.text, maxsplit=1)[0]
    return _tidy(first[:_LONGEST_TITLE]), prose.start


def _tidy(title: str) -> str:
    """A title without its number and its colon."""
    words = " ".join(title.split())
    words = _LEADING_NUMBER.sub("", _NUMBERED.sub("", words) or words)
    return words.strip().rstrip(":").rstrip("–—-").strip()
