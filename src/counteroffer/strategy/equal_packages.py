"""Several packages for one level of ask that are worth about the same and differ as visibly as they can.

Each costs the employer no more than the level of the ask, changes at most three terms beside base (a letter that asks for
everything at once reads as a wish list), and is worth at most one per cent less than the best such package. How much two
packages differ is counted in money: term by term, by how much worth lies between their values.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, product
from typing import TYPE_CHECKING

from counteroffer.strategy.agenda import Topic
from counteroffer.strategy.bargaining.equally_good import EQUALLY_GOOD
from counteroffer.strategy.bargaining.terms import Package

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

MOST_CHANGED = 3  # terms beside base that one package changes
LEAST_UNLIKE = 2  # packages that differ in one term alone are not worth the same: one of them is just more


@dataclass(frozen=True, slots=True)
class _Listed:
    """Packages in rows: the places of their options, their worth and cost, and what each of their terms is worth."""

    places: "Integers"
    worths: "Integers"
    costs: "Integers"
    parts: "Integers"

    def where(self, kept: "NDArray[np.bool_]") -> "_Listed":
        """The rows that are kept."""
        return _Listed(self.places[kept], self.worths[kept], self.costs[kept], self.parts[kept])


def equal_packages(topics: Sequence[Topic], budget: int, count: int) -> tuple[Package, ...]:
    """The best package for a budget and up to `count` - 1 others, each time the one that differs most from all before.

    All packages with few changes are listed but for the first topic (base), whose best affordable option completes each.
    Empty where none is affordable.
    """
    import numpy as np

    listed = _listed(topics, budget)
    if not len(listed.places):
        return ()
    best = int(np.lexsort((listed.costs, -listed.worths))[0])
    least = int(listed.worths[best]) - int(abs(int(listed.worths[best])) * EQUALLY_GOOD)
    found, parts = [tuple(listed.places[best].tolist())], [listed.parts[best], *_base_alone(topics, listed)]
    good = listed.where(listed.worths >= least)
    while len(found) < count:
        row = _farthest(good, parts)
        if row is None:
            break
        found.append(tuple(good.places[row].tolist()))
        parts.append(good.parts[row])
    return tuple(found)


def _base_alone(topics: Sequence[Topic], listed: _Listed) -> "Iterator[Integers]":
    """The ask on base with all else as offered: it stands beside the packages, so none of them should be it."""
    import numpy as np

    first = topics[0]
    unchanged = [place for place, values in enumerate(first.values) if values[1:] == first.values[0][1:]]
    alone = np.isin(listed.places[:, 0], unchanged) & (listed.places[:, 1:] == 0).all(axis=1)
    yield from listed.parts[alone]


def _farthest(listed: _Listed, known: "list[Integers]") -> int | None:
    """The row that differs most from the known package that is most alike; of equals the cheapest."""
    import numpy as np

    if not len(listed.places):
        return None
    apart = np.min([np.abs(listed.parts - one).sum(axis=1) for one in known], axis=0)
    unlike = np.min([(listed.parts != one).sum(axis=1) for one in known], axis=0)
    row = int(np.lexsort((listed.costs, -np.where(unlike >= LEAST_UNLIKE, apart, -1)))[0])
    return row if unlike[row] >= LEAST_UNLIKE else None


def _listed(topics: Sequence[Topic], budget: int) -> _Listed:
    """Every combination with few changes of the other topics, with the best base that the budget leaves."""
    import numpy as np

    first, others = topics[0], topics[1:]
    grid, changed = _few_changes([len(one.values) for one in others])
    none = np.zeros(len(grid), np.int64)
    worths = sum((_column(one, "worth")[grid[:, number]] for number, one in enumerate(others)), none)
    costs = sum((_column(one, "cost")[grid[:, number]] for number, one in enumerate(others)), none)
    rows, won, spent = [], [], []
    for group in _by_rest(first):
        own, theirs = _column(first, "worth")[group], _column(first, "cost")[group]
        is_changed = first.values[int(group[0])][1:] != first.values[0][1:]
        place = theirs.searchsorted(budget - costs, side="right") - 1
        affordable = np.maximum(place, 0)
        kept = (place >= 0) & (changed + int(is_changed) <= MOST_CHANGED)
        rows.append(np.column_stack((group[affordable[kept]], grid[kept])))
        won.append(worths[kept] + own[affordable[kept]])
        spent.append(costs[kept] + theirs[affordable[kept]])
    places = np.concatenate(rows)
    parts = np.concatenate([_parts(one)[places[:, number]] for number, one in enumerate(topics)], axis=1)
    return _Listed(places, np.concatenate(won), np.concatenate(spent), parts)


def _few_changes(counts: Sequence[int]) -> "tuple[Integers, Integers]":
    """The places of options with at most so many topics above their least one, a row each, and how many those are."""
    import numpy as np

    rows: list[tuple[int, ...]] = []
    for changes in range(min(MOST_CHANGED, len(counts)) + 1):
        for chosen in combinations(range(len(counts)), changes):
            for places in product(*(range(1, counts[number]) for number in chosen)):
                row = [0] * len(counts)
                for number, place in zip(chosen, places, strict=True):
                    row[number] = place
                rows.append(tuple(row))
    grid = np.array(rows, np.int64).reshape(len(rows), len(counts))
    return grid, (grid > 0).sum(axis=1)


def _by_rest(topic: Topic) -> "list[Integers]":
    """The places of a topic's options with the same values but for its first term, by rising first term."""
    import numpy as np

    order = sorted(range(len(topic.values)), key=lambda place: (topic.values[place][1:], topic.values[place][0]))
    return [np.array(list(group)) for _rest, group in groupby(order, key=lambda place: topic.values[place][1:])]


def _column(topic: Topic, name: str) -> "Integers":
    import numpy as np

    return np.array([one.worth if name == "worth" else one.cost for one in topic.issue.options], np.int64)


def _parts(topic: Topic) -> "Integers":
    """What each option's terms are worth, a column a term: of joined terms each alone, the others at their least."""
    import numpy as np

    worths = {values: one.worth for values, one in zip(topic.values, topic.issue.options, strict=True)}
    least = topic.values[0]
    rows = [
        [worths[(*least[:number], value, *least[number + 1 :])] for number, value in enumerate(values)]
        for values in topic.values
    ]
    return np.array(rows, np.int64)
