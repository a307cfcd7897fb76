"""A region and a level should have one row.

Two rows for the same place and level contradict each other or waste a line, and a plan refuses to choose between
them. The rule reports the second. Silent where the rows are in different currencies, and where the levels differ.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |
| Paris | €64K - €80K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |
| Berlin | €64K - €80K |
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.cells import place_of_row, row_name
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "keep one of the two rows, or say in which level they differ"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every row whose region, level and currency are those of an earlier row."""
    first: dict[tuple[str, str, str | None], int] = {}
    for number, row in enumerate(guide.compensation):
        key = (" ".join(row.region.casefold().split()), " ".join((row.level or "").casefold().split()), row.currency)
        if key in first and any(key[:2]):
            line = place_of_row(guide, first[key]).line
            yield Finding(place_of_row(guide, number), f"{row_name(row)} has a row already, in line {line}", HELP)
        first.setdefault(key, number)


RULE = Rule("C045", "row-repeated", Severity.WARNING, find)
