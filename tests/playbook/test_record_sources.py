"""A ceiling that rests on filings, advertisements or notes among one's records: each is called what it is."""

from datetime import date
from decimal import Decimal

import pytest

from counteroffer.market.gathering import gather
from counteroffer.market.held import Held, HeldRecords, Named
from counteroffer.playbook.playbook import Playbook
from counteroffer.playbook.writing import write_playbook
from counteroffer.render.formats.terminal import render
from counteroffer.strategy.planning import make_plan
from counteroffer.terms.figures import DAY, Figure
from counteroffer.terms.places import Citation
from counteroffer.terms.sentences import say
from tests.planned import HEAD, MONDAY, case_of

OFFER = "region: New York\noffer: {base: 150K}\n"
POINTS = {10: 130_000, 25: 140_000, 50: 150_000, 75: 165_000, 90: 180_000}


def stated(id: str, value: Decimal | date, unit: str = "USD") -> Figure:
    return Figure(f"records.{id}", id, value, unit, "as filed", (Citation("records"),))


def named(kind: str) -> HeldRecords:
    low, high = stated("low", Decimal(140_000)), stated("high", Decimal(175_000))
    about = say("Quillmoor Freight, Data Engineer")
    return HeldRecords(
        (), (Named(kind=kind, component="base", about=about, low=low, high=high, day=stated("day", date(2026, 10, 1), DAY)),)
    )  # fmt: skip


def filed(scope: str) -> HeldRecords:
    days = [stated(name, day, DAY) for name, day in (("first", date(2025, 1, 2)), ("middle", date(2025, 7, 2)), ("last", date(2026, 1, 2)))]  # fmt: skip
    points = tuple(stated(f"p{rank}", Decimal(wage)) for rank, wage in POINTS.items())
    count, about = stated("count", Decimal(12), "filings"), say("Quillmoor Freight, Data Engineer")
    held = Held(
        scope=scope, about=about, count=count, points=points, first=days[0], middle=days[1], last=days[2]
    )  # fmt: skip
    return HeldRecords((held,), ())


def written(records: HeldRecords, text: str = OFFER) -> Playbook:
    case = case_of(HEAD + text)
    return write_playbook(make_plan(case, gather(case, None, None, records), MONDAY))


@pytest.mark.parametrize(
    ("records", "summary", "leverage"),
    [
        (named("posted"), "a range that they have posted for this role, from your records", "They published it themselves"),
        (named("notes"), "your own notes on this employer and role", "You have written it down yourself"),
        (filed("filings-role"), "certified filings of what is paid for this work", "Employers have sworn to it"),
        (filed("filings-area"), "certified filings of what is paid for this work", "Employers have sworn to it"),
    ],
)  # fmt: skip
def test_a_record_is_called_what_it_is(records: HeldRecords, summary: str, leverage: str) -> None:
    page = " ".join(render(written(records)).split())
    assert summary in page
    assert leverage in page
    assert "your own source" not in page


@pytest.mark.parametrize(
    ("records", "says"),
    [
        (named("posted"), "The range posted for this role goes from $140,000 to $175,000."),
        (filed("filings-role"), "Public filings on pay for this work reach $180,000."),
    ],
)
def test_scripts_name_the_kind_of_source(records: HeldRecords, says: str) -> None:
    assert says in " ".join(render(written(records)).split())


def test_a_raise_says_so_too() -> None:
    case = case_of("kind: raise\n" + HEAD.split("\n", 1)[1] + OFFER)
    page = render(write_playbook(make_plan(case, gather(case, None, None, filed("filings-role")), MONDAY)))
    assert "certified filings" in " ".join(page.split())


def test_a_yearly_source_is_quoted_by_the_year_to_whom_is_paid_by_the_month() -> None:
    text = "offer: {base: 10K/month}\nmarket: [{what: base, low: 115K, high: 149900, source: call with a recruiter}]\n"
    page = " ".join(render(written(HeldRecords(), text)).split())
    assert "(call with a recruiter) put this role between $115,000 and $149,900 a year." in page
