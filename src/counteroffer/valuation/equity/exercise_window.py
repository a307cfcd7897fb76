"""The window after leaving within which vested options can be exercised; then they lapse."""

from calendar import monthrange
from datetime import date, timedelta

from counteroffer.offers.case import Window

MONTHS = {"months": 1, "years": 12}


def last_day(window: Window, left: date) -> date:
    """The last day to exercise for somebody whose last day of work is `left`.

    A window of months or years ends on the same day of the month, or on the month's last day where it has no such day.
    """
    if window.unit == "days":
        return left + timedelta(days=window.count)
    months = left.year * 12 + left.month - 1 + window.count * MONTHS[window.unit]
    year, month = divmod(months, 12)
    return date(year, month + 1, min(left.day, monthrange(year, month + 1)[1]))


def is_longer(window: Window, months: int) -> bool:
    """Whether a window reaches beyond so many months; ninety-two days are the most that three months can have."""
    if window.unit == "days":
        return window.count > -(-months * 92 // 3)
    return window.count * MONTHS[window.unit] > months
