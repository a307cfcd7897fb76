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
    """Monday 23 November: time from the one that ends first and then the counter, both today; an answer in three working days,
    of which Thanksgiving is none; decide the working day before 4 December.
    """
    plan = plan_of(
        "offer: {base: 100K, expires: 2026-12-04, start: 2027-01-11}\n" + MARKET +
        "alternatives: [{name: Tallgrass, evidence: written, expires: 2026-12-01, offer: {base: 90K}}]\n"
    )  # fmt: skip
    assert [(step.day.day.isoformat(), step.name) for step in plan.timeline] == [
        ("2026-11-23", "ask-time"), ("2026-11-23", "act"), ("2026-11-27", "answer"), ("2026-12-01", "other-last-day"), ("2026-12-03", "decide"),
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
    """Friday's answer is too late for a last day on Wednesday: time is asked for first, until there is a day to decide as well
    once the counter of the day after is answered.
    """
    plan = plan_of("offer: {base: 100K, expires: 2026-11-25}\n" + MARKET)
    assert [step.name for step in plan.timeline] == ["extend", "act", "last-day"]
    steps = named(plan.timeline)
    assert (steps["extend"].day.day, steps["act"].day.day) == (MONDAY, date(2026, 11, 24))
    extension = steps["extend"]
    assert extension.until is not None
    assert extension.count is not None
    assert (extension.until.day, int(extension.count.number)) == (date(2026, 12, 1), 3)
    assert "3 working days more" in printed_sentence(extension.what)
    assert "answer" not in steps


def test_a_standing_ask_is_counted_from_the_day_it_was_made() -> None:
    said = "said: [{on: 2026-11-19, by: me, ask: {base: 110K}}]\nstage: countered\n"
    answer = named(plan_of("offer: {base: 100K, expires: 2026-12-18}\n" + MARKET + said).timeline)["answer"].day
    assert answer.day == date(2026, 11, 24)
    assert "after your ask" in answer.because


def test_an_exploding_offer_is_asked_for_time_on_the_same_day_also_on_a_day_off() -> None:
    """Sunday 22 November, Monday a holiday in Japan, the last day on Tuesday: the e-mail goes out today, the counter on Tuesday."""
    text = "region: Tokyo\ncurrency: JPY\noffer: {base: 6M, received: 2026-11-21, expires: 2026-11-24}\n"
    head = "kind: offer\ncompany: Quillmoor Freight\nrole: Data Engineer\n"
    market = "market: [{what: base, high: 9M, source: ad}]\n"
    steps = plan_of(text + market, date(2026, 11, 22), head=head).timeline
    assert [(step.day.day.day, step.name) for step in steps] == [(22, "extend"), (24, "act"), (24, "last-day")]


def test_on_the_last_day_but_one_all_goes_out_at_once() -> None:
    steps = plan_of("offer: {base: 100K, expires: 2026-11-24}\n" + MARKET).timeline
    assert [(step.day.day.day, step.name) for step in steps[:2]] == [(23, "extend"), (23, "act")]


def test_nobody_asks_for_a_single_day_a_week_ahead() -> None:
    """Thanksgiving stands between: an answer of three working days comes on the eve of the last day, and is chased then."""
    steps = named(plan_of("offer: {base: 100K, expires: 2026-11-30}\n" + MARKET).timeline)
    assert "extend" not in steps
    assert steps["answer"].day.day == date(2026, 11, 27)
    shorter = named(plan_of("offer: {base: 100K, expires: 2026-11-27}\n" + MARKET).timeline)
    assert "extend" not in shorter
    assert shorter["answer"].day.day == date(2026, 11, 25)
    assert "a working day sooner" in shorter["answer"].day.because


LATER = "alternatives: [{name: Tallgrass, evidence: written, expires: 2026-12-09, offer: {base: 90K}}]\n"


def test_time_until_another_offer_ends_is_asked_for_before_money() -> None:
    """The outlook says so, and the first line of the timeline is that request; the counter comes the day after."""
    plan = plan_of("offer: {base: 100K, expires: 2026-12-04}\n" + MARKET + LATER)
    assert [(step.day.day.day, step.name) for step in plan.timeline[:2]] == [(23, "extend"), (24, "act")]
    assert plan.timeline[0].until is not None
    assert plan.timeline[0].until.day == date(2026, 12, 9)
    assert plan.several is not None
    assert plan.several.talks[0].until == plan.timeline[0].until
    told = [printed_sentence(talk.what) for talk in plan.several.talks]
    assert "before you ask for money" in told[0]
    assert "before you ask for money" in printed_sentence(plan.timeline[0].what)
    assert told[1] == "Talk here next, without waiting for the others to answer."


def test_once_money_has_been_asked_for_or_a_day_apart_no_time_is_asked_for_first() -> None:
    said = "stage: countered\nsaid: [{on: 2026-11-19, by: me, ask: {base: 110K}}, {on: 2026-11-20, by: them, offer: {base: 102K}}]\n"
    for text in (LATER + said, LATER.replace("12-09", "12-07")):
        plan = plan_of("offer: {base: 100K, expires: 2026-12-04}\n" + MARKET + text)
        assert "extend" not in named(plan.timeline)
        assert plan.several is not None
        assert all("before you ask for money" not in printed_sentence(talk.what) for talk in plan.several.talks)


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
    # Where something ends on the next working day or before it, today is the only day left.
    ends = any(today <= day <= working.on_or_after(today) for day in (expires, other))
    assert all(working.is_working(step.day.day) or (ends and step.day.day == today) for step in acts)


@pytest.mark.parametrize("days", [1, 5])
def test_their_time_to_answer_can_be_set(days: int) -> None:
    text = f"offer: {{base: 100K}}\nassume: {{answer_days: {days}}}\n" + MARKET
    answer = named(plan_of(text).timeline)["answer"]
    head = "kind: offer\ncompany: Quillmoor Freight\nrole: Data Engineer\ncurrency: USD\n"
    assert answer.day.day == working_days(find_workplace(case_of(head + text))).move(MONDAY, days)
