"""A range should have two ends.

"$120K - $120K" says no more than "$120K", and mostly one of its ends was meant to be another. A single figure in a
column of ranges has the same fault: there is no top to open at and no bottom to accept. The rule reports a range with
equal ends, and a single figure of base salary or total where every other row of its column has a range. Silent in a
column of single figures, about an open end ("$120K+"), and in a row with a second currency or with figures that were
not read.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €60K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |
```
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide, PayRow
from counteroffer.lint.cells import Cell, money_cells
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "write the other end, or the single figure where no range is known"
_NUMBER = re.compile(r"\d[\d,.]*")
RANGED = ("base", "total")


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every range with equal ends, and every single figure in a column of ranges."""
    cells = money_cells(guide)
    if not any(cell.low.value == cell.high.value for cell in cells):
        return
    half_read = {token.span.line for token in guide.unread}
    single = Counter(cell.part for cell in cells if cell.low.value == cell.high.value)
    columns = Counter(cell.part for cell in cells)
    for cell in cells:
        if cell.low.value != cell.high.value:
            continue
        if cell.span.line in half_read or guide.compensation[cell.row].quoted:
            continue
        if cell.low.span != cell.high.span or len(_NUMBER.findall(cell.low.text)) > 1:
            yield Finding(cell.span, f"both ends of the range are {cell.low.text}", HELP)
        elif (
            cell.part in RANGED
            and not _is_open(cell, guide.compensation[cell.row])
            and _others_range(cell.part, single, columns)
        ):
            yield Finding(cell.span, f"{cell.low.text} is a single figure, and the rest of its column are ranges", HELP)


def _is_open(cell: Cell, row: PayRow) -> bool:
    stated = row.base if cell.part == "base" else row.total
    return stated is not None and stated.open


def _others_range(part: str, single: Counter[str], columns: Counter[str]) -> bool:
    """Whether a column has one single figure, and two ranges at least."""
    return single[part] == 1 and columns[part] > 2


RULE = Rule("C015", "one-point-range", Severity.WARNING, find)
