"""At least one lever should name what it is worth.

A lever is an ask, and an ask without a number is answered with a smaller one, or with thanks. The rule reports a
guide of which no lever names an amount or a percentage. One lever with a number is enough: some, such as a title,
have none.

Bad:

```markdown
# Baker | Acme Negotiation Guide

## Levers

1. **Night shift:** "I would take the nights for more money."
```

Good:

```markdown
# Baker | Acme Negotiation Guide

## Levers

1. **Night shift:** "I would take the nights for €4K more."
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.passages import line_of
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "name an amount or a percentage in the lever where one can be counted"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """The first lever, where none of them has a number."""
    levers = guide.levers
    if not levers or any(lever.amounts for lever in levers):
        return
    first, last = min(lever.lines[0] for lever in levers), max(lever.lines[1] for lever in levers)
    if not any(True for _token in guide.tokens_between(first, last)):
        count = "the one lever names no" if len(levers) == 1 else f"none of the {len(levers)} levers names an"
        yield Finding(line_of(guide, first), f"{count} amount or percentage", HELP)


RULE = Rule("C039", "levers-without-a-number", Severity.NOTE, find)
