"""Evidence cannot be of a year that has not begun, nor can a guide have been updated tomorrow.

Such a year is a slip of the pen. The rule reports sources of which every year is later than today's, and an update or
a quarter that lies ahead. Silent about sources that say that they look ahead (a forecast, a strategy), and about the
day of the next review, which lies ahead by nature.

Bad:

```markdown
# Baker | Acme Negotiation Guide

## Evidence

- A survey of bakers, 2062
- What a baker said, 2026
```

Good:

```markdown
# Baker | Acme Negotiation Guide

## Evidence

- A survey of bakers, 2026
- What a baker said, 2026
```
"""

import re
from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.passages import line_of
from counteroffer.lint.places import dated_place
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "correct the year; if the source looks ahead, say so and name the year in which it was made"
_LOOKS_AHEAD = re.compile(
    r"project|forecast|predict|expect|outlook|roadmap|strateg|plan|target|vision|goal|agenda|by (?:19|20)\d\d",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"(\d{4})[- ]?Q([1-4])\Z")


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every source with a year to come, and dates of the guide that lie ahead."""
    for source in guide.sources:
        if source.years and min(source.years) > today.year and not _LOOKS_AHEAD.search(source.text):
            message = f"the source is of {min(source.years)}, and today is {today}"
            yield Finding(line_of(guide, source.line), message, HELP)
    for name, said in (("last_updated", guide.dated.last_updated), ("data_quarter", guide.dated.data_quarter)):
        begins = _first_day(said or "")
        if begins is not None and begins > today:
            place = dated_place(guide, name)
            yield Finding(place, f"{name} is {said}, and today is {today}", HELP)


def _first_day(text: str) -> date | None:
    """The day, or the first day of the quarter; None where the text is neither."""
    quarter = _QUARTER.match(text)
    try:
        return date(int(quarter[1]), 3 * int(quarter[2]) - 2, 1) if quarter else date.fromisoformat(text[:10])
    except ValueError:
        return None


RULE = Rule("C025", "year-in-the-future", Severity.WARNING, find)
