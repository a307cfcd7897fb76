"""Regions (or levels) down, components across.

| Region   | Base Salary   | Equity (RSU/4yr) | Bonus  | Total         |
| London   | £110K - £140K | £80K - £120K     | 10-15% | £150K - £190K |

A component may have a column for each end of its range ("Base Low", "Base High"). Of columns that state a median and
other percentiles, the median is the component's: nobody says that the others are the ends of a range.
"""

from counteroffer.guides.columns import PAY, RangeEnd, range_end_of
from counteroffer.guides.pay_table import PayTable, TitledRow, plain_name


def read(pay: PayTable) -> tuple[TitledRow, ...] | None:
    """The rows of such a table; None where its columns are not components."""
    columns = pay.columns
    named = [column for column in columns if column in PAY]
    if not columns or columns[0] not in ("region", "level", "") or "rival" in columns:
        return None
    if not {"base", "total", "equity"} & set(named) or (len(named) < 2 and columns[0] != "region"):
        return None
    region = _first(columns, "region", default=0 if columns[0] == "" else None)
    level = _first(columns, "level", default=None)
    currency = next((index for index, title in enumerate(pay.titles) if title.strip().lower() == "currency"), None)
    kept = [
        index
        for index, column in enumerate(columns)
        if index not in (region, level, currency)
        and (column in PAY or (column == "" and pay.share_with_money(index) > 0.5))
    ]
    ends = [range_end_of(title) for title in pay.titles]
    upper = _upper_ends(columns, ends, kept) if any(ends) else {}
    kept = [index for index in kept if index not in upper.values()]
    if not upper and "mid" in ends:
        kept.sort(key=lambda index: ends[index] != "mid")
    rows = []
    for cells in pay.table.rows:
        paid = tuple((pay.table.head[index], cells[index]) for index in kept if index < len(cells))
        if any(cell.text.strip() for _head, cell in paid):
            rows.append(
                TitledRow(
                    region=plain_name(cells[region].text) if region is not None else "",
                    level=(plain_name(cells[level].text) or None) if level is not None else None,
                    cells=paid,
                    currency=cells[currency].text.strip() if currency is not None and currency < len(cells) else "",
                    highs=tuple(cells[upper[index]] if index in upper else None for index in kept) if upper else (),
                )
            )
    return tuple(rows)


def _upper_ends(columns: tuple[str, ...], ends: list[RangeEnd], kept: list[int]) -> dict[int, int]:
    """The columns of upper ends, by the columns of the lower ends of the same component."""
    lower = {columns[index]: index for index in kept if ends[index] == "low" and columns[index] in PAY}
    upper = {columns[index]: index for index in kept if ends[index] == "high"}
    return {index: upper[column] for column, index in lower.items() if column in upper}


def _first(columns: tuple[str, ...], wanted: str, *, default: int | None) -> int | None:
    return next((index for index, column in enumerate(columns) if column == wanted), default)
