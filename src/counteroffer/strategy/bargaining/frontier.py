"""The exact Pareto frontier of packages: the most worth to us for each cost to them.

ND(A + B) = ND(ND(A) + ND(B)): a dominated part of a package stays dominated under any equal completion. So the issues
are merged one by one, and after each merge only what nothing dominates is kept: the work grows with the frontier, never
with the number of packages. Worth and cost are integers, so equal sums are equal.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counteroffer.strategy.bargaining.issues import Agenda

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]


MOST_MERGED = 8_000_000  # packages in one merge: some 300 MB


@dataclass(frozen=True, slots=True)
class Frontier:
    """All packages that no other dominates, by rising cost to them and (so) rising worth to us.

    Of packages with the same worth and cost one stands for all. `worths` and `costs` are parallel; `package(i)` is
    the i-th package, built on asking from the steps of the merge.
    """

    agenda: Agenda
    worths: "Integers"
    costs: "Integers"
    steps: tuple[tuple["Integers", "Integers"], ...]

    def __len__(self) -> int:
        return len(self.worths)

    def package(self, number: int) -> tuple[int, ...]:
        """The package at a place of the frontier, as the places of its options."""
        places = []
        for parents, options in reversed(self.steps):
            places.append(int(options[number]))
            number = int(parents[number])
        return tuple(reversed(places))

    def packages(self) -> Iterator[tuple[int, ...]]:
        """All packages of the frontier, by rising cost."""
        import numpy as np

        return (tuple(row) for row in self.options_at(np.arange(len(self))).tolist())

    def options_at(self, numbers: "Integers") -> "Integers":
        """The packages at some places of the frontier: a row each, with the place of the option of each issue."""
        import numpy as np

        columns = []
        for parents, options in reversed(self.steps):
            columns.append(options[numbers])
            numbers = parents[numbers]
        return np.stack(columns[::-1], axis=1)

    def cheapest_worth(self, worth: int) -> int | None:
        """The place of the package that costs them least among those worth at least so much to us; None if none is."""
        place = int(self.worths.searchsorted(worth, side="left"))
        return place if place < len(self) else None

    def best_within(self, cost: int) -> int | None:
        """The place of the package worth most to us among those that cost them at most so much; None if none does."""
        place = int(self.costs.searchsorted(cost, side="right")) - 1
        return place if place >= 0 else None


def frontier_of(agenda: Agenda) -> Frontier:
    """The frontier of an agenda; a ValueError where it is too long to hold, as for cents in which neither side gains."""
    import numpy as np

    worths = np.zeros(1, np.int64)
    costs = np.zeros(1, np.int64)
    steps = []
    for issue in agenda.issues:
        own = np.fromiter((option.worth for option in issue.options), np.int64, len(issue.options))
        theirs = np.fromiter((option.cost for option in issue.options), np.int64, len(issue.options))
        kept = undominated(own, theirs)
        own, theirs = own[kept], theirs[kept]
        if len(worths) * len(own) > MOST_MERGED:
            raise ValueError(
                "too many packages that nothing dominates; measure worth and cost in a larger unit of money"
            )
        all_worths = (worths[:, None] + own).ravel()
        all_costs = (costs[:, None] + theirs).ravel()
        best = undominated(all_worths, all_costs)
        worths, costs = all_worths[best], all_costs[best]
        steps.append((best // len(own), kept[best % len(own)]))
    return Frontier(agenda, worths, costs, tuple(steps))


def undominated(worths: "Integers", costs: "Integers") -> "Integers":
    """The places that nothing dominates (none is worth as much and costs less, or more and costs as much), by rising cost.

    Of equals the first.
    """
    import numpy as np

    order = np.lexsort((-worths, costs))
    sorted_worths = worths[order]
    best = np.maximum.accumulate(sorted_worths)
    first = np.empty(len(order), bool)
    first[0] = True
    np.greater(sorted_worths[1:], best[:-1], out=first[1:])
    return order[first]
