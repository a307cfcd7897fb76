"""A row of pay should hold pay.

A row whose cells are all words, dashes or blanks ("varies by location") promises a region and says nothing about it: a
plan for that region finds the row and no number in it. The rule reports rows that state no amount of money.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |
| Berlin | varies |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |
| Berlin | €58K - €70K |
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.cells import money_cells, place_of_row, row_name
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "state at least the base salary, or delete the row"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every row without an amount of money."""
    stated = {cell.row for cell in money_cells(guide)}
    for number, row in enumerate(guide.compensation):
        if number not in stated:
            yield Finding(place_of_row(guide, number), f"{row_name(row)} states no amount", HELP)


RULE = Rule("C041", "row-without-figures", Severity.WARNING, find)
