"""Calendar: the playbook's days as events that a calendar program takes in again and again (RFC 5545).

Every step of the timeline is one event that lasts its day, with a reminder on the morning of the day before and one on
its own. Its identity is made of the company, the role and the step: taking in a newer calendar moves an event instead
of adding another. The figures of an event stand in `X-COUNTEROFFER-FIGURES`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from counteroffer import __version__
from counteroffer.playbook.playbook import Playbook, Table
from counteroffer.render.cleaning import one_line
from counteroffer.render.look import PLAIN, Look
from counteroffer.terms.faults import MissingExtraError
from counteroffer.terms.figures import DAY, Figure
from counteroffer.terms.printing import printed_sentence
from counteroffer.terms.sentences import Sentence

if TYPE_CHECKING:
    from icalendar import Alarm, Event

NAME = "ics"
SUFFIX = ".ics"

SECTION = "timeline"
FIGURES = "x-counteroffer-figures"
REMINDERS = (timedelta(hours=-15), timedelta(hours=9))  # from the midnight with which the day begins
_SPACE = uuid5(NAMESPACE_URL, "counteroffer:playbook-day")


@dataclass(frozen=True, slots=True)
class DatedStep:
    """One event: its day, what it is in short, and in a sentence."""

    day: Figure
    title: str
    what: Sentence


def render(playbook: Playbook, look: Look = PLAIN) -> bytes:
    """The calendar; the same playbook gives the same bytes. A MissingExtraError where icalendar is not installed."""
    try:
        from icalendar import Calendar
    except ImportError as error:
        raise MissingExtraError("a calendar needs icalendar", "pip install 'counteroffer[calendar]'") from error
    title = one_line(printed_sentence(playbook.title))
    calendar = Calendar()
    calendar.add("prodid", f"-//Counteroffer//{__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    about = f"{title}|{one_line(printed_sentence(playbook.subtitle))}"
    seen: dict[str, int] = {}
    for step in dated_steps(playbook):
        seen[step.day.id] = seen.get(step.day.id, 0) + 1
        identity = f"{about}|{step.day.id}|{seen[step.day.id]}"
        calendar.add_component(_event(playbook, step, identity, private=look.private))
    content: bytes = calendar.to_ical()
    return content


def dated_steps(playbook: Playbook) -> Iterator[DatedStep]:
    """What to do on which day: the plan's timeline, or without a plan the timeline's table."""
    if playbook.plan is not None:
        yield from (DatedStep(step.day, step.title, step.what) for step in playbook.plan.timeline)
        return
    for block in (block for section in playbook.sections if section.id == SECTION for block in section.blocks):
        for row in block.rows if isinstance(block, Table) else ():
            day = next(row[0].figures(), None)
            if day is not None and day.unit == DAY:
                yield DatedStep(day, one_line(printed_sentence(row[1])), row[1])


def _event(playbook: Playbook, step: DatedStep, identity: str, *, private: bool) -> "Event":
    from icalendar import Event

    day = step.day.day
    said = (step.what, playbook.title, playbook.subtitle)
    event = Event()
    event.add("uid", f"{uuid5(_SPACE, identity)}@counteroffer")
    event.add("dtstamp", datetime.combine(playbook.made_on, time(), UTC))  # nothing here reads the clock
    event.add("dtstart", day)
    if day < date.max:  # an event that names no end lasts its day
        event.add("dtend", day + timedelta(days=1))
    event.add("summary", one_line(step.title))
    event.add("description", "\n".join(one_line(printed_sentence(one)) for one in said))
    event.add("class", "PRIVATE" if private else "PUBLIC")
    event.add("transp", "TRANSPARENT")
    event.add(FIGURES, " ".join(dict.fromkeys(figure.id for figure in (step.day, *step.what.figures()))))
    for when in REMINDERS:
        event.add_component(_alarm(when, step.title))
    return event


def _alarm(when: timedelta, title: str) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", when)
    alarm.add("description", one_line(title))
    return alarm
