"""A company and a role should have one guide.

Two guides for the same role at the same company answer the same question twice, and a plan takes whichever comes
first. The rule knows other spellings of a company and of a role, and takes levels and areas of work apart: it reports
the later guide by path.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |
```

```markdown
# Baker | Acme Inc Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €64K - €80K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |
```

```markdown
# Senior Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €64K - €80K |
```
"""

from collections.abc import Iterator, Sequence
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.peers import Whose, named
from counteroffer.lint.places import first_line
from counteroffer.lint.rule import Finding, LibraryRule
from counteroffer.terms.faults import Severity

HELP = "merge the two guides, or name in the title what they differ in"


def find(guides: Sequence[Guide], today: date) -> Iterator[Finding]:
    """Every guide for a company, work and level that an earlier guide is for."""
    first: dict[Whose, Guide] = {}
    for guide, whose in named(guides):
        other = first.setdefault(whose, guide)
        if other is not guide:
            message = f"{guide.company}, {guide.role} has a guide already: {other.company}, {other.role} ({other.path})"
            yield Finding(first_line(guide), message, HELP)


RULE = LibraryRule("C048", "guide-for-the-same-role", Severity.WARNING, find)
