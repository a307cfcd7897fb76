"""Writes a date or a quarter of front matter in the form that is read, where the words allow no second meaning."""

import re
from datetime import date, datetime

from counteroffer.lint.mend import Fix, Mend, Seen
from counteroffer.terms.faults import Diagnostic

_NUMBERS = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\Z")
_QUARTER = re.compile(r"(?:Q([1-4])[ /,-]*(\d{4})|(\d{4})[ /,-]*Q([1-4]))\Z", re.IGNORECASE)
_WORDED = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")


def fixes(seen: Seen, fault: Diagnostic) -> tuple[Fix, ...]:
    """The day as 2026-02-23 or the quarter as 2025-Q4; none for "02/03/2026", which could be two days."""
    words = " ".join(fault.span.text.replace(",", " ").split())
    wants_quarter = fault.message.startswith("data_quarter")
    meant = _quarter(words) if wants_quarter else _day(words)
    return (Fix(fault.span, meant),) if meant else ()


def _quarter(words: str) -> str | None:
    found = _QUARTER.match(words)
    return f"{found[2] or found[3]}-Q{found[1] or found[4]}" if found else None


def _day(words: str) -> str | None:
    """The day that the words name, year first in numbers or with its month in letters."""
    found = _NUMBERS.match(words)
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return None
    for form in _WORDED:
        try:
            return datetime.strptime(words, form).date().isoformat()
        except ValueError:
            continue
    return None


ABOUT_DATES = frozenset(
    ("quarter-old", "review-overdue", "review-before-update", "year-in-the-future", "evidence-years-old")
)
MEND = Mend("date-not-read", True, fixes, frozenset(("dated",)), ABOUT_DATES)
