"""A strategy should ask in a currency in which the guide pays.

An ask in dollars beside a table in pounds cannot be held against any row of it. The rule reports the first term of
each ask whose currency is in no row of the guide, quotations included. Silent where the guide has no rows with
figures, and about a sign that may mean a currency of the guide.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |

## Strategy

Open at $71K base. Accept at $62K+ base.
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
from counteroffer.lint.asks import terms_of
from counteroffer.lint.cells import PERCENT, cells_of
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "ask in the currency of a row, or add a row in the currency of the ask"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """The first term of every ask that is in a currency which no row has."""
    paid = {cell.unit for cell in cells_of(guide)} - {PERCENT}
    reported: set[int] = set()
    terms = [*terms_of(guide, "open"), *terms_of(guide, "floor")] if paid else []
    for term in terms:
        if term.currencies.isdisjoint(paid) and term.ask not in reported:
            reported.add(term.ask)
            message = f"{term.low.text} is in {term.low.unit}, and the guide pays in {', '.join(sorted(paid))}"
            yield Finding(term.low.span, message, HELP)


RULE = Rule("C033", "ask-in-another-currency", Severity.WARNING, find)
