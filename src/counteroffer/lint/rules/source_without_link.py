"""A source should say where it can be looked up.

"Industry survey" names nothing that a reader could open. The rule reports a guide with sources that have no link,
once, at the first of them. It is off by default: many sound sources, such as a conversation or a printed survey, have
no address.

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

- [A survey of bakers, 2026](https://bakers.example/survey)
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.passages import line_of
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "write the source as a link: [its title](https://…)"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """The first source without a link, with how many there are."""
    without = [source for source in guide.sources if not source.url]
    if without:
        count = len(guide.sources)
        lacking = "the one source has no link" if count == 1 else f"{len(without)} of {count} sources have no link"
        yield Finding(line_of(guide, without[0].line), lacking, HELP)


RULE = Rule("C023", "source-without-link", Severity.NOTE, find, default_on=False)
