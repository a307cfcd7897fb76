"""Generated domains: what each package is worth to both sides, and what each side has without a deal.

Three kinds, in turn: an employment contract (5 issues of 5 options), a job interview (4 to 7 issues, up to about 10,000
packages), and one without any structure. In the first two most issues are opposed, some are compatible (both like the same
end), some have a best point in the middle. Worths are scaled to 0..1 over all packages of a domain.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
RESERVATIONS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)
KINDS = ("contract", "interview", "random")
OPPOSED, COMPATIBLE = (
    0.85,
    0.93,
)  # shares of the issues: opposed up to the first, compatible up to the second, else peaked
LARGEST = 10_000


@dataclass(frozen=True, slots=True)
class Side:
    """One side: what each option of each issue adds to its worth, the worth of all packages, and its reservation."""

    parts: tuple[Numbers, ...]
    worths: Numbers
    reservation: float

    def advantage(self, package: int | None) -> float:
        """The share of what can be gained over the reservation; zero without a deal, below zero under the reservation."""
        return 0.0 if package is None else float((self.worths[package] - self.reservation) / (1 - self.reservation))


@dataclass(frozen=True, slots=True)
class Domain:
    """Two sides over the same packages; a package is its flat place in `shape`."""

    kind: str
    shape: tuple[int, ...]
    sides: tuple[Side, Side]

    def nash(self) -> tuple[int, float, float]:
        """The package with the greatest product of both advantages, and both advantages; none where there is no zone."""
        ours = (self.sides[0].worths - self.sides[0].reservation) / (1 - self.sides[0].reservation)
        theirs = (self.sides[1].worths - self.sides[1].reservation) / (1 - self.sides[1].reservation)
        place = int((np.maximum(ours, 0) * np.maximum(theirs, 0)).argmax())
        return place, max(0.0, float(ours[place])), max(0.0, float(theirs[place]))


def make_domain(number: int, seed: int) -> Domain:
    """The domain of a number: its kind goes by the number, all else is drawn from number and seed."""
    random = np.random.default_rng([seed, number])
    kind = KINDS[(number // 2) % len(KINDS)]
    shape = _shape(kind, random)
    curves = [_curves(kind, options, random) for options in shape]
    return Domain(
        kind, shape, (_side([one for one, _ in curves], random), _side([other for _, other in curves], random))
    )


def _shape(kind: str, random: np.random.Generator) -> tuple[int, ...]:
    if kind == "contract":
        return (5,) * 5
    low, high, least, most = (4, 8, 3, 9) if kind == "interview" else (3, 7, 2, 7)
    while True:
        shape = tuple(int(count) for count in random.integers(least, most, size=random.integers(low, high)))
        if 30 <= np.prod(shape) <= LARGEST:
            return shape


def _curves(kind: str, options: int, random: np.random.Generator) -> tuple[Numbers, Numbers]:
    """How both sides like the options of one issue, 0..1."""
    if kind == "random":
        return _scaled(random.random(options)), _scaled(random.random(options))
    rising, other, sort = _rising(options, random), _rising(options, random), random.random()
    if sort < OPPOSED:
        return rising, other[::-1].copy()
    if sort < COMPATIBLE:
        return rising, other
    peak = random.integers(0, options)
    return rising, _scaled(-np.abs(np.arange(options) - peak) + 0.1 * random.random(options))


def _rising(options: int, random: np.random.Generator) -> Numbers:
    """Rising from 0 to 1, bent by a random power."""
    return np.linspace(0, 1, options) ** float(np.exp(random.normal(0, 0.5)))


def _scaled(values: Numbers) -> Numbers:
    span = values.max() - values.min()
    return np.asarray((values - values.min()) / span if span > 0 else values * 0)


def _side(curves: list[Numbers], random: np.random.Generator) -> Side:
    weights = random.gamma(1.5, 1.0, len(curves)) + 0.05
    weights /= weights.sum()
    parts = tuple(np.asarray(weight * curve) for weight, curve in zip(weights, curves, strict=True))
    return Side(parts, sums_of(parts), float(random.choice(RESERVATIONS)))


def sums_of(parts: tuple[Numbers, ...]) -> Numbers:
    """The worth of every package, in the order of flat places."""
    total = np.zeros(1)
    for part in parts:
        total = (total[:, None] + part).ravel()
    return total


def all_places(shape: tuple[int, ...]) -> NDArray[np.int64]:
    """Every package as the places of its options, in the order of flat places."""
    return np.array(list(product(*(range(count) for count in shape))), np.int64)
