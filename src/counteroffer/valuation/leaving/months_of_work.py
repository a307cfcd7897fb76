"""Days as months of work."""

from calendar import monthrange
from datetime import date


def completed_months(start: date, day: date) -> int:
    """How many whole months of work lie between the first day and a day: twelve on the first anniversary.

    A start on a day that a month does not have (the 31st) completes that month on its last day. Zero before the start.
    """
    months = 12 * (day.year - start.year) + day.month - start.month
    last = monthrange(day.year, day.month)[1]
    if day.day < min(start.day, last):
        months -= 1
    return max(0, months)
