"""When guides are due for review, as a calendar (RFC 5545) that a calendar program can take in again and again.

Every guide is one event that lasts a day, with an identity made of its company, role and level: taking in a newer
calendar moves the event instead of adding another. A review that is overdue stands on today, where it can be seen.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from counteroffer import __version__
from counteroffer.guides.guide import Guide
from counteroffer.library.companies import company_key
from counteroffer.library.freshness import Review
from counteroffer.library.spelling import words_of
from counteroffer.render.guide_changes import title_of
from counteroffer.terms.faults import BadRequestError, MissingExtraError

if TYPE_CHECKING:
    from icalendar import Event

_SPACE = uuid5(NAMESPACE_URL, "counteroffer:guide-review")


def render_calendar(reviews: Sequence[Review], today: date) -> bytes:
    """The calendar; guides without a date share one event on today. The same reviews and day give the same bytes.

    A MissingExtraError where the library icalendar is not installed, a BadRequestError where there is no guide at all.
    """
    try:
        from icalendar import Calendar
    except ImportError as error:
        raise MissingExtraError("a calendar needs icalendar", "pip install icalendar") from error
    if not reviews:
        raise BadRequestError(
            "there is no guide, so there is nothing for a calendar", "name a folder that holds guides"
        )
    calendar = Calendar()
    calendar.add("prodid", f"-//Counteroffer//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Guide reviews")
    for name, review in zip(_identities(reviews), reviews, strict=True):
        if review.due is not None:
            calendar.add_component(
                _event(name, max(review.due, today), _summary(review), _description(review, today), today)
            )
    undated = [review.guide.path for review in reviews if review.due is None]
    if undated:
        text = f"{len(undated):,} guide{'' if len(undated) == 1 else 's'} without a date: review and date"
        calendar.add_component(_event("undated", today, text, _some(undated), today))
    content: bytes = calendar.to_ical()
    return content


def _event(name: str, day: date, summary: str, description: str, today: date) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uuid5(_SPACE, name)}@counteroffer")
    event.add("dtstamp", datetime.combine(today, time(), UTC))  # the day of the request: nothing here reads the clock
    event.add("dtstart", day)
    if day < date.max:  # an event that names no end lasts its day
        event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", description)
    event.add("transp", "TRANSPARENT")
    return event


def _identities(reviews: Sequence[Review]) -> list[str]:
    """What each guide is called for good: company, role and level; the second one of a name is counted."""
    names: list[str] = []
    seen: dict[str, int] = {}
    for review in reviews:
        name = _identity(review.guide)
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name}|{seen[name]}")
    return names


def _identity(guide: Guide) -> str:
    if not guide.company or not guide.role:
        return guide.path
    parts = (company_key(guide.company), " ".join(words_of(guide.role)), " ".join(words_of(guide.level or "")))
    return "|".join(parts)


def _summary(review: Review) -> str:
    return f"Review guide: {title_of(review.guide)}"


def _description(review: Review, today: date) -> str:
    due = review.due or today
    was = f"\nThe review was due on {due}." if due < today else ""
    return f"{review.guide.path}{was}"


def _some(paths: Sequence[str], most: int = 50) -> str:
    left = len(paths) - most
    return "\n".join(paths[:most]) + (f"\nand {left:,} more" if left > 0 else "")
