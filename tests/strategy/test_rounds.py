"""The plan over several rounds: against the closed form, against plain recursion, and its laws."""

import time
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.strategy.asking import Room, best_share, expected_gain
from counteroffer.strategy.rounds import STEPS, Assumed, Course, Round, after_refusal, plan_rounds

ASSUMED = st.builds(
    Assumed,
    no_room=st.sampled_from((0.0, 0.15, 0.35, 0.6, 0.8)),
    room_given=st.sampled_from((0.0, 0.1, 0.25, 0.5, 1.0)),
    withdrawn=st.sampled_from((0.0, 0.01, 0.05, 0.17)),
    delay=st.sampled_from((0.0, 100.0)),
)
MONEY = st.tuples(st.integers(80, 200), st.integers(1, 60), st.integers(-60, 70)).map(
    lambda drawn: (drawn[0] * 1_000.0, (drawn[0] + drawn[1]) * 1_000.0, (drawn[0] + drawn[2]) * 1_000.0)
)


def first(offer: float, ceiling: float, walk_away: float, rounds: int, assumed: Assumed) -> Round:
    return plan_rounds(offer, ceiling, walk_away, rounds, assumed)[0]


@settings(max_examples=80, deadline=None)
@given(MONEY, ASSUMED)
def test_one_round_is_the_closed_form(money: tuple[float, float, float], assumed: Assumed) -> None:
    offer, ceiling, walk_away = money
    walk_away = min(walk_away, offer)
    assumed = Assumed(no_room=assumed.no_room, room_given=assumed.room_given, withdrawn=assumed.withdrawn)
    found = first(offer, ceiling, walk_away, 1, assumed)
    room = ceiling - offer
    belief = Room(
        no_room=Decimal(str(assumed.no_room)), room_given=Decimal(str(assumed.room_given)),
        withdrawn=Decimal(str(assumed.withdrawn)), room=Decimal(room), loss=Decimal(offer - walk_away),
    )  # fmt: skip
    share = best_share(belief)
    apart = (
        assumed.withdrawn * assumed.room_given * room / 2
    )  # the closed form lets a withdrawn offer give a part as well
    assert found.value - offer == pytest.approx(float(expected_gain(belief, share)), abs=apart + room / STEPS**1.5)
    ask = offer if found.ask is None else found.ask
    shift = 2 * assumed.withdrawn * assumed.room_given * room
    assert ask == pytest.approx(offer + float(share) * room, abs=1.01 * room / STEPS + shift)


@settings(max_examples=25, deadline=None)
@given(MONEY, ASSUMED)
def test_more_rounds_are_never_worth_less(money: tuple[float, float, float], assumed: Assumed) -> None:
    values = [first(*money, rounds, assumed).value for rounds in (1, 2, 3, 4)]
    assert all(later >= earlier - 1e-6 for earlier, later in pairwise(values))


@settings(max_examples=25, deadline=None)
@given(MONEY, ASSUMED, st.sampled_from((1, 2, 3)))
def test_the_plan_stands_in_its_order(money: tuple[float, float, float], assumed: Assumed, rounds: int) -> None:
    offer, ceiling, walk_away = money
    plan = plan_rounds(offer, ceiling, walk_away, rounds, assumed)
    asks = [one.ask for one in plan if one.ask is not None]
    assert all(offer < ask <= ceiling for ask in asks)
    assert all(later <= earlier for earlier, later in pairwise(asks))
    for one in plan:
        assert one.value >= max(offer, walk_away) - 1e-6
        assert one.accept_from >= min(walk_away, ceiling)
        assert one.ask is None or one.accept_from <= one.ask
        assert one.ask is None or one.ask >= walk_away


@settings(max_examples=25, deadline=None)
@given(MONEY, ASSUMED, st.sampled_from((1, 2, 3)), st.integers(1, 40))
def test_a_worse_alternative_never_raises_what_to_accept_last(
    money: tuple[float, float, float], assumed: Assumed, rounds: int, worse: int
) -> None:
    offer, ceiling, walk_away = money
    before = plan_rounds(offer, ceiling, walk_away, rounds, assumed)
    after = plan_rounds(offer, ceiling, walk_away - worse * 1_000, rounds, assumed)
    assert after[-1].accept_from <= before[-1].accept_from + 1e-6 or len(after) != len(before)
    assert after[0].value <= before[0].value + 1e-6


@settings(max_examples=25, deadline=None)
@given(MONEY, ASSUMED, st.sampled_from((1, 2, 3)), st.integers(1, 40))
def test_a_higher_ceiling_never_lowers_the_ask(
    money: tuple[float, float, float], assumed: Assumed, rounds: int, more: int
) -> None:
    offer, ceiling, walk_away = money
    low, high = first(*money, rounds, assumed).ask, first(offer, ceiling + more * 1_000, walk_away, rounds, assumed).ask
    step = (ceiling + more * 1_000 - offer) / STEPS
    assert low is None or (high is not None and high >= low - 1.01 * step)


