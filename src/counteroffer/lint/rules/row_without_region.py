"""A row of pay should say where it is paid.

The same role is paid half as much again in one city as in another. A row without a region can be matched to no offer; a
guide for one place alone should name it in every row. The rule reports the first such row, with how many there are.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Level | Base salary |
|---|---|---|
|  | Senior | €60K - €72K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Level | Base salary |
|---|---|---|
| Paris | Senior | €60K - €72K |
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.cells import place_of_row
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "add a column Region, also where there is only one"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """The first row without a region."""
    without = [number for number, row in enumerate(guide.compensation) if not row.region.strip()]
    if without:
        count = "a row names" if len(without) == 1 else f"{len(without)} rows name"
        yield Finding(place_of_row(guide, without[0]), f"{count} no region", HELP)


RULE = Rule("C042", "row-without-region", Severity.WARNING, find)
