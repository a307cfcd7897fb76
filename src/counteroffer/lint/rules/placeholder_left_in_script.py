"""A script should be fit to be said.

"[Company] offered me $[X]" has to be filled in before anybody can say it, and what is left in brackets under pressure
is read out as it stands. The rule reports brackets that stand for a word or an amount. Silent about brackets that
hold an amount ("$[50K - 90K]"), about links, footnotes and citations, and about boxes to tick.

Bad:

```markdown
# Baker | Acme Negotiation Guide

## Levers

1. **Market:** "At [previous company] I was paid $[X]."
```

Good:

```markdown
# Baker | Acme Negotiation Guide

## Levers

1. **Market:** "Where I work now I am paid $110K."
```
"""

import re
from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.passages import line_of, speeches
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "write the words or the amount, or say the sentence without it"
SHOWN = 3
# One set of first signs for all alternatives: a pattern that knows its first sign takes a tenth of the time.
_BRACKET = re.compile(
    r"[\[{<TX](?:(?<=\[)(?<!!\[)(?=[^\[\]]*[^\W\d_])[^\[\]]{1,60}\](?!\()|(?<=\{)\{[^{}]{1,60}\}\}"
    r"|(?<=<)(?!https?:|/)[A-Za-z][A-Za-z _]{2,40}>|(?<!\w[TX])(?:(?<=T)BD|(?<=X)X+)\b)"
)
_SIGNS = ("[", "{{", "<", "TBD", "XX")
_AMOUNT = re.compile(
    r"[\[$€£₹+~\s]*\d[\d.,]*\s*(?:[KMLkm]|Cr)?(?:\s*[-–—/]\s*[$€£₹]?\d[\d.,]*\s*(?:[KMLkm]|Cr)?)?\+?%?\]?\Z"
)


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every script with placeholders, once a script, with the first few of them."""
    for speech in speeches(guide):
        if not any(sign in speech.text for sign in _SIGNS):  # the pattern takes many times that
            continue
        found = [one[0] for one in _BRACKET.finditer(speech.text) if not _AMOUNT.match(one[0])]
        if found:
            shown = ", ".join(dict.fromkeys(found[:SHOWN]))
            more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
            yield Finding(line_of(guide, speech.lines[0]), f"{speech.name} has {shown}{more} left to fill in", HELP)


RULE = Rule("C030", "placeholder-left-in-script", Severity.NOTE, find)
