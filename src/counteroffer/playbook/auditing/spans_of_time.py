"""Days that a text counts from the day of the plan: "tomorrow", "within 48 hours", "in three days"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from counteroffer.playbook.auditing.days import Day
from counteroffer.playbook.auditing.spelled import spelled_in

_HOURS_A_DAY = 24
_LONGEST = 400
_UNITS = {"hour": 1, "hr": 1, "day": 24, "night": 24, "week": 24 * 7, "fortnight": 24 * 14}
_SPAN = re.compile(
    r"\b(?:(?P<tomorrow>(?:the end of )?(?P<after>the day after )?tomorrow)"
    r"|(?:(?:have|got|given|gives? me|gave me|leaves? me|left me)(?: only| just)?(?=[^.?!;\n]{0,24}?\bto (?:sign|answer|decide|accept|reply))|within|inside|in|over|no later than)(?: the)?(?: next| coming)?(?: of)? ?(?P<count>\d{1,3}|an?|[a-z]+(?:-[a-z]+)?|a couple of|a few)?(?: calendar| short| more)? ?(?P<unit>hours?|hrs?|days?|nights?|weeks?|fortnight)(?: from (?:now|today))?)\b"
    r"(?! (?:of|leave|remote|a week|notice|off)\b)",
    re.IGNORECASE,
)


def days_from(text: str, today: date) -> Iterator[Day]:
    """The days that words count from a day; a span of hours ends on the day on which its last hour falls."""
    for found in _SPAN.finditer(text):
        hours = _hours(found)
        if hours is not None and hours <= _LONGEST * _HOURS_A_DAY:
            day = today + timedelta(days=-(-hours // _HOURS_A_DAY))
            yield Day(found.start(), found.end(), day.year, day.month, day.day, counted=True)


def _hours(found: "re.Match[str]") -> int | None:
    if found["tomorrow"]:
        return (2 if found["after"] else 1) * _HOURS_A_DAY
    count = _count(found["count"])
    unit = _UNITS.get(found["unit"].lower().removesuffix("s"))
    return count * unit if count is not None and unit is not None else None


def _count(words: str | None) -> int | None:
    if words is None:
        return None
    if words.isdigit():
        return int(words)
    if words.lower() in ("a", "an"):
        return 1
    numbers = [one.value for one in spelled_in(words)]
    return int(numbers[0]) if len(numbers) == 1 and numbers[0] == int(numbers[0]) else None
