"""An amount should say in which currency it is.

"60K" in a row for Zurich may be francs, euros or dollars. The rule reports rows with amounts of which none has a sign
or a code of a currency.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | 60K - 72K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.cells import place_of_row, row_name
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "write the sign or the code before each amount"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every row with amounts and no currency."""
    for number, row in enumerate(guide.compensation):
        equity = row.equity.grant or row.equity.annual if row.equity else None
        if row.currency is None and (row.base or row.total or row.sign_on or equity):
            yield Finding(
                place_of_row(guide, number), f"the amounts of {row_name(row)} are in no stated currency", HELP
            )


RULE = Rule("C044", "unstated-currency", Severity.WARNING, find)
