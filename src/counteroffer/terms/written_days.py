"""Whole days in somebody else's words: "Feb 12 2026", "12 February, 2026", "2026-02-12". Anything less than a day is none."""

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN = re.compile(
    r"(?<![\w./-])(?:(?:([0-9]{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]{2,8})\.?|([A-Z][a-z]{2,8})\.? ([0-9]{1,2})(?:st|nd|rd|th)?),? ((?:19|20)[0-9]{2})"
    r"|((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2}))(?![\w/-])"
)


def find_days(text: str) -> Iterator[tuple[int, int, date]]:
    """Where each whole day stands in a text, and which day it is; one that no calendar has is left out."""
    for found in _WRITTEN.finditer(text):
        day, month, other_month, other_day, year, iso_year, iso_month, iso_day = found.groups()
        if iso_year:
            number, said = int(iso_month), int(iso_day)
        else:
            number, said = _month(month or other_month), int(day or other_day)
        try:
            yield found.start(), found.end(), date(int(year or iso_year), number, said)
        except ValueError:
            continue


def _month(word: str) -> int:
    """The number of a month by its first three letters, 0 for no month."""
    short = word[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0
