"""A floor should not be below the guide's own range.

Whoever accepts less than the lowest figure of the guide's table accepts what the guide itself calls below the market.
The floor is held against the rows of its region where it names one, else against all rows of its currency. Silent
about bonus and sign-on, which may be paid in parts, and where the guide has no figure for the component in that
currency.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |

## Strategy

Open at €71K base. Accept at €52K+ base.
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |

## Strategy

Open at €71K base. Accept at €62K+ base.
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.asks import shared_terms
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "raise the floor into the range, or correct the range"

PAID_IN_PARTS = ("bonus", "sign_on")


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every amount of a floor that is below all of the guide's own figures for it."""
    for term, cells in shared_terms(guide, "floor"):
        if not cells or term.component in PAID_IN_PARTS:
            continue
        bottom = min(cells, key=lambda cell: cell.low.value)
        if term.high.value < bottom.bounds("low")[0]:
            message = f"the floor of {term.name}, {term.written}, is below the guide's own range, {bottom.written}"
            yield Finding(term.low.span, message, HELP)


RULE = Rule("C032", "floor-below-own-range", Severity.WARNING, find)
