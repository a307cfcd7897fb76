"""What to change in a package (single swaps, trades), and the fair points of bargaining theory."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from counteroffer.strategy.bargaining.frontier import Frontier
from counteroffer.strategy.bargaining.issues import Agenda
from counteroffer.strategy.bargaining.terms import Package


@dataclass(frozen=True, slots=True)
class Swap:
    """One option for another: what it adds to our worth and to their cost, a year; either may be below zero."""

    issue: str
    before: str
    after: str
    worth: int
    cost: int

    @property
    def rate(self) -> Fraction | None:
        """Our gain for each unit that it costs them; for a thing given up, what we lose for each unit that they save.

        None where it costs and saves them nothing.
        """
        return Fraction(self.worth, self.cost) if self.cost else None


@dataclass(frozen=True, slots=True)
class Trade:
    """Ask here, give there: two swaps that leave us better off and them no worse."""

    ask: Swap
    give: Swap

    @property
    def worth(self) -> int:
        """What the trade adds to our worth, a year."""
        return self.ask.worth + self.give.worth

    @property
    def cost(self) -> int:
        """What the trade adds to their cost, a year; at most zero."""
        return self.ask.cost + self.give.cost


@dataclass(frozen=True, slots=True)
class FairPoints:
    """Places on the frontier that theory calls fair, between our reservation and the most that they would pay.

    Nash (1950): the greatest product of both gains. Kalai and Smorodinsky (1975): both get the same share of the most
    that they could get. Egalitarian (Kalai 1977): both gain the same. None where there is no zone of agreement.
    """

    nash: int
    kalai_smorodinsky: int
    egalitarian: int


def single_swaps(agenda: Agenda, package: Package) -> tuple[Swap, ...]:
    """All changes of one option of a package that we would like, the best exchange rate first.

    What costs them nothing (or saves them something) stands in front, by what it is worth.
    """
    wanted = [swap for swap in _swaps(agenda, package) if swap.worth > 0]
    free = [swap for swap in wanted if swap.cost <= 0]
    paid = [swap for swap in wanted if swap.cost > 0]
    return (
        *sorted(free, key=lambda swap: -swap.worth),
        *sorted(paid, key=lambda swap: -Fraction(swap.worth, swap.cost)),
    )


def trades(agenda: Agenda, package: Package) -> tuple[Trade, ...]:
    """Pairs of changes, of two issues, after which we are better off and it costs them no more; the best for us first.

    For each pair of issues the best one alone.
    """
    swaps = tuple(_swaps(agenda, package))
    asks = [swap for swap in swaps if swap.worth > 0 and swap.cost > 0]
    gives = [swap for swap in swaps if swap.worth <= 0 and swap.cost < 0]
    best: dict[tuple[str, str], Trade] = {}
    for ask in asks:
        for give in gives:
            trade = Trade(ask, give)
            if ask.issue == give.issue or trade.worth <= 0 or trade.cost > 0:
                continue
            known = best.get((ask.issue, give.issue))
            if known is None or trade.worth > known.worth:
                best[ask.issue, give.issue] = trade
    return tuple(sorted(best.values(), key=lambda trade: -trade.worth))


def fair_points(frontier: Frontier, reservation: int, budget: int) -> FairPoints | None:
    """The fair points, as places on the frontier; None where no package is worth the reservation within the budget."""
    gains = [
        (place, worth - reservation, budget - cost)
        for place, (worth, cost) in enumerate(zip(frontier.worths.tolist(), frontier.costs.tolist(), strict=True))
        if worth >= reservation and cost <= budget
    ]
    if not gains:
        return None
    ours, theirs = max(gain[1] for gain in gains) or 1, max(gain[2] for gain in gains) or 1
    return FairPoints(
        nash=max(gains, key=lambda gain: gain[1] * gain[2])[0],
        # the same shares of the most that each could get, in whole numbers: both times both mosts
        kalai_smorodinsky=max(gains, key=lambda gain: min(gain[1] * theirs, gain[2] * ours))[0],
        egalitarian=max(gains, key=lambda gain: min(gain[1], gain[2]))[0],
    )


def _swaps(agenda: Agenda, package: Package) -> Iterator[Swap]:
    for issue, place in zip(agenda.issues, package, strict=True):
        now = issue.options[place]
        for option in issue.options:
            if option is not now:
                yield Swap(issue.name, now.label, option.label, option.worth - now.worth, option.cost - now.cost)
