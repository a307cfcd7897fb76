"""The acceptance curve: for each base that could be asked for, the chance that all of it is paid, and the gain on average."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from counteroffer.offers.periods import whole
from counteroffer.strategy.asking import Room, expected_gain, gain_over_fallback, outcomes
from counteroffer.strategy.ground import Ground, range_of
from counteroffer.terms.figures import SHARE, Figure

PARTS = 20
TENTH_OF_A_POINT = Decimal("0.001")


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """A base to ask for; the chance that they pay all of it, and the gain a year on average, each with its range."""

    ask: Figure
    chance: Figure
    chance_low: Figure
    chance_high: Figure
    gain: Figure
    gain_low: Figure
    gain_high: Figure


def acceptance_curve(ground: Ground) -> tuple[CurvePoint, ...]:
    """From the base offered to the highest that is still possible, in even steps; empty where there is no room."""
    if ground.top is None or ground.room <= 0:
        return ()
    return tuple(_point(ground, number) for number in range(PARTS + 1))


def gain_of(ground: Ground, belief: Room, share: Decimal) -> Decimal:
    """The gain on average of an ask for a share of the room: over the offer, or over the walk-away where that is higher.

    An ask below the walk-away gains nothing over it: what it brings is declined.
    """
    if ground.is_below_walkaway and ground.floor is not None:
        return max(Decimal(0), gain_over_fallback(belief, share, ground.floor.number - ground.base.number))
    return expected_gain(belief, share)


def _point(ground: Ground, number: int) -> CurvePoint:
    share = Decimal(number) / PARTS
    id, belief = f"outlook.curve.{number}", ground.belief()
    assert ground.top is not None  # the caller has checked
    because = "so many steps of the way from the base offered to the highest that is still possible"
    value = whole(ground.base.number + share * ground.room)
    ask = Figure(f"{id}.ask", "a base to ask for", value, ground.base.unit, because, (ground.base, ground.top))
    ends = list(_ends(ground))
    chances = sorted(outcomes(end, share).full for end in ends)
    gains = sorted(gain_of(ground, end, share) for end in ends)

    def chance(name: str, value: Decimal) -> Figure:
        rounded = value.quantize(TENTH_OF_A_POINT, rounding=ROUND_HALF_UP)
        because = "the chance that there is room, times the share of the room that is left above the ask"
        return Figure(
            f"{id}.{name}", "chance that all of it is paid", rounded, SHARE, because, (ask, ground.beliefs.no_room)
        )

    def gain(name: str, value: Decimal) -> Figure:
        because, origins = (
            "the model's average over all outcomes of the ask",
            (ask, *ground.beliefs.of_ask, *ground.loss.origins),
        )
        return Figure(f"{id}.{name}", "gain a year, on average", whole(value), ground.base.unit, because, origins)

    return CurvePoint(
        ask=ask, chance=chance("chance", outcomes(belief, share).full),
        chance_low=chance("chance_low", chances[0]), chance_high=chance("chance_high", chances[-1]),
        gain=gain("gain", gain_of(ground, belief, share)),
        gain_low=gain("gain_low", gains[0]), gain_high=gain("gain_high", gains[-1]),
    )  # fmt: skip


def _ends(ground: Ground) -> Iterator[Room]:
    """The belief at the ends of what its assumptions could be."""
    for no_room in range_of(ground.beliefs.no_room):
        for withdrawn in range_of(ground.beliefs.withdrawn):
            yield ground.belief(no_room=no_room, withdrawn=withdrawn)
