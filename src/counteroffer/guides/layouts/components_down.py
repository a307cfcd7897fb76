"""Components down, regions (or levels) across.

| Component   | London (GBP)  | Berlin (EUR)  |
| Base Salary | £110K - £140K | €95K - €120K  |
| Bonus       | 10-15%        | 10-15%        |

Columns for the ends of one range ("Low", "High") are one row together; of percentiles the median counts.
"""

import re

from counteroffer.guides.columns import PAY, RangeEnd, component_of, range_end_of
from counteroffer.guides.pay_table import PayTable, TitledRow, plain_name
from counteroffer.guides.seniority import is_level

# A column beside the components that names neither a place nor a level.
_NO_NAME = re.compile(
    r"(?:(?:typical|estimated|annual|expected|target|pay|market) )*(?:range|amount|value|figures?|estimate|details?|offer|pay)?\Z",
    re.IGNORECASE,
)
_REMARKS = re.compile(r"(?:notes?|comments?|remarks?|sources?|rationale|description|explanation)\Z", re.IGNORECASE)


def read(pay: PayTable) -> tuple[TitledRow, ...] | None:
    """One row for each column; None where the first column does not name components."""
    if len(pay.titles) < 2 or {"ask", "rival"} & set(pay.columns[1:]) or PAY & set(pay.columns[1:]):
        return None
    parts = [row for row in pay.table.rows if row]
    named = [component_of(plain_name(row[0].text)) for row in parts]
    if sum(component in PAY for component in named) < 2 or not {"base", "total"} & set(named):
        return None
    ends = _ends(pay)
    if ends:
        return _of_ends(pay, ends)
    rows = []
    for index, title in enumerate(pay.titles[1:], start=1):
        cells = tuple(
            (row[0], row[index])
            for row, kind in zip(parts, named, strict=True)
            if index < len(row) and (kind in PAY or pay.has_money(row[index]))
        )
        if _REMARKS.match(plain_name(title)):
            continue
        name = "" if _NO_NAME.match(plain_name(title)) else plain_name(title)
        level = name if name and is_level(name) else None
        rows.append(TitledRow("" if level else name, level, cells))
    return tuple(rows)


def _ends(pay: PayTable) -> dict[RangeEnd, int]:
    """The columns of a range's ends and middle; empty where a column is anything else ("Mid" beside "Senior")."""
    ends: dict[RangeEnd, int] = {}
    for index, title in enumerate(pay.titles[1:], start=1):
        if not _REMARKS.match(plain_name(title)):
            ends.setdefault(range_end_of(title), index)
    return ends if "" not in ends and ("percentile" in ends or {"low", "high"} <= set(ends)) else {}


def _of_ends(pay: PayTable, ends: dict[RangeEnd, int]) -> tuple[TitledRow, ...]:
    """One row of ranges whose ends stand in columns of their own, else of medians; none where there is neither."""
    both = "low" in ends and "high" in ends
    first = ends["low"] if both else ends.get("mid")
    paid = [row for row in pay.table.rows if row and component_of(plain_name(row[0].text)) in PAY]
    if first is None or not paid:
        return ()
    highs = tuple(row[ends["high"]] for row in paid) if both else ()
    return (TitledRow("", None, tuple((row[0], row[first]) for row in paid), highs=highs),)
