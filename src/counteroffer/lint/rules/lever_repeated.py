"""Two levers should not be one.

A script that stands twice under two titles is one argument, and whoever uses both has said the same thing twice. The
rule reports the second of two levers whose words are the same apart from case and spaces.

Bad:

```markdown
# Baker | Acme Negotiation Guide

## Levers

1. **Night shift:** "I would take the nights for €4K more."
2. **Early hours:** "I would take the nights for €4K more."
```

Good:

```markdown
# Baker | Acme Negotiation Guide

## Levers

1. **Night shift:** "I would take the nights for €4K more."
2. **Early hours:** "I would begin at three for €2K more."
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.passages import line_of
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "delete one of the two, or give it an argument of its own"
FIRST_WORDS = 5


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every lever whose script is an earlier one's."""
    begins = [" ".join(lever.script.split(None, FIRST_WORDS)[:FIRST_WORDS]).casefold() for lever in guide.levers]
    if len(set(begins)) == len(begins):  # no two of them even begin alike
        return
    first: dict[str, int] = {}
    for number, lever in enumerate(guide.levers, start=1):
        words = " ".join(lever.script.casefold().split())
        if words and words in first:
            yield Finding(line_of(guide, lever.lines[0]), f"lever {number} has the words of lever {first[words]}", HELP)
        first.setdefault(words, number)


RULE = Rule("C040", "lever-repeated", Severity.NOTE, find)
