"""A range should rest on more than one source.

One survey has one bias: who answered it, where, and in which year. The rule reports evidence of a single line.
Evidence that is missing altogether is another rule's.

Bad:

```markdown
# Baker | Acme Negotiation Guide

## Evidence

- A survey of bakers, 2026
```

Good:

```markdown
# Baker | Acme Negotiation Guide

## Evidence

- A survey of bakers, 2026
- What three bakers said, 2026
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.passages import line_of
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "add a second source of another kind: a survey, filings, postings with pay, a person who was paid it"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """The only line of the evidence."""
    if len(guide.sources) == 1:
        yield Finding(line_of(guide, guide.sources[0].line), "all figures rest on this one source", HELP)


RULE = Rule("C024", "one-source-only", Severity.NOTE, find)
