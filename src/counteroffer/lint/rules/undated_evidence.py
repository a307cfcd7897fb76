"""Evidence should say of which year it is.

A salary survey without a year may be of any year. The rule reports evidence of which no line names a year, at its first
line. A year in a link's address counts. A guide without any evidence is not reported here.

Bad:

```markdown
# Baker | Acme Negotiation Guide

## Evidence

- A survey of bakers
- What a baker said
```

Good:

```markdown
# Baker | Acme Negotiation Guide

## Evidence

- A survey of bakers, 2026
- What a baker said
```
"""

import re
from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity
from counteroffer.terms.places import Span

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
HELP = "write the year of publication behind each source, or the year in which you looked it up"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """The first line of the evidence, where no line of it names a year."""
    if not guide.sources or any(source.years or _YEAR.search(source.url or "") for source in guide.sources):
        return
    first, count = guide.sources[0], len(guide.sources)
    message = "the one source names no year" if count == 1 else f"none of the {count} sources names a year"
    yield Finding(Span(guide.path, max(first.line, 1), 1, 1 + len(first.text), first.text), message, HELP)


RULE = Rule("C004", "undated-evidence", Severity.NOTE, find)
