"""A row should state every component that the rows beside it state.

A component that one region of a table lacks is more often forgotten than not paid, and a total beside it may count it or
not. The rule reports a component that is missing in one row and stated in all others, of at least two. Silent where the
cell says something in words ("no bonus here").

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Bonus |
|---|---|---|
| Paris | €60K - €72K | €6K - €7K |
| Berlin | €58K - €70K | |
| Madrid | €48K - €60K | €5K - €6K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Bonus |
|---|---|---|
| Paris | €60K - €72K | €6K - €7K |
| Berlin | €58K - €70K | no bonus here |
| Madrid | €48K - €60K | €5K - €6K |
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide, PayRow
from counteroffer.lint.cells import place_of_row, row_name
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "fill the cell, or write in words that it is not paid there"
FEWEST_OTHERS = 2


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every component that exactly one row lacks."""
    if len(guide.compensation) <= FEWEST_OTHERS:
        return
    stated = [_components(row) for row in guide.compensation]
    for name in sorted(frozenset[str]().union(*stated)):
        lacking = [number for number, names in enumerate(stated) if name not in names]
        if len(lacking) == 1 and stated[lacking[0]]:
            (number,) = lacking
            message = f"{row_name(guide.compensation[number])} states no {name}, as every other row does"
            yield Finding(place_of_row(guide, number), message, HELP)


def _components(row: PayRow) -> frozenset[str]:
    """The components of a row, those stated in words included."""
    given = {
        "base salary": row.base,
        "equity": row.equity,
        "bonus": row.bonus,
        "sign-on": row.sign_on,
        "total": row.total,
    }
    return frozenset(name for name, stated in given.items() if stated is not None)


RULE = Rule("C014", "component-missing-in-row", Severity.WARNING, find)
