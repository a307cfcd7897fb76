"""An opening should be within the guide's own range, or the range is not the range.

When a strategy asks for more than the highest figure that the guide's table has for the component, either the table
or the ask is wrong, and the other side may have the same table. The ask is held against the rows of its region where
it names one, else against all rows of its currency. Silent where a row's range is open ("$290K+") or its figures are
in another currency.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |

## Strategy

Open at €80K base. Accept at €62K+ base.
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

HELP = "ask within the range, or widen the range by what the ask rests on"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every amount of an opening that is above all of the guide's own figures for it."""
    for term, cells in shared_terms(guide, "open"):
        if not cells or any(cell.high.text.endswith("+") for cell in cells):
            continue
        top = max(cells, key=lambda cell: cell.high.value)
        if term.low.value > top.bounds("high")[1]:
            message = f"the {term.name} asked for, {term.written}, is above the guide's own range, {top.written}"
            yield Finding(term.low.span, message, HELP)


RULE = Rule("C031", "ask-above-own-range", Severity.WARNING, find)
