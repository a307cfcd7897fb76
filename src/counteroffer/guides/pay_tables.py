"""All rows of pay in a guide: every pay table, read by the layout that knows it; lists where there is no table."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import cast

from msgspec.structs import replace

from counteroffer.guides import layouts
from counteroffer.guides.guide import PayRow
from counteroffer.guides.outline import Outline, Section, Stretches
from counteroffer.guides.pay_lists import pay_lists
from counteroffer.guides.pay_rows import read_pay_row
from counteroffer.guides.pay_table import Layout, PayTable, TitledRow, plain_name
from counteroffer.guides.short_texts import remembered
from counteroffer.guides.tokens import Claim, Tokens
from counteroffer.terms.plugins import modules_of

_TOTAL = re.compile(r"\btotal (?:comp|package|cash|annual|target)|\bTC\b|\ball.in\b", re.IGNORECASE)
_YEARLY_EQUITY = re.compile(
    r"\b(?:equity|stock|rsus?|options?)\b[^.\n]{0,60}\b(?:annuali[sz]ed|per year|annual (?:value|vest|amount|figure)s?)\b",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"compensation|salary|pay\b|benchmark|overview|table|range|guide|level|package|total|comp\b|breakdown|market|data"
    r"|dna|role|region|offer|structure|summary|equity|\d",
    re.IGNORECASE,
)
_PAY = re.compile(r"\b(?:compensation|salary|pay|benchmarks?|comp)\b", re.IGNORECASE)
_REMARK = 700
_LONGEST_HEADING = 400


def read_pay(
    outline: Outline, tokens: Tokens, skipped: tuple[Section, ...], *, yearly_equity: bool
) -> tuple[list[PayRow], list[Claim], list[tuple[int, int]]]:
    """The rows of all pay tables outside the skipped sections, the claims of their numbers, and where the tables stand.

    `yearly_equity` where the strategy calls equity yearly; it settles columns that state no vesting time.
    """
    rows: list[PayRow] = []
    claims: list[Claim] = []
    places: list[tuple[int, int]] = []
    for pay in pay_tables(outline, tokens, skipped):
        titled = laid_out(pay)
        if rows and not any(row.region for row in titled) and not (_PAY.search(pay.heading) or _place(pay.heading)):
            continue  # a comparison of titles in some later section
        if titled:
            places.append((pay.table.start, pay.table.end))
        unlabelled = "total" if _TOTAL.search(f"{pay.heading}\n{pay.remark}") else "base"
        annual, place, currency = yearly_equity, _place(pay.heading), pay.stated_currency()
        if not annual and titled:
            annual = bool(_YEARLY_EQUITY.search(pay.remark))
        for titled_row in titled:
            region, stated = titled_row.region or place, titled_row.currency or currency
            placed = replace(titled_row, region=region, currency=stated)
            row, found = read_pay_row(placed, tokens, unlabelled, annual_equity=annual)
            field = f"compensation[{len(rows)}]"
            claims += [claim.under(field) for claim in found]
            rows.append(row)
    for listed, section in [] if rows else pay_lists(outline, tokens, skipped):
        placed = replace(listed, region=listed.region or _place(section.heading))
        row, found = read_pay_row(placed, tokens, "base", annual_equity=yearly_equity)
        field = f"compensation[{len(rows)}]"
        claims += [claim.under(field) for claim in found]
        rows.append(row)
    return rows, claims, places


def pay_tables(outline: Outline, tokens: Tokens, skipped: tuple[Section, ...]) -> Iterator[PayTable]:
    """The tables that could hold pay, each with its heading and the remark that follows it."""
    length = len(tokens.source.text)
    elsewhere = Stretches([(section.begin, section.end) for section in skipped])
    begins = [section.begin for section in outline.sections]
    for table in outline.tables(0, length):
        if elsewhere.hold(table.start):
            continue
        over = outline.sections[bisect_left(begins, table.start) - 1] if begins and begins[0] < table.start else None
        after = bisect_left(begins, table.end)
        ends = begins[after] if after < len(begins) else length
        remark = outline.text(table.end, min(ends, table.end + _REMARK))
        yield PayTable(table, over.heading[:_LONGEST_HEADING] if over else "", remark, tokens)


def laid_out(pay: PayTable) -> tuple[TitledRow, ...]:
    """The rows as the first layout that knows the table reads them; none where no layout does."""
    return next((rows for layout in _layouts() if (rows := layout(pay)) is not None), ())


@cache
def _layouts() -> tuple[Layout, ...]:
    """The layouts of the folder, by name."""
    return tuple(cast(Layout, module.read) for module in modules_of(layouts))


@remembered
def _place(heading: str) -> str:
    """The place that a heading over a table names ("New York"), or "" where it names none."""
    name = plain_name(heading)
    return "" if _NO_PLACE.search(name) or len(name) > 40 else name
