"""The totals of one guide should all count the same parts.

A table in which one total counts a year of the grant and the next the whole of it compares things that are not alike, and
the difference between two regions is an artefact. The rule takes the ways to count that make each total exactly, within
the rounding of its figures, and reports the rows that share no way with most rows. Rows whose total is no sum at all are
another rule's.

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
from counteroffer.lint.places import figures_by_field, place_of
from counteroffer.lint.row_parts import stated_in
from counteroffer.lint.rule import Finding, Rule
from counteroffer.lint.sums import WHOLE_GRANT, Stated, Sum, usual_sums
from counteroffer.terms.faults import Severity

HELP = "count the same parts in every total"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every row whose total adds up, but not in the way in which most totals of the guide do."""
    figures = figures_by_field(guide)
    counted: list[tuple[int, Stated, frozenset[str]]] = []
    for number, row in enumerate(guide.compensation):
        for stated in stated_in(row, number, figures):
            ways = frozenset(_kind(way) for way in usual_sums(stated) if not way.misses(stated.total))
            if ways:
                counted.append((number, stated, ways))
    usual = Counter(way for _number, _stated, ways in counted for way in ways).most_common(1)
    for number, stated, ways in counted:
        if usual[0][0] not in ways and usual[0][1] > len(counted) / 2:
            name = row_name(guide.compensation[number])
            message = f"the total of {name} is {min(ways)}, most totals of the guide are {usual[0][0]}"
            yield Finding(place_of(guide, figures, f"{stated.field}.total.low"), message, HELP)


def _kind(way: Sum) -> str:
    """The way with a year of equity under one name, whether stated or reckoned from the grant."""
    names = (
        "a year of equity" if "year" in part.name and part.name != WHOLE_GRANT else part.name for part in way.parts
    )
    return " + ".join(names)


RULE = Rule("C017", "totals-counted-differently", Severity.WARNING, find)
