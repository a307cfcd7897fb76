"""A year's total should count every part of the row, and one year of each.

Some totals do add up, but only by leaving a stated bonus out, or by counting the whole grant of several years in one
year. Such a total cannot be held against an offer's yearly worth, nor against the total of another row. The rule
looks at totals that are the sum of some of their parts within the rounding of the printed figures, and reports those
that are not the sum of all of them, a year of each; further columns and the sign-on may be counted or not.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Equity (RSU, 4 years) | Bonus | Total |
|---|---|---|---|---|
| Paris | $100K - $120K | $40K - $80K | $10K - $12K | $110K - $140K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Equity (RSU, 4 years) | Bonus | Total |
|---|---|---|---|---|
| Paris | $100K - $120K | $40K - $80K | $10K - $12K | $120K - $152K |
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.counted_totals import counted_totals
from counteroffer.lint.places import figures_by_field, place_of
from counteroffer.lint.rule import Finding, Rule
from counteroffer.lint.sums import WHOLE_GRANT, Stated, Sum
from counteroffer.terms.faults import Severity

HELP = "count every part of the row in its total, and one year of the grant; a plan never rests on a stated total"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every row, in each of its currencies, whose total adds up only in a way that is not a year's pay."""
    figures = figures_by_field(guide)
    for counted in counted_totals(guide):
        stated = counted.stated
        if counted.exact and not any(_is_a_year(way, stated) for way in counted.exact):
            way = counted.exact[0]
            span = place_of(guide, figures, f"{stated.field}.total.low")
            yield Finding(span, f"the total is {way.name}: {_what_is_wrong(way, stated)}", HELP)


def _is_a_year(way: Sum, stated: Stated) -> bool:
    """Whether a sum counts the bonus where there is one, and no more than a year of the grant."""
    return (stated.bonus is None or stated.bonus in way.parts) and not _counts_whole_grant(way, stated)


def _counts_whole_grant(way: Sum, stated: Stated) -> bool:
    """A whole grant over an unknown number of years, with no year of it to count, is no fault of the total."""
    yearly = any(part.name != WHOLE_GRANT for part in stated.grants)
    return yearly and any(part.name == WHOLE_GRANT for part in way.parts)


def _what_is_wrong(way: Sum, stated: Stated) -> str:
    if _counts_whole_grant(way, stated):
        return "it counts the grant of several years in one year"
    return "it leaves the bonus out"


RULE = Rule("C008", "total-is-not-a-year", Severity.WARNING, find)
