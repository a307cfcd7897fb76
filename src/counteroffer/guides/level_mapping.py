"""Level mapping: which level at one company stands for which at another, from a table or from a line of text.

| KKR Level | Blackstone Equivalent |        Chime Staff SWE (IC5) = Google L6 = Meta E6
| Staff     | Managing Director     |        Staff SWE at Stripe = L6 at Google, E6 at Meta
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from counteroffer.documents.markdown import Paragraph, Table
from counteroffer.documents.source import SourceText
from counteroffer.guides.columns import component_of
from counteroffer.guides.guide import LevelName
from counteroffer.guides.level_lines import NO_LEVEL, Mapping, group_of_items, groups_of_line, letters_of, says_own_side
from counteroffer.guides.outline import Outline, Section, clip
from counteroffer.guides.pay_table import plain_name

PlacedGroup = tuple[Mapping, int]

_SKIPPED = re.compile(
    r"\b(?:typical (?!title)|yoe|years?|experience|scope|focus|reports|notes?|ic/manager|key|differences?|comp|attribute"
    r"|responsibilit\w+|description)\b",
    re.IGNORECASE,
)
_AT = re.compile(r"^(?:equiv(?:alent|\.)?|level|title)s?\s*(?:at|@)\s+(?P<name>.+)$", re.IGNORECASE)
_SUFFIX = re.compile(
    r"\s*\b(?:(?:level|equiv(?:alent|\.)?|band|title|internal|grade|role|position|internal level|internal title|ladder)s?\.?)+$",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"^(?:external|internal|public|typical|equivalent|official|job|your|this|role|level|title|band|grade|position|\s)*$",
    re.IGNORECASE,
)
_NO_LEVEL_ROW = re.compile(
    r"^(?:scope|typical .*|comp(?:ensation)? parity|.*premium|yoe|years.*|experience|tech stack|focus.*|comp.*|key .*"
    r"|reports.*|total comp.*|base.*|responsibilit.*)$",
    re.IGNORECASE,
)
_IS_MONEY = re.compile(r"[~≈]?\s*(?:[A-Z]{1,3} ?)?[$€£₹¥]\s?\d")


def read_level_mapping(outline: Outline, sections: tuple[Section, ...], company: str | None) -> tuple[PlacedGroup, ...]:
    """The groups of levels that stand for each other, the guide's own company first; each with its line."""
    groups: list[PlacedGroup] = []
    for section in sections:
        tables = [table for table in outline.tables(section.start, section.end) if not _is_about_pay(table)]
        for table in tables:
            groups.extend(_from_table(table, company or "", outline.document.source))
        if not tables:
            groups.extend(_told(outline, section, company or ""))
    return tuple(groups)


def is_mapping_table(table: Table) -> bool:
    """Whether a table's titles say that it maps levels, wherever it stands."""
    titles = [cell.text for cell in table.head]
    return any(_AT.match(title) or re.search(r"\bequiv(?:alent|\.)", title, re.IGNORECASE) for title in titles)


def _is_about_pay(table: Table) -> bool:
    """Whether a table compares pay and not levels."""
    return sum(component_of(cell.text) in ("base", "equity", "bonus", "total") for cell in table.head) > 1


def _from_table(table: Table, company: str, source: SourceText) -> Iterator[PlacedGroup]:
    """One group a row; rows and columns that are no levels are left out."""
    titles = [plain_name(cell.text) for cell in table.head]
    by_attribute = bool(titles) and titles[0].lower() in ("attribute", "aspect", "dimension", "")
    columns = [(index, _company_of(title)) for index, title in enumerate(titles) if not _SKIPPED.search(title)]
    columns = [(index, name) for index, name in columns if not (by_attribute and index == 0)]
    own = next((name for _index, name in columns if name and _is_own(name, company)), "")
    if not own and columns and columns[0][1] and not any(not name for _index, name in columns):
        own = columns[0][1]
    for row in table.rows:
        if _is_no_level(plain_name(row[0].text) if row else "", by_attribute):
            continue
        group = tuple(
            LevelName(name or own or company, plain_name(row[index].text))
            for index, name in columns
            if index < len(row) and not NO_LEVEL.match(plain_name(row[index].text))
        )
        if any(_IS_MONEY.match(name.level) for name in group):
            return  # the levels are over: pay is compared from here on, and how it is paid
        if len(group) > 1:
            yield _placed(group, source, row[0].start)


def _is_no_level(first: str, by_attribute: bool) -> bool:
    """Whether a row is about something else than levels: scope, years of experience, a pay comparison."""
    if by_attribute:
        return not re.search(r"\b(?:title|level|role|band)\b", first, re.IGNORECASE)
    return bool(_NO_LEVEL_ROW.match(first)) or not first


def _company_of(title: str) -> str:
    """The company that a column title names; "" where it means the guide's own."""
    at = _AT.match(title)
    if at is not None:
        return at["name"].strip()
    name = title
    while (shorter := _SUFFIX.sub("", name).strip()) != name:
        name = shorter
    return "" if _OWN.match(name) else name


def _is_own(name: str, company: str) -> bool:
    """Whether a name is the guide's company, in full or in part ("HashiCorp" of "HashiCorp (IBM)")."""
    first, second = letters_of(name), letters_of(company)
    return bool(first) and (second.startswith(first) or (first.startswith(second) and bool(second)))


def _told(outline: Outline, section: Section, company: str) -> Iterator[PlacedGroup]:
    """The groups of a section without a table: of its first words, else of its list."""
    blocks = [block for block in outline.blocks(section.start, section.end) if isinstance(block, Paragraph)]
    items = [block for block in blocks if block.item is not None]
    texts = ((block, clip(block.prose, section.start, section.end).strip()) for block in blocks if block.item is None)
    first, opening = next(((block, text) for block, text in texts if text), (None, ""))
    source = outline.document.source
    said = [clip(block.prose, section.start, section.end).strip() for block in items]
    group = group_of_items(says_own_side(opening), said, company) if items else ()
    if group:
        yield _placed(group, source, max((first or items[0]).prose.start, section.begin))
        return
    groups = list(groups_of_line(opening, company)) if opening else []
    for found in groups:
        yield _placed(found, source, max(first.prose.start, section.begin) if first else section.begin)
    for block, words in zip(items, said, strict=True) if not groups else ():
        for found in groups_of_line(words, company):
            yield _placed(found, source, block.prose.start)


def _placed(group: Mapping, source: SourceText, start: int) -> PlacedGroup:
    """A group with the line that an offset stands on."""
    return group, bisect_right(source.line_starts, start)
