"""Several packages worth the same to us that differ most: equal offers made at once.

Several equal offers at once are a stronger opening than one, and what they choose tells what matters to them (Leonardelli,
Gu, McRuer, Medvec and Galinsky 2019).
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from counteroffer.strategy.bargaining.frontier import frontier_of, undominated
from counteroffer.strategy.bargaining.issues import Agenda, Issue
from counteroffer.strategy.bargaining.terms import Package

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

EQUALLY_GOOD = Fraction(1, 100)  # packages up to one per cent above the worth count as equally good
KEPT = 256  # begun packages of each number of differences: of more, some are kept, spread evenly by worth


@dataclass(frozen=True, slots=True)
class _Begun:
    """Packages begun, a row each: worth and cost so far, and the places of the options chosen so far."""

    worths: "Integers"
    costs: "Integers"
    places: "Integers"

    def only(self, rows: "NDArray[np.int64] | NDArray[np.bool_]") -> "_Begun":
        return _Begun(self.worths[rows], self.costs[rows], self.places[rows])


@dataclass(frozen=True, slots=True)
class _Bounds:
    """The least worth and the most cost of a whole package, and what the issues still open can add to worth and cost."""

    worth: int
    limit: int
    most_worth: int
    least_cost: int


def equally_good(agenda: Agenda, package: Package, count: int = 3) -> tuple[Package, ...]:
    """The package and up to `count` - 1 others that are worth as much to us and differ from it, and from each other, most.

    Another package is taken where its worth lies between the first's and one per cent above, and it costs them at most
    one per cent of the span of their costs more than the cheapest one of that worth. Of those the one with the most
    issues unlike all packages so far, and of these the cheapest. Issues are added one by one; of packages begun with the
    same number of differences only undominated ones are kept (the last merge of a long list may drop some in between).
    """
    worth, limit = agenda.worth(package), _cost_limit(agenda, package)
    found = [package]
    while len(found) < count:
        other = _most_different(agenda, tuple(found), worth, limit)
        if other is None:
            break
        found.append(other)
    return tuple(found)


def _cost_limit(agenda: Agenda, package: Package) -> int:
    frontier = frontier_of(agenda)
    place = frontier.cheapest_worth(agenda.worth(package))
    assert place is not None  # the package itself, or what dominates it, is worth that much
    span = sum(
        max(one.cost for one in issue.options) - min(one.cost for one in issue.options) for issue in agenda.issues
    )
    return int(frontier.costs[place]) + int(span * EQUALLY_GOOD)


def _most_different(agenda: Agenda, known: tuple[Package, ...], worth: int, limit: int) -> Package | None:
    """The package with the most issues unlike those of the known ones; None where none differs."""
    import numpy as np

    layers = [_Begun(np.zeros(1, np.int64), np.zeros(1, np.int64), np.zeros((1, 0), np.int64))]
    for number, issue in enumerate(agenda.issues):
        rest = agenda.issues[number + 1 :]
        most = sum(max(one.worth for one in other.options) for other in rest)
        least = sum(min(one.cost for one in other.options) for other in rest)
        used = frozenset(package[number] for package in known)
        layers = _added(layers, issue, used, _Bounds(worth, limit, most, least))
    top = worth + int(abs(worth) * EQUALLY_GOOD)
    for layer in reversed(layers[1:]):
        fits = layer.only(layer.worths <= top)
        if len(fits.worths):
            return tuple(fits.places[int(fits.costs.argmin())].tolist())
    return None


def _added(layers: list[_Begun], issue: Issue, used: frozenset[int], bounds: _Bounds) -> list[_Begun]:
    """The packages begun with one more issue, by their number of differences."""
    import numpy as np

    same = np.array(sorted(used), np.int64)
    other = np.array([place for place in range(len(issue.options)) if place not in used], np.int64)
    alike = [_merged(layer, issue, same) for layer in layers]
    unlike = [_merged(layer, issue, other) for layer in layers]
    pairs = zip(
        [*alike, alike[0].only(np.zeros(0, np.int64))], [alike[0].only(np.zeros(0, np.int64)), *unlike], strict=True
    )
    return [_kept(_together(first, second), bounds) for first, second in pairs]


def _merged(begun: _Begun, issue: Issue, places: "Integers") -> _Begun:
    import numpy as np

    own = np.array([issue.options[place].worth for place in places], np.int64)
    theirs = np.array([issue.options[place].cost for place in places], np.int64)
    rows = np.repeat(np.arange(len(begun.worths)), len(places))
    chosen = np.tile(places, len(begun.worths))
    return _Begun(
        (begun.worths[:, None] + own).ravel(),
        (begun.costs[:, None] + theirs).ravel(),
        np.column_stack([begun.places[rows], chosen]),
    )


def _together(first: _Begun, second: _Begun) -> _Begun:
    import numpy as np

    return _Begun(
        np.concatenate([first.worths, second.worths]),
        np.concatenate([first.costs, second.costs]),
        np.concatenate([first.places, second.places]),
    )


def _kept(begun: _Begun, bounds: _Bounds) -> _Begun:
    """Those that can still become good enough and cheap enough, undominated, thinned where they are many."""
    import numpy as np

    enough = begun.worths + bounds.most_worth >= bounds.worth
    begun = begun.only(enough & (begun.costs + bounds.least_cost <= bounds.limit))
    if len(begun.worths) == 0:
        return begun
    begun = begun.only(undominated(begun.worths, begun.costs))
    if len(begun.worths) <= KEPT:
        return begun
    levels = np.linspace(begun.worths[0], begun.worths[-1], KEPT)
    return begun.only(np.unique(np.minimum(begun.worths.searchsorted(levels), len(begun.worths) - 1)))
