"""A script should not claim an offer that its reader does not have.

A guide is read by people it does not know. A line such as "I have an offer from a rival" is true for few of them and
a lie in the mouth of the others, and the first question about it ends the negotiation. The rule reports scripts that
claim an offer in the first person. Silent about conditions ("if I had another offer"), about advice to bring an
offer, and about the offer at hand.

Bad:

```markdown
# Baker | Acme Negotiation Guide

## Levers

1. **Market:** "I have a competing offer from another bakery at $120K."
```

Good:

```markdown
# Baker | Acme Negotiation Guide

## Levers

1. **Market:** "Bakeries in this town pay up to $120K for this work."
```
"""

import re
from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.passages import line_of, speeches
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "mark the line as one for readers who hold such an offer in writing, or argue from the market instead"

_OFFER = r"(?:(?!the\b|your\b|this\b|to\b|that\b|which\b|who\b|what\b|they\b|no\b|not\b|without\b)[^\s,.;:!?—]+\s+){0,6}?offers?\b"
# The first letters stand apart from what ignores case: a pattern that knows its first sign takes a tenth of the time.
_CLAIM = re.compile(
    rf"[IiWwMm](?<!\w[IiWwMm])(?i:(?:(?<=i)|(?<=w)e)(?:['’]ve| have|['’]m| am| hold| received)"
    rf"(?: also| currently| now| already| just| both| had| got"
    rf"| received| secured| holding| weighing| considering| evaluating| fielding| sitting on){{0,3}} {_OFFER}(?!\s+(?:you|me)\b)"
    rf"|(?<=m)y (?:(?!current|initial|own)[\w/\[\]]+ ){{0,3}}offers? (?:from|at|is|are|of|average|include))"
)
_CONDITION = re.compile(r"\b(?:if|when|should|unless|once|whether|had)\s+$", re.IGNORECASE)


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every script that claims an offer, once a script, with the first words of the claim."""
    for speech in speeches(guide):
        if "ffer" not in speech.text and "FFER" not in speech.text:  # the pattern takes many times that
            continue
        found = next((claim for claim in _CLAIM.finditer(speech.text) if not _is_condition(speech.text, claim)), None)
        if found is not None:
            words = " ".join(found[0].split())
            message = f'{speech.name} claims an offer that its reader may not have: "{words}"'
            yield Finding(line_of(guide, speech.lines[0]), message, HELP)


def _is_condition(text: str, claim: re.Match[str]) -> bool:
    return bool(_CONDITION.search(text[: claim.start()]))


RULE = Rule("C029", "script-claims-an-offer", Severity.NOTE, find)
