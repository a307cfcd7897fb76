"""A figure that is far from everybody else's needs a reason.

The same role at the same level in the same country is paid within a band at most companies. The rule takes the
middles of the base salaries of all guides for the role, of at least six companies, and reports a row that is more
than half as much again as their median, or less than two thirds of it, and more than five robust standard deviations
away. It may be right, as some firms do pay so; it may be a total in the column of the base.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €58K - €70K |
```

```markdown
# Baker | Brot Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €59K - €71K |
```

```markdown
# Baker | Dough Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |
```

```markdown
# Baker | Grain Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €61K - €73K |
```

```markdown
# Baker | Levain Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €62K - €74K |
```

```markdown
# Baker | Miche Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €63K - €75K |
```

```markdown
# Baker | Salt Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €158K - €190K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €58K - €70K |
```

```markdown
# Baker | Salt Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €68K - €90K |
```
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from counteroffer.guides.guide import Guide
from counteroffer.lint.cells import Cell, cells_of
from counteroffer.lint.currency_areas import currencies_of
from counteroffer.lint.peers import named, spread_of
from counteroffer.lint.rule import Finding, LibraryRule
from counteroffer.terms.faults import Severity
from counteroffer.terms.printing import printed_money, printed_number

HELP = "check the figure and its column; if it is right, say in the guide why this company pays so"
FEWEST_COMPANIES = 6
FARTHEST = 5
TIMES = Decimal("1.5")


@dataclass(frozen=True, slots=True)
class _Paid:
    """One base salary: whose it is, and its cell."""

    company: str
    guide: Guide
    cell: Cell


def find(guides: Sequence[Guide], today: date) -> Iterator[Finding]:
    """Every base salary that is far from those of the same role and level in the same currency area."""
    groups: dict[tuple[tuple[str, ...], frozenset[str], str], list[_Paid]] = {}
    for guide, whose in named(guides):
        for cell in cells_of(guide):
            row = guide.compensation[cell.row]
            if cell.part == "base" and not row.level and cell.unit in currencies_of(row.region):
                groups.setdefault((whose.work, whose.levels, cell.unit), []).append(_Paid(whose.company, guide, cell))
    for group in groups.values():
        if len({paid.company for paid in group}) >= FEWEST_COMPANIES:
            yield from _far(group)


def _far(group: Sequence[_Paid]) -> Iterator[Finding]:
    """The members of a group that are far from its median, with their distance."""
    spread = spread_of([paid.cell.middle for paid in group])
    for paid in group:
        value, distance = paid.cell.middle, spread.distance(paid.cell.middle)
        ratio = value / spread.middle
        if distance > FARTHEST and not 1 / TIMES <= ratio <= TIMES:
            middle = printed_money(spread.middle.quantize(Decimal(1)), paid.cell.unit)
            message = (
                f"the base of {paid.cell.written} is {printed_number(ratio.quantize(Decimal('0.1')))} times {middle}, the "
                f"median of {spread.count} rows for {paid.guide.role}: {printed_number(distance.quantize(Decimal('0.1')))} "
                "robust standard deviations away"
            )
            yield Finding(paid.cell.span, message, HELP)


RULE = LibraryRule("C049", "far-from-peers", Severity.WARNING, find)
