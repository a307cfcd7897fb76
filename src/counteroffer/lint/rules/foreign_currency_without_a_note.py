"""A row should be in the currency in which its region pays, or say that it is not.

A London row in dollars is either a conversion, at a rate and a day that nobody knows, or a slip of the sign. An
employer there states pounds, so the figure cannot be held against a written offer. Silent where the region, its
heading or a line of the guide names the currency, where the row quotes the local currency beside, and where the
region's country is not known.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| London | $100K - $120K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| London | £80K - £96K |
```
"""

import re
from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide, PayRow
from counteroffer.lint.cells import place_of_row
from counteroffer.lint.currency_areas import currencies_of, names_a_currency
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "write the row in the currency that is paid there, or name the currency behind the region, as in London (USD)"
_NOTE = re.compile(
    r"\b(?:in|to|as) (?:us|u\.s\.|united states)? ?(?:usd|dollars|eur|euros|gbp|pounds|local currency)\b|\busd[- ]equiv",
    re.IGNORECASE,
)


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every row in a currency that none of its region's places pays in, where nothing says so."""
    rows = [(number, row) for number, row in enumerate(guide.compensation) if _is_foreign(row)]
    if not rows or _has_note(guide):
        return
    for number, row in rows:
        local = " or ".join(sorted(currencies_of(row.region)))
        yield Finding(
            place_of_row(guide, number), f"{row.region} is paid in {local}, and its row is in {row.currency}", HELP
        )


def _is_foreign(row: PayRow) -> bool:
    local = currencies_of(row.region)
    if row.currency is None or not local or row.currency in local or names_a_currency(row.region):
        return False
    return row.quoted is None or row.quoted.currency not in local


def _has_note(guide: Guide) -> bool:
    """Whether a heading or a line around the pay tables says in which currency they are."""
    return any(_NOTE.search(f"{section.heading}\n{section.text}") for section in guide.sections)


RULE = Rule("C011", "foreign-currency-without-a-note", Severity.WARNING, find)
