"""A guide should say what can be asked for besides a higher number.

A range tells what others are paid; a lever is the reason for which this person should be. The rule reports a guide that
states pay and holds no lever. Silent about a text without any pay.

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

## Levers

1. **Night shift:** "I would take the nights for €4K more."
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.places import first_line
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "add a section Levers: numbered lines, each with a title in bold and the words to say"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """The guide, where it has pay and no lever."""
    if guide.compensation and not guide.levers:
        yield Finding(first_line(guide), "the guide has no levers", HELP)


RULE = Rule("C036", "no-levers", Severity.WARNING, find)
