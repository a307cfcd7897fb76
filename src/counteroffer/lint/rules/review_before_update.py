"""A review should be due after the update, not before it.

A guide whose next review is on or before the day of its last update was never due: the date was left behind when the
guide was mended, or the two were swapped. Silent where one of the two is missing or is no day of the calendar.

Bad:

```markdown
---
company: Acme
role: Baker
last_updated: 2026-11-01
next_review_due: 2026-05-01
---
# Baker | Acme Negotiation Guide
```

Good:

```markdown
---
company: Acme
role: Baker
last_updated: 2026-11-01
next_review_due: 2027-05-01
---
# Baker | Acme Negotiation Guide
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.places import figures_by_field, place_of
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "move the review on to a day after the update"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """The review, where it is not after the update."""
    try:
        updated = date.fromisoformat(guide.dated.last_updated or "")
        due = date.fromisoformat(guide.dated.next_review_due or "")
    except ValueError:
        return
    if due <= updated:
        message = f"the review is due on {due}, not after the update of {updated}"
        yield Finding(place_of(guide, figures_by_field(guide), "dated.next_review_due"), message, HELP)


RULE = Rule("C028", "review-before-update", Severity.WARNING, find)
