"""What their moves show: cases by hand and laws of the learned ceiling."""

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from counteroffer.strategy.employer import SHAPES, Interval, Prior, implied_ceiling, learn_ceiling
from counteroffer.strategy.outlook import Outlook
from counteroffer.strategy.position import Position
from tests.planned import number, plan_of, whole_number

TAIL = Decimal("0.05")


def prior(top: int, *, rounds: int = 3, shapes: tuple[float, ...] = SHAPES, tail: Decimal = TAIL) -> Prior:
    return Prior(
        top=Decimal(top), no_room=Decimal("0.35"), rounds=rounds, error=Decimal("0.015"), tail=tail, shapes=shapes
    )


def bases(*named: int) -> list[Decimal]:
    return [Decimal(base) for base in named]


def learned(named: list[Decimal], believed: Prior) -> Interval:
    found = learn_ceiling(named, believed)
    assert found is not None
    return found


def test_shrinking_steps_end_somewhere() -> None:
    """100, 104, 106: steps of 4 and 2 shrink by half, and half again of 2 and so on adds 2: 108."""
    assert implied_ceiling(bases(100_000, 104_000, 106_000)) == 108_000
    assert implied_ceiling(bases(100_000, 104_000, 108_000)) is None
    assert implied_ceiling(bases(100_000, 104_000)) is None


def test_one_known_shape_by_hand() -> None:
    """A steady mover (e = 1) of three moves has named 104,000 in the first of them: a ceiling of 112,000 fits exactly.

    One step of error 1,500 is a third of the way, so the ceiling has an error of 4,500: it lies between
    112,000 - 1.645 x 4,500 = 104,598 and 119,402; cut at what they have named, 104,000 (1.778 errors below: 3.77 % are cut off),
    the ends move in to where 5 % of the rest lie outside: -1.365 and 1.662 errors, 105,857 and 119,480.
    """
    found = learned(bases(100_000, 104_000), prior(200_000, shapes=(1.0,)))
    assert float(found.low) == pytest.approx(105_857, abs=150)
    assert float(found.high) == pytest.approx(119_480, abs=150)


def test_against_a_fine_sum() -> None:
    """The quantiles, by a sum of small steps written out anew."""
    from math import exp

    named, top = (100_000, 104_000, 106_000), 130_000
    weights: list[float] = []
    for step in range(24_000):
        ceiling = 106_000 + (step + 0.5)
        fits = 0.0
        for shape in SHAPES:
            path = [100_000 + (ceiling - 100_000) * (move / 3) ** (1 / shape) for move in (1, 2)]
            fits += exp(-sum((base - there) ** 2 for base, there in zip(named[1:], path, strict=True)) / (2 * 1_500**2))
        weights.append(fits)
    whole, below = sum(weights), 0.0
    ends: list[int] = []
    for step, weight in enumerate(weights):
        below += weight
        if below >= (0.05, 0.5, 0.95)[len(ends)] * whole:
            ends.append(106_000 + step)
            if len(ends) == 3:
                break
    found = learned(bases(*named), prior(top))
    assert [float(found.low), float(found.middle), float(found.high)] == pytest.approx(ends, abs=40)


def test_an_employer_who_stays_may_have_no_room() -> None:
    found = learned(bases(100_000, 100_000), prior(130_000))
    assert found.low == found.middle == 100_000
    assert found.high > 100_000


def test_nothing_is_learned_at_the_top() -> None:
    assert learn_ceiling(bases(100_000, 130_000), prior(130_000)) is None


ROOMS = st.integers(1_000, 60_000)
STEPS = st.lists(st.integers(0, 20_000), min_size=1, max_size=4)


def rising(steps: list[int]) -> list[Decimal]:
    named = [Decimal(100_000)]
    for step in steps:
        named.append(named[-1] + step)
    return named


@settings(max_examples=150, deadline=None)
@given(STEPS.filter(any), ROOMS, st.integers(0, 60_000))
def test_a_higher_top_never_lowers_what_is_learned(steps: list[int], room: int, more: int) -> None:
    named = rising(steps)
    top = int(named[-1]) + room
    before, after = learned(named, prior(top)), learned(named, prior(top + more))
    slack = Decimal("0.01")  # sums of floats
    assert after.low >= before.low - slack
    assert after.middle >= before.middle - slack
    assert after.high >= before.high - slack


@settings(max_examples=150, deadline=None)
@given(STEPS, ROOMS)
def test_the_interval_stands_in_its_order_between_the_last_base_and_the_top(steps: list[int], room: int) -> None:
    named = rising(steps)
    found = learned(named, prior(int(named[-1]) + room))
    assert named[-1] <= found.low <= found.middle <= found.high <= named[-1] + room


@settings(max_examples=150, deadline=None)
@given(st.integers(2_000, 50_000), st.sampled_from(SHAPES), st.integers(3, 6), st.integers(0, 60_000))
def test_consistent_moves_of_a_known_shape_never_widen_it(room: int, shape: float, rounds: int, beyond: int) -> None:
    """Each move lies where a ceiling of 100,000 + room and the shape put it."""
    named, width = [Decimal(100_000)], None
    for move in range(1, rounds):
        named.append(Decimal(round(100_000 + room * (move / rounds) ** (1 / shape))))
        found = learn_ceiling(named, prior(100_000 + room + beyond, rounds=rounds, shapes=(shape,)))
        if found is None or named[-1] == named[0]:
            continue
        assert width is None or found.high - found.low <= width + 1
        width = found.high - found.low


