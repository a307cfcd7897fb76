"""The engine at the league's table: it knows its own worths and reservation, and a noisy prior of the other side's costs."""

import numpy as np

from counteroffer.strategy.bargaining.issues import Agenda, Issue, Option
from counteroffer.strategy.bargaining.negotiation import Negotiation
from counteroffer.strategy.bargaining.terms import Accept, Answer, Counter, Terms
from league.counterparts import ACCEPT, WALK, Agent, Seat
from league.domains import Numbers, Side

UNIT = 1_000_000  # worths of 0..1 in whole millionths


def noisy_prior(parts: tuple[Numbers, ...], noise: float, random: np.random.Generator) -> list[Numbers]:
    """What we believe that options are worth to them: weights off by a factor exp(normal), options by a quarter of it."""
    return [
        part * np.exp(random.normal(0, noise)) + random.normal(0, noise / 4, len(part)) * max(float(part.max()), 0.02)
        if noise
        else part
        for part in parts
    ]


class Engine(Agent):
    """Our engine behind the interface of the league."""

    name = "Counteroffer"

    def __init__(self, seat: Seat, other: Side, noise: float) -> None:
        super().__init__(seat)
        believed = noisy_prior(other.parts, noise, seat.random)
        issues = tuple(
            Issue(str(number), tuple(_option(place, own, likes) for place in range(len(own))))
            for number, (own, likes) in enumerate(zip(seat.side.parts, believed, strict=True))
        )
        self.shape = tuple(len(part) for part in seat.side.parts)
        reservation = int(np.ceil(seat.side.reservation * UNIT)) + len(issues)  # above any error of rounding
        self.side_of_table = Negotiation(
            Terms(agenda=Agenda(issues), reservation=reservation, rounds=seat.rounds, opens=seat.opens)
        )

    def answer(self, said: int | None, round: int) -> int:
        answer = self._say(said, round)
        if isinstance(answer, Accept):
            return ACCEPT
        return int(np.ravel_multi_index(answer.package, self.shape)) if isinstance(answer, Counter) else WALK

    def _say(self, said: int | None, round: int) -> Answer:
        if said is None:
            return self.side_of_table.open()
        return self.side_of_table.respond(tuple(int(place) for place in np.unravel_index(said, self.shape)), round)


def _option(place: int, own: Numbers, likes: Numbers) -> Option:
    return Option(str(place), round(UNIT * float(own[place])), round(UNIT * float(likes.max() - likes[place])))
