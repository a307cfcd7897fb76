"""A guide should say when it was made.

Without a day of its last update, a quarter of its figures or a day for its next review, nobody can tell how old the
ranges are. Years in the evidence help a little: they say how old the sources are, not when somebody last looked.

Bad:

```markdown
# Baker | Acme Negotiation Guide

## Evidence

- A survey of bakers, 2026
```

Good:

```markdown
---
company: Acme
role: Baker
last_updated: 2026-11-01
---
# Baker | Acme Negotiation Guide

## Evidence

- A survey of bakers, 2026
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.places import first_line
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "add last_updated, data_quarter or next_review_due between two lines of --- at the top of the file"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """The guide, where it has no date of its own; the message says what its evidence tells instead."""
    dated = guide.dated
    if dated.last_updated or dated.data_quarter or dated.next_review_due:
        return
    years = sorted({year for source in guide.sources for year in source.years})
    if not years:
        evidence = "and its evidence names no year either" if guide.sources else "and it has no evidence"
    else:
        evidence = f"the newest year that its evidence names is {years[-1]}"
    yield Finding(first_line(guide), f"the guide does not say when it was made; {evidence}", HELP)


RULE = Rule("C003", "undated-guide", Severity.WARNING, find)
