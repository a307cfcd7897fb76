"""Canonical tables: one blank around every cell; pay with a row a place and level, and a column a component."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from counteroffer.documents.markdown import Prose, Table
from counteroffer.guides.columns import component_of, equity_kind, is_yearly, vesting_years
from counteroffer.guides.draft import Draft
from counteroffer.guides.edits import Edit, apply_edits
from counteroffer.guides.guide import Guide, PayRow
from counteroffer.guides.layouts import components_across, components_down
from counteroffer.guides.pay_table import PayTable, TitledRow
from counteroffer.guides.pay_tables import laid_out, pay_tables, read_pay
from counteroffer.guides.plain_words import words_in
from counteroffer.guides.strategy import says_yearly_equity

_DASH = re.compile(r"\s*[\u2010-\u2015\u2212-]\s*\Z")
_ALIGNED = re.compile(r":?-+:?")
_SIMPLE_TITLES = (
    ("Region", re.compile(r"regions?|locations?")),
    ("Level", re.compile(r"levels?")),
    ("Base salary", re.compile(r"base(?: salary| pay| range)?|salary")),
    ("Bonus", re.compile(r"bonus")),
    ("Sign-on", re.compile(r"sign[- ]?on(?: bonus)?|signing(?: bonus)?")),
    ("Total", re.compile(r"total(?: comp(?:ensation)?| package)?|tc")),
)
_EQUITY_WORDS = re.compile(
    r"(?:(?:equity|stock|rsus?|options?)(?: grants?)?)?\W*(?:rsus?|options?|stock)?\W*(?:over )?"
    r"\d[ -]?(?:yr|year)s?(?: vest(?:ing)?)?\W*"
)
_KINDS = {"rsu": "RSU", "stock": "stock", "options": "options"}

Lines = Iterator[list[str]]


def lay_out_tables(draft: Draft, guide: Guide) -> str:
    """The text with one blank around the cells of every table, and one line a row."""
    found = draft.outline.tables(0, len(draft.text))
    return apply_edits(draft.text, (edit for table in found if (edit := _tidied(draft, table)) is not None))


def lay_out_pay(draft: Draft, guide: Guide) -> str:
    """The text with its pay tables laid out with regions and levels down and components across."""
    edits: list[Edit] = []
    done = 0
    for pay, titled in _pay_read(draft):
        rows = guide.compensation[done : done + len(titled)]
        done += len(titled)
        across = components_across.read(pay) is not None
        if not across and _is_more_than(pay, titled):
            continue  # its remarks, or the ends of its ranges, would have no column
        lines = _across(draft, pay.table) if across else _turned(draft, titled, rows)
        edits.append(_replaced(draft, pay.table, list(lines), _alignment(draft, pay.table) if across else None))
    return apply_edits(draft.text, edits)


def lay_out_pay_heading(draft: Draft, guide: Guide) -> str:
    """The text with a heading over its first pay table, where that stands right below the summary."""
    first = next((pay.table for pay, _titled in _pay_read(draft)), None)
    if first is None:
        return draft.text
    over = [section for section in draft.outline.sections if section.begin < first.start]
    if over and over[-1] is not draft.summary:
        return draft.text
    start = draft.line_start(first.start)
    return apply_edits(draft.text, [Edit(start, start, "\n\n## Compensation\n\n")])


def _pay_read(draft: Draft) -> Iterator[tuple[PayTable, tuple[TitledRow, ...]]]:
    """The tables that pay was read from, with their rows."""
    strategy = (draft.strategy,) if draft.strategy else ()
    skipped = (*draft.mapping, *draft.evidence, *strategy)
    yearly = draft.strategy is not None and says_yearly_equity(draft.outline, draft.strategy)
    _rows, _claims, places = read_pay(draft.outline, draft.tokens, skipped, yearly_equity=yearly)
    for pay in pay_tables(draft.outline, draft.tokens, skipped):
        if (pay.table.start, pay.table.end) in places:
            yield pay, laid_out(pay)


def _is_more_than(pay: PayTable, titled: Sequence[TitledRow]) -> bool:
    """Whether a table with components down says more than its rows, one a column, hold."""
    return any(row.highs for row in titled) or (
        components_down.read(pay) is not None and len(titled) < len(pay.titles) - 1
    )


def _across(draft: Draft, table: Table) -> Lines:
    """A table that has components across already: its titles in their usual form, its ranges with spaced dashes."""
    yield [usual_title(_raw(draft, cell)) for cell in table.head]
    for row in table.rows:
        yield [_cell(draft, cell) for cell in row]


def _turned(draft: Draft, titled: Sequence[TitledRow], rows: Sequence[PayRow]) -> Lines:
    """The rows of a table of another layout, each with its place, its level and the same columns as the others."""
    heads: dict[int | None, str] = {}
    for row, pay in zip(titled, rows, strict=True):
        for head, _cell_prose in row.cells:
            untitled = "Base salary" if pay.base is not None else "Total"
            title = usual_title(_raw(draft, head)) if head else untitled
            heads.setdefault(head.start if head else None, title)
    leveled = any(row.level for row in titled)
    yield ["Region", *(["Level"] if leveled else []), *heads.values()]
    for row, pay in zip(titled, rows, strict=True):
        cells = {(head.start if head else None): _cell(draft, cell) for head, cell in row.cells}
        yield [pay.region, *([pay.level or ""] if leveled else []), *(cells.get(key, "") for key in heads)]


def usual_title(title: str) -> str:
    """A column title in its usual form where it says nothing else: "Stock (RSU/4yr)" is "Equity (RSU, 4 years)"."""
    words = " ".join(title.strip("*_ ").split())
    usual = next((name for name, pattern in _SIMPLE_TITLES if pattern.fullmatch(words.lower())), None)
    return usual or _usual_equity(words) or title


def _usual_equity(title: str) -> str | None:
    """The usual form of an equity column's title; None where it says more than its kind and vesting time."""
    years, kind = vesting_years(title), equity_kind(title)
    if (
        component_of(title) != "equity"
        or years is None
        or is_yearly(title)
        or not _EQUITY_WORDS.fullmatch(title.lower())
    ):
        return None
    digits = title[years.start : years.start + years.length]
    named = _KINDS.get(kind or "")
    if kind is None:
        return f"Equity ({digits} years)"
    return f"Equity ({named}, {digits} years)" if named else None


