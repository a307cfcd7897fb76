"""Counterparts written from their papers, simplified where a paper leaves the choice or needs what a league has not.

Each knows its own worths and reservation, never the other side's; `answer` gets what was last said and the round (1 is the
first) and gives a package (its flat place), ACCEPT or WALK.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from league.domains import Side

ACCEPT, WALK = -1, -2
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Seat:
    """What an agent is given when it sits down; `places` are all packages as the places of their options."""

    side: Side
    places: Integers
    rounds: int
    opens: bool
    random: np.random.Generator


class Agent:
    """An agent with AC_next: it accepts what is worth at least its own next proposal (and more than its reservation)."""

    name = "agent"

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.worths, self.reservation = seat.side.worths, seat.side.reservation
        self.order = np.argsort(-self.worths, kind="stable")
        self._falling = -self.worths[self.order]

    def answer(self, said: int | None, round: int) -> int:
        """Accept, or propose."""
        if said is not None:
            self.hear(said, round)
        mine = self.propose(round)
        if said is not None and self.worths[said] > self.reservation and self.accepts(said, mine, round):
            return ACCEPT
        self.spoke(mine)
        return mine

    def hear(self, said: int, round: int) -> None:
        """Learn from a proposal of the other side."""

    def spoke(self, mine: int) -> None:
        """Remember what was proposed."""

    def propose(self, round: int) -> int:
        """The next proposal."""
        raise NotImplementedError

    def accepts(self, said: int, mine: int, round: int) -> bool:
        """Whether a proposal above the reservation is good enough, `mine` being the own next proposal."""
        return bool(self.worths[said] >= self.worths[mine])

    def time(self, round: int) -> float:
        """The share of time passed, as platforms count it: the last round is just below one."""
        return round / (self.seat.rounds + 1)

    def above(self, level: float, width: float = 0.05) -> Integers:
        """The packages worth at least a level, up to `width` more; the least such where the window is empty."""
        last = int(np.searchsorted(self._falling, -level, side="right"))
        first = int(np.searchsorted(self._falling, -(level + width), side="left"))
        return self.order[min(first, max(0, last - 1)) : max(1, last)]

    def near(self, level: float, width: float = 0.05) -> int:
        """One of the packages above a level, drawn evenly."""
        return int(self.seat.random.choice(self.above(level, width)))

    def is_last_answer(self, round: int) -> bool:
        """Whether no later word of the other side can be answered."""
        return round >= self.seat.rounds


class TimeBased(Agent):
    """Concedes from the best to the reservation by the power 1/e of time (Faratin, Sierra and Jennings 1998)."""

    e = 1.0

    def level(self, round: int) -> float:
        """The worth insisted on in a round."""
        left = 1 - self.time(round) ** (1 / self.e)
        return float(self.reservation + (1 - self.reservation) * left)

    def propose(self, round: int) -> int:
        return self.near(self.level(round))

    def accepts(self, said: int, mine: int, round: int) -> bool:
        return bool(self.worths[said] >= self.level(round))


class Boulware(TimeBased):
    name, e = "Boulware", 0.2


class Linear(TimeBased):
    name, e = "Linear", 1.0


class Conceder(TimeBased):
    name, e = "Conceder", 5.0


class BoulwareLast(Boulware):
    """Boulware that takes anything above its reservation where it has the last answer."""

    name = "Boulware, last-round rule"

    def accepts(self, said: int, mine: int, round: int) -> bool:
        return self.is_last_answer(round) or super().accepts(said, mine, round)


class Frequencies:
    """A frequency model of the other side: unmoved issues weigh more, often proposed options are liked more (Smith)."""

    def __init__(self, places: Integers) -> None:
        self.places = places
        options = places.max(axis=0) + 1
        self._counts = [np.zeros(count) for count in options]
        self._weights = np.full(len(options), 1 / len(options))
        self._last: Integers | None = None

    def learn(self, package: int) -> None:
        """One more proposal of theirs."""
        now = self.places[package]
        if self._last is not None:
            self._weights = self._weights + 0.1 * (now == self._last) / len(now)
            self._weights /= self._weights.sum()
        for issue, place in enumerate(now):
            self._counts[issue][place] += 1
        self._last = now

    def views(self, packages: Integers) -> NDArray[np.float64]:
        """Their estimated worth of some packages, 0..1."""
        likes = [count / max(1.0, count.max()) for count in self._counts]
        chosen = self.places[packages]
        return np.asarray(
            sum(w * like[chosen[:, i]] for i, (w, like) in enumerate(zip(self._weights, likes, strict=True)))
        )


class HardHeaded(Agent):
    """Holds to the top, never under .585 (van Krimpen, Looije and Hajizadeh 2013: e = .05, k = .05, frequency model)."""

    name = "HardHeaded"
    floor, start, e = 0.585, 0.05, 0.05

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.model = Frequencies(seat.places)
        self.lowest = 1.0

    def hear(self, said: int, round: int) -> None:
        self.model.learn(said)

    def propose(self, round: int) -> int:
        conceded = self.start + (1 - self.start) * self.time(round) ** (1 / self.e)
        least = max(self.floor, self.reservation)
        window = self.above(least + (1 - least) * (1 - conceded), 0.05)
        return int(window[int(self.model.views(window).argmax())])

    def spoke(self, mine: int) -> None:
        self.lowest = min(self.lowest, float(self.worths[mine]))

    def accepts(self, said: int, mine: int, round: int) -> bool:
        return bool(self.worths[said] >= min(self.lowest, self.worths[mine]))


class NiceTitForTat(Agent):
    """Gives as much of the way to the estimated Nash point as the other side gave (Baarslag, Hindriks and Jonker 2013)."""

    name = "Nice tit-for-tat"

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.model = Frequencies(seat.places)
        self.heard: list[float] = []

    def hear(self, said: int, round: int) -> None:
        self.model.learn(said)
        self.heard.append(float(self.worths[said]))

    def propose(self, round: int) -> int:
        if not self.heard:
            return int(self.order[0])
        everything = np.arange(len(self.worths))
        views = self.model.views(everything)
        fair = float(self.worths[int((np.maximum(0, self.worths - self.reservation) * views).argmax())])
        given = (max(self.heard) - self.heard[0]) / max(1e-6, max(fair, self.heard[0] + 0.1) - self.heard[0])
        hurry = max(0.0, (self.time(round) - 0.9) * 5)
        target = 1 - (1 - min(fair, 1.0)) * min(1.0, given + hurry)
        window = self.above(max(self.reservation, target))
        return int(window[int(views[window].argmax())])

    def accepts(self, said: int, mine: int, round: int) -> bool:
        return self.is_last_answer(round) or bool(self.worths[said] >= self.worths[mine])


class MiCRO(Agent):
    """Concedes its next-best package only as often as the other side says something new (de Jonge 2022)."""

    name = "MiCRO"

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.made = 0
        self.heard: set[int] = set()

    def hear(self, said: int, round: int) -> None:
        self.heard.add(said)

    def propose(self, round: int) -> int:
        if self._may_concede():
            return int(self.order[self.made])
        return int(self.order[int(self.seat.random.integers(0, max(1, self.made)))])

    def spoke(self, mine: int) -> None:
        if self._may_concede():
            self.made += 1

    def accepts(self, said: int, mine: int, round: int) -> bool:
        lowest = self.order[self.made if self._may_concede() else max(0, self.made - 1)]
        return bool(self.worths[said] >= self.worths[lowest])

    def _may_concede(self) -> bool:
        more = self.made < len(self.order) and self.worths[self.order[self.made]] > self.reservation
        return self.made == 0 or (self.made <= len(self.heard) and bool(more))


class LastMinute(Agent):
    """Stays at the top until two rounds are left, then goes near its reservation (the deadline effect)."""

    name = "Last-minute"

    def propose(self, round: int) -> int:
        if round < self.seat.rounds - 1:
            return self.near(0.95)
        return self.near(self.reservation + 0.05 * (1 - self.reservation), 0.03)


class TradeOff(Agent):
    """Among packages of the level that is due, the one most like what the other side said (Faratin and others 2002)."""

    name = "Trade-off"
    e = 0.5

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.last: int | None = None

    def hear(self, said: int, round: int) -> None:
        self.last = said

    def propose(self, round: int) -> int:
        left = 1 - self.time(round) ** (1 / self.e)
        window = self.above(self.reservation + (1 - self.reservation) * left)
        if self.last is None:
            return int(window[0])
        alike = (self.seat.places[window] == self.seat.places[self.last]).sum(axis=1)
        return int(window[int(alike.argmax())])


class RandomWalker(Agent):
    """Names any package above its reservation, and takes what beats another such draw (Gode and Sunder 1993)."""

    name = "Random walker"

    def propose(self, round: int) -> int:
        allowed = int((self.worths > self.reservation).sum())
        return int(self.order[int(self.seat.random.integers(0, max(1, allowed)))])


TUNED_ON: tuple[type[Agent], ...] = (
    Boulware,
    Linear,
    Conceder,
    BoulwareLast,
    HardHeaded,
    NiceTitForTat,
    MiCRO,
    LastMinute,
)
HELD_OUT: tuple[type[Agent], ...] = (TradeOff, RandomWalker)
