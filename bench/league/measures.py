"""Means and paired differences with their 95 % intervals, by resampling domains."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from league.meetings import Result, Table

RESAMPLED = 2_000


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean with its 95 % interval."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:.3f} ({self.low:.3f} to {self.high:.3f})"


def estimate(values: NDArray[np.float64], groups: NDArray[np.int64], seed: int = 0) -> Estimate:
    """The mean of values; its interval is that of a bootstrap over groups, as values of one group are alike."""
    names, places = np.unique(groups, return_inverse=True)
    means = np.bincount(places, weights=values) / np.bincount(places)
    drawn = np.random.default_rng(seed).integers(0, len(names), size=(RESAMPLED, len(names)))
    low, high = np.percentile(means[drawn].mean(axis=1), [2.5, 97.5])
    return Estimate(float(means.mean()), float(low), float(high))


@dataclass(frozen=True, slots=True)
class Score:
    """A player's results in all meetings of a table."""

    name: str
    ours: NDArray[np.float64]
    theirs: NDArray[np.float64]
    deals: NDArray[np.bool_]

    @property
    def below(self) -> int:
        """Deals at or below the reservation."""
        return int((self.deals & (self.ours <= 0)).sum())


def score_of(name: str, results: list[Result]) -> Score:
    """Results as columns."""
    return Score(
        name,
        np.array([one.ours for one in results]),
        np.array([one.theirs for one in results]),
        np.array([one.deal for one in results]),
    )


def domains_of(table: Table) -> NDArray[np.int64]:
    """The domain of each meeting."""
    return np.array([meeting.domain for meeting in table.meetings])
