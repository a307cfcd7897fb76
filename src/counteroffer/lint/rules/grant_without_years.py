"""A grant should say over how many years it vests.

A grant of €80K is worth €20K a year over four years and €40K over two. Without the years no plan can count it, and no
total can be checked. The rule reports the first row of a guide that states a grant and neither its years nor a yearly
amount. Silent where a lever, the strategy or a section speaks of vesting over some years.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Equity |
|---|---|---|
| Paris | €60K - €72K | €40K - €80K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Equity (RSU, 4 years) |
|---|---|---|
| Paris | €60K - €72K | €40K - €80K |
```
"""

import re
from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.cells import row_cells
from counteroffer.lint.passages import speeches
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = 'write the years into the heading of the column, as in "Equity (RSU, 4 years)"'
_YEARS = re.compile(r"\b(?:\d|two|three|four|five|six)[- ]?years?\b|/\d ?yr", re.IGNORECASE)
_VESTS = re.compile(r"\b(?:vest\w*|equity|grants?|rsus?|options|stock)\b", re.IGNORECASE)


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """The first grant without years, with how many rows have one."""
    rows = [
        number
        for number, row in enumerate(guide.compensation)
        if row.equity is not None and row.equity.grant and not row.equity.vest_years and not row.equity.annual
    ]
    cell = row_cells(guide, rows[0]).get("equity.grant") if rows else None
    if cell is not None and not _speaks_of_years(guide):
        count = "" if len(rows) == 1 else f", as in {len(rows)} rows of the guide"
        yield Finding(cell.span, f"the grant of {cell.written} names no years of vesting{count}", HELP)


def _speaks_of_years(guide: Guide) -> bool:
    """Whether a number of years stands near a word of vesting or equity, outside the table."""
    texts = (*(speech.text for speech in speeches(guide)), *(section.text for section in guide.sections))
    sentences = (sentence for text in texts for sentence in re.split(r"(?<=[.!?])\s", text))
    return any(_YEARS.search(one) and _VESTS.search(one) for one in sentences)


RULE = Rule("C020", "grant-without-years", Severity.NOTE, find)
