"""A share's price as geometric Brownian motion: exact quantiles and moments, and sums over dates by simulation.

After t years the price is the present one times exp((m - s^2 / 2) t + s W(t)): drift m and volatility s a year, W a Wiener
process. Its ratio over a stretch of t years is lognormal with mean exp(m t). Of the ratios over two stretches of t and u years
that share v years the product's mean is exp(m (t + u) + s^2 v), which makes the variance of a sum exact; a sum's
quantiles have no closed form and are simulated, each path stepping from date to date without a discretisation error.

A simulated percentile is an order statistic of the paths, the inverse of their empirical distribution (definition 1 of
Hyndman and Fan). Its error is the distribution-free interval between two further order statistics: the number of paths below
the true percentile is binomial, so ranks around it hold it with a known chance, here 95 %, the binomial taken as normal and
rounded outward.

Source: moments: Luenberger, Investment Science, as given at davinci-net.com (Moments of a Geometric Brownian Motion);
interval: Hahn and Meeker, Statistical Intervals (Wiley 1991); percentile: Hyndman and Fan, Sample Quantiles in
Statistical Packages, The American Statistician 50 (1996), 361-365.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import ceil, floor, sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

CONFIDENCE = 0.95
A_YEAR = Decimal(12)


@dataclass(frozen=True, slots=True)
class Part:
    """Shares that vest at the end of a month: what they are worth at the price of the end of month `since` (0: now)."""

    month: int
    amount: Decimal
    since: int = 0

    @property
    def years(self) -> Decimal:
        """How long the price moves until they vest."""
        return (self.month - self.since) / A_YEAR

    def shared_with(self, other: "Part") -> Decimal:
        """How many years of the price's way both go through."""
        return max(0, min(self.month, other.month) - max(self.since, other.since)) / A_YEAR


@dataclass(frozen=True, slots=True)
class Motion:
    """How a price moves: `drift` and `volatility` a year, both continuously compounded."""

    drift: Decimal
    volatility: Decimal

    def quantile(self, level: Decimal, years: Decimal) -> Decimal:
        """The price, as a multiple of its first one, that is not exceeded after so many years with chance `level`."""
        step = Decimal(repr(NormalDist().inv_cdf(float(level)))) if level != Decimal("0.5") else Decimal(0)
        return ((self.drift - self.volatility**2 / 2) * years + self.volatility * years.sqrt() * step).exp()

    def moments(self, parts: Sequence[Part]) -> tuple[Decimal, Decimal]:
        """Mean and standard deviation of what parts are worth together when they vest."""
        means = [part.amount * (self.drift * part.years).exp() for part in parts]
        spreads: dict[Decimal, Decimal] = {}
        variance = Decimal(0)
        for number, (part, mean) in enumerate(zip(parts, means, strict=True)):
            for other, other_mean in zip(parts[: number + 1], means, strict=False):
                shared = part.shared_with(other)
                if shared not in spreads:
                    spreads[shared] = (self.volatility**2 * shared).exp() - 1
                variance += spreads[shared] * mean * other_mean * (1 if other is part else 2)
        return sum(means, Decimal(0)), max(variance, Decimal(0)).sqrt()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A simulated percentile in whole units, and the ends of its error."""

    value: Decimal
    low: Decimal
    high: Decimal


def simulate(
    parts: Sequence[Part], motion: Motion, levels: Sequence[Decimal], *, paths: int, seed: int
) -> dict[int | None, tuple[Ranked, ...]]:
    """Percentiles of each year's worth (1 is the first) and of the worth of all years together (None).

    The same seed gives the same numbers, bit for bit, on one build of numpy and one kind of processor; whole units
    hide the last bits' difference elsewhere.
    """
    sums = sums_by_year(parts, motion, paths, seed)
    return {year: tuple(_ranked(worths, levels)) for year, worths in sums.items()}


def sums_by_year(parts: Sequence[Part], motion: Motion, paths: int, seed: int) -> "dict[int | None, NDArray[float64]]":
    """Each path's worth in each year, and in all years together (None)."""
    import numpy  # imported here: most commands need no simulation, and numpy takes as long to load as all else

    years: dict[int | None, NDArray[float64]] = {}
    logs: dict[int, NDArray[float64]] = {}  # the price's logarithm at days on which a later grant is made
    ratio = numpy.empty(paths)
    for month, log_price in _walk(parts, motion, paths, seed):
        if any(part.since == month for part in parts):
            logs[month] = log_price.copy()
        for part in parts:
            if part.month != month:
                continue
            numpy.exp(log_price - logs[part.since] if part.since else log_price, out=ratio)
            ratio *= float(part.amount)
            year = year_of(month)
            years[year] = years[year] + ratio if year in years else ratio.copy()
    total = numpy.zeros(paths)
    for worths in years.values():
        total += worths
    return {**years, None: total}


def ranks(level: Decimal, paths: int) -> tuple[int, int, int]:
    """Which of the ordered paths, from 1 to `paths`, is the percentile, and which two are the ends of its error."""
    centre = paths * float(level)
    reach = NormalDist().inv_cdf((1 + CONFIDENCE) / 2) * sqrt(centre * (1 - float(level)))
    place = min(paths, max(1, ceil(paths * level)))
    return place, min(place, max(1, floor(centre - reach))), max(place, min(paths, ceil(centre + reach) + 1))


def year_of(month: int) -> int:
    """The year of work of a month, 1 being the first."""
    return (month - 1) // 12 + 1


def _walk(parts: Sequence[Part], motion: Motion, paths: int, seed: int) -> "Iterator[tuple[int, NDArray[float64]]]":
    """The logarithm of the price on all paths at each month that matters, in order; one array that moves on."""
    import numpy

    generator = numpy.random.Generator(numpy.random.PCG64(seed))
    drift, volatility = float(motion.drift), float(motion.volatility)
    log_price, drawn = numpy.zeros(paths), numpy.empty(paths)
    before = 0
    for month in sorted({month for part in parts for month in (part.since, part.month)} - {0}):
        elapsed = (month - before) / 12
        generator.standard_normal(out=drawn)
        drawn *= volatility * sqrt(elapsed)
        drawn += (drift - volatility**2 / 2) * elapsed
        log_price += drawn
        yield month, log_price
        before = month


def _ranked(worths: "NDArray[float64]", levels: Sequence[Decimal]) -> Iterator[Ranked]:
    places = [ranks(level, len(worths)) for level in levels]
    worths.partition(sorted({place - 1 for three in places for place in three}))
    for three in places:
        value, low, high = (_whole(float(worths[place - 1])) for place in three)
        yield Ranked(value, low, high)


def _whole(worth: float) -> Decimal:
    return Decimal(worth).quantize(Decimal(1), rounding=ROUND_HALF_UP)
