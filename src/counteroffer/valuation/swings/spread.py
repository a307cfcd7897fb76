"""The spread record: what listed shares may be worth when they vest, as a distribution instead of one number."""

from dataclasses import dataclass
from decimal import Decimal

from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence

LEVELS = (Decimal("0.10"), Decimal("0.25"), Decimal("0.50"), Decimal("0.75"), Decimal("0.90"))
LEVEL_NAMES = (
    "tenth percentile",
    "twenty-fifth percentile",
    "median",
    "seventy-fifth percentile",
    "ninetieth percentile",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Percentile:
    """A worth that is not exceeded with chance `level` (0..1), in whole units.

    `low` and `high` are the ends of its Monte Carlo error, an interval that holds the true percentile in nineteen of
    twenty runs; None where the percentile is exact.
    """

    level: Decimal
    figure: Figure
    low: Figure | None = None
    high: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The distribution of what vests in a year, or in all years: exact mean and deviation, and percentiles.

    `as_valued` is what the valuation counts, the price staying where it is. `year` is 1 for the first, None for all
    years together; `simulated` says that the percentiles come from simulated paths, else they are exact.
    """

    year: int | None
    as_valued: Figure
    mean: Figure
    deviation: Figure
    percentiles: tuple[Percentile, ...]
    simulated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FanMonth:
    """The price after so many months: a figure for each of LEVELS, as a share of the present price and as money.

    `worths` is what all shares that are counted at the present price would be worth at that one; empty where none are.
    """

    month: int
    factors: tuple[Figure, ...]
    worths: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EquitySpread:
    """All listed shares of one offer as a distribution; the same employer's share, so one path of the price.

    `years` holds those in which shares vest, `fan` every month up to the last of them, from the present price on.
    `paths` and `seed` are None where nothing had to be simulated. `notes` say by which method, and what it leaves out.
    """

    id: str
    currency: str
    volatility: Figure
    drift: Figure
    years: tuple[Spread, ...]
    total: Spread
    fan: tuple[FanMonth, ...]
    notes: tuple[Sentence, ...]
    paths: Figure | None = None
    seed: Figure | None = None
