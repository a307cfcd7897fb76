"""Habits of asking for one number: the product's plan, played by the product's own code, and what people do without it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from counteroffer.documents.source import SourceText
from counteroffer.market.gathering import gather
from counteroffer.offers.ledger import offer_on_the_table
from counteroffer.offers.reading import read_case
from counteroffer.strategy.ground import Ground
from counteroffer.strategy.ladder import Talk
from counteroffer.strategy.position import Position
from counteroffer.strategy.positioning import ground_of, take_position
from counteroffer.strategy.rounds import State, best_ask
from counteroffer.strategy.scale import scale_of
from counteroffer.valuation.valuing import value_offer

Numbers = NDArray[np.float64]
MOST_AHEAD = 3  # rounds that an opening is planned for; a fourth changes it little and takes long
CELLS = 64  # of the room: answers this close together are met with the same ask
TODAY = date(2026, 11, 22)
TEXT = """kind: offer
stage: written
company: Quillmoor Freight
role: Data Engineer
currency: USD
offer: {{base: {offer:.0f}}}
market: [{{what: base, high: {top:.0f}, kind: posted-range, source: posting}}]
alternatives: [{{name: here, kind: present, offer: {{base: {alternative:.0f}}}}}]
assume: {{rounds: {rounds}}}
"""


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


@dataclass(frozen=True, slots=True)
class Planned:
    """What the product says of a case: its position, its talk on base, and the next asks that it has named so far."""

    position: Position
    ground: Ground
    talk: Talk
    known: dict[tuple[float, float, int, int], float | None]

    def next_ask(self, state: State, flat_noes: int, left: int, *, has_moved: bool) -> float | None:
        """The product's next ask, for the answer rounded to a cell of the room."""
        cell = float(self.ground.room) / CELLS
        base = float(self.ground.base.number)
        offer = base + round((state.offer - base) / cell) * cell
        key = (offer, state.top, flat_noes, left)
        if key not in self.known:
            found = self.talk.next_ask(State(offer, state.top, state.odds), left, has_moved=has_moved)
            self.known[key] = None if found is None else float(found)
        return self.known[key]


class Plan:
    """The product's plan, made again after each answer: the next ask of the ledger as it then stands."""

    opening_planned = False

    def __init__(self, case: Case, rounds: int) -> None:
        self.planned, self.rounds, self.case = planned(case, rounds), rounds, case
        self.asked: list[Numbers] = []
        self.tables: list[Numbers] = []
        self.flat_noes = np.zeros(0, int)

    def first(self) -> float:
        """The opening ask; the offer itself where asking does not pay."""
        anchor = self.planned.position.anchor
        return self.case.offer if anchor is None else float(anchor.number)

    def next(self, round: int, table: Numbers) -> Numbers:
        if round == 0:
            self.flat_noes = np.zeros(len(table), int)
            asks = np.full(len(table), self.first())
        else:
            moved = table > self.tables[-1]
            self.flat_noes = np.where(moved, 0, self.flat_noes + 1)
            told = zip(table, self.asked[-1], self.flat_noes, moved, strict=True)
            asks = np.array([self.one(answer, asked, count, up, round) for answer, asked, count, up in told])
        self.tables.append(table)
        self.asked.append(np.where(asks > table, asks, self.asked[-1] if self.asked else asks))
        return asks

    def one(self, answer: float, asked: float, flat_noes: int, moved: bool, round: int) -> float:
        """The next ask to one employer; the answer itself where it is accepted."""
        if asked <= answer:
            return answer
        odds = self.planned.talk.state.odds / self.planned.talk.assumed.flat_no**flat_noes
        found = self.planned.next_ask(
            State(answer, asked, odds), int(flat_noes), self.rounds - round, has_moved=bool(moved)
        )
        return answer if found is None or found <= answer else found

    def accepts(self, round: int, table: Numbers) -> NDArray[np.bool_]:
        return np.zeros(len(table), bool)


class OpeningPlanned(Plan):
    """The same with the opening planned over all rounds too, instead of the closed form of one."""

    def first(self) -> float:
        talk = self.planned.talk
        ask = best_ask(talk.state, min(self.rounds, MOST_AHEAD), talk.assumed).ask
        return self.case.offer if ask is None else ask


def as_printed(case: Case, rounds: int) -> Ladder:
    """The rungs and the last column of the printed page, without planning again."""
    rungs = planned(case, rounds).position.ladder
    return Ladder(
        tuple(float(rung.ask.number) for rung in rungs), tuple(float(rung.accept_from.number) for rung in rungs)
    )


@lru_cache(None)
def planned(case: Case, rounds: int) -> Planned:
    """The product's position for a case, nobody having said how firm they are."""
    text = TEXT.format(offer=case.offer, top=case.top, alternative=case.alternative, rounds=rounds)
    read, faults = read_case(SourceText("case.yaml", text))
    assert read is not None, faults
    offer = offer_on_the_table(read)
    assert offer is not None
    valuation, evidence = value_offer(read, offer), gather(read, None)
    assert valuation is not None
    position = take_position(read, offer, valuation, evidence, TODAY)
    ground = ground_of(read, scale_of(read, offer, valuation), evidence, position)
    assert ground.loss.amount == max(Decimal(0), ground.base.number - Decimal(f"{case.alternative:.0f}"))
    return Planned(position, ground, Talk(ground), {})


def habits() -> dict[str, Habit]:
    """Our three ways of asking and three habits, by name; the fourth habit, to accept at once, gains nothing by definition."""
    return {
        "the plan": Plan,
        "as printed": as_printed,
        "opening planned too": OpeningPlanned,
        "ask +10 %": lambda case, rounds: Ladder((case.offer * 1.1,), (case.offer,)),
        "ask +20 %": lambda case, rounds: Ladder((case.offer * 1.2,), (case.offer,)),
        "split the difference": lambda case, rounds: Halving(case.offer * 1.2, []),
    }
