"""The asks: where to open, how the asks fall round by round, what to accept, and what to aim for; all on base."""

from collections.abc import Iterator
from decimal import Decimal

from counteroffer.offers.ledger import has_answered, lowest_ask
from counteroffer.offers.periods import whole
from counteroffer.strategy.asking import best_share, expected_gain, expected_if_room, round_down, round_up
from counteroffer.strategy.assumptions import VISIBLE_MOVE
from counteroffer.strategy.ground import Ground
from counteroffer.strategy.position import Rung
from counteroffer.terms.figures import Figure

NAMES = ("first", "second", "third", "fourth")


def first_ask(ground: Ground) -> Figure | None:
    """The anchor: the model's ask, rounded down, at most the ceiling, never below the walk-away; None where base is not asked for."""
    ceiling, base = ground.ceiling, ground.base
    if ceiling is None or ground.room <= 0 or (ground.floor is not None and ground.floor.number > ceiling.number):
        return None
    share = best_share(ground.belief())
    if share == 0 and not ground.is_below_walkaway:
        return None
    before = _asked_before(ground)
    moved = _visible_move(ground, before) if before else None
    below = [before.number if moved is None else round_down(before.number - moved[0])] if before else []
    top = min([ceiling.number, *below])
    asked = _rung(ground, base.number + share * ground.room, top)
    learned = _learned_bound(ground, asked)
    if learned is not None:
        asked = min(asked, round_up(learned.number))
    if asked <= base.number:
        return None
    origins: list[Figure] = [ceiling, base, *ground.beliefs.of_ask, *ground.loss.origins]
    because = "the ask of the model, rounded down to about half a per cent, at most the ceiling"
    if ground.is_below_walkaway and ground.floor is not None:
        origins.append(ground.floor)
        because += (
            "; at least half-way from the walk-away to the ceiling, as the offer as it stands lies below the walk-away"
        )
    if before is not None:
        origins.append(before)
        because += "; never above what was asked for before"
    if moved is not None:
        origins.append(moved[1])
        because += ", and visibly below it, as they have moved"
    if learned is not None:
        origins.append(learned)
        because += "; at most where their moves so far seem to end"
    return Figure("position.anchor", "first ask, base salary", asked, base.unit, because, tuple(origins))


def climb_down(ground: Ground, anchor: Figure) -> Iterator[Rung]:
    """The rounds: each next ask is the model's best after the last was refused; what to accept falls with them."""
    asks = list(_asks(ground, anchor.number))
    least = max(ground.base.number, ground.floor.number if ground.floor else Decimal(0))
    accept = asks[0]
    for number, (ask, gain) in enumerate(zip(asks, _gains_left(ground, asks), strict=True)):
        accept = max(least, min(accept, ask, whole(ground.base.number + gain)))
        yield _as_rung(ground, anchor, number, ask, accept)


def target(ground: Ground, anchor: Figure) -> Figure:
    """The aspiration: the outcome to expect if there is room, between the walk-away and the first ask."""
    ceiling, base, floor = ground.ceiling, ground.base, ground.floor
    assert ceiling is not None  # there is no first ask without a ceiling
    expected = whole(base.number + expected_if_room(ground.belief(), best_share(ground.belief())))
    origins: tuple[Figure, ...] = (ceiling, base, *ground.beliefs.of_ask, *ground.loss.origins)
    because = "the outcome to expect on average from the model's ask, if there is room"
    if expected > anchor.number:
        expected, origins, because = anchor.number, (*origins, anchor), because + "; at most the first ask"
    if floor is not None and floor.number > expected:
        expected, origins, because = floor.number, (*origins, floor), because + "; raised to the walk-away"
    return Figure("position.aspiration", "target, base salary", expected, base.unit, because, origins)


def _asked_before(ground: Ground) -> Figure | None:
    """The lowest ask so far, which no later one rises above; without force once the walk-away has risen over it.

    A walk-away rises where an alternative is better now: that is new evidence.
    """
    before = lowest_ask(ground.case, "base")
    has_no_force = before is not None and ground.floor is not None and before.number < ground.floor.number
    return None if has_no_force else before


def _learned_bound(ground: Ground, asked: Decimal) -> Figure | None:
    """What their moves say an ask should not lie above, where the ask does; never less than the walk-away."""
    learned, floor = ground.learned, ground.floor
    if learned is None or learned.number >= asked:
        return None
    return floor if floor is not None and floor.number > learned.number else learned


def _visible_move(ground: Ground, before: Figure) -> tuple[Decimal, Figure] | None:
    """By how much an ask comes down once the employer has answered the one before, with the assumption behind it."""
    if not has_answered(ground.case, "base") or before.number <= ground.base.number:
        return None
    share = ground.case.assumption(VISIBLE_MOVE, "share of the gap that an ask comes down by")
    return share.number * (before.number - ground.base.number), share


def _rung(ground: Ground, asked: Decimal, top: Decimal) -> Decimal:
    """An ask as a round number between the walk-away and the top.

    Where the offer as it stands lies below the walk-away, that is the fallback: half-way from it to the top is then the
    best ask of a uniform ceiling (docs/model.md), and no rung lies below it.
    """
    floor = ground.floor.number if ground.floor else Decimal(0)
    if ground.is_below_walkaway:
        asked = max(asked, (floor + top) / 2)
    rounded = round_down(asked)
    return min(top, rounded if rounded >= floor else round_up(floor))


def _asks(ground: Ground, first: Decimal) -> Iterator[Decimal]:
    """The falling asks, the first one first."""
    asked, belief, base = first, ground.belief(), ground.base.number
    for _round in range(min(len(NAMES), max(1, int(ground.beliefs.rounds.number)))):
        yield asked
        belief = belief.after_refusal((asked - base) / belief.room)
        share = best_share(belief)
        following = _rung(ground, base + share * belief.room, asked)
        if not base < following < asked or (share == 0 and not ground.is_below_walkaway):
            return
        asked = following


def _gains_left(ground: Ground, asks: list[Decimal]) -> Iterator[Decimal]:
    """After each ask: what asking on is still worth on average, a year."""
    belief, base = ground.belief(), ground.base.number
    for number, asked in enumerate(asks):
        belief = belief.after_refusal((asked - base) / belief.room)
        following = asks[number + 1] if number + 1 < len(asks) else base
        yield max(Decimal(0), expected_gain(belief, (following - base) / belief.room))


def _as_rung(ground: Ground, anchor: Figure, number: int, ask: Decimal, accept: Decimal) -> Rung:
    id, name, unit = f"position.ladder.{number + 1}", f"{NAMES[number]} ask", ground.base.unit
    floor = (ground.floor,) if ground.floor else ()
    why = "the model's best ask after the one before was refused, rounded down" if number else "the first ask"
    asked = Figure(f"{id}.ask", f"{name}, base salary", ask, unit, why, (anchor, ground.base, *floor))
    worth_why = "the yearly worth with this base, all else as offered"
    accept_why = "what going on to ask is worth on average, and at least the walk-away and the offer in hand"
    accept_origins = (asked, ground.base, *ground.beliefs.of_ask, *ground.loss.origins, *floor)
    return Rung(
        ask=asked,
        ask_worth=Figure(
            f"{id}.ask_worth", f"yearly worth at the {name}", ground.scale.worth_at(ask), unit, worth_why,
            (asked, *ground.scale.origins),
        ),
        accept_from=Figure(f"{id}.accept_from", f"accept from, after the {name}", accept, unit, accept_why, accept_origins),
    )  # fmt: skip
