"""One side of a negotiation over several issues and rounds: what to open with, and how to answer each proposal.

The engine keeps to five things. Nothing at or below the reservation is ever offered or taken. Every offer lies on the exact
frontier: no other package is worth more to us and costs them less by the prior of their costs. What our offers are worth
to us never rises from round to round. What they will take is a belief over ways to concede (`belief`), learned from what
they propose and refuse. And the last rounds are planned backwards: each offer is the one with the highest expected gain,
given what is left when it is refused; before that, offers fall slowly towards it.

No clock, no input or output; the same terms and the same proposals give the same answers.
"""

from dataclasses import dataclass
from operator import index
from typing import TYPE_CHECKING

from counteroffer.strategy.bargaining.belief import Belief
from counteroffer.strategy.bargaining.frontier import Frontier, frontier_of
from counteroffer.strategy.bargaining.issues import Agenda, is_whole
from counteroffer.strategy.bargaining.terms import Accept, Answer, Counter, Package, Terms, Walk
from counteroffer.strategy.bargaining.their_view import TheirView

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Integers = NDArray[np.int64]

BLUR = 0.02  # how sharply we know where they stop, in their view
PLANNED_ROUNDS = 6  # the last rounds that are planned backwards, one by one
PATIENCE = 1.0  # the power of time by which offers fall before that
STEP_SHORT = 0.9  # how near the falling offers come to the planned one
VIEW_STEP = 0.08  # how wide a level of their view is, when asking what such packages are worth to us
LEVELS = 51
SAMPLED = 4096
CANDIDATES = 400  # of a longer frontier so many places are weighed, spread evenly by worth
NOTHING_LEFT = "no package is worth more than the reservation value"


@dataclass(frozen=True, slots=True)
class _Plan:
    """The expected gain of going on (a share of our greatest), the candidate to offer, and the first planned round."""

    gain: float
    place: int
    planned_from: int


