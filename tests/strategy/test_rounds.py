"""The plan over several rounds: against the closed form, against plain recursion, and its laws."""

from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.strategy.asking import Room, best_share, expected_gain
from counteroffer.strategy.rounds import Assumed, State, best_ask, odds_of, plan_rounds, value_of

NO_ROOM = st.sampled_from((0.0, 0.15, 0.35, 0.6, 0.8))
SHARES = st.tuples(
    st.sampled_from((0.0, 0.1, 0.25, 0.5, 1.0)), st.sampled_from((0.0, 0.01, 0.05, 0.17)), st.sampled_from((1.0, 0.5, 0.25)),
    st.sampled_from((0.0, 100.0)),
)  # fmt: skip
MONEY = st.tuples(st.integers(80, 200), st.integers(1, 60), st.integers(-60, 70)).map(
    lambda drawn: (drawn[0] * 1_000.0, (drawn[0] + drawn[1]) * 1_000.0, (drawn[0] + drawn[2]) * 1_000.0)
)
Shares = tuple[float, float, float, float]
Money = tuple[float, float, float]


def drawn(money: Money, no_room: float, shares: Shares) -> tuple[State, Assumed]:
    offer, top, walk_away = money
    given_share, withdrawn, flat_no, effort = shares
    assumed = Assumed(
        walk_away=walk_away, room_given=given_share, withdrawn=withdrawn, flat_no=flat_no, effort=effort
    )  # fmt: skip
    return State(offer, top, odds_of(no_room)), assumed


@settings(max_examples=80, deadline=None)
@given(MONEY, NO_ROOM, SHARES)
def test_one_round_is_the_closed_form(money: Money, no_room: float, shares: Shares) -> None:
    offer, top, walk_away = money
    state, assumed = drawn((offer, top, min(offer, walk_away)), no_room, (*shares[:3], 0.0))
    belief = Room(
        no_room=Decimal(str(no_room)), room_given=Decimal(str(assumed.room_given)), withdrawn=Decimal(str(assumed.withdrawn)),
        room=Decimal(top - offer), loss=Decimal(offer - assumed.walk_away),
    )  # fmt: skip
    found, share = best_ask(state, 1, assumed), best_share(belief)
    assert found.value - offer == pytest.approx(float(expected_gain(belief, share)), abs=0.01)
    assert (offer if found.ask is None else found.ask) == pytest.approx(offer + float(share) * (top - offer), abs=0.01)


@settings(max_examples=40, deadline=None)
@given(MONEY, NO_ROOM, SHARES)
def test_no_ask_of_two_rounds_is_better_than_the_one_that_is_found(
    money: Money, no_room: float, shares: Shares
) -> None:
    state, assumed = drawn(money, no_room, shares)
    found = best_ask(state, 2, assumed)
    room = state.top - state.offer
    asks = [state.offer + room * point / 200 for point in range(1, 201)]
    best = max(value_of(ask, state, 2, assumed) for ask in asks) - assumed.effort
    assert found.value >= best - 0.002 * room or found.ask is None
    if found.ask is None:  # a round that does not pay alone pays with none after it
        assert best <= max(state.offer, assumed.walk_away) + 0.002 * room


@settings(max_examples=25, deadline=None)
@given(MONEY, NO_ROOM, SHARES)
def test_more_rounds_are_never_worth_less(money: Money, no_room: float, shares: Shares) -> None:
    state, assumed = drawn(money, no_room, shares)
    values = [best_ask(state, rounds, assumed).value for rounds in (1, 2, 3)]
    slack = (assumed.withdrawn * assumed.room_given + 0.001) * (state.top - state.offer)
    assert all(later >= earlier - slack for earlier, later in pairwise(values))


@settings(max_examples=25, deadline=None)
@given(MONEY, NO_ROOM, SHARES, st.sampled_from((1, 2, 3)))
def test_the_plan_stands_in_its_order(money: Money, no_room: float, shares: Shares, rounds: int) -> None:
    state, assumed = drawn(money, no_room, shares)
    plan = list(plan_rounds(state, rounds, assumed))
    asks = [one.ask for one in plan if one.ask is not None]
    assert all(state.offer < ask <= state.top for ask in asks)
    assert all(ask >= assumed.walk_away for ask in asks)
    assert all(later < earlier or earlier == state.top for earlier, later in pairwise(asks))
    assert all(one.value >= max(state.offer, assumed.walk_away) - 1e-6 for one in plan)


@settings(max_examples=25, deadline=None)
@given(MONEY, NO_ROOM, SHARES, st.sampled_from((1, 2, 3)), st.integers(1, 40))
def test_a_worse_alternative_never_makes_it_worth_more(
    money: Money, no_room: float, shares: Shares, rounds: int, worse: int
) -> None:
    state, assumed = drawn(money, no_room, shares)
    lower = drawn((money[0], money[1], money[2] - worse * 1_000), no_room, shares)[1]
    slack = 0.001 * (state.top - state.offer)
    assert best_ask(state, rounds, lower).value <= best_ask(state, rounds, assumed).value + slack


