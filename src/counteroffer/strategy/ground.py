"""The ground on which an ask is computed: the room, what is believed of it, and what stands to be lost."""

from dataclasses import dataclass, replace
from decimal import Decimal

from counteroffer.offers.case import Case
from counteroffer.strategy import assumptions
from counteroffer.strategy.asked import NOTHING_ASKED, Asked
from counteroffer.strategy.asking import Room
from counteroffer.strategy.batna import Weighed, is_certain
from counteroffer.strategy.position import Walkaway
from counteroffer.strategy.rounds import MOST_ROUNDS
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
    flat_no: Figure
    another_round: Figure

    @property
    def of_ask(self) -> tuple[Figure, ...]:
        """Those that the model of one ask rests on."""
        return (self.no_room, self.room_given, self.withdrawn)

    @property
    def of_rounds(self) -> tuple[Figure, ...]:
        """Those that the plan of several rounds rests on."""
        return (*self.of_ask, self.rounds, self.flat_no, self.another_round)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What a withdrawn offer would cost a year, what this rests on, and by how much it grows with each unit of base.

    `at_most` is another bound of the same kind, larger now, that may be the smaller one at another base.
    """

    amount: Decimal
    origins: tuple[Figure, ...] = ()
    grows: Decimal = Decimal(0)
    at_most: "Loss | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """All that the ask on base looks at; `ceiling` is None where no evidence states one.

    `learned` is the highest ceiling that their moves so far leave likely, where these are strong evidence (employer.py);
    `asked` is what was asked for and answered so far.
    """

    case: Case
    scale: Scale
    ceiling: Figure | None
    beliefs: Beliefs
    loss: Loss
    walkaway: Walkaway | None
    must_base: Figure | None = None
    learned: Figure | None = None
    asked: Asked = NOTHING_ASKED

    @property
    def base(self) -> Figure:
        """The base on the table."""
        return self.scale.base

    @property
    def refused(self) -> Figure | None:
        """The lowest base that they have refused; without force once the walk-away has risen over it: that is new evidence."""
        return self._with_force(self.asked.refused)

    @property
    def lowest_ask(self) -> Figure | None:
        """The lowest base asked for so far, above which no later ask rises, unless there is new evidence."""
        return self._with_force(self.asked.lowest)

    @property
    def top(self) -> Figure | None:
        """The highest base that they may still pay: the ceiling, or what they have refused where that is less."""
        if self.ceiling is None or self.refused is None:
            return self.ceiling
        return min(self.ceiling, self.refused, key=lambda one: one.number)

    @property
    def room(self) -> Decimal:
        """From the base on the table to the top; zero where there is none to ask for."""
        return max(Decimal(0), self.top.number - self.base.number) if self.top else Decimal(0)

    @property
    def rounds_left(self) -> int:
        """How many rounds of asking are left, the next one included; one more where nothing is lost by it."""
        left = max(1, min(MOST_ROUNDS, int(self.beliefs.rounds.number))) - self.asked.answered
        return max(1, left) if self.is_below_walkaway else max(0, left)

    def _with_force(self, asked: Figure | None) -> Figure | None:
        rose = asked is not None and self.floor is not None and asked.number < self.floor.number
        return None if rose else asked

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

    def belief(self, *, no_room: Decimal | None = None, withdrawn: Decimal | None = None) -> Room:
        """What is believed before the next ask; with another chance of no room at first, or of withdrawal, where given."""
        held = self.beliefs
        return Room(
            no_room=self._no_room(held.no_room.number if no_room is None else no_room),
            room_given=held.room_given.number,
            withdrawn=held.withdrawn.number if withdrawn is None else withdrawn,
            room=self.room, loss=self.loss.amount,
        )  # fmt: skip

    def _no_room(self, before: Decimal) -> Decimal:
        """The chance that nothing more can be had, given what it was before the first ask: each flat no makes it larger."""
        if self.refused is None or before >= 1:
            return before
        odds = before / (1 - before) / self.beliefs.flat_no.number**self.asked.flat_noes
        return odds / (1 + odds)


def hold_beliefs(case: Case) -> Beliefs:
    """The assumptions in force for a case."""
    return Beliefs(
        no_room=case.assumption(assumptions.no_room(case.firmness), "chance that there is no room"),
        room_given=case.assumption(assumptions.room_given(), "share of the room that a refused ask brings out"),
        withdrawn=case.assumption(assumptions.withdrawn(), "chance of withdrawal for an ask of all the room"),
        likely=case.assumption(assumptions.LIKELY, "least chance that is counted on"),
        rounds=case.assumption(assumptions.ROUNDS, "rounds of asking"),
        flat_no=case.assumption(assumptions.FLAT_NO, "chance that one who has room says no at first"),
        another_round=case.assumption(assumptions.ANOTHER_ROUND, "what a further round must bring, as a share of base"),
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
    missing = max(Decimal(0), scale.worth.number - fallback.number)
    known = Loss(amount=missing, origins=(scale.worth, fallback), grows=scale.factor)
    if batna is None or is_certain(weighed):
        return known
    smaller, larger = sorted((known, _until_replaced(case, scale)), key=lambda loss: loss.amount)
    return replace(smaller, at_most=larger)


def _until_replaced(case: Case, scale: Scale) -> Loss:
    """The offer's worth over the months until an equal one is found, spread over the expected years."""
    months = case.assumption(assumptions.MONTHS_TO_REPLACE, "months to find an equal offer")
    years = case.assumption(EXPECTED_YEARS, "expected years in the job")
    part = months.number / 12 / years.number
    return Loss(amount=scale.worth.number * part, origins=(scale.worth, months, years), grows=scale.factor * part)
