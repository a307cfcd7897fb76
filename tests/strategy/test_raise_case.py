"""A raise in figures: by hand where a person can check it, and the laws of its days."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.strategy.holidays import working_days
from counteroffer.strategy.raises.raise_case import PayGap, RaiseAsk, RaiseCase
from counteroffer.strategy.workplace import find_workplace
from counteroffer.terms.figures import Assumption, Figure
from counteroffer.terms.places import Citation, Span
from tests.planned import MONDAY, case_of, number, plan_of

HEAD = "kind: raise\ncompany: Fennwick Castings\nrole: Fitter\ncurrency: EUR\n"
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


def raise_of(text: str, today: date = MONDAY) -> RaiseCase:
    found = plan_of(text, today, head=HEAD).raise_case
    assert found is not None
    return found


def pay_of(raised: RaiseCase) -> PayGap:
    assert raised.pay is not None
    return raised.pay


def ask_of(raised: RaiseCase) -> RaiseAsk:
    assert raised.ask is not None
    return raised.ask


def test_compa_ratio_and_gaps_by_hand() -> None:
    """84 of a band of 78 to 104: middle 91, 84/91 = 92.3 %, 6/26 = 23.1 % of the way up, 7 short of the middle."""
    raised = raise_of(
        "offer: {base: 84K}\njob: {band: {low: 78K, high: 104K}, last_raise: {on: 2025-03-01, by: 3%}}\n"
        "market: [{what: base, low: 82K, high: 108K, kind: survey, source: a survey}]\n"
    )
    pay = pay_of(raised)
    assert (number(pay.compa_ratio), number(pay.in_range)) == (Decimal("0.923"), Decimal("0.231"))
    band, market = pay.gaps
    assert [number(one) for one in (band.to_low, band.to_middle, band.to_high)] == [-6_000, 7_000, 20_000]
    assert [number(one) for one in (market.to_low, market.to_middle, market.to_high)] == [-2_000, 11_000, 24_000]
    assert pay.against is band
    assert number(raised.since.last_raise) == 20
    ask = ask_of(raised)
    assert number(ask.more) == number(ask.as_paid) - 84_000
    assert number(ask.asked) <= 104_000, "an ask within a band stays within it"


def test_a_stated_midpoint_stands_before_the_middle() -> None:
    pay = pay_of(raise_of("offer: {base: 90K}\njob: {band: {low: 80K, midpoint: 100K, high: 110K}}\n"))
    assert number(pay.compa_ratio) == Decimal("0.9")


def test_without_a_band_the_market_stands_in_and_without_two_ends_nothing_does() -> None:
    market = "offer: {base: 95K}\nmarket: [{what: base, low: 90K, high: 110K, source: ad}]\n"
    pay = pay_of(raise_of(market))
    assert pay.against is not None
    assert not pay.against.is_band
    assert number(pay.compa_ratio) == Decimal("0.95")
    assert pay_of(raise_of("offer: {base: 95K}\nmarket: [{what: base, high: 110K, source: ad}]\n")).compa_ratio is None
    assert pay_of(raise_of("offer: {base: 95K}\n")).gaps == ()


def test_pay_by_the_hour_is_asked_for_by_the_hour() -> None:
    ask = ask_of(raise_of("offer: {base: 29.50/hour, hours_a_week: 38}\njob: {band: {low: 28/hour, high: 37/hour}}\n"))
    assert (ask.as_paid.unit, ask.more.unit) == ("EUR/hour", "EUR/hour")
    assert number(ask.more) == number(ask.as_paid) - Decimal("29.50")
    assert number(ask.as_paid) <= 37


def test_a_step_up_is_asked_for_within_its_own_band() -> None:
    text = "offer: {base: 60K}\njob: {band: {low: 55K, high: 65K}, promotion: {to: Lead, since: 2026-01-12, band: {low: 70K, high: 90K}}}\n"
    raised = raise_of(text)
    pay, ask = pay_of(raised), ask_of(raised)
    assert [gap.stated.high.number for gap in pay.gaps if gap.stated.high] == [90_000], (
        "the present band says nothing of it"
    )
    assert 65_000 < number(ask.asked) <= 90_000
    assert number(raised.since.at_next_level) == 10
    low = raise_of("offer: {base: 40K}\njob: {promotion: {to: Lead, band: {low: 85K, high: 95K}}}\n")
    assert number(ask_of(low).level_begins_at) == 85_000, "the level would bring more than the model asks for"


def test_nothing_can_be_withdrawn_in_a_raise() -> None:
    plan = plan_of("offer: {base: 84K}\njob: {band: {low: 78K, high: 104K}}\n", head=HEAD)
    assert plan.position.survey is None
    assert {chance.name for chance in plan.position.chances} == {"full", "part", "nothing"}


def test_a_standing_ask_is_the_one_that_counts() -> None:
    text = (
        "offer: {base: 84K}\njob: {band: {low: 78K, high: 104K}}\nsaid: [{on: 2026-11-18, by: me, ask: {base: 99K}}]\n"
    )
    raised = raise_of(text)
    assert raised.days.state == "waiting"
    assert raised.days.talk is None
    assert number(ask_of(raised).asked) == 99_000


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 11, 2), "in-time"), (date(2027, 1, 18), "short"), (date(2027, 1, 27), "late"), (date(2027, 2, 1), "unknown"),
    ],
)  # fmt: skip
def test_the_calendar_by_how_near_the_decision_is(today: date, state: str) -> None:
    assert raise_of("offer: {base: 84K}\njob: {review: {decided: 2027-01-29}}\n", today).days.state == state


def test_a_passed_decision_moves_on_by_its_cycle() -> None:
    days = raise_of("offer: {base: 84K}\njob: {review: {decided: 2026-08-31, cycle: half-yearly}}\n").days
    assert days.passed is not None
    assert days.target is not None
    assert days.target.day == date(2027, 2, 28)
    assert days.target.id == "job.review.decided.next"
    silent = raise_of("offer: {base: 84K}\njob: {review: {decided: 2026-08-31}}\n").days
    assert (silent.target, silent.state) == (None, "unknown")


def test_a_written_offer_elsewhere_presses() -> None:
    other = "alternatives: [{name: Osier, evidence: written, expires: 2026-12-04, offer: {base: 80K}}]\n"
    days = raise_of("offer: {base: 84K}\njob: {band: {low: 78K, high: 104K}}\n" + other).days
    assert days.state == "pressed"
    assert days.talk is not None
    assert days.talk.day < days.hear.day < date(2026, 12, 4)
    spoken = raise_of("offer: {base: 84K}\n" + other.replace("written", "verbal")).days
    assert spoken.state == "unknown", "what is not written does not press"


@settings(max_examples=150, deadline=None)
@given(
    DAYS,
    st.none() | DAYS,
    st.none() | DAYS,
    st.none() | DAYS,
    st.sampled_from(["yearly", "half-yearly", "quarterly", "none"]),
)
def test_the_days_of_a_raise_follow_one_another_on_working_days(
    today: date, decided: date | None, review: date | None, other: date | None, cycle: str
) -> None:
    stated = [f"cycle: {cycle}", *([f"decided: {decided}"] if decided else [])]
    if review is not None and (decided is None or review >= decided):
        stated.append(f"on: {review}")
    rival = (
        f"alternatives: [{{name: Osier, evidence: signed, expires: {other}, offer: {{base: 80K}}}}]\n" if other else ""
    )
    text = f"offer: {{base: 84K}}\njob: {{band: {{low: 78K, high: 104K}}, review: {{{', '.join(stated)}}}}}\n{rival}"
    raised = raise_of(text, today)
    days = raised.days
    found = [days.begin, days.request, days.talk, days.write_up, days.hear]
    in_order = [figure.day for figure in found if figure is not None]
    assert len(in_order) == 5
    assert in_order == sorted(in_order)
    assert in_order[0] >= today
    working = working_days(find_workplace(case_of(HEAD + text)))
    assert all(working.is_working(day) for day in in_order) or days.state == "pressed"
    if days.state in ("in-time", "short") and days.target is not None and days.talk is not None:
        assert today <= days.talk.day <= days.target.day
    if days.target is not None and decided is not None and decided < today:
        months = (days.target.day.year - decided.year) * 12 + days.target.day.month - decided.month
        assert months % {"yearly": 12, "half-yearly": 6, "quarterly": 3}.get(cycle, 1) == 0
    stages = [figure.day for figure in raised.plan_b.days]
    assert days.hear.day < stages[0] < stages[1] < stages[2]
    assert all(working.is_working(day) for day in stages)


@settings(max_examples=100, deadline=None)
@given(st.dates(date(2015, 1, 1), MONDAY), st.integers(0, 400))
def test_months_are_whole_months(since: date, more: int) -> None:
    today = MONDAY + timedelta(days=more)
    months = number(raise_of(f"offer: {{base: 84K}}\njob: {{since: {since}}}\n", today).since.here)
    assert (months - 1) * 28 <= (today - since).days <= (months + 1) * 31


@settings(max_examples=100, deadline=None)
@given(st.integers(20, 150), st.integers(20, 150), st.integers(0, 80))
def test_an_ask_lies_within_the_band_and_above_present_pay(base: int, low: int, width: int) -> None:
    raised = raise_of(f"offer: {{base: {base}K}}\njob: {{band: {{low: {low}K, high: {low + width}K}}}}\n")
    if raised.ask is None:
        assert base >= low + width
        return
    assert base * 1000 < number(raised.ask.asked) <= (low + width) * 1000
    assert raised.ask.compa_ratio is not None
    assert number(raised.ask.compa_ratio) >= number(pay_of(raised).compa_ratio)


def test_every_figure_of_a_raise_leads_to_a_source() -> None:
    raised = raise_of(
        "offer: {base: 84K}\njob: {since: 2020-01-01, band: {low: 78K, high: 104K}, review: {decided: 2027-01-29}}\n"
    )
    ask, days = ask_of(raised), raised.days
    tops = [
        pay_of(raised).compa_ratio,
        ask.share,
        ask.more_a_year,
        raised.since.here,
        days.talk,
        days.hear,
        *raised.plan_b.days,
    ]
    waiting: list[object] = [one for one in tops if one is not None]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Figure):
            assert one.origins, one.id
            waiting.extend(one.origins)
        else:
            assert isinstance(one, Span | Citation | Assumption)


def test_another_offer_that_ends_before_the_answer_is_asked_for_time_first() -> None:
    text = (
        "offer: {base: 84K}\njob: {review: {on: 2027-04-01, decided: 2027-02-19}}\n"
        "market: [{what: base, low: 82K, high: 108K, kind: survey, source: a survey}]\n"
        "alternatives: [{name: Ostrava Forge, kind: offer, evidence: verbal, expires: 2026-12-15, offer: {base: 95K}}]\n"
    )
    steps = plan_of(text, head=HEAD).timeline
    assert [step.name for step in steps if step.other is not None] == ["ask-time", "other-last-day"]
    assert steps[0].name == "ask-time"
    assert steps[0].day.day == MONDAY