class Negotiation:
    """Our side. Call `open` if we speak first, then `respond` to each of their proposals, round by round."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.frontier = frontier_of(terms.agenda)
        self._top = max(1, int(self.frontier.worths[-1]) - terms.reservation)
        self._places = _candidates(self.frontier, terms.reservation)
        self._packages = self.frontier.options_at(self._places)
        self._gains = (self.frontier.worths[self._places] - float(terms.reservation)) / self._top
        self._some = _sample(terms.agenda)
        self._some_gains = (_worths(terms.agenda, self._some) - terms.reservation) / self._top
        self._view = TheirView(terms.agenda)
        self._belief = Belief(terms.rounds, BLUR)
        self._waiting: tuple[Package, int] | None = None
        self._lowest = len(self._places) - 1  # the candidate that we offered last: no later one lies above it
        self._spoken = 0  # the round in which we spoke last
        self._is_over = False

    def open(self) -> Counter | Walk:
        """The first offer; Walk where no package at all is worth more than the reservation.

        A ValueError where the other side opens, or where it has been called already.
        """
        if not self.terms.opens:
            raise ValueError("the other side opens: answer its first proposal with respond()")
        if self._spoken:
            raise ValueError("the negotiation is open already: answer their proposals with respond()")
        self._spoken = 1
        return self._counter(1, self._plan(1)) if len(self._places) else self._walk(NOTHING_LEFT)

    def respond(self, offer: Package, round: int) -> Answer:
        """The answer to their proposal, in the round in which we now speak (1 being the first).

        Accept it where it is worth more than going on; Walk where it is their last word and not worth more than the
        reservation, or where no package is; else Counter. A ValueError where the package does not fit the agenda,
        before open() where we open, after we accepted or left, and where the round is past or beyond the last.
        """
        self._check_turn(round)
        self.terms.agenda.options(offer)
        offer = tuple(index(place) for place in offer)
        self._spoken = round
        self._learn(offer, round)
        gain = (self.terms.agenda.worth(offer) - self.terms.reservation) / self._top
        if gain <= 0 and not len(self._places):
            return self._walk(NOTHING_LEFT)
        if self._is_last_word(round):
            return (
                self._accept(offer)
                if gain > 0
                else self._walk("their last proposal is not above the reservation value")
            )
        plan = self._plan(round)
        return self._accept(offer) if gain > 0 and gain >= plan.gain else self._counter(round, plan)

    def _learn(self, offer: Package, round: int) -> None:
        self._view.learn(offer)
        if self._waiting is not None:
            refused, their_round = self._waiting
            self._belief.learn_refusal(self._view.of(refused), their_round)
            self._waiting = None
        self._belief.learn_proposal(self._view.of(offer), round - 1 if self.terms.opens else round)

    def _accept(self, offer: Package) -> Accept:
        self._is_over = True
        return Accept(offer)

    def _walk(self, because: str) -> Walk:
        self._is_over = True
        return Walk(because)

    def _counter(self, round: int, plan: _Plan) -> Counter:
        self._lowest = min(self._lowest, self._place_to_offer(round, plan))
        package = tuple(self._packages[self._lowest].tolist())
        self._waiting = (package, self._answer_round(round))
        return Counter(package)

    def _place_to_offer(self, round: int, plan: _Plan) -> int:
        """The candidate for a round: the planned one, or, long before the end, one on a slow fall towards it."""
        if plan.planned_from <= round:
            return plan.place
        passed = ((round - 1) / max(1, self._last_offer() - 1)) ** PATIENCE
        target = 1 - (1 - self._gains[plan.place]) * passed * STEP_SHORT
        return int(self._gains.searchsorted(target))

    def _plan(self, round: int) -> _Plan:
        """Planned backwards from our last offer, over the candidates that lie no higher than what we offered last."""
        views = self._view.of_all(self._packages[: self._lowest + 1])
        gains = self._gains[: self._lowest + 1, None]
        likely = self._belief.probabilities
        left = self._left_after_the_last_offer()
        last, place = self._last_offer(), self._lowest
        first = min(last, max(round, last - PLANNED_ROUNDS + 1))
        for one in range(last, first - 1, -1):
            takes = self._belief.takes(views, self._answer_round(one))
            worth = takes * gains + (1 - takes) * left
            place = int((worth @ likely).argmax())
            left = worth[place]
        return _Plan(float(left @ likely), place, first)

    def _left_after_the_last_offer(self) -> "Numbers":
        """What is left for us when our last offer is refused: their last proposal, where they speak last."""
        import numpy as np

        if self.terms.opens:
            return np.zeros(len(self._belief.probabilities))
        views = self._view.of_all(self._some)
        levels = np.linspace(0, 1, LEVELS)
        near = (views[None, :] >= levels[:, None]) & (views[None, :] <= levels[:, None] + VIEW_STEP)
        mean = (near @ self._some_gains) / np.maximum(1, near.sum(axis=1))
        return np.asarray(np.maximum(0.0, np.interp(self._belief.insist(self.terms.rounds), levels, mean)))

    def _last_offer(self) -> int:
        """The last round in which an offer of ours can still be taken."""
        return self.terms.rounds if self.terms.opens else self.terms.rounds - 1

    def _answer_round(self, round: int) -> int:
        """The round in which they answer what we say in a round."""
        return round if self.terms.opens else round + 1

    def _is_last_word(self, round: int) -> bool:
        """Whether nothing that we say in this round but yes can be answered."""
        return round > self._last_offer()

    def _check_turn(self, round: int) -> None:
        if not is_whole(round):
            raise ValueError(f"the round is {round!r}, not a whole number")
        last = self.terms.rounds + 1 if self.terms.opens else self.terms.rounds
        if self._is_over:
            raise ValueError("the negotiation is over: you accepted or left")
        if self.terms.opens and not self._spoken:
            raise ValueError("you open: call open() before respond()")
        if round <= self._spoken:
            raise ValueError(f"round {round} is past: you spoke in round {self._spoken}")
        if round > last:
            raise ValueError(f"there is no round {round}: the last in which you can answer is {last}")


def _candidates(frontier: Frontier, reservation: int) -> "Integers":
    """The places above the reservation; of very many, some spread evenly by worth, the best and the least among them."""
    import numpy as np

    first = int((frontier.worths <= reservation).sum())
    if len(frontier) - first <= CANDIDATES:
        return np.arange(first, len(frontier))
    levels = np.linspace(frontier.worths[first], frontier.worths[-1], CANDIDATES)
    return np.unique(np.minimum(frontier.worths.searchsorted(levels), len(frontier) - 1))


def _worths(agenda: Agenda, packages: "Integers") -> "Numbers":
    """What packages are worth to us, nearly: for averages, not for bounds."""
    import numpy as np

    own = [np.array([option.worth for option in issue.options], float) for issue in agenda.issues]
    return np.asarray(sum(worths[packages[:, number]] for number, worths in enumerate(own)))


def _sample(agenda: Agenda) -> "Integers":
    """All packages where they are few, else some of them, drawn evenly; a row each."""
    import numpy as np

    counts = [len(issue.options) for issue in agenda.issues]
    if agenda.size <= SAMPLED:
        return np.stack(np.unravel_index(np.arange(agenda.size), counts), axis=1)
    return np.random.default_rng(0).integers(0, counts, size=(SAMPLED, len(counts)))
