"""When guides are due for review: on the day that they name, else some months after they were made, else nobody knows."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from counteroffer.guides.guide import Guide
from counteroffer.terms.figures import Assumption

REVIEW_INTERVAL = Assumption(
    id="assume.review_interval",
    value=Decimal(6),
    low=Decimal(3),
    high=Decimal(12),
    unit="months",
    because="pay figures are taken to hold for two quarters where a guide names no day for its next review",
    source="our default, the same two quarters that the rule quarter-old allows",
)

Basis: TypeAlias = Literal["next_review_due", "last_updated", "data_quarter"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?![\d-])")
_QUARTER = re.compile(r"(\d{4})[- ]?Q([1-4])\Z")


@dataclass(frozen=True, slots=True)
class Review:
    """When a guide is due: the day and what it rests on, both None where the guide names no day and no quarter.

    `made` is the day on which the guide was last updated, else the last day of the quarter of its figures.
    """

    guide: Guide
    due: date | None
    basis: Basis | None
    made: date | None

    def days_left(self, today: date) -> int | None:
        """The days from today to the review, below zero where it is overdue; None where no day is known."""
        return None if self.due is None else (self.due - today).days


def find_reviews(guides: Iterable[Guide], interval: int = int(REVIEW_INTERVAL.value)) -> tuple[Review, ...]:
    """The reviews of guides by due day, then by company and role, the undated last.

    `interval` is how many months a guide holds that names no day for its review.
    """
    return tuple(sorted((review_of(guide, interval) for guide in guides), key=_order))


def review_of(guide: Guide, interval: int = int(REVIEW_INTERVAL.value)) -> Review:
    """When one guide is due; a date that is no day of the calendar counts as none."""
    named, updated = _day(guide.dated.next_review_due), _day(guide.dated.last_updated)
    quarter = _quarter_end(guide.dated.data_quarter)
    made = updated or quarter
    if named is not None:
        return Review(guide, named, "next_review_due", made)
    if made is None:
        return Review(guide, None, None, None)
    return Review(guide, months_after(made, interval), "last_updated" if updated else "data_quarter", made)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day; never after the year 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _order(review: Review) -> tuple[date, str, str, str, str]:
    guide = review.guide
    return (review.due or date.max, guide.company or "", guide.role or "", guide.level or "", guide.path)


def _day(text: str | None) -> date | None:
    """The day that a text begins with: "2026-02-23", "2026-02-23T09:00"."""
    found = _DAY.match(text or "")
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def _quarter_end(text: str | None) -> date | None:
    """The last day of a quarter such as "2025-Q4"."""
    found = _QUARTER.match(text or "")
    if found is None or not int(found[1]):
        return None
    year, month = int(found[1]), 3 * int(found[2])
    return date(year, month, calendar.monthrange(year, month)[1])
