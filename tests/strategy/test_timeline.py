"""The timeline: working days, counted back from the deadlines, never in the past."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.strategy.timeline import add_workdays, workday
from counteroffer.terms.printing import printed_sentence
from tests.planned import MONDAY, plan_of

DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
MARKET = "market: [{what: base, high: 150K, source: ad}]\n"


@given(DAYS, st.integers(-15, 15))
def test_working_days(day: date, count: int) -> None:
    moved = add_workdays(day, count)
    first, last = sorted((day, moved))
    between = sum(1 for number in range((last - first).days) if (first + timedelta(days=number)).weekday() < 5)
    assert (moved - day).days * count >= 0
    assert not count or moved.weekday() < 5
    assert abs(between - abs(count)) <= 1
    assert workday(day).weekday() < 5
    assert 0 <= (workday(day) - day).days <= 2


def test_a_whole_timeline() -> None:
    """Monday 23 November: the counter today, an answer in three working days, decide the working day before 4 December."""
    plan = plan_of(
        "offer: {base: 100K, expires: 2026-12-04, start: 2027-01-11}\n" + MARKET +
        "alternatives: [{name: Tallgrass, evidence: written, expires: 2026-12-01, offer: {base: 90K}}]\n"
    )  # fmt: skip
    assert [(step.day.day.isoformat(), printed_sentence(step.what).split()[0]) for step in plan.timeline] == [
        ("2026-11-23", "Send"), ("2026-11-23", "Ask"), ("2026-11-26", "If"), ("2026-12-01", "Last"), ("2026-12-03", "Decide:"), ("2026-12-04", "Last"),
        ("2027-01-11", "First"),
    ]  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(DAYS, DAYS, DAYS, st.sampled_from(["verbal", "written", "countered", "final"]))
def test_nothing_is_planned_in_the_past_nor_after_the_last_day(
    today: date, expires: date, other: date, stage: str
) -> None:
    plan = plan_of(
        f"stage: {stage}\noffer: {{base: 100K, expires: {expires}}}\n{MARKET}"
        f"alternatives: [{{name: Tallgrass, evidence: written, expires: {other}, offer: {{base: 90K}}}}]\n",
        today,
    )
    days = [step.day.day for step in plan.timeline]
    assert days == sorted(days)
    assert all(day >= today for day in days)
    early = [step.day.day for step in plan.timeline if step.day.id.endswith(".ask_time")]
    assert all(day <= other for day in early)
    acts = [step.day.day for step in plan.timeline if step.day.id.startswith("timeline.")]
    if expires >= today:
        assert all(day <= expires for day in acts)
    else:
        assert any("whether the offer still stands" in printed_sentence(step.what) for step in plan.timeline)


@pytest.mark.parametrize("days", [1, 5])
def test_their_time_to_answer_can_be_set(days: int) -> None:
    plan = plan_of(f"offer: {{base: 100K}}\nassume: {{answer_days: {days}}}\n" + MARKET)
    answer = next(step for step in plan.timeline if step.day.id == "timeline.answer")
    assert answer.day.day == add_workdays(MONDAY, days)
