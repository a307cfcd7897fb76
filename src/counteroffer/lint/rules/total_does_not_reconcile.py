"""A total should be the sum of its parts.

Guides count totals in several ways: base, bonus and one year of the equity grant; the same with the whole grant; the
base and a year of the grant without the bonus; the same with the sign-on. This rule tries all of them at both ends of
the range, with every further pay column, and reports a row whose total is none of them. The only tolerance is the
rounding of the printed figures: half a unit of the last digit of each, so $500 for "$228K". What the nearest sum is,
and how far away, stands in the message. A row with a part that is stated in words alone is not judged.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Equity (RSU, 4 years) | Bonus | Total |
|---|---|---|---|---|
| Paris | $100K - $120K | $40K - $80K | $10K - $12K | $130K - $160K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Equity (RSU, 4 years) | Bonus | Total |
|---|---|---|---|---|
| Paris | $100K - $120K | $40K - $80K | $10K - $12K | $120K - $152K |
```
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from counteroffer.guides.guide import Guide
from counteroffer.lint.counted_totals import counted_totals
from counteroffer.lint.places import figures_by_field, place_of
from counteroffer.lint.rule import Finding, Rule
from counteroffer.lint.sums import ENDS, Stated, Sum
from counteroffer.terms.faults import Severity
from counteroffer.terms.printing import printed_money

_printed = lru_cache(maxsize=10_000)(printed_money)  # totals and gaps are round, and the same ones come again
HELP = "correct the figure that is wrong, or say which parts the total counts; a plan never rests on a stated total"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every row, in each of its currencies, whose total is no usual sum of its parts."""
    figures = figures_by_field(guide)
    for counted in counted_totals(guide):
        if not counted.exact:
            stated = counted.stated
            gaps = {end: gap for end, gap in zip(ENDS, counted.gaps, strict=True) if gap}
            span = place_of(guide, figures, f"{stated.field}.total.{next(iter(gaps))}")
            yield Finding(span, _message(stated, counted.nearest, gaps), HELP)


def _message(stated: Stated, nearest: Sum, wrong: Mapping[str, Decimal]) -> str:
    total, summed = (_both_ends(one.at("low"), one.at("high"), stated.currency) for one in (stated.total, nearest))
    gaps = [(gap, f" at the {end} end") for end, gap in wrong.items()]
    if stated.total.low == stated.total.high and len({gap for gap, _end in gaps}) == 1:
        gaps = [(gaps[0][0], "")]
    ways = " and ".join(f"{_difference(gap, stated.currency)}{end}" for gap, end in gaps)
    return f"the total of {total} is no sum of its parts; the nearest is {nearest.name}, {summed}: the total is {ways}"


def _both_ends(low: Decimal, high: Decimal, currency: str) -> str:
    ends = (_printed(end, currency) for end in ((low,) if low == high else (low, high)))
    return " to ".join(ends)


def _difference(gap: Decimal, currency: str) -> str:
    return f"{_printed(abs(gap), currency)} {'above' if gap > 0 else 'below'} it"


RULE = Rule("C001", "total-does-not-reconcile", Severity.WARNING, find)
