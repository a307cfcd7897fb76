"""The newest source of a guide should be of this year or the last.

Ranges that rest on surveys of three years ago are behind the market by three rounds of raises. The rule looks at the
newest year that any source names. Silent where no source names a year, which is another rule's.

Bad:

```markdown
# Baker | Acme Negotiation Guide

## Evidence

- A survey of bakers, 2022
- What a baker said, 2023
```

Good:

```markdown
# Baker | Acme Negotiation Guide

## Evidence

- A survey of bakers, 2022
- What a baker said, 2026
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.passages import line_of
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "add a source of this year, or say that you looked again and when"
OLDEST = 1


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """The newest source, where its year is neither this one nor the last."""
    dated = [source for source in guide.sources if source.years]
    newest = max(dated, key=lambda source: max(source.years), default=None)
    if newest is not None and max(newest.years) < today.year - OLDEST:
        message = f"the newest source is of {max(newest.years)}, {today.year - max(newest.years)} years ago"
        yield Finding(line_of(guide, newest.line), message, HELP)


RULE = Rule("C026", "evidence-years-old", Severity.WARNING, find)
