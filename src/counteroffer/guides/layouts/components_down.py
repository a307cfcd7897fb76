"""Components down, regions (or levels) across.

| Component   | London (GBP)  | Berlin (EUR)  |
| Base Salary | £110K - £140K | €95K - €120K  |
| Bonus       | 10-15%        | 10-15%        |
"""

import re

from counteroffer.guides.columns import PAY, component_of
from counteroffer.guides.pay_table import PayTable, TitledRow, plain_name
from counteroffer.guides.seniority import is_level

# A column beside the components that names neither a place nor a level.
_NO_NAME = re.compile(
    r"(?:(?:typical|estimated|annual|expected|target|pay|market) )*(?:range|amount|value|figures?|estimate|details?|offer|pay)?\Z",
    re.IGNORECASE,
)


def read(pay: PayTable) -> tuple[TitledRow, ...] | None:
    """One row for each column; None where the first column does not name components."""
    if len(pay.titles) < 2 or {"ask", "rival"} & set(pay.columns[1:]) or PAY & set(pay.columns[1:]):
        return None
    parts = [row for row in pay.table.rows if row]
    named = [component_of(plain_name(row[0].text)) for row in parts]
    if sum(component in PAY for component in named) < 2 or not {"base", "total"} & set(named):
        return None
    rows = []
    for index, title in enumerate(pay.titles[1:], start=1):
        cells = tuple(
            (row[0], row[index])
            for row, kind in zip(parts, named, strict=True)
            if index < len(row) and (kind in PAY or pay.has_money(row[index]))
        )
        name = "" if _NO_NAME.match(plain_name(title)) else plain_name(title)
        level = name if name and is_level(name) else None
        rows.append(TitledRow("" if level else name, level, cells))
    return tuple(rows)
