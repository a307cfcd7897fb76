"""The position is computed: BATNA, walk-away, ask, rungs, chances and verdict, as docs/model.md defines them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from counteroffer.market.benchmark import Benchmark
from counteroffer.offers.case import Case, Offer
from counteroffer.offers.ledger import called_final, lowest_ask
from counteroffer.parameters.reading import parameter
from counteroffer.strategy import assumptions
from counteroffer.strategy.asking import (
    Outcomes,
    Room,
    best_share,
    expected_gain,
    expected_if_room,
    outcomes,
    round_down,
    round_up,
)
from counteroffer.strategy.batna import best_alternative, weigh_alternatives
from counteroffer.strategy.position import Chance, Position, Rung, Walkaway
from counteroffer.strategy.verdict import Standing, judge
from counteroffer.terms.figures import SHARE, Assumption, Figure
from counteroffer.valuation.assumptions import BONUS_PAYOUT, DISCRETIONARY_PAYOUT, EXPECTED_YEARS
from counteroffer.valuation.pay import whole
from counteroffer.valuation.valuation import Valuation

TENTH_OF_A_POINT = Decimal("0.001")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beliefs:
    """The assumptions in force for the ask, as figures."""

    no_room: Figure
    room_given: Figure
    withdrawn: Figure
    likely: Figure
    rounds: Figure


def take_position(
    case: Case, offer: Offer | None, valuation: Valuation | None, benchmark: Benchmark, today: date
) -> Position:
    """The position of a case on a day, before tax and in the case's currency.

    `offer` is what is on the table and `valuation` its worth; both None where the case names no offer or no base.
    """
    return _Positioning(case, offer, valuation, benchmark, today).position()


class _Positioning:
    """One computation: holds what every step of it needs."""

    def __init__(
        self, case: Case, offer: Offer | None, valuation: Valuation | None, benchmark: Benchmark, today: date
    ) -> None:
        self.case, self.offer, self.valuation, self.benchmark, self.today = case, offer, valuation, benchmark, today
        self.base = valuation.base if valuation else None
        self.ceiling = benchmark.ceiling
        self.beliefs = Beliefs(
            no_room=case.assumption(assumptions.no_room(case.firmness), "chance that there is no room"),
            room_given=case.assumption(assumptions.room_given(), "share of the room that a refused ask brings out"),
            withdrawn=case.assumption(assumptions.withdrawn(), "chance of withdrawal for an ask of all the room"),
            likely=case.assumption(assumptions.LIKELY, "least chance that is counted on"),
            rounds=case.assumption(assumptions.ROUNDS, "rounds of asking"),
        )
        self.bonus_factor = self._bonus_factor()

    def position(self) -> Position:
        """All steps in order."""
        weighed = weigh_alternatives(self.case, self.today)
        batna = best_alternative(weighed, self.case.currency)
        reservation = self.reservation(batna)
        loss = self.loss(batna, reservation)
        share = best_share(self.belief(loss[0])) if self.has_room else Decimal(0)
        anchor = self.anchor(share, loss[1], reservation)
        ladder = tuple(self.ladder(anchor, loss, reservation)) if anchor else ()
        reachable = self.reachable()
        final = called_final(self.case)
        standing = Standing(
            case=self.case, offer=self.offer, valuation=self.valuation, benchmark=self.benchmark, reservation=reservation, anchor=anchor,
            reachable=reachable, batna=batna, weighed=weighed, final=final,
        )  # fmt: skip
        verdict = judge(standing)
        asked = (anchor.number - self.base.number) / self.room if anchor and self.base and self.has_room else None
        return Position(
            currency=self.case.currency,
            offer_base=self.base,
            offer_worth=self.valuation.average if self.valuation else None,
            alternatives=weighed,
            batna=batna,
            reservation=reservation,
            ceiling=self.ceiling,
            anchor=anchor,
            aspiration=self.aspiration(share, anchor, reservation, loss[1]),
            ladder=ladder,
            chances=tuple(self.chances(asked, anchor)) if asked is not None and anchor else (),
            survey=_survey() if self.case.kind == "offer" else None,
            expected_gain=self.gain(asked, loss, anchor) if asked is not None and anchor else None,
            reachable=reachable,
            gap_to_reservation=self.gap(reservation, reachable),
            verdict=verdict.word,
            reasons=verdict.reasons,
            base_is_final=final["base"].on if "base" in final else None,
            unmet=verdict.unmet,
        )

    @property
    def has_room(self) -> bool:
        """Whether the best evidence lies above the offered base."""
        return self.room > 0

    @property
    def room(self) -> Decimal:
        """From the offered base to the ceiling; zero or less where there is none to ask for."""
        if self.base is None or self.ceiling is None:
            return Decimal(0)
        return self.ceiling.number - self.base.number

    def belief(self, loss: Decimal) -> Room:
        """The belief before the first ask."""
        values = self.beliefs
        return Room(
            no_room=values.no_room.number, room_given=values.room_given.number, withdrawn=values.withdrawn.number,
            room=self.room, loss=loss,
        )  # fmt: skip

    def _bonus_factor(self) -> tuple[Decimal, tuple[Figure, ...]]:
        """What one unit of base adds to the yearly worth: more than one where the bonus is a share of base."""
        bonus = self.offer.bonus if self.offer else None
        if bonus is None or bonus.target.unit != SHARE:
            return Decimal(1), ()
        if bonus.kind == "guaranteed":
            return 1 + bonus.target.number, (bonus.target,)
        paid = self.case.assumption(
            BONUS_PAYOUT if bonus.kind == "target" else DISCRETIONARY_PAYOUT, "share of the bonus that is paid"
        )
        return 1 + bonus.target.number * paid.number, (bonus.target, paid)

    def worth_at(self, base: Decimal) -> Decimal:
        """The yearly worth with another base, all else as offered."""
        assert self.valuation is not None
        return whole(self.valuation.average.number + (base - self.valuation.base.number) * self.bonus_factor[0])

    def base_for(self, worth: Decimal) -> Decimal:
        """The base at which the offer is worth so much a year, all else as offered; in whole units, rounded up."""
        assert self.valuation is not None
        needed = self.valuation.base.number + (worth - self.valuation.average.number) / self.bonus_factor[0]
        return max(Decimal(0), needed.quantize(Decimal(1), rounding=ROUND_CEILING))

    def reservation(self, batna: Figure | None) -> Walkaway | None:
        """The larger of the BATNA and the stated walk-away, as yearly worth and on base."""
        stated = self.stated_walkaway()
        candidates = [figure for figure in (batna, stated) if figure is not None]
        if not candidates:
            return None
        higher = max(candidates, key=lambda figure: figure.number)
        because = "the larger of the best alternative and the stated walk-away"
        worth = Figure(
            "position.reservation", "walk-away, as yearly worth", higher.number, higher.unit, because, tuple(candidates)
        )
        below = None
        if batna is not None and stated is not None and stated.number < batna.number:
            name, why = (
                "how far the stated walk-away lies below the best alternative",
                "the best alternative less the stated walk-away",
            )
            below = Figure(
                "position.walk_away_below_batna", name, batna.number - stated.number, batna.unit, why, (batna, stated)
            )
        return Walkaway(worth=worth, base=self.on_base(worth), stated=stated, below_batna_by=below)

    def stated_walkaway(self) -> Figure | None:
        """The person's own walk-away as yearly worth."""
        stated = self.case.needs.walk_away
        if stated is None or self.case.needs.of == "yearly":
            return stated
        if self.valuation is None:
            return None
        because = "the yearly worth of the offer with the stated walk-away as base, all else as offered"
        origins = (stated, self.valuation.average, self.valuation.base, *self.bonus_factor[1])
        return Figure(
            "position.stated_walk_away",
            "stated walk-away, as yearly worth",
            self.worth_at(stated.number),
            stated.unit,
            because,
            origins,
        )

    def on_base(self, worth: Figure) -> Figure | None:
        """The walk-away on base."""
        if self.valuation is None:
            return None
        because = "the base at which the offer is worth the walk-away, all else as offered; rounded up to a whole unit"
        origins = (worth, self.valuation.average, self.valuation.base, *self.bonus_factor[1])
        return Figure(
            "position.reservation_base", "walk-away, on base", self.base_for(worth.number), worth.unit, because, origins
        )

    def loss(self, batna: Figure | None, reservation: Walkaway | None) -> tuple[Decimal, tuple[Figure, ...]]:
        """What a withdrawn offer would cost, a year: its worth less the fallback, at least zero.

        The fallback is the BATNA, else the stated walk-away; with neither, an equal offer after some months is assumed.
        A raise that is refused takes no job away: it costs nothing.
        """
        if self.valuation is None or self.case.kind == "raise":
            return Decimal(0), ()
        worth = self.valuation.average
        fallback = batna or (reservation.worth if reservation else None)
        if fallback is not None:
            return max(Decimal(0), worth.number - fallback.number), (worth, fallback)
        months = self.case.assumption(assumptions.MONTHS_TO_REPLACE, "months to find an equal offer")
        years = self.case.assumption(EXPECTED_YEARS, "expected years in the job")
        return worth.number * months.number / 12 / years.number, (worth, months, years)

    def anchor(self, share: Decimal, loss: tuple[Figure, ...], reservation: Walkaway | None) -> Figure | None:
        """The first ask: the model's, rounded down, at most the ceiling, never below the walk-away; None where base is not asked for."""
        if self.base is None or self.ceiling is None or not self.has_room:
            return None
        floor = reservation.base.number if reservation and reservation.base else Decimal(0)
        if floor > self.ceiling.number or (share == 0 and floor <= self.base.number):
            return None
        asked_before = lowest_ask(self.case, "base")
        if asked_before is not None and asked_before.number < floor:
            asked_before = None  # the walk-away has risen since: an alternative is better now, which is new evidence
        top = min(self.ceiling.number, asked_before.number) if asked_before else self.ceiling.number
        asked = self.rung(self.base.number + share * self.room, floor, top)
        if asked <= self.base.number:
            return None
        values = self.beliefs
        origins: list[Figure] = [self.ceiling, self.base, values.no_room, values.room_given, values.withdrawn, *loss]
        because = "the ask of the model, rounded down to about half a per cent, at most the ceiling"
        if floor > self.base.number and reservation and reservation.base:
            origins.append(reservation.base)
            because += "; at least half-way from the walk-away to the ceiling, because the offer as it stands lies below the walk-away"
        if asked_before is not None:
            origins.append(asked_before)
            because += "; never above what was asked for before"
        return Figure("position.anchor", "first ask, base salary", asked, self.base.unit, because, tuple(origins))

    def rung(self, asked: Decimal, floor: Decimal, top: Decimal) -> Decimal:
        """An ask as a round number between the floor and the top.

        Where the offer as it stands lies below the walk-away, the fallback is the walk-away: half-way from it to the top
        is then the best ask of a uniform ceiling (docs/model.md), and no rung lies below it.
        """
        assert self.base is not None
        if floor > self.base.number:
            asked = max(asked, (floor + top) / 2)
        rounded = round_down(asked)
        if rounded < floor:
            rounded = min(round_up(floor), top)
        return min(rounded, top)

    def ladder(
        self, anchor: Figure, loss: tuple[Decimal, tuple[Figure, ...]], reservation: Walkaway | None
    ) -> Iterator[Rung]:
        """The rounds: each next ask is the model's best after the last was refused; what to accept falls with them."""
        assert self.base is not None
        floor = reservation.base.number if reservation and reservation.base else Decimal(0)
        least = max(floor, self.base.number)
        asks = list(self.asks(anchor.number, loss[0], floor))
        accepts = [max(least, self.base.number + gain) for gain in self.gains_left(asks, loss[0])]
        before = anchor.number
        for number, (ask, accept) in enumerate(zip(asks, accepts, strict=True), start=1):
            before = min(before, ask, whole(accept)) if number > 1 else min(ask, whole(accept))
            name = f"{('first', 'second', 'third', 'fourth')[number - 1]} ask"
            id = f"position.ladder.{number}"
            why = (
                "the first ask"
                if number == 1
                else "the model's best ask after the one before was refused, rounded down"
            )
            asked = Figure(
                f"{id}.ask",
                f"{name}, base salary",
                ask,
                self.base.unit,
                why,
                (anchor, self.base, *((reservation.base,) if reservation and reservation.base else ())),
            )
            yield Rung(
                ask=asked,
                ask_worth=Figure(f"{id}.ask_worth", f"yearly worth at the {name}", self.worth_at(ask), self.base.unit, "the yearly worth with this base, all else as offered", (asked, *self.worth_origins())),
                accept_from=Figure(
                    f"{id}.accept_from", f"accept from, after the {name}", max(least, before), self.base.unit,
                    "what going on to ask is worth on average, and at least the walk-away and the offer in hand",
                    (asked, self.base, self.beliefs.no_room, self.beliefs.room_given, self.beliefs.withdrawn, *loss[1], *((reservation.base,) if reservation and reservation.base else ())),
                ),
            )  # fmt: skip

    def worth_origins(self) -> tuple[Figure, ...]:
        """What a worth at another base rests on beside that base."""
        assert self.valuation is not None
        return (self.valuation.average, self.valuation.base, *self.bonus_factor[1])

    def asks(self, anchor: Decimal, loss: Decimal, floor: Decimal) -> Iterator[Decimal]:
        """The falling asks, the first one first."""
        assert self.base is not None
        asked, belief = anchor, self.belief(loss)
        for _round in range(min(4, max(1, int(self.beliefs.rounds.number)))):
            yield asked
            belief = belief.after_refusal((asked - self.base.number) / belief.room)
            share = best_share(belief)
            following = self.rung(self.base.number + share * belief.room, floor, asked)
            if following >= asked or following <= self.base.number or (share == 0 and floor <= self.base.number):
                return
            asked = following

    def gains_left(self, asks: list[Decimal], loss: Decimal) -> list[Decimal]:
        """After each ask: what asking on is still worth on average, a year."""
        assert self.base is not None
        belief, gains = self.belief(loss), []
        for number, asked in enumerate(asks):
            belief = belief.after_refusal((asked - self.base.number) / belief.room)
            following = asks[number + 1] if number + 1 < len(asks) else None
            share = (following - self.base.number) / belief.room if following is not None else Decimal(0)
            gains.append(max(Decimal(0), expected_gain(belief, share)))
        return gains

    def aspiration(
        self, share: Decimal, anchor: Figure | None, reservation: Walkaway | None, loss: tuple[Figure, ...]
    ) -> Figure | None:
        """The target on base: the outcome to expect if there is room, never below the walk-away."""
        if anchor is None or self.base is None or self.ceiling is None:
            return None
        expected = whole(self.base.number + expected_if_room(self.belief(Decimal(0)), share))
        floor = reservation.base if reservation else None
        values = self.beliefs
        lowered = expected > anchor.number
        origins: tuple[Figure, ...] = (
            self.ceiling,
            self.base,
            values.no_room,
            values.room_given,
            values.withdrawn,
            *loss,
        )
        because = "the outcome to expect on average from the model's ask, if there is room"
        if lowered:
            expected, origins = anchor.number, (*origins, anchor)
            because += "; at most the first ask"
        if floor is not None and floor.number > expected:
            expected, origins = floor.number, (*origins, floor)
            because += "; raised to the walk-away"
        return Figure("position.aspiration", "target, base salary", expected, self.base.unit, because, origins)

    def chances(self, asked: Decimal, anchor: Figure) -> Iterator[Chance]:
        """The chances of the first ask as ranges: the model at both ends of what its assumptions could be."""
        ends = [
            outcomes(self.at(no_room, withdrawn), asked)
            for no_room in self.ends("no_room")
            for withdrawn in self.ends("withdrawn")
        ]
        for name, words in (
            ("full", "paid in full"),
            ("part", "paid in part"),
            ("nothing", "nothing more"),
            ("withdrawn", "offer withdrawn"),
        ):
            if name == "withdrawn" and self.case.kind == "raise":
                continue
            values = [_chance(end, name) for end in ends]
            origins = (anchor, self.beliefs.no_room, *((self.beliefs.withdrawn,) if name == "withdrawn" else ()))
            because = "the model at the {} end of its assumptions' ranges"
            yield Chance(
                name=name,
                low=Figure(
                    f"position.chance.{name}.low",
                    f"chance: {words}, at least",
                    min(values),
                    SHARE,
                    because.format("lower"),
                    origins,
                ),
                high=Figure(
                    f"position.chance.{name}.high",
                    f"chance: {words}, at most",
                    max(values),
                    SHARE,
                    because.format("upper"),
                    origins,
                ),
            )

    def ends(self, name: str) -> tuple[Decimal, Decimal]:
        """The range of an assumption; a value that the case states has no range."""
        figure: Figure = getattr(self.beliefs, name)
        assumption = next((origin for origin in figure.origins if isinstance(origin, Assumption)), None)
        return (assumption.low, assumption.high) if assumption else (figure.number, figure.number)

    def at(self, no_room: Decimal, withdrawn: Decimal) -> Room:
        """A belief at other values of the two assumptions."""
        return Room(
            no_room=no_room,
            room_given=self.beliefs.room_given.number,
            withdrawn=withdrawn,
            room=self.room,
            loss=Decimal(0),
        )

    def gain(self, asked: Decimal, loss: tuple[Decimal, tuple[Figure, ...]], anchor: Figure) -> Figure:
        """What the first ask brings on average, a year, over taking the offer as it is."""
        value = whole(expected_gain(self.belief(loss[0]), asked))
        values = self.beliefs
        because = "the model's average over all outcomes of the first ask, the risk of losing the offer included"
        origins = (anchor, values.no_room, values.room_given, values.withdrawn, *loss[1])
        return Figure(
            "position.expected_gain", "gain from asking, on average, a year", value, anchor.unit, because, origins
        )

    def reachable(self) -> Figure | None:
        """The highest yearly worth that a base with at least the counted-on chance would give."""
        if self.valuation is None:
            return None
        worth = self.valuation.average
        possible = 1 - self.beliefs.no_room.number
        if not self.has_room or possible <= self.beliefs.likely.number or self.base is None or self.ceiling is None:
            because = "no higher base is likely: the worth of the offer as it stands"
            return Figure(
                "position.reachable",
                "highest worth that is likely enough to count on",
                worth.number,
                worth.unit,
                because,
                (worth,),
            )
        base = self.base.number + self.room * (1 - self.beliefs.likely.number / possible)
        because = "the yearly worth at the highest base whose chance is at least the one counted on"
        origins = (worth, self.base, self.ceiling, self.beliefs.no_room, self.beliefs.likely, *self.bonus_factor[1])
        return Figure(
            "position.reachable",
            "highest worth that is likely enough to count on",
            self.worth_at(base),
            worth.unit,
            because,
            origins,
        )

    def gap(self, reservation: Walkaway | None, reachable: Figure | None) -> Figure | None:
        """How far the highest likely worth stays below the walk-away; None where it does not."""
        if reservation is None or reachable is None or reachable.number >= reservation.worth.number:
            return None
        missing = reservation.worth.number - reachable.number
        because = "the walk-away less the highest worth that is likely enough to count on"
        return Figure(
            "position.gap",
            "what is missing to the walk-away, a year",
            missing,
            reachable.unit,
            because,
            (reservation.worth, reachable),
        )


def _chance(end: Outcomes, name: str) -> Decimal:
    value: Decimal = getattr(end, name)
    return value.quantize(TENTH_OF_A_POINT, rounding=ROUND_HALF_UP)


def _survey() -> Figure:
    """The share of offers that surveyed managers withdrew after negotiation."""
    made, withdrawn = parameter("surveys", "offers_made"), parameter("surveys", "offers_withdrawn")
    share = (withdrawn.number / made.number).quantize(TENTH_OF_A_POINT, rounding=ROUND_HALF_UP)
    because = "withdrawn offers over offers made, rounded to a tenth of a point"
    return Figure(
        "position.survey_withdrawn",
        "offers withdrawn after negotiation, as managers report it",
        share,
        SHARE,
        because,
        (withdrawn, made),
    )
