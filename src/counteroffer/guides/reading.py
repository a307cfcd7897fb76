"""Reading a guide: from the text of a Markdown file to its record, whatever its layout; any text gives a record."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from counteroffer.documents.front_matter import split_front_matter
from counteroffer.documents.markdown import Paragraph, read_markdown
from counteroffer.documents.source import SourceText
from counteroffer.documents.yaml_tree import Mapping
from counteroffer.guides import findings
from counteroffer.guides.body_dates import fill_from_body
from counteroffer.guides.dating import named_in, read_dated
from counteroffer.guides.evidence import evidence_sections, read_evidence
from counteroffer.guides.front_matter_pay import compared, rows_from
from counteroffer.guides.guide import (
    Dated,
    Guide,
    GuideFigure,
    GuideLever,
    GuideSection,
    GuideSource,
    GuideStrategy,
    PayRow,
    Premium,
)
from counteroffer.guides.level_mapping import PlacedGroup, is_mapping_table, read_level_mapping
from counteroffer.guides.levers import read_levers
from counteroffer.guides.outline import BOLD_LEAD, Outline, Section, Stretches, begin_of, clip, end_of, read_outline
from counteroffer.guides.pay_tables import read_pay
from counteroffer.guides.premiums import read_premiums
from counteroffer.guides.short_texts import remembered
from counteroffer.guides.strategy import read_strategy, says_yearly_equity, strategy_end, strategy_section
from counteroffer.guides.title import Title, read_title
from counteroffer.guides.tokens import Claim, Tokens
from counteroffer.terms.faults import Diagnostic

_MAPPING = re.compile(r"\blevel(?:ing|s)? (?:mapping|map|equivalen\w+|comparison)\b|\blevel mapping\b|\bleveling\b")
_SUMMARY = re.compile(r"^(?:negotiation dna|in brief|summary|tl dr|overview)\b")
_PAY = re.compile(r"\b(?:compensation|salary|pay|benchmarks?|comp)\b")


@remembered
def _maps_levels(name: str) -> bool:
    """Whether a section of that name maps levels."""
    return bool(_MAPPING.search(name))


@remembered
def _is_about_pay(name: str) -> bool:
    """Whether a section of that name is about pay."""
    return bool(_PAY.search(name))


def read_guide(source: SourceText) -> tuple[Guide, tuple[Diagnostic, ...]]:
    """The record of one guide, with what is wrong or unread in it; the body wins over front matter."""
    front, front_faults = split_front_matter(source)
    tokens = Tokens(source)
    dated, date_faults = read_dated(front.fields)
    # The outline is gone when the figures are made: of a large table there is no room for both.
    read = _read_parts(_Parts(read_outline(read_markdown(source, front.body)), tokens, front.fields), dated)
    held = frozenset([claim.start for claim in read.claims])
    guide = Guide(
        path=source.path,
        company=read.title.company,
        role=read.title.role,
        level=read.title.level,
        dated=read.dated,
        summary=read.summary,
        premiums=tuple(read.premiums),
        compensation=tuple(read.pay.rows),
        level_mapping=tuple(group for group, _line in read.level_mapping),
        mapping_lines=tuple(line for _group, line in read.level_mapping),
        levers=tuple(read.asked.levers),
        strategy=read.asked.strategy,
        sections=read.sections,
        sources=tuple(read.sources),
        figures=(*tokens.figures(read.claims), *read.pay.filled),
        unread=tuple(tokens.unread(held)),
    )
    found = (
        *front_faults,
        *date_faults,
        *compared(front.fields, [] if read.pay.filled else read.pay.rows),
        *findings.unread_pay(tokens, held, read.pay.places),
        *findings.unread_asks(tokens, held, read.asked.places),
        *findings.mixed_currencies(guide),
        *findings.lacking(source, guide),
    )
    return guide, tuple(sorted(found, key=lambda fault: fault.order))


@dataclass(frozen=True, slots=True)
class _Read:
    """What the readers of a guide's parts found; `claims` are those of all its numbers, in the order of the record."""

    title: Title
    dated: Dated
    summary: str | None
    premiums: list[Premium]
    pay: "_Pay"
    asked: "_Asked"
    level_mapping: tuple[PlacedGroup, ...]
    sections: tuple[GuideSection, ...]
    sources: list[GuideSource]
    claims: list[Claim]


