"""A guide should be looked at again on the day that it names.

Pay moves. A guide that names a day for its next review was trusted until that day; after it, its ranges may be behind
the market, and a plan says so beside every figure from it.

Bad:

```markdown
---
company: Acme
role: Baker
last_updated: 2025-11-01
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
from counteroffer.lint.places import dated_place
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "hold the ranges against a newer source; if you keep the guide, review it and move the date on"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """The review date, where it has passed; a date that is no day of the calendar is the reader's to report."""
    try:
        due = date.fromisoformat(guide.dated.next_review_due or "")
    except ValueError:
        return
    if due < today:
        days = (today - due).days
        message = f"the review was due on {due}, {days} {'day' if days == 1 else 'days'} before {today}"
        yield Finding(dated_place(guide, "next_review_due"), message, HELP)


RULE = Rule("C002", "review-overdue", Severity.WARNING, find)