@settings(max_examples=25, deadline=None)
@given(MONEY, ASSUMED, st.sampled_from((1, 2, 3)), st.sampled_from((0.01, 7.0, 1_000.0)))
def test_scaling_all_money_scales_all_answers(
    money: tuple[float, float, float], assumed: Assumed, rounds: int, times: float
) -> None:
    scaled = Assumed(
        no_room=assumed.no_room, room_given=assumed.room_given, withdrawn=assumed.withdrawn, delay=assumed.delay * times
    )
    one, other = (
        plan_rounds(*money, rounds, assumed),
        plan_rounds(times * money[0], times * money[1], times * money[2], rounds, scaled),
    )
    unit = (money[1] - money[0]) / STEPS
    assert other[0].value == pytest.approx(one[0].value * times, rel=1e-9)
    if one[0].ask is not None and other[0].ask is not None:
        assert other[0].ask == pytest.approx(one[0].ask * times, abs=1.01 * unit * times)


@pytest.mark.parametrize("given_share", [0.0, 0.25, 0.6])
@pytest.mark.parametrize("withdrawn", [0.0, 0.1])
@pytest.mark.parametrize("walk_away", [-0.5, 0.3])
def test_plain_recursion_on_a_coarse_grid_agrees(given_share: float, withdrawn: float, walk_away: float) -> None:
    """The definition, word by word: offers 0 to 1, asks in steps of a sixteenth, ceilings in 12 parts of what is left."""
    no_room, parts = 0.35, 12
    weight = no_room / (1 - no_room)

    @lru_cache(None)
    def value(offer: float, top: float, left: int) -> float:
        best = max(offer, walk_away)
        if left == 0 or top - offer < 1e-9:
            return best
        for step in range(1, 17):
            ask = step / 16
            if not offer < ask <= top + 1e-12:
                continue
            risk = withdrawn * (ask - offer) / (top - offer)
            nothing = value(offer, ask, left - 1)
            ceilings = [offer + (ask - offer) * (part + 0.5) / parts for part in range(parts)]
            answers = [offer + given_share * (ceiling - offer) for ceiling in ceilings]
            some = sum(value(round(answer, 9), ask, left - 1) for answer in answers) / parts
            whole = weight + top - offer
            paid = (top - ask) / whole * max(ask, walk_away)
            refused = weight / whole * nothing + (ask - offer) / whole * some
            lost = (weight + ask - offer) / whole * risk
            best = max(best, paid + (1 - risk) * refused + lost * walk_away)
        return best

    assumed = Assumed(no_room=no_room, room_given=given_share, withdrawn=withdrawn)
    for rounds in (1, 2):
        plan = plan_rounds(100.0, 101.0, 100 + walk_away, rounds, assumed)
        assert plan[0].value - 100 == pytest.approx(value(0.0, 1.0, rounds), abs=0.006)


def test_it_is_fast_and_says_when_not_to_ask() -> None:
    assumed = Assumed(no_room=0.35, room_given=0.25, withdrawn=0.05)
    plan_rounds(100e3, 120e3, 85e3, 4, assumed)
    begun = time.perf_counter()
    plan = plan_rounds(100e3, 120e3, 85e3, 4, assumed)
    assert time.perf_counter() - begun < 0.5  # a tenth of a second on a machine of its own
    assert len(plan) == 4
    assert plan_rounds(100e3, 101e3, 20e3, 2, Assumed(no_room=0.9, room_given=0.1, withdrawn=0.17))[0].ask is None
    assert plan_rounds(100e3, 120e3, 125e3, 2, assumed) == (Round(None, 125e3, 125e3),)
    assert plan_rounds(100e3, 100e3, 90e3, 2, assumed) == (Round(None, 100e3, 100e3),)


def test_what_makes_no_sense_is_refused() -> None:
    assumed = Assumed(no_room=0.35, room_given=0.25, withdrawn=0.05)
    with pytest.raises(ValueError, match="rounds"):
        plan_rounds(100.0, 120.0, 90.0, 5, assumed)
    with pytest.raises(ValueError, match="ceiling"):
        plan_rounds(100.0, 99.0, 90.0, 1, assumed)


@pytest.mark.parametrize("ask", [105_000.0, 112_500.0, 120_000.0])
@pytest.mark.parametrize("answer", [100_000.0, 102_500.0])
def test_planning_again_from_their_answer_is_what_the_first_plan_foresaw(ask: float, answer: float) -> None:
    assumed = Assumed(no_room=0.35, room_given=0.25, withdrawn=0.05)
    course = Course(100e3, 120e3, 85e3, 3, assumed)
    foreseen = float(course.asks(np.array([answer]), np.array([ask]), 2)[0])
    later = after_refusal(assumed, 100e3, 120e3, ask, answer)
    assert later.no_room > assumed.no_room
    again = plan_rounds(answer, ask, 85e3, 2, later)[0].ask
    assert (answer if again is None else again) == pytest.approx(foreseen, abs=2 * 20_000 / STEPS)