def _read_parts(parts: "_Parts", dated: Dated) -> _Read:
    """Each part of a guide, read by its own reader; `dated` is what front matter says."""
    outline, tokens = parts.outline, parts.tokens
    title = _title(outline, named_in(parts.fields))
    premiums, premium_claims = read_premiums(tokens, _premium_places(outline))
    sources, source_claims = read_evidence(outline, tokens, parts.evidence)
    pay = _read_pay(parts)
    asked = _read_asked(parts, tuple(dict.fromkeys(row.region for row in pay.rows)))
    return _Read(
        title=title,
        dated=fill_from_body(dated, outline),
        summary=_summary(outline),
        premiums=premiums,
        pay=pay,
        asked=asked,
        level_mapping=read_level_mapping(outline, parts.mapping, title.company),
        sections=_sections(outline, tokens, [*parts.held(), *pay.places, *asked.places]),
        sources=sources,
        claims=_joined(premium_claims, pay.claims, asked.claims, source_claims),
    )


def _joined(*lists: list[Claim]) -> list[Claim]:
    """The claims of all lists in order; the lists themselves are emptied."""
    joined: list[Claim] = []
    for claims in lists:
        joined += claims
        claims.clear()
    return joined


class _Parts:
    """A guide's text, taken apart: its outline, its tokens, and the sections that have a reader of their own."""

    def __init__(self, outline: Outline, tokens: Tokens, fields: Mapping | None) -> None:
        self.outline = outline
        self.tokens = tokens
        self.fields = fields
        self.strategy = strategy_section(outline)
        self.mapping = mapping_sections(outline)
        self.evidence = evidence_sections(outline)

    def held(self) -> list[tuple[int, int]]:
        """Where the summary, the level mapping and the evidence stand."""
        summary = summary_section(self.outline)
        own = [(summary.begin, first_line_end(self.outline, summary))] if summary else []
        return [*own, *((section.begin, section.end) for section in (*self.mapping, *self.evidence))]


@dataclass(frozen=True, slots=True)
class _Pay:
    """Rows of pay with their claims and tables; `filled` are the figures of rows that front matter fills in."""

    rows: list[PayRow]
    claims: list[Claim]
    places: list[tuple[int, int]]
    filled: list[GuideFigure]


def _read_pay(parts: _Parts) -> _Pay:
    """The rows of the body's tables, or those of front matter where the body has none."""
    skipped = (*parts.mapping, *parts.evidence, *((parts.strategy,) if parts.strategy else ()))
    yearly = parts.strategy is not None and says_yearly_equity(parts.outline, parts.strategy)
    rows, claims, places = read_pay(parts.outline, parts.tokens, skipped, yearly_equity=yearly)
    if rows:
        return _Pay(rows, claims, places, [])
    rows, placed = rows_from(parts.fields)
    return _Pay(rows, [], places, [parts.tokens.figure_of(claim, span) for claim, span in placed])


@dataclass(frozen=True, slots=True)
class _Asked:
    """Levers and strategy with their claims, and where they stand."""

    levers: list[GuideLever]
    strategy: GuideStrategy | None
    claims: list[Claim]
    places: list[tuple[int, int]]


def _read_asked(parts: _Parts, regions: tuple[str, ...]) -> _Asked:
    """The levers and the strategy."""
    stops = (parts.strategy.begin,) if parts.strategy else ()
    levers, claims, places = read_levers(parts.outline, parts.tokens, stops)
    if parts.strategy is None:
        return _Asked(levers, None, claims, places)
    strategy, asked = read_strategy(parts.outline, parts.tokens, parts.strategy, regions)
    place = (parts.strategy.begin, strategy_end(parts.outline, parts.strategy))
    return _Asked(levers, strategy, [*claims, *asked], [*places, place])


