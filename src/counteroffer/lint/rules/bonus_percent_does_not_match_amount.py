"""A bonus that is stated twice, as an amount and as a percentage of the base, should be the same both times.

The rule multiplies the base by the percentage at both ends of the range. The tolerance is the rounding of the three
printed figures and no more: "25%" may be anything from 24.5 to 25.5.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Bonus |
|---|---|---|
| Paris | $100K - $120K | $20K - $24K (10%) |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Bonus |
|---|---|---|
| Paris | $100K - $120K | $10K - $12K (10%) |
```
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from counteroffer.guides.guide import Guide, PayRow
from counteroffer.lint.places import figures_by_field, place_of, rounding_of
from counteroffer.lint.row_parts import Figures, share_of
from counteroffer.lint.rule import Finding, Rule
from counteroffer.lint.sums import ENDS
from counteroffer.terms.faults import Severity
from counteroffer.terms.printing import printed_money, printed_number

HELP = "correct the amount or the percentage, or say what the percentage is of"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every row whose bonus amount is not its percentage of the base, at the first end that is wrong."""
    figures = figures_by_field(guide)
    for number, row in enumerate(guide.compensation):
        field = f"compensation[{number}]"
        for end in ENDS:
            message = _mismatch(row, field, end, figures)
            if message:
                yield Finding(place_of(guide, figures, f"{field}.bonus.amount.{end}"), message, HELP)
                break


def _mismatch(row: PayRow, field: str, end: str, figures: Figures) -> str | None:
    bonus, base = row.bonus, row.base
    if bonus is None or base is None or bonus.amount is None or bonus.pct is None or row.currency is None:
        return None
    if end == "high" and (base.open or bonus.pct.open or bonus.amount.open):
        return None
    amount, points, salary = (_end(stated.low, stated.high, end) for stated in (bonus.amount, bonus.pct, base))
    product, rounding = share_of(salary, points, field, end, figures)
    if abs(amount - product) <= rounding + rounding_of(figures.get(f"{field}.bonus.amount.{end}")):
        return None
    stated = f"{printed_money(amount, row.currency)} at the {end} end"
    return f"the bonus of {stated} is not {printed_number(points)}% of the base, which is {printed_money(product, row.currency)}"


def _end(low: Decimal, high: Decimal, end: str) -> Decimal:
    return low if end == "low" else high


RULE = Rule("C006", "bonus-percent-does-not-match-amount", Severity.WARNING, find)
