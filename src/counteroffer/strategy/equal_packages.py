"""Several packages for one level of ask that are worth about the same and differ as visibly as they can.

Each costs the employer no more than the level of the ask, and is worth at most one per cent less than the best package
for it. How much two packages differ is counted in money: term by term, by how much worth lies between their values.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from counteroffer.strategy.agenda import Topic, agenda_of
from counteroffer.strategy.bargaining.equally_good import EQUALLY_GOOD, equally_good
from counteroffer.strategy.bargaining.terms import Package

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

MOST_LISTED = 60_000
LEAST_UNLIKE = 2  # packages that differ in one term alone are not worth the same: one of them is just more


@dataclass(frozen=True, slots=True)
class _Listed:
    """Packages in rows: the places of their options, their cost, and what each of their terms is worth."""

    places: "Integers"
    costs: "Integers"
    parts: "Integers"


def equal_packages(topics: Sequence[Topic], best: Package, budget: int, count: int) -> tuple[Package, ...]:
    """The best package for a budget and up to `count` - 1 others, each time the one that differs most from all before.

    All packages are listed but for the first topic (base), whose best affordable option completes each; where that
    would be too many, the equally good packages of the frontier are taken.
    """
    agenda = agenda_of(tuple(topics))
    if agenda.size // len(topics[0].values) > MOST_LISTED:
        return equally_good(agenda, best, count)
    least = agenda.worth(best) - int(abs(agenda.worth(best)) * EQUALLY_GOOD)
    listed = _listed(topics, least, budget)
    found, parts = [best], [_parts_of(topics, best)]
    while len(found) < count:
        row = _farthest(listed, parts)
        if row is None:
            break
        found.append(tuple(listed.places[row].tolist()))
        parts.append(listed.parts[row])
    return tuple(found)


def _farthest(listed: _Listed, known: "list[Integers]") -> int | None:
    """The row that differs most from the known package that is most alike; of equals the cheapest."""
    import numpy as np

    if not len(listed.places):
        return None
    apart = np.min([np.abs(listed.parts - one).sum(axis=1) for one in known], axis=0)
    unlike = np.min([(listed.parts != one).sum(axis=1) for one in known], axis=0)
    row = int(np.lexsort((listed.costs, -np.where(unlike >= LEAST_UNLIKE, apart, -1)))[0])
    return row if unlike[row] >= LEAST_UNLIKE else None


def _listed(topics: Sequence[Topic], least: int, budget: int) -> _Listed:
    """Every combination of the other topics with the best base that the budget leaves, if it is worth at least so much."""
    import numpy as np

    first, others = topics[0], topics[1:]
    counts = [len(one.values) for one in others]
    grid = (
        np.stack(np.unravel_index(np.arange(int(np.prod(counts))), counts), axis=1) if others else np.zeros((1, 0), int)
    )
    worths = sum(
        (_column(one, "worth")[grid[:, number]] for number, one in enumerate(others)), np.zeros(len(grid), int)
    )
    costs = sum((_column(one, "cost")[grid[:, number]] for number, one in enumerate(others)), np.zeros(len(grid), int))
    rows, spent = [], []
    for group in _by_rest(first):
        own, theirs = _column(first, "worth")[group], _column(first, "cost")[group]
        place = theirs.searchsorted(budget - costs, side="right") - 1
        affordable = np.maximum(place, 0)
        kept = (place >= 0) & (worths + own[affordable] >= least)
        rows.append(np.column_stack((group[affordable[kept]], grid[kept])))
        spent.append(costs[kept] + theirs[affordable[kept]])
    places = np.concatenate(rows)
    parts = np.concatenate([_parts(one)[places[:, number]] for number, one in enumerate(topics)], axis=1)
    return _Listed(places, np.concatenate(spent), parts)


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


def _parts_of(topics: Sequence[Topic], package: Package) -> "Integers":
    import numpy as np

    return np.concatenate([_parts(one)[place] for one, place in zip(topics, package, strict=True)])
