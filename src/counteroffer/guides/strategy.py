"""The strategy block of a guide: its words, its money, and what it asks for."""

import re
from decimal import Decimal

from counteroffer.documents.markdown import Paragraph, Table
from counteroffer.guides.asks import read_asks
from counteroffer.guides.guide import GuideStrategy
from counteroffer.guides.outline import Outline, Section, begin_of, end_of
from counteroffer.guides.places_named import Places
from counteroffer.guides.tokens import Claim, Tokens, values_of

_NAMES = (
    re.compile(r"^(?:\d+ )?negotiate up strategy\b"),
    re.compile(r"^(?:\d+ )?(?:the |your |overall |recommended )*negotiation strategy\b"),
    re.compile(r"^strategy$"),
)
_YEARLY = re.compile(r"\bannual(?:ized)? (?:equity|RSUs?|stock|options?)\b", re.IGNORECASE)
_QUOTED = re.compile(r"\n[ \t]*(?:>[ \t]?)+")


def strategy_section(outline: Outline) -> Section | None:
    """The section that holds the strategy: the best-named one, quoted ones first."""
    for pattern in _NAMES:
        found = [section for section in outline.sections if pattern.search(section.name)]
        if found:
            return min(found, key=lambda section: (not section.quoted, section.rank))
    return None


def strategy_end(outline: Outline, section: Section) -> int:
    """Where the strategy ends: a quoted one with its quote, any other with its section."""
    if not section.quoted:
        return section.end
    last = section.start
    for block in outline.blocks(section.start, section.end):
        if not (isinstance(block, Paragraph) and (block.quoted or begin_of(block) < section.start)):
            break
        last = max(last, end_of(block))
    return min(last, section.end)


def says_yearly_equity(outline: Outline, section: Section) -> bool:
    """Whether the strategy calls the guide's equity figures yearly ones ("annual equity of $35K-$40K")."""
    words = outline.text(section.start, strategy_end(outline, section))
    return "annual" in words.lower() and bool(_YEARLY.search(words))


def read_strategy(
    outline: Outline, tokens: Tokens, section: Section, regions: tuple[str, ...]
) -> tuple[GuideStrategy, list[Claim]]:
    """The strategy of a section, and the claims of its numbers; asks are read from its sentences, not its tables."""
    start, end = section.start, strategy_end(outline, section)
    amounts: list[Decimal] = []
    claims: list[Claim] = []
    for token in tokens.money(start, end):
        for value in values_of(token):
            claims.append(Claim(f"strategy.amounts[{len(amounts)}]", value, token.unit, token.start, token.end))
            amounts.append(value)
    asks, asked = read_asks(_sentences(outline, tokens, start, end), start, end, tokens, Places.of_regions(regions))
    source = tokens.source
    words = source.text[start:end].rstrip()
    last = start + len(words)
    lines = (source.line_at(section.begin), source.line_at(last))
    text = outline.text(start, end).lstrip(": ").strip()
    return GuideStrategy(text=text, amounts=tuple(amounts), asks=tuple(asks), lines=lines), [*claims, *asked]


def _sentences(outline: Outline, tokens: Tokens, start: int, end: int) -> str:
    """The source with the strategy's markup and tables blanked out, every offset kept."""
    text = tokens.source.text
    passage = text[start:end]
    if ">" in passage:
        passage = _QUOTED.sub(lambda found: "\n".ljust(len(found[0])), f"\n{passage}")[1:]
    passage = passage.replace("*", " ").replace("`", " ")
    pieces, begun = [text[:start]], 0
    for block in outline.blocks(start, end):
        if isinstance(block, Table):
            first, last = max(block.start, start) - start, min(block.end, end) - start
            pieces += (passage[begun:first], " " * (last - first))
            begun = last
    return "".join((*pieces, passage[begun:], text[end:]))
