"""How the other side likely ranks packages: a prior of their costs, corrected by what they themselves propose.

An issue on which they do not move weighs more for them, an option that they keep proposing is one that they like
(frequency model of automated negotiation: Hindriks and Tykhonov 2008; van Krimpen, Looije and Hajizadeh 2013).
Their view of a package lies between 0 (the worst for them) and 1 (the best).
"""

from typing import TYPE_CHECKING

from counteroffer.strategy.bargaining.issues import Agenda
from counteroffer.strategy.bargaining.terms import Package

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

UNMOVED_WEIGHT = 0.5  # an issue on which they never move counts half as much again as the prior says
HALF_LEARNED = 16  # after so many proposals what they propose counts as much as the prior


class TheirView:
    """The other side's estimated view of each option, re-made after each of their proposals."""

    def __init__(self, agenda: Agenda) -> None:
        import numpy as np

        costs = [np.array([option.cost for option in issue.options], float) for issue in agenda.issues]
        spans = np.array([cost.max() - cost.min() for cost in costs])
        self._weights = spans / spans.sum() if spans.sum() > 0 else np.full(len(costs), 1 / len(costs))
        self._likes = [
            (cost.max() - cost) / span if span else np.zeros(len(cost)) for cost, span in zip(costs, spans, strict=True)
        ]
        self._proposals: list[Package] = []
        self.parts = self._parts()

    def learn(self, proposal: Package) -> None:
        """Take in one more of their proposals."""
        self._proposals.append(proposal)
        self.parts = self._parts()

    def of(self, package: Package) -> float:
        """Their view of a package, 0 to 1."""
        return float(sum(part[place] for part, place in zip(self.parts, package, strict=True)))

    def of_all(self, places: "NDArray[np.int64]") -> "Numbers":
        """Their view of many packages, a row each with the places of its options."""
        import numpy as np

        return np.asarray(sum(part[places[:, number]] for number, part in enumerate(self.parts)))

    def _parts(self) -> "list[Numbers]":
        """What each option adds to their view."""
        import numpy as np

        count = len(self._proposals)
        weights, likes = self._weights, self._likes
        if count:
            made = np.array(self._proposals)
            moves = made[1:] == made[:-1]
            if count > 1:
                weights = weights * (1 + UNMOVED_WEIGHT * moves.mean(axis=0))
            share = count / (count + HALF_LEARNED)
            likes = [
                (1 - share) * like + share * np.maximum(like, _frequencies(made[:, number], len(like)))
                for number, like in enumerate(likes)
            ]
        parts = [weight * like for weight, like in zip(weights, likes, strict=True)]
        least = [part.min() for part in parts]
        width = sum(part.max() for part in parts) - sum(least)
        return [(part - low) / width if width > 0 else part * 0 for part, low in zip(parts, least, strict=True)]


def _frequencies(places: "NDArray[np.int64]", options: int) -> "Numbers":
    """How often each option was proposed, the most frequent being 1."""
    import numpy as np

    counts = np.bincount(places, minlength=options).astype(float)
    return np.asarray(counts / counts.max())
