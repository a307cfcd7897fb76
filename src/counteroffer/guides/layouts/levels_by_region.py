"""Levels down and regions across (or the other way round), one range a cell that names no component.

    | Level       | London (GBP)  | Berlin (EUR)  |
    | Senior (L5) | £110K - £140K | €95K - €120K  |

A remark below that speaks of total compensation makes the ranges totals; without one they are base pay.
"""

import re

from counteroffer.guides.columns import PAY
from counteroffer.guides.pay_table import PayTable, TitledRow, plain_name

# Columns of one range's ends or of a distribution are neither levels nor regions.
_STATISTIC = re.compile(r"\b(?:percentile|p\d\d|\d\dth|low|high|min|max|median|mid|average|range)\b", re.IGNORECASE)


def read(pay: PayTable) -> tuple[TitledRow, ...] | None:
    """One row for each cell; None where columns name components or hold no money."""
    columns = pay.columns
    if len(columns) < 2 or columns[0] not in ("level", "region") or (PAY | {"ask", "rival"}) & set(columns[1:]):
        return None
    if any(_STATISTIC.search(title) for title in pay.titles[1:]):
        return None
    paid = [index for index in range(1, len(columns)) if pay.share_with_money(index) > 0.5]
    if not paid or not pay.table.rows:
        return None
    heads = [(index, plain_name(pay.titles[index])) for index in paid]
    rows = []
    for cells in pay.table.rows:
        side = plain_name(cells[0].text)
        for index, head in heads:
            region, level = (head, side) if columns[0] == "level" else (side, head)
            rows.append(TitledRow(region, level, ((None, cells[index]),)))
    return tuple(rows)
