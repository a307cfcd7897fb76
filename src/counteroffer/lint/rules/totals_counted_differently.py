"""The totals of one guide should all count the same parts.

A table in which one total counts a year of the grant and the next the whole of it compares things that are not alike,
and the difference between two regions is an artefact. The rule takes the ways to count that make each total exactly,
within the rounding of its figures, and reports the rows that share no way with most rows. Rows whose total is no sum
at all are another rule's.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Equity (RSU, 4 years) | Total |
|---|---|---|---|
| Paris | €60K - €72K | €40K - €80K | €70K - €92K |
| Berlin | €58K - €70K | €40K - €80K | €68K - €90K |
| Madrid | €48K - €60K | €40K - €80K | €88K - €140K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Equity (RSU, 4 years) | Total |
|---|---|---|---|
| Paris | €60K - €72K | €40K - €80K | €70K - €92K |
| Berlin | €58K - €70K | €40K - €80K | €68K - €90K |
| Madrid | €48K - €60K | €40K - €80K | €58K - €80K |
```
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.cells import row_name
from counteroffer.lint.counted_totals import counted_totals
from counteroffer.lint.places import figures_by_field, place_of
from counteroffer.lint.rule import Finding, Rule
from counteroffer.lint.sums import WHOLE_GRANT, Sum
from counteroffer.terms.faults import Severity

HELP = "count the same parts in every total"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every row whose total adds up, but not in the way in which most totals of the guide do."""
    sums = [(total, frozenset(map(_kind, total.exact))) for total in counted_totals(guide) if total.exact]
    if len(sums) < 2:
        return
    figures = figures_by_field(guide)
    usual, times = Counter(way for _total, ways in sums for way in ways).most_common(1)[0]
    for total, ways in sums:
        if usual not in ways and 2 * times > len(sums):
            name = row_name(guide.compensation[total.row])
            message = f"the total of {name} is {min(ways)}, most totals of the guide are {usual}"
            yield Finding(place_of(guide, figures, f"{total.stated.field}.total.low"), message, HELP)


def _kind(way: Sum) -> str:
    """The way with a year of equity under one name, whether stated or reckoned from the grant."""
    names = (
        "a year of equity" if "year" in part.name and part.name != WHOLE_GRANT else part.name for part in way.parts
    )
    return " + ".join(names)


RULE = Rule("C017", "totals-counted-differently", Severity.WARNING, find)
