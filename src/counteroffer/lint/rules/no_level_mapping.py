"""A guide should say which level elsewhere its role is.

Without it an offer of another company cannot be set beside this one: the same title is two levels apart at two firms.
The rule reports a guide that states pay and of which no table or list maps a level. Off by default: a mapping that is
told in sentences is not seen.

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

## Level mapping

| Acme | Industry |
|---|---|
| Baker | Mid |
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.places import first_line
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "add a section Level mapping: a table with a column for each company and a row for each level"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """The guide, where it has pay and no level mapping."""
    if guide.compensation and not guide.level_mapping:
        yield Finding(first_line(guide), "the guide maps its levels to no other company", HELP)


RULE = Rule("C038", "no-level-mapping", Severity.NOTE, find, default_on=False)
