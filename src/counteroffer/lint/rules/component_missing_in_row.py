"""A row should state every component that the rows beside it state.

A component that one region of a table lacks is more often forgotten than not paid, and a total beside it may count it
or not. The rule reports a row that alone lacks a component which all other rows, at least two, have. Equity and bonus
may be stated in words ("no bonus here"); base salary, sign-on and total need a figure. Silent about a row without any
figure.

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
from counteroffer.lint.cells import cells_of, place_of_row, row_name
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "fill the cell, or write in words that it is not paid there"
FEWEST_OTHERS = 2
NAMES = ("base salary", "equity", "bonus", "sign-on", "total")


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every row that alone lacks components which all other rows have."""
    if len(guide.compensation) <= FEWEST_OTHERS:
        return
    stated = [_components(row) for row in guide.compensation]
    lacking: dict[int, list[str]] = {}
    for name in NAMES:
        without = [number for number, names in enumerate(stated) if name not in names]
        if len(without) == 1:
            lacking.setdefault(without[0], []).append(name)
    with_figures = {cell.row for cell in cells_of(guide)}
    for number, names in lacking.items():
        if number in with_figures:
            missing = " and ".join(f"no {name}" for name in names)
            message = f"{row_name(guide.compensation[number])} states {missing}, as every other row does"
            yield Finding(place_of_row(guide, number), message, HELP)


def _components(row: PayRow) -> frozenset[str]:
    """The components of a row, those stated in words included."""
    stated = (row.base, row.equity, row.bonus, row.sign_on, row.total)
    return frozenset(name for name, one in zip(NAMES, stated, strict=True) if one is not None)


RULE = Rule("C014", "component-missing-in-row", Severity.WARNING, find)
