"""Regions (or levels) down, components across.

| Region   | Base Salary   | Equity (RSU/4yr) | Bonus  | Total         |
| London   | £110K - £140K | £80K - £120K     | 10-15% | £150K - £190K |
"""

from counteroffer.guides.columns import PAY
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
                )
            )
    return tuple(rows)


def _first(columns: tuple[str, ...], wanted: str, *, default: int | None) -> int | None:
    return next((index for index, column in enumerate(columns) if column == wanted), default)
