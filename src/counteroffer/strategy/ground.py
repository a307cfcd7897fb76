"""The ground on which an ask is computed: the room, what is believed of it, and what stands to be lost."""

from dataclasses import dataclass
from decimal import Decimal

from counteroffer.offers.case import Case
from counteroffer.strategy import assumptions
from counteroffer.strategy.asking import Room
from counteroffer.strategy.batna import Weighed, is_certain
from counteroffer.strategy.position import Walkaway
from counteroffer.strategy.scale import Scale
from counteroffer.terms.figures import Assumption, Figure
from counteroffer.valuation.assumptions import EXPECTED_YEARS


@dataclass(frozen=True, slots=True, kw_only=True)
class Beliefs:
    """The assumptions in force for the ask, as figures."""

    no_room: Figure
    room_given: Figure
    withdrawn: Figure
    likely: Figure
    rounds: Figure

    @property
    def of_ask(self) -> tuple[Figure, ...]:
        """Those that the model of the ask rests on."""
        return (self.no_room, self.room_given, self.withdrawn)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What a withdrawn offer would cost a year, and what this rests on."""

    amount: Decimal
    origins: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """All that the ask on base looks at; `ceiling` is None where no evidence states one.

    `learned` is the highest ceiling that their moves so far leave likely, where these are strong evidence (employer.py).
    """

    case: Case
    scale: Scale
    ceiling: Figure | None
    beliefs: Beliefs
    loss: Loss
    walkaway: Walkaway | None
    must_base: Figure | None = None
    learned: Figure | None = None

    @property
    def base(self) -> Figure:
        """The base on the table."""
        return self.scale.base

    @property
    def room(self) -> Decimal:
        """From the offered base to the ceiling; zero where there is none to ask for."""
        return max(Decimal(0), self.ceiling.number - self.base.number) if self.ceiling else Decimal(0)

    @property
    def floor(self) -> Figure | None:
        """What no ask and no acceptance lies below: the walk-away on base, or a must-have on pay above it."""
        bounds = [
            bound for bound in (self.walkaway.base if self.walkaway else None, self.must_base) if bound is not None
        ]
        return max(bounds, key=lambda bound: bound.number, default=None)

    @property
    def is_below_walkaway(self) -> bool:
        """Whether the offer as it stands lies below the walk-away."""
        return self.floor is not None and self.floor.number > self.base.number

    def belief(self) -> Room:
        """What is believed before the first ask."""
        held = self.beliefs
        return Room(
            no_room=held.no_room.number, room_given=held.room_given.number, withdrawn=held.withdrawn.number,
            room=self.room, loss=self.loss.amount,
        )  # fmt: skip


def hold_beliefs(case: Case) -> Beliefs:
    """The assumptions in force for a case."""
    return Beliefs(
        no_room=case.assumption(assumptions.no_room(case.firmness), "chance that there is no room"),
        room_given=case.assumption(assumptions.room_given(), "share of the room that a refused ask brings out"),
        withdrawn=case.assumption(assumptions.withdrawn(), "chance of withdrawal for an ask of all the room"),
        likely=case.assumption(assumptions.LIKELY, "least chance that is counted on"),
        rounds=case.assumption(assumptions.ROUNDS, "rounds of asking"),
    )


def range_of(figure: Figure) -> tuple[Decimal, Decimal]:
    """The range that an assumption could have; a value that the case states has none."""
    assumption = next((origin for origin in figure.origins if isinstance(origin, Assumption)), None)
    return (assumption.low, assumption.high) if assumption else (figure.number, figure.number)


def loss_of(
    case: Case, scale: Scale, weighed: tuple[Weighed, ...], batna: Figure | None, walkaway: Walkaway | None
) -> Loss:
    """What a withdrawn offer would cost, a year: its worth less the fallback, at least zero.

    The fallback is the BATNA, else the stated walk-away. Where neither is known, or where nothing certain stands behind
    the last alternative (the BATNA is then a lower bound), an equal offer after some months bounds the loss. A raise
    that is refused takes no job away: it costs nothing.
    """
    if case.kind == "raise":
        return Loss(amount=Decimal(0))
    fallback = batna or (walkaway.worth if walkaway else None)
    if fallback is None:
        return _until_replaced(case, scale)
    known = Loss(amount=max(Decimal(0), scale.worth.number - fallback.number), origins=(scale.worth, fallback))
    if batna is None or is_certain(weighed):
        return known
    return min(known, _until_replaced(case, scale), key=lambda loss: loss.amount)


def _until_replaced(case: Case, scale: Scale) -> Loss:
    """The offer's worth over the months until an equal one is found, spread over the expected years."""
    months = case.assumption(assumptions.MONTHS_TO_REPLACE, "months to find an equal offer")
    years = case.assumption(EXPECTED_YEARS, "expected years in the job")
    return Loss(amount=scale.worth.number * months.number / 12 / years.number, origins=(scale.worth, months, years))
