"""The ask under any belief about the ceiling: against the closed form, against trying everything, and against draws."""

import os
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.strategy.any_prior import (
    POINTS,
    Ceilings,
    Reaction,
    best_ask,
    gain_of,
    triangular_ceilings,
    uniform_ceilings,
)
from counteroffer.strategy.asking import Room, best_share, expected_gain

REACTIONS = st.builds(
    Reaction,
    room_given=st.sampled_from((0.0, 0.25, 0.5, 1.0)),
    withdrawn=st.sampled_from((0.0, 0.05, 0.17)),
    loss=st.sampled_from((0.0, 15_000.0, 60_000.0)),
)
NO_ROOM = st.sampled_from((0.0, 0.15, 0.35, 0.6))
DRAWS = 20_000 * int(os.environ.get("COUNTEROFFER_SOAK", "1"))  # COUNTEROFFER_SOAK=100: two million


@settings(max_examples=100, deadline=None)
@given(REACTIONS, NO_ROOM, st.integers(1_000, 80_000))
def test_a_uniform_belief_gives_the_closed_form(reaction: Reaction, no_room: float, room: int) -> None:
    found = best_ask(uniform_ceilings(100_000, 100_000 + room, no_room), 100_000, reaction)
    belief = Room(
        no_room=Decimal(str(no_room)), room_given=Decimal(str(reaction.room_given)),
        withdrawn=Decimal(str(reaction.withdrawn)), room=Decimal(room), loss=Decimal(str(reaction.loss)),
    )  # fmt: skip
    share = best_share(belief)
    both = reaction.withdrawn * reaction.room_given * room  # the closed form leaves out the factor 1 - q
    assert found.gain == pytest.approx(float(expected_gain(belief, share)), abs=both / 2 + 2 * room / POINTS)
    assert found.ask - 100_000 == pytest.approx(float(share) * room, abs=2 * both + 0.08 * room)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 50), st.integers(1, 9)), min_size=1, max_size=8, unique_by=lambda one: one[0]),
    REACTIONS,
)
def test_it_is_what_trying_everything_finds(drawn: list[tuple[int, int]], reaction: Reaction) -> None:
    ceilings = sorted((100_000.0 + 1_000 * place, weight) for place, weight in drawn)
    whole = sum(weight for _amount, weight in ceilings)
    belief = Ceilings(np.array([one for one, _ in ceilings]), np.array([weight / whole for _, weight in ceilings]))
    span = ceilings[-1][0] - 100_000

    def average(ask: float) -> float:
        gain = 0.0
        for ceiling, weight in ceilings:
            risk = reaction.withdrawn * (ask - 100_000) / span
            part = (1 - risk) * reaction.room_given * (ceiling - 100_000) - risk * reaction.loss
            gain += weight / whole * (ask - 100_000 if ask <= ceiling else part)
        return gain

    asks = np.array([100_000.0 + 250 * step for step in range(1, 201)])
    asks = asks[asks <= ceilings[-1][0]]
    assert gain_of(belief, 100_000, asks, reaction) == pytest.approx([average(ask) for ask in asks.tolist()], abs=1e-6)
    best = max(average(ask) for ask in asks.tolist())
    found = best_ask(belief, 100_000, reaction)
    assert found.gain == pytest.approx(max(0.0, best), abs=1e-6)


def test_a_triangular_belief_gives_what_draws_give() -> None:
    reaction = Reaction(room_given=0.25, withdrawn=0.05, loss=15_000)
    belief = triangular_ceilings(100_000, 106_000, 120_000, 0.35)
    found = best_ask(belief, 100_000, reaction)
    random = np.random.default_rng(1)
    ceilings = np.where(random.random(DRAWS) < 0.35, 100_000, random.triangular(100_000, 106_000, 120_000, DRAWS))
    lost = random.random(DRAWS) < 0.05 * (found.ask - 100_000) / 20_000
    refused = np.where(lost, -15_000, 0.25 * (ceilings - 100_000))
    gains = np.where(ceilings >= found.ask, found.ask - 100_000, refused)
    assert found.gain == pytest.approx(gains.mean(), abs=4 * gains.std() / DRAWS**0.5 + 10)
    assert found.paid == pytest.approx((ceilings >= found.ask).mean(), abs=4 * 0.5 / DRAWS**0.5 + 0.005)
    assert found.ask < best_ask(uniform_ceilings(100_000, 120_000, 0.35), 100_000, reaction).ask


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 1), NO_ROOM)
def test_a_triangular_belief_is_a_belief(mode: float, no_room: float) -> None:
    belief = triangular_ceilings(100_000, 100_000 + mode * 20_000, 120_000, no_room)
    assert belief.chances.sum() == pytest.approx(1)
    assert (belief.chances >= -1e-12).all()
    mean = (belief.amounts * belief.chances).sum()
    assert mean == pytest.approx(
        100_000 + (1 - no_room) * (1 + mode) * 20_000 / 3, abs=60
    )  # points stand at the foot of their part


def test_no_room_no_ask_and_what_makes_no_sense_is_refused() -> None:
    reaction = Reaction(room_given=0.25, withdrawn=0.05, loss=0)
    assert best_ask(uniform_ceilings(100.0, 100.0, 0.35), 100.0, reaction).gain == 0
    assert best_ask(triangular_ceilings(100.0, 100.0, 100.0, 0.35), 100.0, reaction).ask == 100
    with pytest.raises(ValueError, match="below the offer"):
        uniform_ceilings(100.0, 99.0, 0.35)
    with pytest.raises(ValueError, match="likeliest"):
        triangular_ceilings(100.0, 130.0, 120.0, 0.35)
    with pytest.raises(ValueError, match="share"):
        uniform_ceilings(100.0, 120.0, 1.35)
