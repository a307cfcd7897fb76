"""A guide should say where to open and where to stop.

Ranges and levers without a strategy leave the first number and the last to the moment, in which both are usually too
low. The rule reports a guide that states pay and holds no strategy. Silent about a text without any pay.

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

## Strategy

Open at €71K base. Accept at €62K+ base.
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.places import first_line
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "add a section Strategy: what to open at, and what to accept"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """The guide, where it has pay and no strategy."""
    if guide.compensation and guide.strategy is None:
        yield Finding(first_line(guide), "the guide has no strategy", HELP)


RULE = Rule("C037", "no-strategy", Severity.WARNING, find)
