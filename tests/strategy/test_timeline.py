"""The timeline: working days, counted back from the deadlines, never in the past, never on a day off."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.strategy.holidays import working_days
from counteroffer.strategy.timeline import Step
from counteroffer.strategy.workplace import find_workplace
from counteroffer.terms.places import Citation
from counteroffer.terms.printing import printed_sentence
from tests.planned import MONDAY, case_of, plan_of

DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
MARKET = "market: [{what: base, high: 150K, source: ad}]\n"
PLACES = st.sampled_from(
    ["region: New York\n", "region: London\n", "region: Bengaluru\n", "region: Tel Aviv\n", "region: Munich\n", ""]
)


def named(steps: tuple[Step, ...]) -> dict[str, Step]:
    return {step.name: step for step in steps}


def test_a_whole_timeline() -> None:
    """Monday 23 November: the counter today, an answer in three working days, of which Thanksgiving is none; decide the
    working day before 4 December.
    """
    plan = plan_of(
        "offer: {base: 100K, expires: 2026-12-04, start: 2027-01-11}\n" + MARKET +
        "alternatives: [{name: Tallgrass, evidence: written, expires: 2026-12-01, offer: {base: 90K}}]\n"
    )  # fmt: skip
    assert [(step.day.day.isoformat(), step.name) for step in plan.timeline] == [
        ("2026-11-23", "act"), ("2026-11-23", "ask-time"), ("2026-11-27", "answer"), ("2026-12-01", "other-last-day"), ("2026-12-03", "decide"),
        ("2026-12-04", "last-day"), ("2027-01-11", "start"),
    ]  # fmt: skip


def test_a_day_says_which_holiday_was_skipped_and_who_knows_it() -> None:
    answer = named(plan_of("region: Seattle\noffer: {base: 100K}\n" + MARKET).timeline)["answer"].day
    # Washington keeps the Friday after Thanksgiving too.
    assert answer.day == date(2026, 11, 30)
    assert "26 November 2026 is a public holiday (Thanksgiving Day)" in answer.because
    assert "27 November 2026" in answer.because
    assert answer.because.endswith("in Washington")
    assert any(isinstance(origin, Citation) and "holidays" in origin.title for origin in answer.origins)


def test_without_a_place_weekends_alone_are_skipped() -> None:
    plan = plan_of("currency: EUR\noffer: {base: 100K}\n" + MARKET, head="kind: offer\ncompany: Q\nrole: Engineer\n")
    assert named(plan.timeline)["answer"].day.day == date(2026, 11, 26)


def test_short_of_time_asks_for_so_many_working_days_until_a_day() -> None:
    """Friday's answer is too late for a last day on Wednesday: time is asked for until there is a day to decide as well."""
    steps = named(plan_of("offer: {base: 100K, expires: 2026-11-25}\n" + MARKET).timeline)
    extension = steps["extend"]
    assert extension.until is not None
    assert extension.count is not None
    assert (extension.until.day, int(extension.count.number)) == (date(2026, 11, 30), 2)
    assert "2 working days more" in printed_sentence(extension.what)
    assert "answer" not in steps


def test_a_standing_ask_is_counted_from_the_day_it_was_made() -> None:
    said = "said: [{on: 2026-11-19, by: me, ask: {base: 110K}}]\nstage: countered\n"
    answer = named(plan_of("offer: {base: 100K, expires: 2026-12-18}\n" + MARKET + said).timeline)["answer"].day
    assert answer.day == date(2026, 11, 24)
    assert "after your ask" in answer.because


@settings(max_examples=80, deadline=None)
@given(DAYS, DAYS, DAYS, st.sampled_from(["verbal", "written", "countered", "final"]), PLACES)
def test_nothing_is_planned_in_the_past_nor_after_the_last_day_nor_on_a_day_off(
    today: date, expires: date, other: date, stage: str, place: str
) -> None:
    text = (
        f"stage: {stage}\n{place}offer: {{base: 100K, expires: {expires}}}\n{MARKET}"
        f"alternatives: [{{name: Tallgrass, evidence: written, expires: {other}, offer: {{base: 90K}}}}]\n"
    )
    plan = plan_of(text, today)
    working = working_days(find_workplace(plan.case))
    days = [step.day.day for step in plan.timeline]
    assert days == sorted(days)
    assert all(day >= today for day in days)
    early = [step.day.day for step in plan.timeline if step.day.id.endswith(".ask_time")]
    assert all(day <= other for day in early)
    acts = [step for step in plan.timeline if not step.fixed]
    if expires >= today:
        assert all(step.day.day <= expires for step in acts)
    else:
        assert any("whether the offer still stands" in printed_sentence(step.what) for step in plan.timeline)
    # Where something ends before the next working day, today is the only day left.
    ends = any(today <= day < working.on_or_after(today) for day in (expires, other))
    assert all(working.is_working(step.day.day) or (ends and step.day.day == today) for step in acts)


@pytest.mark.parametrize("days", [1, 5])
def test_their_time_to_answer_can_be_set(days: int) -> None:
    text = f"offer: {{base: 100K}}\nassume: {{answer_days: {days}}}\n" + MARKET
    answer = named(plan_of(text).timeline)["answer"]
    head = "kind: offer\ncompany: Quillmoor Freight\nrole: Data Engineer\ncurrency: USD\n"
    assert answer.day.day == working_days(find_workplace(case_of(head + text))).move(MONDAY, days)
