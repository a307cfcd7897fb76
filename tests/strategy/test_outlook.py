"""The outlook: what moves the ask, what one more alternative is worth, several offers; by hand and by laws."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from counteroffer.strategy.outlook import Outlook
from counteroffer.strategy.position import Position
from counteroffer.terms.figures import Figure
from tests.offers.good_cases import all_good_cases
from tests.planned import HEAD, number, plan_of, playbook_of, said, whole_number
from tests.strategy.test_position_laws import DRAWN, Drawn

POSTED = "market: [{what: base, low: 90K, high: 120K, kind: posted-range, source: job posting, date: 2026-11-01}]\n"
PLAIN = "offer: {base: 100K}\nemployer: {firmness: some}\n" + POSTED


def seen(text: str, *, head: str = HEAD) -> tuple[Position, Outlook]:
    """The position and the outlook of a case."""
    plan = plan_of(text, head=head)
    assert plan.outlook is not None
    return plan.position, plan.outlook


def value(figure: Figure | None) -> Decimal | None:
    return figure.number if figure is not None else None


def test_the_curve_of_a_plain_case() -> None:
    """o = 100,000, M = 120,000, no room 0.35 (0.28 to 0.48). Half-way, at 110,000: all of it is paid with 0.65 x 0.5 = 0.325,
    from 0.52 x 0.5 = 0.26 to 0.72 x 0.5 = 0.36. Gain there: 13,000 x (0.25 + 0.25 x 0.125) = 3,656.25, less
    0.05 x 0.5 x 12,500 x (0.35 + 0.325) = 210.94: 3,445. At the offer nothing is won; at the top nothing is paid in full."""
    _position, outlook = seen(PLAIN)
    first, middle, last = outlook.curve[0], outlook.curve[10], outlook.curve[20]
    assert [point.ask.number for point in (first, middle, last)] == [100_000, 110_000, 120_000]
    assert first.gain.number == last.chance.number == 0
    assert (middle.chance.number, middle.chance_low.number, middle.chance_high.number) == (
        Decimal("0.325"),
        Decimal("0.260"),
        Decimal("0.360"),
    )
    assert middle.gain.number == 3_445


def test_the_gain_of_the_first_ask_is_the_highest_of_the_curve() -> None:
    position, outlook = seen(PLAIN)
    best = max(outlook.curve, key=lambda point: point.gain.number)
    assert abs(best.ask.number - number(position.anchor)) <= 1_000
    assert abs(best.gain.number - number(position.expected_gain)) <= 10


def test_which_assumption_moves_the_ask_most() -> None:
    """The room that a refused ask brings out, 0.1 to 0.5, moves the denominator from 1.9 to 1.5 rooms: with L = 20,000,
    q D = 625 and 12,781.25 above, x = 12,781.25 / (0.65 x (1.9 L + 1,250)) = 0.50095 and / (0.65 x (1.5 L + 1,250)) = 0.62923:
    asks of 110,000 and 112,500."""
    _position, outlook = seen(PLAIN)
    ends = {swing.assumption.id: (value(swing.low.ask), value(swing.high.ask)) for swing in outlook.swings}
    assert ends["assume.room_given"] == (Decimal(110_000), Decimal(112_500))
    spread = [max(ask or 0 for ask in pair) - min(ask or 0 for ask in pair) for pair in ends.values()]
    assert spread[0] == max(spread)
    assert number(outlook.ask_low) <= 110_000
    assert number(outlook.ask_high) >= 112_500


CASES = {name: text for name, text in all_good_cases().items() if "offer:" in text}


@pytest.mark.parametrize("name", sorted(CASES))
def test_an_end_is_what_a_plan_with_that_assumption_says(name: str) -> None:
    """Every end of every swing, against the case with that line under assume: in its text."""
    text = CASES[name]
    for swing in seen(text, head="")[1].swings:
        for end in (swing.low, swing.high):
            line = f"{swing.assumption.id.removeprefix('assume.')}: {end.at.number}"
            stated = text.replace("assume: {", f"assume: {{{line}, ") if "assume: {" in text else f"{text}\nassume: {{{line}}}\n"  # fmt: skip
            position, _outlook = seen(stated, head="")
            assert (value(end.ask), value(end.gain), end.verdict) == (
                value(position.anchor),
                value(position.expected_gain),
                position.verdict,
            ), (swing.assumption.id, end.at.number)


def test_what_is_stated_has_no_range() -> None:
    _position, outlook = seen("assume: {room_given: 0.3}\n" + PLAIN)
    assert "assume.room_given" not in {swing.assumption.id for swing in outlook.swings}


def test_another_top_is_tried_in_the_place_of_the_one_in_use() -> None:
    survey = POSTED.replace("}]", "}, {what: base, high: 130K, kind: survey, source: pay survey}]")
    _position, outlook = seen(PLAIN.replace(POSTED, survey))
    (other,) = outlook.other_tops
    higher, _outlook = seen(PLAIN.replace("120K", "130K"))
    assert other.end.at.number == 130_000
    assert value(other.end.ask) == value(higher.anchor)
    assert value(other.end.gain) == value(higher.expected_gain)


def test_what_one_more_offer_is_worth_by_hand() -> None:
    """An offer as good as this one, in writing (0.95): BATNA 95,000, so a lost offer costs 5,000 instead of 12,500 a year.

    q D = 250: x = (13,000 - 87.5) / (0.65 x (35,000 + 500)) = 0.559588, ask 111,191, down to 111,000: 0.55 of the room.
    Gain: 13,000 x (0.45 x 0.55 + 0.125 x 0.3025) = 3,709.06, less 0.05 x 0.55 x 5,000 x 0.7075 = 97.28: 3,612.
    Without it the ask of 110,500 gains 3,463: one more offer is worth 149.
    """
    _position, outlook = seen(PLAIN)
    first = outlook.one_more[0]
    assert first.pay.number == 100_000
    assert whole_number(first.walk_away) == 95_000
    assert whole_number(first.ask) == 111_000
    assert whole_number(first.gain) == 149


def test_one_more_offer_above_this_one_raises_the_walk_away() -> None:
    """Worth 120,000 a year: the walk-away is 114,000, 14,000 above this offer. Half-way to the top is 117,000, and
    that ask gains 13,000 x (0.15 x (17,000 - 14,000) / 20,000) over it, and 0.25 x 0 for answers below it, = 292.5. So with it the position
    is worth 114,293 instead of 103,463."""
    _position, outlook = seen(PLAIN)
    best = outlook.one_more[-1]
    assert best.pay.number == 120_000
    assert whole_number(best.walk_away) == 114_000
    assert whole_number(best.ask) == 117_000
    assert whole_number(best.gain) == 114_293 - 103_463 or whole_number(best.gain) == 114_292 - 103_463


@settings(max_examples=40, deadline=None)
@given(DRAWN)
def test_a_better_further_offer_is_never_worth_less(drawn: Drawn) -> None:
    """Up to what rounding an ask to a step takes."""
    position, outlook = seen(drawn.text())
    gains = [(one.pay.number, one.gain.number) for one in outlook.one_more]
    slack = Decimal("0.01") * number(position.offer_base) if gains else Decimal(0)
    for (_low, less), (_high, more) in zip(sorted(gains), sorted(gains)[1:], strict=False):
        assert more >= less - slack
    assert all(gain >= 0 for _pay, gain in gains)


@settings(max_examples=40, deadline=None)
@given(DRAWN)
def test_ten_times_the_money_is_ten_times_the_outlook(drawn: Drawn) -> None:
    """Up to the units to which walk-aways and gains are rounded."""
    small, large = seen(drawn.text())[1], seen(drawn.text(10))[1]
    for before, after in zip(small.curve, large.curve, strict=True) if small.curve and large.curve else ():
        assert abs(after.gain.number - 10 * before.gain.number) <= 30
        assert after.chance.number == before.chance.number


TALLGRASS = "  - {name: Tallgrass, evidence: written, expires: 2026-12-01, offer: {base: 105K}}\n"


def test_the_offer_with_the_earliest_last_day_comes_first_and_is_asked_for_time() -> None:
    text = PLAIN.replace("base: 100K", "base: 100K, expires: 2026-12-04") + "alternatives:\n" + TALLGRASS
    several = seen(text)[1].several
    assert several is not None
    assert [talk.name.text for talk in several.talks] == ["Tallgrass", "Quillmoor Freight"]
    assert "Ask for time until 4 December 2026, the last day of Quillmoor Freight" in said((several.talks[0].what,))


def test_an_offer_that_cannot_become_the_best_is_not_haggled_over() -> None:
    """Own evidence reaches 99,000, below this offer of 100,000: Tallgrass at 80,000 stays below it whatever it does."""
    text = (
        "offer: {base: 100K}\nmarket: [{what: base, low: 70K, high: 99K, kind: survey, source: pay survey}]\nalternatives:\n"
        + TALLGRASS.replace("105K", "80K")
    )
    several = seen(text)[1].several
    assert several is not None
    assert several.talks[-1].name.text == "Tallgrass"
    assert "do not haggle" in said((several.talks[-1].what,))


def test_an_offer_that_is_not_in_writing_is_hurried_and_never_named() -> None:
    loose = TALLGRASS.replace("evidence: written", "evidence: in-process").replace("expires: 2026-12-01, ", "")
    several = seen(PLAIN.replace("base: 100K", "base: 100K, expires: 2026-12-04") + "alternatives:\n" + loose)[1].several  # fmt: skip
    assert several is not None
    assert several.naming is None
    assert "before 4 December 2026" in said((several.talks[-1].what,))


def test_what_naming_an_offer_could_bring_and_cost() -> None:
    """Tallgrass, 99,000 in writing: BATNA 94,050, D = 5,950, ask 111,000 = 0.55 of the room of 20,000.

    Per unit of chance that there is room the ask brings 20,000 x (0.2475 + 0.0378125) = 5,706.25. No room 0.28 instead of
    0.35: 0.07 x 5,706.25 = 399.44 more, and 0.05 x 0.55 x 5,950 x 0.07 x 0.45 = 5.15 less of risk: 405.
    Withdrawn 0.17 instead of 0.05: 0.12 x 0.55 x 5,950 x (0.35 + 0.65 x 0.55) = 277.83: 278. So it pays to name it.
    """
    position, outlook = seen(PLAIN + "alternatives:\n" + TALLGRASS.replace("105K", "99K"))
    assert whole_number(position.anchor) == 111_000
    assert outlook.several is not None
    naming = outlook.several.naming
    assert naming is not None
    assert (whole_number(naming.gain), whole_number(naming.risk), naming.pays) == (405, 278, True)


def test_an_offer_that_costs_more_to_name_than_it_brings_is_not_named() -> None:
    """At 60,000 it leaves much to lose: what naming it could cost is more. Then no script may name it, and the lever says why.

    It is held all the same: nobody is told that there is none.
    """
    text = PLAIN + "alternatives:\n" + TALLGRASS.replace("105K", "60K")
    plan = plan_of(text)
    assert plan.several is not None
    assert plan.several.naming is not None
    assert not plan.several.naming.pays
    lever = plan.lever("competing-offer")
    assert lever is not None
    assert lever.held
    assert not lever.usable
    assert "could cost more" in said((lever.why,))
    for script in playbook_of(text).scripts():
        for words in (script.text, *(one.text for one in script.others)):
            assert "hold another written offer" not in said(words)


def test_who_comes_first_stands_in_the_timeline() -> None:
    """This offer has no last day, Tallgrass has one: it is talked to first. With a later one it is asked for time anyhow."""
    plan = plan_of(PLAIN + "alternatives:\n" + TALLGRASS)
    assert "Talk to Tallgrass first" in said((plan.timeline[0].what,))
    plan = plan_of(PLAIN.replace("base: 100K", "base: 100K, expires: 2026-12-04") + "alternatives:\n" + TALLGRASS)
    assert "Talk to Tallgrass first" not in said(tuple(step.what for step in plan.timeline))
    assert any(step.name == "ask-time" for step in plan.timeline)


def test_alone_there_is_nobody_else_to_talk_to() -> None:
    assert seen(PLAIN)[1].several is None
    assert seen(PLAIN + "alternatives: [{name: here, kind: present, offer: {base: 90K}}]\n")[1].several is None


def test_thin_evidence_is_told() -> None:
    words = said(seen("offer: {base: 100K}\nmarket: [{what: base, value: 120K, source: a friend}]\n")[1].thin)
    for part in ("from 15% to 60%", "single figure", "One source alone", "No alternative is known"):
        assert part in words
    assert seen(PLAIN + "alternatives: [{name: here, kind: present, offer: {base: 90K}}]\n")[1].thin != ()


def test_an_outlook_without_an_offer_is_empty() -> None:
    position, outlook = seen("stage: expectations\n" + POSTED)
    assert position.verdict == "cannot-say"
    assert outlook == replace(Outlook(), terms=outlook.terms)
