"""A higher level should not pay less than a lower one in the same place.

Within one guide and one region the levels are a ladder. A senior row below the row of the level under it has its
figures from another place or another year, or the two rows were swapped. The rule compares levels that it can put in
order, by code ("L4", "L5") or by word ("senior", "staff"), and reports the higher of two when both of its ends are
below, beyond the rounding.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Level | Base salary |
|---|---|---|
| Paris | Senior | €60K - €72K |
| Paris | Staff | €50K - €66K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Level | Base salary |
|---|---|---|
| Paris | Senior | €60K - €72K |
| Paris | Staff | €70K - €86K |
```
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from counteroffer.guides.guide import Guide
from counteroffer.lint.cells import Cell, row_cells
from counteroffer.lint.ladder import rungs
from counteroffer.lint.rule import Finding, Rule
from counteroffer.lint.sums import ENDS
from counteroffer.terms.faults import Severity

HELP = "check both rows: one of them has the figures of another level, or the two are swapped"
PARTS = ("base", "total")


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every row that pays less than the next lower level of its region, in base or else in total."""
    for ladder in rungs(guide):
        for lower, higher in pairwise(ladder):
            cells = row_cells(guide, lower), row_cells(guide, higher)
            for part in PARTS:
                below, above = (row.get(part) for row in cells)
                if below is not None and above is not None and _pays_less(above, below):
                    names = [guide.compensation[number].level for number in (higher, lower)]
                    message = f"{names[0]} pays {above.written}, less than {names[1]} with {below.written}"
                    yield Finding(above.span, message, HELP)
                    break


def _pays_less(above: Cell, below: Cell) -> bool:
    return above.unit == below.unit and all(above.bounds(end)[1] < below.bounds(end)[0] for end in ENDS)


RULE = Rule("C019", "higher-level-pays-less", Severity.WARNING, find)
