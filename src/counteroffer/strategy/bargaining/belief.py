"""What the other side will take, round by round: many ways to concede, each with its probability.

A way to concede says which view of a package (0 to 1, see their_view) they insist on at a moment: it falls from 1 to a
floor as the share of time passed, to a power (Faratin, Sierra and Jennings 1998), with or without a last-round drop to the
floor. Each proposal of theirs, and each refusal of ours, makes some ways likelier and others less (Bayes).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

POWERS = (0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 10.0, 20.0, 60.0)
FLOORS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
STERN_FLOOR = 0.65  # floors above it are believed half as much: few insist on two thirds of everything
PROPOSAL_NOISE = 0.1  # how far a proposal lies from what they insist on, in their view
PROPOSAL_SLACK = 0.02  # they propose a little above it
STRAY_PROPOSAL = 0.03
STRAY_REFUSAL = 0.04
ENOUGH_PROPOSALS = 6  # our errors about one proposal and the next are alike: more of them say little more


class Belief:
    """The probabilities of the ways to concede; `takes` and `insist` ask them."""

    def __init__(self, rounds: int, blur: float) -> None:
        import numpy as np

        self.rounds = rounds
        self.blur = blur
        grid = np.meshgrid(POWERS, FLOORS, [0, 1], [0, 1], indexing="ij")
        self._power, self._floor, self._scaled, self._drops = (axis.ravel() for axis in grid)
        self._log = np.where(self._floor > STERN_FLOOR, np.log(0.5), 0.0)
        self._weight = min(1.0, ENOUGH_PROPOSALS / rounds)

    @property
    def probabilities(self) -> "Numbers":
        """The probability of each way; they sum to one."""
        import numpy as np

        shares = np.exp(self._log - self._log.max())
        return np.asarray(shares / shares.sum())

    def insist(self, round: int) -> "Numbers":
        """For each way, the view of a package that they insist on in a round, 1 being the first."""
        import numpy as np

        left = 1 - (round / (self.rounds + 1)) ** self._power
        levels = np.where(self._scaled == 1, self._floor + (1 - self._floor) * left, np.maximum(self._floor, left))
        if round >= self.rounds:
            levels = np.where(self._drops == 1, np.minimum(levels, self._floor), levels)
        return np.asarray(levels)

    def takes(self, views: "Numbers", round: int) -> "Numbers":
        """The chance that they take packages of such views in a round: a row a package, a column a way."""
        return _rises(views[:, None] - self.insist(round)[None, :], self.blur)

    def learn_proposal(self, view: float, round: int) -> None:
        """They proposed a package of such a view; what they propose in the last round tells nothing more of use."""
        import numpy as np

        if round < self.rounds:
            distance = (view - self.insist(round) - PROPOSAL_SLACK) / PROPOSAL_NOISE
            self._log += self._weight * np.log(STRAY_PROPOSAL + np.exp(-0.5 * distance**2))

    def learn_refusal(self, view: float, round: int) -> None:
        """They refused a package of such a view."""
        import numpy as np

        refused = 1 - _rises(view - self.insist(round), self.blur)
        self._log += min(1.0, 3 * self._weight) * np.log(STRAY_REFUSAL + (1 - STRAY_REFUSAL) * refused)


def _rises(above: "Numbers", blur: float) -> "Numbers":
    """A smooth step from 0 to 1 (logistic)."""
    import numpy as np

    return np.asarray(1 / (1 + np.exp(-np.clip(above / blur, -50, 50))))
