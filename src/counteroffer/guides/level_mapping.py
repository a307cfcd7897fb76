"""Level mapping: which level at one company stands for which at another, from a table or from a line of text.

| KKR Level | Blackstone Equivalent |        Chime Staff SWE (IC5) = Google L6 = Meta E6
| Staff     | Managing Director     |        Staff SWE at Stripe = L6 at Google, E6 at Meta
"""

import re
from collections.abc import Iterator

from counteroffer.documents.markdown import Paragraph, Table
from counteroffer.guides.columns import component_of
from counteroffer.guides.guide import LevelName
from counteroffer.guides.level_words import split_company
from counteroffer.guides.outline import Outline, Section, clip
from counteroffer.guides.pay_table import plain_name

Mapping = tuple[LevelName, ...]

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
_NONE = re.compile(
    r"^(?:n\s*/\s*a\b.*|[-–—]+|no (?:direct |exact |true |public )?(?:equivalent|match|comparable|counterpart).*|equivalent .*|none|not applicable.*|)$",
    re.IGNORECASE | re.DOTALL,
)
_NO_LEVEL_ROW = re.compile(
    r"^(?:scope|typical .*|comp(?:ensation)? parity|.*premium|yoe|years.*|experience|tech stack|focus.*|comp.*|key .*"
    r"|reports.*|total comp.*|base.*|responsibilit.*)$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?<=[\w)%][\w)%])(?<!\bSr)(?<!\bJr)(?<!\bInc)(?<!\bvs)\.\s+(?=[A-Z\"“])|\s+--\s|\s+—\s(?=[a-z])|\n"
)
_MAPS = re.compile(
    r"\s(?:maps? (?:roughly |approximately )?to|corresponds? to|is equivalent to|equals)\s", re.IGNORECASE
)
_EQUALS = re.compile(r"\s*(?:=|≈|≅|~=|↔|→|⇔|\u2194)\s*|\s+~\s+")
_LIST = re.compile(r"\s*(?:=|≈|≅|~=|↔|⇔)\s*|\s+[~·|•]\s+|\s+/\s+(?=[A-Z])|,\s+(?:and\s+)?|\s+and\s+(?=[\w–-]+ at )")
_LIST_NO_COMMA = re.compile(r"\s*(?:=|≈|≅|~=|↔|⇔)\s*|\s+[~·|•]\s+")


def read_level_mapping(outline: Outline, sections: tuple[Section, ...], company: str | None) -> tuple[Mapping, ...]:
    """The groups of levels that stand for each other, the guide's own company first."""
    groups: list[Mapping] = []
    for section in sections:
        tables = [table for table in outline.tables(section.start, section.end) if not _is_about_pay(table)]
        for table in tables:
            groups.extend(_from_table(table, company or ""))
        if not tables:
            groups.extend(_from_text(_line(outline, section), company or ""))
    return tuple(groups)


def is_mapping_table(table: Table) -> bool:
    """Whether a table's titles say that it maps levels, wherever it stands."""
    titles = [cell.text for cell in table.head]
    return any(_AT.match(title) or re.search(r"\bequiv(?:alent|\.)", title, re.IGNORECASE) for title in titles)


def _is_about_pay(table: Table) -> bool:
    """Whether a table compares pay and not levels."""
    return sum(component_of(cell.text) in ("base", "equity", "bonus", "total") for cell in table.head) > 1


def _from_table(table: Table, company: str) -> Iterator[Mapping]:
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
            if index < len(row) and not _NONE.match(plain_name(row[index].text))
        )
        if len(group) > 1:
            yield group


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
    first, second = _letters(name), _letters(company)
    return bool(first) and (second.startswith(first) or (first.startswith(second) and bool(second)))


def _letters(name: str) -> str:
    return "".join(character for character in name.lower() if character.isalnum())


def _line(outline: Outline, section: Section) -> str:
    """The first words of a section that is a line of text, or its bullets joined by "="."""
    blocks = [block for block in outline.blocks(section.start, section.end) if isinstance(block, Paragraph)]
    items = [clip(block.prose, section.start, section.end) for block in blocks if block.item is not None]
    texts = [clip(block.prose, section.start, section.end) for block in blocks if block.item is None]
    opening = next((text.strip() for text in texts if text.strip()), "")
    if not opening and items:
        return ";".join(items)
    return opening


def _from_text(line: str, company: str) -> Iterator[Mapping]:
    """The groups of a line: separated by ";", each "own = theirs = ..." or "own maps to theirs, ..."."""
    said = _SENTENCE.split(line.strip(), maxsplit=1)[0].strip(" .")
    for part in said.split(";"):
        own, others = _sides(part.strip())
        if not own or not others:
            continue
        first = _own_level(own, company)
        group = (
            first,
            *(level for other in others if not _NONE.match(other) and (level := split_company(other)) is not None),
        )
        if len(group) > 1:
            yield group


def _sides(part: str) -> tuple[str, list[str]]:
    """The own side of a mapping and the other sides."""
    maps = _MAPS.search(part)
    equals = _EQUALS.search(part)
    cut = maps if maps and (not equals or maps.start() < equals.start()) else equals
    if cut is None:
        return "", []
    own, rest = part[: cut.start()], part[cut.end() :]
    by_place = bool(re.search(r"\S at [A-Z]", rest))
    separator = _LIST if by_place or maps else _LIST_NO_COMMA
    return own.strip(), [piece.strip(" .") for piece in _outside_brackets(separator, rest) if piece.strip(" .")]


def _outside_brackets(separator: re.Pattern[str], text: str) -> Iterator[str]:
    """The pieces of a text between separators that stand in no brackets."""
    begun = counted = depth = 0
    for found in separator.finditer(text):
        depth += text.count("(", counted, found.start()) - text.count(")", counted, found.start())
        counted = found.start()
        if depth == 0:
            yield text[begun : found.start()]
            begun = found.end()
    yield text[begun:]


def _own_level(own: str, company: str) -> LevelName:
    """The guide's own side: "Chime Staff SWE", "Staff SWE at Chime" or just "Staff SWE"."""
    words, known = own.split(), company.split()
    shared = 0
    while shared < min(len(words), len(known)) and _letters(words[shared]) == _letters(known[shared]):
        shared += 1
    if shared and shared < len(words):
        return LevelName(" ".join(words[:shared]), " ".join(words[shared:]))
    return split_company(own) or LevelName(company, own)