@settings(max_examples=25, deadline=None)
@given(MONEY, NO_ROOM, SHARES, st.sampled_from((1, 2, 3)), st.integers(1, 40))
def test_a_higher_top_never_lowers_the_ask(
    money: Money, no_room: float, shares: Shares, rounds: int, more: int
) -> None:
    state, assumed = drawn(money, no_room, shares)
    higher = drawn((money[0], money[1] + more * 1_000, money[2]), no_room, shares)[0]
    low, high = best_ask(state, rounds, assumed).ask, best_ask(higher, rounds, assumed).ask
    assert low is None or (high is not None and high >= low - 0.02 * (higher.top - higher.offer))


@settings(max_examples=25, deadline=None)
@given(MONEY, NO_ROOM, SHARES, st.sampled_from((1, 2, 3)), st.sampled_from((0.01, 7.0, 1_000.0)))
def test_scaling_all_money_scales_all_answers(
    money: Money, no_room: float, shares: Shares, rounds: int, times: float
) -> None:
    state, assumed = drawn(money, no_room, shares)
    larger, scaled = drawn(
        (times * money[0], times * money[1], times * money[2]), no_room, (*shares[:3], shares[3] * times)
    )  # fmt: skip
    one, other = best_ask(state, rounds, assumed), best_ask(larger, rounds, scaled)
    assert other.value == pytest.approx(one.value * times, rel=1e-6)
    assert (one.ask is None) == (other.ask is None)
    if one.ask is not None:
        assert other.ask == pytest.approx(one.ask * times, rel=1e-4)


@pytest.mark.parametrize("flat_no", [1.0, 0.4])
@pytest.mark.parametrize("given_share", [0.0, 0.25, 0.6])
@pytest.mark.parametrize("withdrawn", [0.0, 0.1])
@pytest.mark.parametrize("walk_away", [-0.5, 0.3])
def test_plain_recursion_on_a_coarse_grid_agrees(
    flat_no: float, given_share: float, withdrawn: float, walk_away: float
) -> None:
    """The definition, word by word: offers 0 to 1, asks in steps of a sixteenth, ceilings in 12 parts of what is left."""
    no_room, parts = 0.35, 12

    @lru_cache(None)
    def value(offer: float, top: float, odds: float, left: int) -> float:
        best = max(offer, walk_away)
        if left == 0 or top - offer < 1e-9:
            return best
        for step in range(1, 17):
            ask = step / 16
            if not offer < ask <= top + 1e-12:
                continue
            share = (ask - offer) / (top - offer)
            risk = withdrawn * share
            nothing = value(offer, ask, odds / flat_no, left - 1)
            ceilings = [offer + (ask - offer) * (part + 0.5) / parts for part in range(parts)]
            answers = [offer + given_share * (ceiling - offer) for ceiling in ceilings]
            some = sum(value(round(answer, 9), ask, odds, left - 1) for answer in answers) / parts
            paid = (1 - share) / (odds + 1) * max(ask, walk_away)
            refused = odds / (odds + 1) * nothing + share / (odds + 1) * some
            lost = (odds + share) / (odds + 1) * risk
            best = max(best, paid + (1 - risk) * refused + lost * walk_away)
        return best

    assumed = Assumed(
        walk_away=100 + walk_away, room_given=given_share, withdrawn=withdrawn, flat_no=flat_no
    )  # fmt: skip
    odds = odds_of(no_room)
    for rounds in (1, 2):
        found = best_ask(State(100.0, 101.0, odds), rounds, assumed)
        assert found.value - 100 == pytest.approx(value(0.0, 1.0, odds, rounds), abs=0.008)


def test_it_says_when_not_to_ask() -> None:
    assumed = Assumed(walk_away=85e3, room_given=0.25, withdrawn=0.05)
    state = State(100e3, 120e3, odds_of(0.35))
    timid = Assumed(walk_away=20e3, room_given=0.1, withdrawn=0.17)
    assert best_ask(State(100e3, 101e3, odds_of(0.9)), 2, timid).ask is None
    above = Assumed(walk_away=125e3, room_given=0.25, withdrawn=0.05)
    assert best_ask(state, 2, above).value == 125e3
    assert best_ask(state, 2, above).ask is None
    assert best_ask(State(100e3, 100e3, 0.0), 2, assumed).ask is None


def test_a_flat_no_makes_the_next_ask_smaller_than_a_no_that_tells_nothing() -> None:
    """After a no that tells nothing of its own the belief is only cut; a telling one leaves less room to believe in."""
    state = State(100e3, 110e3, odds_of(0.35))
    asks = [
        best_ask(state.flatly_refused(110e3, one), 2, one).ask
        for one in (
            Assumed(walk_away=90e3, room_given=0.25, withdrawn=0.05, flat_no=share) for share in (1.0, 0.5, 0.25)
        )
    ]
    assert asks == sorted(asks, key=lambda ask: ask or 0.0, reverse=True)
    assert len(set(asks)) == 3


def test_what_makes_no_sense_is_refused() -> None:
    assumed = Assumed(walk_away=90.0, room_given=0.25, withdrawn=0.05)
    with pytest.raises(ValueError, match="rounds"):
        list(plan_rounds(State(100.0, 120.0, 1.0), 5, assumed))
    with pytest.raises(ValueError, match="top"):
        list(plan_rounds(State(100.0, 99.0, 1.0), 1, assumed))