def _cell(draft: Draft, cell: Prose) -> str:
    """A cell as written, the dash between the two ends of a range with a blank on both sides."""
    tokens = draft.tokens.within(cell.start, cell.end)
    edits = [
        Edit(low.end - cell.start, high.start - cell.start, " - ")
        for low, high in pairwise(tokens)
        if low.low == low.high and high.low == high.high and _DASH.match(draft.text[low.end : high.start])
    ]
    return apply_edits(draft.text[cell.start : cell.end], edits).strip()


def _raw(draft: Draft, cell: Prose) -> str:
    return draft.text[cell.start : cell.end].strip()


def _tidied(draft: Draft, table: Table) -> Edit | None:
    """A table with its cells as they are, one blank around each; None where the parser dropped some of them."""
    rows = [[_raw(draft, cell) for cell in row] for row in (table.head, *table.rows)]
    if words_in(draft.text[table.start : table.end]) - words_in(" ".join(cell for row in rows for cell in row)):
        return None
    return _replaced(draft, table, rows, _alignment(draft, table))


def _alignment(draft: Draft, table: Table) -> list[str] | None:
    """The cells of the line below the head, three dashes each, with the colons that align a column."""
    lines = draft.text[table.start : table.end].split("\n")
    marks = _ALIGNED.findall(lines[1]) if len(lines) > 1 else []
    if len(marks) != len(table.head):
        return None
    return [f"{':' if mark[0] == ':' else ''}---{':' if mark[-1] == ':' else ''}" for mark in marks]


def _replaced(draft: Draft, table: Table, rows: list[list[str]], alignment: list[str] | None) -> Edit:
    """The edit that writes a table anew; one within a list or a quote is written where it stands, as it stands."""
    start = draft.line_start(table.start)
    indent = draft.text[start : table.start]
    old = draft.text[table.start : table.end]
    if indent.strip() or len(indent) > 3 or any(line.lstrip().startswith(">") for line in old.split("\n")):
        return Edit(table.start, table.end, old)
    head, *body = rows
    lines = [_line(head), "|".join(("", *(alignment or ["---"] * len(head)), "")), *(_line(row) for row in body)]
    return Edit(start, table.end, "\n".join(lines) + "\n")


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
