"""Habits of asking for one number: the product's ladder, and what people do without it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from counteroffer.strategy.asking import Room, best_share, expected_gain, round_down
from counteroffer.strategy.assumptions import no_room, room_given, withdrawn
from counteroffer.strategy.rounds import MOST_ROUNDS, Assumed, Course

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """An offer, the top that the evidence shows, and what the best alternative is worth; dollars a year."""

    offer: float
    top: float
    alternative: float


class Asks(Protocol):
    """What a habit says in a round, given what is on the table with each employer."""

    def next(self, round: int, table: Numbers) -> Numbers: ...

    def accepts(self, round: int, table: Numbers) -> NDArray[np.bool_]: ...


Habit: TypeAlias = Callable[[Case, int], Asks]


@dataclass(frozen=True, slots=True)
class Ladder:
    """Falling asks, and from what answer each is settled; past the last one the offer is taken."""

    asks: tuple[float, ...]
    accept_from: tuple[float, ...]

    def next(self, round: int, table: Numbers) -> Numbers:
        return np.full(len(table), self.asks[round]) if round < len(self.asks) else table

    def accepts(self, round: int, table: Numbers) -> NDArray[np.bool_]:
        return np.asarray(table >= self.accept_from[round]) if round < len(self.asks) else np.ones(len(table), bool)


@dataclass(frozen=True, slots=True)
class Halving:
    """Ask for a fifth more, then each time for the middle between the own last ask and their answer."""

    first: float
    asked: list[Numbers]

    def next(self, round: int, table: Numbers) -> Numbers:
        ask = (self.asked[-1] + table) / 2 if self.asked else np.full(len(table), self.first)
        self.asked.append(ask)
        return ask

    def accepts(self, round: int, table: Numbers) -> NDArray[np.bool_]:
        return np.zeros(len(table), bool)


class Planned:
    """The best ask of `strategy.rounds`, planned again after each answer; settled when no ask pays any more."""

    def __init__(self, case: Case, rounds: int) -> None:
        self.course, self.rounds, self.case = _course(case), rounds, case
        self.asked: list[Numbers] = []

    def next(self, round: int, table: Numbers) -> Numbers:
        top = self.asked[-1] if self.asked else np.full(len(table), self.case.top)
        self.asked.append(self.course.asks(table, top, self.rounds - round))
        return self.asked[-1]

    def accepts(self, round: int, table: Numbers) -> NDArray[np.bool_]:
        return np.zeros(len(table), bool)


class PlannedToANo(Planned):
    """The same, but settled by the first refusal that gives nothing."""

    def __init__(self, case: Case, rounds: int) -> None:
        super().__init__(case, rounds)
        self.before = np.zeros(0)

    def next(self, round: int, table: Numbers) -> Numbers:
        self.before = table
        return super().next(round, table)

    def accepts(self, round: int, table: Numbers) -> NDArray[np.bool_]:
        return np.asarray(table <= self.before)


@lru_cache(None)
def _course(case: Case) -> Course:
    believed = Assumed(
        no_room=float(no_room("unknown").value),
        room_given=float(room_given().value),
        withdrawn=float(withdrawn().value),
    )
    return Course(case.offer, case.top, case.alternative, MOST_ROUNDS, believed)


def product_ladder(case: Case, rounds: int) -> Ladder:
    """The asks of `strategy.ladder` for such a case, nobody having said how firm they are; an offer above the walk-away."""
    belief = Room(
        no_room=no_room("unknown").value, room_given=room_given().value, withdrawn=withdrawn().value,
        room=Decimal(str(case.top - case.offer)), loss=Decimal(str(max(0.0, case.offer - case.alternative))),
    )  # fmt: skip
    offer, top = Decimal(str(case.offer)), Decimal(str(case.top))
    asks: list[Decimal] = []
    beliefs = [belief]
    while len(asks) < rounds:
        share = best_share(beliefs[-1])
        ask = min(round_down(offer + share * beliefs[-1].room), asks[-1] if asks else top)
        if share == 0 or ask <= offer or (asks and ask >= asks[-1]):
            break
        asks.append(ask)
        beliefs.append(beliefs[-1].after_refusal((ask - offer) / beliefs[-1].room))
    accepts: list[Decimal] = []
    for number, ask in enumerate(asks):
        following = asks[number + 1] if number + 1 < len(asks) else offer
        left = max(Decimal(0), expected_gain(beliefs[number + 1], (following - offer) / beliefs[number + 1].room))
        accepts.append(max(offer, min(accepts[-1] if accepts else ask, ask, offer + left)))
    return Ladder(tuple(map(float, asks)), tuple(map(float, accepts)))


def habits() -> dict[str, Habit]:
    """Our three ways of asking and three habits, by name; the fourth habit, to accept at once, gains nothing by definition."""
    return {
        "planned rounds": Planned,
        "planned, to a flat no": PlannedToANo,
        "ladder": product_ladder,
        "ask +10 %": lambda case, rounds: Ladder((case.offer * 1.1,), (case.offer,)),
        "ask +20 %": lambda case, rounds: Ladder((case.offer * 1.2,), (case.offer,)),
        "split the difference": lambda case, rounds: Halving(case.offer * 1.2, []),
    }
