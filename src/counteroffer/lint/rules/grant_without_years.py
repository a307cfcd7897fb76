"""A grant should say over how many years it vests.

A grant of €80K is worth €20K a year over four years and €40K over two. Without the years no plan can count it, and no
total can be checked. The rule reports the first row of a guide that states a grant and neither its years nor a yearly amount.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Equity |
|---|---|---|
| Paris | €60K - €72K | €40K - €80K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Equity (RSU, 4 years) |
|---|---|---|
| Paris | €60K - €72K | €40K - €80K |
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.cells import row_cells
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = 'write the years into the heading of the column, as in "Equity (RSU, 4 years)"'


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """The first grant without years, with how many rows have one."""
    rows = [
        number
        for number, row in enumerate(guide.compensation)
        if row.equity is not None and row.equity.grant and not row.equity.vest_years and not row.equity.annual
    ]
    cell = row_cells(guide, rows[0]).get("equity.grant") if rows else None
    if cell is not None:
        count = "" if len(rows) == 1 else f", as in {len(rows)} rows of the guide"
        yield Finding(cell.span, f"the grant of {cell.written} names no years of vesting{count}", HELP)


RULE = Rule("C020", "grant-without-years", Severity.NOTE, find)