def _title(outline: Outline, named: tuple[str | None, str | None]) -> Title:
    """The title's parts; front matter fills what it does not say."""
    text = outline.title.text if outline.title else ""
    if not text:
        first = next((block for block in outline.document.blocks if isinstance(block, Paragraph)), None)
        line = first.prose.text.split("\n")[0] if first else ""
        text = line if re.search(r"negotiation (?:guide|playbook)", line, re.IGNORECASE) else ""
    title = read_title(text)
    company, role = named
    return Title(title.company or company, title.role or role, title.level)


def mapping_sections(outline: Outline) -> tuple[Section, ...]:
    """The sections that map levels: by their headings, else those that hold a table of equivalents."""
    named = [section for section in outline.sections if _maps_levels(section.name)]
    if named:
        return tuple(_outermost(named))
    tables = [table.start for table in outline.tables(0, len(outline.document.source.text)) if is_mapping_table(table)]
    return tuple(
        section
        for section in outline.sections
        if bisect_left(tables, section.start) < bisect_left(tables, section.own_end)
    )


def _outermost(sections: list[Section]) -> Iterator[Section]:
    """The sections that stand in none of the others."""
    end = -1
    for section in sections:
        if section.begin >= end:
            yield section
            end = section.end


def _premium_places(outline: Outline) -> tuple[tuple[int, int], ...]:
    """Where premiums are named: the title, the one-line summary, and headings over pay tables."""
    places: list[tuple[int, int]] = []
    if outline.title is not None:
        places.append((outline.title.start, outline.title.end))
    dna = summary_section(outline)
    if dna is not None:
        places.append((dna.begin, first_line_end(outline, dna)))
    places.extend((section.begin, section.start) for section in outline.sections if _is_about_pay(section.name))
    return tuple(places)


def summary_section(outline: Outline) -> Section | None:
    """The section of the one-line summary: a bold lead whose words go on in the same line."""
    for section in outline.sections:
        if section.rank >= BOLD_LEAD and _SUMMARY.match(section.name):
            line = outline.document.source.text[section.start : first_line_end(outline, section)]
            if line.strip(" :*_"):
                return section
    return None


def first_line_end(outline: Outline, section: Section) -> int:
    """Where the first line of a section's body ends."""
    end = outline.document.source.text.find("\n", section.start)
    return section.own_end if end == -1 else min(end, section.own_end)


def _summary(outline: Outline) -> str | None:
    """The one-line summary, else the first paragraph."""
    section = summary_section(outline)
    if section is not None:
        return outline.text(section.start, first_line_end(outline, section)).lstrip(": ").strip() or None
    for block in outline.document.blocks:
        if isinstance(block, Paragraph) and block.item is None and block.prose.text.strip():
            return clip(block.prose, block.prose.start, block.prose.end).strip()
    return None


def _sections(outline: Outline, tokens: Tokens, held: list[tuple[int, int]]) -> tuple[GuideSection, ...]:
    """The words that no other part of the record holds, section by section, each up to its first subsection."""
    found: list[GuideSection] = []
    taken = Stretches(held)
    for section in outline.sections:
        if taken.hold(section.begin):
            continue
        text = "\n".join(_free_passages(outline, section, taken)).lstrip(": ").strip()
        if text:
            words = tokens.source.text[section.start : section.own_end].rstrip()
            last = section.start + len(words)
            lines = (tokens.source.line_at(section.begin), tokens.source.line_at(last))
            found.append(GuideSection(heading=section.heading, text=text, lines=lines))
    return tuple(found)


def _free_passages(outline: Outline, section: Section, taken: Stretches) -> Iterator[str]:
    """The passages of a section's own words that stand in no stretch read elsewhere."""
    for block in outline.blocks(section.start, section.own_end):
        begin = max(begin_of(block), section.start)
        if not taken.hold(begin):
            passage = outline.text(begin, min(max(end_of(block), begin), section.own_end))
            if passage:
                yield passage
