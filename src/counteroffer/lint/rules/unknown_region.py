"""A region should be a place that offers name too.

A region that is in no table of places is matched only by the same words, and its currency cannot be checked. Off by
default: a place that the tables lack is more often a small town than a slip.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Prais | €60K - €72K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |
```
"""

import re
from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.cells import place_of_row
from counteroffer.lint.currency_areas import currencies_of
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "check the spelling, or name the country behind the place"
_WIDE = re.compile(
    r"\b(?:remote|global|international|world|emea|apac|europe|eu|asia|americas?|latam|nordics?|other|all|any)\b",
    re.IGNORECASE,
)


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every region of which a place is in no known country."""
    reported: set[str] = set()
    for number, row in enumerate(guide.compensation):
        region = row.region
        if region.strip() and region not in reported and not currencies_of(region) and not _WIDE.search(region):
            reported.add(region)
            yield Finding(place_of_row(guide, number), f"{region} is in no country that is known here", HELP)


RULE = Rule("C043", "unknown-region", Severity.NOTE, find, default_on=False)
