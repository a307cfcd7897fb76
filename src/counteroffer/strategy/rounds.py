"""What to ask for in each of several rounds, what to accept, and what this is worth: planned backwards.

The belief of `asking`: the employer's ceiling R is the offer o with probability no_room, else it is uniform on (o, M]. An
ask a within R is paid. A refused one is answered with o' = o + room_given (R - o), or the offer is withdrawn, with
probability withdrawn x (x being the share of the room asked for), which leaves the walk-away B. After a refusal the belief
is cut to R < a and raised to R >= o' (Bayes). Its two parts keep their proportion: the weight of "this is all there is"
against each unit of the range, h = no_room / (1 - no_room) (M - o), stays what it was. So a state is an offer and a top:

    V_0(o, M) = max(o, B)
    V_k(o, M) = max( o, B, max over a of [ (M - a) a + (h + a - o) ((1 - q) C(o, a) + q B) ] / (h + M - o) - delay )
    C(o, a)   = [ h V_(k-1)(o, a) + Int_o^a V_(k-1)(o + room_given (R - o), a) dR ] / (h + a - o),    q = withdrawn x

on a grid of offers and tops. For one round this is the closed form of `asking`, but that a withdrawn offer does not bring
the part answer as well (the closed form leaves out that factor 1 - q).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Places = NDArray[np.int64]

STEPS = 80  # of the grid between offer and ceiling
MOST_ROUNDS = 4
TIE = 1e-9  # a gain of less than this share is no gain


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """What is assumed of the employer: shares in 0..1; `delay` is what a further round costs, in money a year."""

    no_room: float
    room_given: float
    withdrawn: float
    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class Round:
    """One round, as long as nothing has been given: what to ask for, what to accept in answer, and the expected outcome.

    `ask` is None where accepting (or leaving) is best; `value` is then the better of the offer and the walk-away.
    """

    ask: float | None
    accept_from: float
    value: float


def plan_rounds(offer: float, ceiling: float, walk_away: float, rounds: int, assumed: Assumed) -> tuple[Round, ...]:
    """The rounds, the first one first; each later one holds if the ask before it was refused and nothing was given.

    All money a year. The plan ends with the round in which no ask pays. Once they have moved, plan again from their
    answer, with the ask that they refused as ceiling and `after_refusal` of what was assumed. A ValueError where there
    are no rounds or more than four, or where the ceiling lies below the offer.
    """
    course = Course(offer, ceiling, walk_away, rounds, assumed)
    return tuple(course.while_nothing_is_given())


def after_refusal(assumed: Assumed, offer: float, ceiling: float, ask: float, answer: float) -> Assumed:
    """What is assumed once an ask was refused and answered: less room, and none more likely (Bayes)."""
    weight = _weight(assumed, offer, ceiling)
    whole = weight + max(0.0, ask - answer)
    return replace(assumed, no_room=weight / whole if whole > 0 else assumed.no_room)


class Course:
    """The best ask for every offer and top that the rounds may lead to."""

    def __init__(self, offer: float, ceiling: float, walk_away: float, rounds: int, assumed: Assumed) -> None:
        if not 1 <= rounds <= MOST_ROUNDS:
            raise ValueError(f"plan one to {MOST_ROUNDS} rounds")
        if ceiling < offer:
            raise ValueError("the ceiling lies below the offer")
        self._offer, self._walk_away, self._rounds = offer, walk_away, rounds
        self._pays = ceiling > max(offer, walk_away) and assumed.no_room < 1
        if self._pays:
            self._table = _Table(offer, ceiling, walk_away, assumed)
            self._values = [self._table.stop()]
            self._asks: list[Places] = []
            for _round in range(rounds):
                values, asks = self._table.step(self._values[-1])
                self._values.append(values)
                self._asks.append(asks)

    def asks(self, offers: "Numbers", tops: "Numbers", left: int) -> "Numbers":
        """The best asks with so many rounds left, for offers and tops, both rounded to the grid; the offer where none pays."""
        import numpy as np

        if not self._pays:
            return offers
        money = self._table.money
        rows, columns = (
            np.rint((one - money[0]) / (money[1] - money[0])).clip(0, STEPS).astype(int) for one in (offers, tops)
        )
        places = self._asks[left - 1][rows, columns]
        return np.asarray(np.where(places >= 0, np.maximum(money[places], offers), offers))

    def while_nothing_is_given(self) -> "Iterator[Round]":
        """The rounds along the path on which asks are refused and the offer stays what it is."""
        stays = max(self._offer, self._walk_away)
        top = STEPS
        for left in range(self._rounds, 0, -1):
            ask = int(self._asks[left - 1][0, top]) if self._pays else -1
            if ask < 0:
                yield Round(None, stays, stays)
                return
            accept = self._table.accept_from(self._values[left - 1], ask)
            yield Round(float(self._table.money[ask]), accept, float(self._values[left][0, top]))
            top = ask


class _Table:
    """The grid; a table of values has a row an offer and a column a top."""

    def __init__(self, offer: float, ceiling: float, walk_away: float, assumed: Assumed) -> None:
        import numpy as np

        self.money = np.linspace(offer, ceiling, STEPS + 1)
        self.walk_away = walk_away
        self.assumed = assumed
        self.weight = _weight(assumed, offer, ceiling)
        self._gap = self.money[None, :] - self.money[:, None]  # top less offer

    def stop(self) -> "Numbers":
        """The values with no round left: the better of the offer and the walk-away."""
        import numpy as np

        return np.asarray(np.repeat(np.maximum(self.money, self.walk_away)[:, None], STEPS + 1, axis=1))

    def refused(self, following: "Numbers") -> "Numbers":
        """C(o, a): what is expected after an ask is refused and the offer stands, a row an offer, a column an ask."""
        import numpy as np

        given, unit = self.assumed.room_given, self.money[1] - self.money[0]
        if given <= 0:
            return following
        middles = (following[1:] + following[:-1]) / 2 * unit
        summed = np.concatenate([np.zeros((1, STEPS + 1)), np.cumsum(middles, axis=0)])
        rows = np.arange(STEPS + 1)[:, None]
        columns = np.arange(STEPS + 1)[None, :]
        reached = rows + given * np.maximum(columns - rows, 0)
        low = np.minimum(reached.astype(int), STEPS - 1)
        share = reached - low
        # the integral of a line between two points of the grid is a parabola: exact for values that are straight there
        start, end = following[low, columns], following[low + 1, columns]
        upto = summed[low, columns] + unit * share * (start + share * (end - start) / 2)
        between = (upto - summed[rows, columns]) / given
        width = self.weight + np.maximum(self._gap, 0)
        whole = np.maximum(width, 1e-300)
        return np.asarray(np.where(width > 0, (self.weight * following + between) / whole, following))

    def asked(self, following: "Numbers") -> "Numbers":
        """The value of each ask (the last axis) for each offer and top; minus infinity where it lies outside them."""
        import numpy as np

        o, m, a = self.money[:, None, None], self.money[None, :, None], self.money[None, None, :]
        inside = (a > o) & (a <= m)
        standing = self.refused(following)[:, None, :]
        risk = self.assumed.withdrawn * np.where(inside, (a - o) / np.where(m > o, m - o, 1.0), 0.0)
        lost = (1 - risk) * standing + risk * self.walk_away
        paid = np.maximum(a, self.walk_away)
        whole = np.where(inside, self.weight + m - o, 1.0)
        worth = ((m - a) * paid + (self.weight + a - o) * lost) / whole - self.assumed.delay
        return np.asarray(np.where(inside, worth, -np.inf))

    def step(self, following: "Numbers") -> "tuple[Numbers, Places]":
        """The values with one more round, and the places of the best asks, -1 where none beats stopping."""
        import numpy as np

        asked, stops = self.asked(following), self.stop()
        best = asked.argmax(axis=2)
        worth = np.take_along_axis(asked, best[:, :, None], axis=2)[:, :, 0]
        pays = worth > stops * (1 + TIE)
        return np.asarray(np.where(pays, worth, stops)), np.asarray(np.where(pays, best, -1))

    def accept_from(self, following: "Numbers", ask: int) -> float:
        """The least answer to an ask that is as good as going on, and not below the walk-away."""
        import numpy as np

        answers = self.money[: ask + 1]
        better = following[: ask + 1, ask] > np.maximum(answers, self.walk_away) * (1 + TIE)
        least = int(np.flatnonzero(better).max(initial=-1)) + 1
        return float(min(answers[-1], max(answers[min(least, ask)] if least else answers[0], self.walk_away)))


def _weight(assumed: Assumed, offer: float, ceiling: float) -> float:
    """The weight of "this is all there is", as a width of the range between offer and ceiling."""
    return assumed.no_room / (1 - assumed.no_room) * (ceiling - offer)
