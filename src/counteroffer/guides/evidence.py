"""The lines of evidence that a guide lists, each with its link and the years that it names."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from counteroffer.documents.markdown import Paragraph, Prose
from counteroffer.guides.guide import GuideSource
from counteroffer.guides.outline import Outline, Section, Stretches
from counteroffer.guides.short_texts import remembered
from counteroffer.guides.tokens import Claim, Tokens, years_in

_HEADING = re.compile(r"\b(?:evidence|sources?|references|citations|bibliography|further reading)\b")
_MARKED = re.compile(r"^\s*\[\d{1,3}\][:.]?\s+", re.MULTILINE)
_LONGEST_NAME = 60
_ADDRESS = re.compile(r"https?://[^\s<>)\]\"]+")


def evidence_sections(outline: Outline) -> tuple[Section, ...]:
    """The sections that list evidence: those whose headings say so, from the last chapter of that name on."""
    named = [section for section in outline.sections if len(section.name) < _LONGEST_NAME and _lists(section.name)]
    best = [section for section in named if "evidence" in section.name or section.name.endswith("sources")] or named
    return tuple(best[-1:])


@remembered
def _lists(name: str) -> bool:
    """Whether a section of that name lists evidence."""
    return bool(_HEADING.search(name))


def read_evidence(
    outline: Outline, tokens: Tokens, sections: tuple[Section, ...]
) -> tuple[list[GuideSource], list[Claim]]:
    """The items of the evidence sections; paragraphs count where they begin with a number in brackets."""
    sources: list[GuideSource] = []
    claims: list[Claim] = []
    for section in sections:
        for prose, first, last in _lines(outline, section):
            text = " ".join(_MARKED.sub("", prose.text[first:last]).split())
            start, end = prose.offset(first), prose.end if last >= len(prose.text) else prose.offset(last)
            years: list[int] = []
            found_addresses = _ADDRESS.finditer(prose.text, first, last) if "://" in prose.text else ()
            addresses = Stretches([found.span() for found in found_addresses])
            for year, offset in years_in(tokens.source, start, end):
                if year not in years and not _in_link(prose, first, last, offset, addresses):
                    field = f"sources[{len(sources)}].years[{len(years)}]"
                    claims.append(Claim(field, Decimal(year), "year", offset, offset + 4))
                    years.append(year)
            line = tokens.source.line_at(start)
            sources.append(GuideSource(text=text, url=_url(prose, first, last), years=tuple(years), line=line))
    return sources, claims


def _lines(outline: Outline, section: Section) -> Iterator[tuple[Prose, int, int]]:
    """The stretches of prose that are one source each."""
    blocks = [block for block in outline.blocks(section.start, section.end) if isinstance(block, Paragraph)]
    seen: set[int] = set()
    for block in blocks:
        if block.item is not None and block.item.depth == 0:
            if block.item.key not in seen and block.prose.text.strip():
                seen.add(block.item.key)
                yield block.prose, 0, len(block.prose.text)
        elif block.item is None and block.prose.start >= section.start:
            marks = [found.start() for found in _MARKED.finditer(block.prose.text)]
            for begin, end in pairwise([*marks, len(block.prose.text)]):
                yield block.prose, begin, end


def _url(prose: Prose, first: int, last: int) -> str | None:
    """The address that a source leads to: its link, or one written out."""
    link = next((link.href for link in prose.links if first <= link.start < last and link.href), None)
    written = _ADDRESS.search(prose.text, first, last) if "://" in prose.text else None
    return link or (written[0].rstrip(".,;") if written else None)


def _in_link(prose: Prose, first: int, last: int, offset: int, addresses: Stretches) -> bool:
    """Whether an offset of the source stands in an address and not among the words."""
    position = prose.position(offset)
    if prose.offset(position) != offset or not first <= position < last:
        return True
    return addresses.hold(position)
