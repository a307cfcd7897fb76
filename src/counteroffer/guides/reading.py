"""Reading a guide: from the text of a Markdown file to its record, whatever its layout; any text gives a record."""

import re

from counteroffer.documents.front_matter import split_front_matter
from counteroffer.documents.markdown import Paragraph, read_markdown
from counteroffer.documents.source import SourceText
from counteroffer.guides.dating import named_in, read_dated
from counteroffer.guides.evidence import evidence_sections, read_evidence
from counteroffer.guides.guide import Guide, GuideSection
from counteroffer.guides.level_mapping import is_mapping_table, read_level_mapping
from counteroffer.guides.levers import read_levers
from counteroffer.guides.outline import Outline, Section, clip, read_outline
from counteroffer.guides.pay_tables import read_pay
from counteroffer.guides.premiums import read_premiums
from counteroffer.guides.strategy import read_strategy, says_yearly_equity, strategy_end, strategy_section
from counteroffer.guides.title import Title, read_title
from counteroffer.guides.tokens import Claim, Tokens
from counteroffer.terms.faults import Diagnostic

_MAPPING = re.compile(r"\blevel(?:ing|s)? (?:mapping|map|equivalen\w+|comparison)\b|\blevel mapping\b|\bleveling\b")
_SUMMARY = re.compile(r"^(?:negotiation dna|in brief|summary|tl dr|overview)\b")
_PAY = re.compile(r"\b(?:compensation|salary|pay|benchmarks?|comp)\b")


def read_guide(source: SourceText) -> tuple[Guide, tuple[Diagnostic, ...]]:
    """The record of one guide, with what is wrong or unread in it; the body wins over front matter."""
    front, front_faults = split_front_matter(source)
    outline = read_outline(read_markdown(source, front.body))
    tokens = Tokens(source)
    title = _title(outline, named_in(front.fields))
    dated, date_faults = read_dated(front.fields)

    strategy_at = strategy_section(outline)
    mapping_at = _mapping_sections(outline)
    evidence_at = evidence_sections(outline)
    premiums, premium_claims = read_premiums(tokens, _premium_places(outline))
    levers, lever_claims, lever_stretches = read_levers(outline, tokens, (strategy_at.begin,) if strategy_at else ())
    skipped = (*mapping_at, *evidence_at, *((strategy_at,) if strategy_at else ()))
    yearly = strategy_at is not None and says_yearly_equity(outline, strategy_at)
    rows, pay_claims = read_pay(outline, tokens, skipped, yearly_equity=yearly)
    sources, source_claims = read_evidence(outline, tokens, evidence_at)
    claims: list[Claim] = [*premium_claims, *pay_claims, *lever_claims]
    strategy = None
    if strategy_at is not None:
        regions = tuple(dict.fromkeys(row.region for row in rows))
        strategy, strategy_claims = read_strategy(outline, tokens, strategy_at, regions)
        claims.extend(strategy_claims)
    claims.extend(source_claims)
    held = [(section.begin, section.end) for section in (*mapping_at, *evidence_at)] + lever_stretches
    if strategy_at is not None:
        held.append((strategy_at.begin, strategy_end(outline, strategy_at)))
    guide = Guide(
        path=source.path,
        company=title.company,
        role=title.role,
        level=title.level,
        dated=dated,
        summary=_summary(outline),
        premiums=tuple(premiums),
        compensation=tuple(rows),
        level_mapping=read_level_mapping(outline, mapping_at, title.company),
        levers=tuple(levers),
        strategy=strategy,
        sections=_sections(outline, tokens, held),
        sources=tuple(sources),
        figures=tuple(tokens.figures(claims)),
        unread=tuple(tokens.unread(claims)),
    )
    return guide, (*front_faults, *date_faults)


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


def _mapping_sections(outline: Outline) -> tuple[Section, ...]:
    """The sections that map levels: by their headings, else those that hold a table of equivalents."""
    named = [section for section in outline.sections if _MAPPING.search(section.name)]
    named = [section for section in named if not any(_holds(other, section) for other in named)]
    if named:
        return tuple(named)
    end = len(outline.document.source.text)
    tables = [table for table in outline.tables(0, end) if is_mapping_table(table)]
    return tuple(
        section
        for section in outline.sections
        if any(section.start <= table.start < section.own_end for table in tables)
    )


def _holds(outer: Section, inner: Section) -> bool:
    return outer is not inner and outer.begin <= inner.begin < outer.end


def _premium_places(outline: Outline) -> tuple[tuple[int, int], ...]:
    """Where premiums are named: the title, the one-line summary, and headings over pay tables."""
    places: list[tuple[int, int]] = []
    if outline.title is not None:
        places.append((outline.title.start, outline.title.end))
    dna = _summary_section(outline)
    if dna is not None:
        places.append((dna.begin, _first_line_end(outline, dna)))
    places.extend((section.begin, section.start) for section in outline.sections if _PAY.search(section.name))
    return tuple(places)


def _summary_section(outline: Outline) -> Section | None:
    """The section of the one-line summary: a bold lead whose words go on in the same line."""
    for section in outline.sections:
        line = outline.document.source.text[section.start : _first_line_end(outline, section)]
        if _SUMMARY.match(section.name) and line.strip(" :*_") and section.rank >= 7:
            return section
    return None


def _first_line_end(outline: Outline, section: Section) -> int:
    end = outline.document.source.text.find("\n", section.start)
    return section.own_end if end == -1 else min(end, section.own_end)


def _summary(outline: Outline) -> str | None:
    """The one-line summary, else the first paragraph."""
    section = _summary_section(outline)
    if section is not None:
        return outline.text(section.start, _first_line_end(outline, section)).lstrip(": ").strip() or None
    for block in outline.document.blocks:
        if isinstance(block, Paragraph) and block.item is None and block.prose.text.strip():
            return clip(block.prose, block.prose.start, block.prose.end).strip()
    return None


def _sections(outline: Outline, tokens: Tokens, held: list[tuple[int, int]]) -> tuple[GuideSection, ...]:
    """The sections that no other part of the record holds, each with its own words up to its first subsection."""
    found: list[GuideSection] = []
    for section in outline.sections:
        if any(begin <= section.begin < end for begin, end in held):
            continue
        text = outline.text(section.start, section.own_end).lstrip(": ").strip()
        if not text:
            continue
        words = tokens.source.text[section.start : section.own_end].rstrip()
        last = section.start + len(words)
        lines = (tokens.source.span(section.begin, section.begin).line, tokens.source.span(last, last).line)
        found.append(GuideSection(heading=section.heading, text=text, lines=lines))
    return tuple(found)
