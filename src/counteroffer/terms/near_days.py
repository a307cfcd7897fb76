"""The days that pay is talked about on: one far from any of them is a slip of the pen, and no calendar reckons on from it."""

from datetime import date

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
FAR_HELP = f"write a day from {FIRST.year} to {LAST.year}, such as 2026-12-04"


def is_near(day: date) -> bool:
    """Whether a day can be one of somebody's working life; the year 9999 and the year 1 cannot."""
    return FIRST <= day <= LAST
