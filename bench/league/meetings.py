"""Meetings: one agent against one counterpart over one domain, in both roles and with both openings."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from league.counterparts import ACCEPT, WALK, Agent, Seat
from league.domains import Domain, Side, all_places, make_domain

# Makes the player under test from its seat, the other side (for a prior of it) and nothing else.
Maker = Callable[[Seat, Side], Agent]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where two sides meet: all that the result depends on but the player."""

    domain: int
    role: int
    opens: bool
    counterpart: type[Agent]


@dataclass(frozen=True, slots=True)
class Result:
    """Both advantages and whether there was a deal."""

    ours: float
    theirs: float
    deal: bool


def play(first: Agent, second: Agent, rounds: int) -> int | None:
    """Alternating offers: in each round both speak once; the package agreed on, or None."""
    said: int | None = None
    for round in range(1, rounds + 1):
        for agent in (first, second):
            answer = agent.answer(said, round)
            if answer == ACCEPT:
                return said
            if answer == WALK:
                return None
            said = answer
    return None


class Table:
    """All meetings of a league; the draws of each depend on its own number alone, so every player meets the same."""

    def __init__(self, domains: range, rounds: int, seed: int, counterparts: tuple[type[Agent], ...]) -> None:
        self.rounds, self.seed = rounds, seed
        self.domains: dict[int, Domain] = {number: make_domain(number, seed) for number in domains}
        self.places = {number: all_places(domain.shape) for number, domain in self.domains.items()}
        self.meetings = [
            Meeting(number, role, opens, counterpart)
            for number in domains
            for counterpart in counterparts
            for role in (0, 1)
            for opens in (True, False)
        ]

    def results(self, maker: Maker) -> list[Result]:
        """The results of a player in all meetings, in their order."""
        return [self._meet(maker, meeting) for meeting in self.meetings]

    def nash(self) -> list[Result]:
        """What the Nash point would give in all meetings."""
        found = []
        for meeting in self.meetings:
            _place, first, second = self.domains[meeting.domain].nash()
            ours, theirs = (first, second) if meeting.role == 0 else (second, first)
            found.append(Result(ours, theirs, deal=first > 0 and second > 0))
        return found

    def _meet(self, maker: Maker, meeting: Meeting) -> Result:
        domain, places = self.domains[meeting.domain], self.places[meeting.domain]
        ours, theirs = domain.sides[meeting.role], domain.sides[1 - meeting.role]
        number = [self.seed, meeting.domain, meeting.role, int(meeting.opens), *meeting.counterpart.name.encode()]
        own, other = (np.random.default_rng([which, *number]) for which in (0, 1))
        player = maker(Seat(ours, places, self.rounds, meeting.opens, own), theirs)
        counterpart = meeting.counterpart(Seat(theirs, places, self.rounds, not meeting.opens, other))
        first, second = (player, counterpart) if meeting.opens else (counterpart, player)
        package = play(first, second, self.rounds)
        return Result(ours.advantage(package), theirs.advantage(package), package is not None)
