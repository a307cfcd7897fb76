"""The figures of a guide should be of the last two quarters.

Pay data ages with every hiring season. A guide that names the quarter of its figures is reported when that quarter
lies more than two quarters before today's. Silent where the guide names no quarter, and where it names no real one,
which the reader reports.

Bad:

```markdown
---
company: Acme
role: Baker
data_quarter: 2025-Q4
---
# Baker | Acme Negotiation Guide
```

Good:

```markdown
---
company: Acme
role: Baker
data_quarter: 2026-Q3
---
# Baker | Acme Negotiation Guide
```
"""

import re
from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.places import dated_place
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "hold the ranges against figures of this year, and write their quarter"
OLDEST = 2
_QUARTER = re.compile(r"(\d{4})[- ]?Q([1-4])\Z")


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """The quarter of the figures, where it is more than two quarters ago."""
    found = _QUARTER.match(guide.dated.data_quarter or "")
    if found is None:
        return
    behind = 4 * today.year + (today.month - 1) // 3 - (4 * int(found[1]) + int(found[2]) - 1)
    if behind > OLDEST:
        message = f"the figures are of {guide.dated.data_quarter}, {behind} quarters before {today}"
        yield Finding(dated_place(guide, "data_quarter"), message, HELP)


RULE = Rule("C021", "quarter-old", Severity.WARNING, find)
