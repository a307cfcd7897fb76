"""The calendar of reviews: a valid RFC 5545 file, events that keep their identity, the same bytes each time."""

from datetime import date

import pytest

from counteroffer.guides.guide import Dated, Guide
from counteroffer.library.freshness import find_reviews
from counteroffer.render.review_calendar import render_calendar
from counteroffer.terms.faults import BadRequestError

icalendar = pytest.importorskip("icalendar")
TODAY = date(2026, 11, 21)


def guide(due: str | None, path: str = "acme/baker.md", company: str = "Acme; Söhne, Co", role: str = "Baker") -> Guide:
    return Guide(path=path, company=company, role=role, dated=Dated(next_review_due=due))


def events(*guides: Guide, today: date = TODAY) -> list[dict[str, str]]:
    content = render_calendar(find_reviews(guides), today)
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(content)
    assert (calendar["VERSION"], bool(calendar["PRODID"])) == ("2.0", True)
    return [
        {
            "uid": str(one["UID"]),
            "summary": str(one["SUMMARY"]),
            "day": str(one["DTSTART"].dt),
            "end": str(one["DTEND"].dt),
        }
        for one in calendar.walk("VEVENT")
    ]


def test_an_event_lasts_the_day_and_its_words_survive() -> None:
    (event,) = events(guide("2027-02-28"))
    assert (event["day"], event["end"]) == ("2027-02-28", "2027-03-01")
    assert event["summary"] == "Review guide: Acme; Söhne, Co · Baker"


def test_the_identity_stays_when_the_day_the_path_or_the_spelling_changes() -> None:
    (first,), (second,) = events(guide("2027-01-01")), events(guide("2028-01-01", "moved.md", "ACME; Söhne, Co"))
    assert first["uid"] == second["uid"]
    assert len({event["uid"] for event in events(guide("2027-01-01"), guide("2027-01-01", "twice.md"))}) == 2


def test_what_is_overdue_stands_on_today_and_the_undated_share_an_event() -> None:
    found = events(guide("2026-01-01"), guide(None, "b.md", "Brot"), guide(None, "c.md", "Crumb"))
    assert [event["day"] for event in found] == [str(TODAY)] * 2
    assert found[1]["summary"].startswith("2 guides without a date")


def test_the_same_bytes_each_time_and_nothing_is_refused() -> None:
    reviews = find_reviews([guide("2027-01-01")])
    assert render_calendar(reviews, TODAY) == render_calendar(reviews, TODAY)
    with pytest.raises(BadRequestError):
        render_calendar((), TODAY)
