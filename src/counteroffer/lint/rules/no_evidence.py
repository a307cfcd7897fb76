"""A guide should say where its figures come from.

Ranges without a single source are somebody's memory. They may be right, but nobody across the table has to believe
them. Silent where there is at least one line of evidence. Silent too about a text without any pay, lever or strategy:
that is no guide yet.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |

## Evidence

- A survey of bakers, 2026
- What a baker said, 2026
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.places import first_line
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "add a section Evidence with one line for each source"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """The guide, where it has pay and no source."""
    if not guide.sources and (guide.compensation or guide.levers or guide.strategy):
        yield Finding(first_line(guide), "the guide names no source for its figures", HELP)


RULE = Rule("C022", "no-evidence", Severity.WARNING, find)
