"""The rows of one guide should be of one period.

A guide that pays one region by the month and another by the year invites a comparison that is off by a factor of
twelve. The rule reports the rows of the rarer period.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |
| Berlin | €58K - €70K |
| Madrid | €4,000 - €5,000 per month |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |
| Berlin | €58K - €70K |
| Madrid | €48K - €60K |
```
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.cells import place_of_row, row_name
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "write all rows per year"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every row whose period is not that of most rows; months where both are as frequent."""
    periods = Counter(row.period for row in guide.compensation)
    if len(periods) < 2:
        return
    usual = max(periods, key=lambda period: (periods[period], period == "year"))
    for number, row in enumerate(guide.compensation):
        if row.period != usual:
            message = f"{row_name(row)} is paid per {row.period}, most rows of the guide per {usual}"
            yield Finding(place_of_row(guide, number), message, HELP)


RULE = Rule("C012", "months-among-years", Severity.WARNING, find)