@settings(max_examples=60, deadline=None)
@given(STEPS, ROOMS, st.integers(2, 50))
def test_all_money_times_so_much(steps: list[int], room: int, times: int) -> None:
    named = rising(steps)
    top = int(named[-1]) + room
    small, large = learned(named, prior(top)), learned([base * times for base in named], prior(top * times))
    for end in ("low", "middle", "high"):
        assert float(getattr(large, end)) == pytest.approx(times * float(getattr(small, end)), rel=1e-9)


CASE = "offer: {base: 100K}\nmarket: [{what: base, low: 90K, high: %s, kind: posted-range, source: ad}]\nsaid:\n"


def talks(*named: int, top: str = "140K", asks: bool = True) -> str:
    """A case in which they name one base after another, each after an ask."""
    lines = [CASE % top]
    for place, base in enumerate(named):
        if asks:
            lines.append(f"  - {{on: 2026-11-{2 + 2 * place:02}, by: me, ask: {{base: 139K}}}}\n")
        lines.append(f"  - {{on: 2026-11-{3 + 2 * place:02}, by: them, offer: {{base: {base}}}}}\n")
    return "".join(lines)


def outlook_of(text: str) -> Outlook:
    outlook = plan_of(text).outlook
    assert outlook is not None
    return outlook


def position_after(*named: int, top: str = "140K") -> Position:
    return plan_of(talks(*named, top=top)).position


def test_steps_that_shrink_bound_the_ask() -> None:
    """From 100,000 to 106,000 and to 107,000: steps of 6,000 and 1,000 end at 107,200, printed as 107,000."""
    found = outlook_of(talks(106_000, 107_000))
    assert found.ceiling is not None
    assert found.moves is not None
    assert [whole_number(move.raised_by) for move in found.moves.moves] == [6_000, 1_000]
    assert whole_number(found.ceiling.implied) == 107_000
    assert found.ceiling.bound is found.ceiling.high
    anchor = position_after(106_000, 107_000).anchor
    assert number(anchor) <= found.ceiling.high.number
    assert anchor is not None
    assert "moves" in anchor.because


@pytest.mark.parametrize("named", [(104_000,), (104_000, 108_000), (104_000, 109_000), (100_000, 100_000)])
def test_other_moves_bound_nothing(named: tuple[int, ...]) -> None:
    """One step has no direction yet; even and growing steps may go on; who stays has made no step."""
    ceiling = outlook_of(talks(*named)).ceiling
    assert ceiling is not None
    assert ceiling.bound is None
    anchor = position_after(*named).anchor
    assert anchor is not None
    assert "moves so far" not in anchor.because


def test_a_base_named_twice_without_an_ask_between_is_one_move() -> None:
    """They said it on the phone and then wrote it."""
    found = outlook_of(talks(104_000, 104_000, asks=False))
    assert found.moves is not None
    assert [whole_number(move.base) for move in found.moves.moves] == [104_000]


def test_who_goes_down_teaches_nothing() -> None:
    found = outlook_of(talks(106_000, 103_000))
    assert found.moves is not None
    assert found.moves.went_down
    assert found.ceiling is None


def test_which_terms_they_moved() -> None:
    text = (
        "offer: {base: 100K, sign_on: {amount: 5K}, bonus: {target: 10%}}\n"
        "said:\n  - {on: 2026-11-02, by: me, ask: {base: 110K, remote_days: 2}}\n"
        "  - {on: 2026-11-03, by: them, final: [bonus], offer: {sign_on: {amount: 9K}}}\n"
    )
    states = {term.name.text: term.state for term in outlook_of(text).terms}
    assert states == {"base salary": "held", "bonus": "final", "sign-on bonus": "moved", "remote days": "held"}


SHRINKING = st.tuples(st.integers(1, 12), st.integers(1, 11)).filter(lambda steps: steps[1] < steps[0])


@settings(max_examples=40, deadline=None)
@given(SHRINKING, st.integers(1, 30), st.integers(0, 30))
def test_a_higher_ceiling_never_lowers_the_ask_after_moves(steps: tuple[int, int], room: int, more: int) -> None:
    named = (100_000 + 1_000 * steps[0], 100_000 + 1_000 * sum(steps))
    tops = [named[1] // 1_000 + room, named[1] // 1_000 + room + more]
    before, after = (position_after(*named, top=f"{top}K").anchor for top in tops)
    assume(before is not None)
    assert number(after) >= number(before)


@settings(max_examples=40, deadline=None)
@given(SHRINKING, st.integers(1, 30), st.sampled_from(["", "needs: {walk_away: 109K, of: base}\n"]))
def test_what_is_learned_never_raises_an_ask(steps: tuple[int, int], room: int, needs: str) -> None:
    """The same bases with an error so wide that nothing is learned give an ask that is at least as high."""
    named = (100_000 + 1_000 * steps[0], 100_000 + 1_000 * sum(steps))
    text = needs + talks(*named, top=f"{named[1] // 1_000 + room}K")
    sharp, blunt = plan_of(text).position, plan_of("assume: {move_error: 20%}\n" + text).position
    if sharp.anchor is not None:
        assert number(blunt.anchor) >= sharp.anchor.number
    if sharp.reservation is not None and sharp.anchor is not None:
        assert sharp.anchor.number >= number(sharp.reservation.base)
