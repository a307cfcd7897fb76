"""A strategy should say when to leave.

Without a floor every concession looks small, and the last one is made below the point at which leaving was better.
The rule reports a strategy that neither states a floor nor speaks of one ("accept", "walk away", "no lower than",
"minimum").

Bad:

```markdown
# Baker | Acme Negotiation Guide

## Strategy

Open at €71K base with a €5K sign-on.
```

Good:

```markdown
# Baker | Acme Negotiation Guide

## Strategy

Open at €71K base with a €5K sign-on. Accept at €62K+ base.
```
"""

import re
from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import AskTerms, Guide
from counteroffer.lint.passages import line_of
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = 'add a floor such as "Accept at €62K+ base"'
NOTHING = AskTerms()
_SPEAKS_OF_ONE = re.compile(
    r"\b(?:accept\w*|floors?|walk(?:ing)?[- ]away|walk if|no lower|not (?:go )?below|below|minimum|at least|bottom line"
    r"|non-?negotiable|decline|settle|reconsider|won['’]t consider|need at least|reservation)\b"
    r"|\bneed\b[^.]{0,60}\d[KM]?\+|\bcounter (?:at|of)\b[^.]*\bis\b",
    re.IGNORECASE,
)


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """The strategy, where it has no floor in figures or words."""
    strategy = guide.strategy
    if strategy is None or not strategy.text.strip() or any(ask.floor != NOTHING for ask in strategy.asks):
        return
    if not _SPEAKS_OF_ONE.search(strategy.text):
        yield Finding(line_of(guide, strategy.lines[0]), "the strategy does not say when to walk away", HELP)


RULE = Rule("C035", "no-walk-away", Severity.WARNING, find)
