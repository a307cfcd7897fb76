"""The calendar: whole days with reminders, identities that stay, lines that any calendar program can read."""

from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

import pytest

from counteroffer.playbook.playbook import Playbook, Section
from counteroffer.render.formats import ics
from counteroffer.render.look import Look
from counteroffer.terms.sentences import say
from tests.planned import playbook_of
from tests.render.invented_playbook import whole_playbook

if TYPE_CHECKING:
    from icalendar import Event

icalendar = pytest.importorskip("icalendar")

OFFER = "stage: written\noffer:\n  base: 150K\n  expires: {day}\nmarket:\n  - {{what: base, low: 140K, high: 175K, kind: posted-range, source: posting}}\n"


@cache
def planned(day: str = "2026-12-04") -> Playbook:
    return playbook_of(OFFER.format(day=day))


def events(content: bytes) -> "list[Event]":
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def test_every_step_is_a_whole_day() -> None:
    playbook = planned()
    assert playbook.plan is not None
    found = events(ics.render(playbook))
    assert len(found) == len(playbook.plan.timeline) > 2
    for event, step in zip(found, playbook.plan.timeline, strict=True):
        assert event.decoded("dtstart") == step.day.day
        assert event.decoded("dtend") == step.day.day + timedelta(days=1)
        assert str(event["summary"]) == step.title
        assert not isinstance(event.decoded("dtstart"), datetime)


def test_each_event_reminds_the_morning_before_and_on_its_own() -> None:
    for event in events(ics.render(planned())):
        alarms = event.walk("VALARM")
        assert [alarm.decoded("trigger") for alarm in alarms] == [timedelta(hours=-15), timedelta(hours=9)]
        assert all(str(alarm["action"]) == "DISPLAY" and str(alarm["description"]) for alarm in alarms)


def test_a_newer_calendar_moves_an_event_and_adds_none() -> None:
    before, after = (events(ics.render(planned(day))) for day in ("2026-12-04", "2026-12-11"))
    last = {str(event["x-counteroffer-figures"]).split()[0]: str(event["uid"]) for event in before}
    now = {str(event["x-counteroffer-figures"]).split()[0]: str(event["uid"]) for event in after}
    assert last["offer.expires"] == now["offer.expires"]
    assert len({str(event["uid"]) for event in before}) == len(before)


def test_lines_are_folded_and_nothing_reads_the_clock() -> None:
    content = ics.render(planned())
    assert ics.render(planned()) == content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(event.decoded("dtstamp").date() == planned().made_on for event in events(content))


def test_the_figures_of_an_event_are_named() -> None:
    for event in events(ics.render(planned())):
        ids = str(event["x-counteroffer-figures"]).split()
        assert ids
        assert all("." in id for id in ids)


def test_a_private_calendar_says_so_and_a_shared_one_does_not() -> None:
    assert b"CLASS:PRIVATE" in ics.render(planned())
    assert b"CLASS:PRIVATE" not in ics.render(planned(), Look(private=False))


def test_without_a_plan_the_timeline_is_read_from_its_table() -> None:
    found = events(ics.render(whole_playbook()))
    assert [event.decoded("dtstart") for event in found] == [date(2026, 12, 4), date(2027, 1, 11)]


def test_a_playbook_without_days_is_an_empty_calendar() -> None:
    empty = Playbook(say("A"), say("B"), date(2026, 1, 1), (Section("timeline", "T", ()),))
    assert events(ics.render(empty)) == []
