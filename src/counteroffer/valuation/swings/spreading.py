"""Listed shares become a distribution: what may vest in each year and in all, and the fan of the price by month.

All listed grants of one offer are shares of one employer and follow one path of its price, from the present price on; months
count from the first day of work. A refresher that is stated in money becomes shares at the price of its own day, so only
the way from there on spreads it. Exact where one date vests (price_paths.py has the formulas), simulated elsewhere.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from counteroffer.offers.case import Case, Offer
from counteroffer.offers.periods import whole
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.places import Citation
from counteroffer.terms.sentences import Sentence, say
from counteroffer.valuation.pay import ORDINALS
from counteroffer.valuation.swings.price_paths import A_YEAR, Ranked, simulate, year_of
from counteroffer.valuation.swings.spread import LEVEL_NAMES, LEVELS, EquitySpread, FanMonth, Percentile, Spread
from counteroffer.valuation.swings.spread_parts import SpreadFrame, spread_frame
from counteroffer.valuation.valuation import Line, Valuation

PROMILLE = Decimal("0.001")
INTERVALS = Citation("Hahn and Meeker: Statistical Intervals, Wiley", None, "1991")  # distribution-free, by ranks


def spread_equity(case: Case, offer: Offer, valuation: Valuation, *, seed: int | None = None) -> EquitySpread | None:
    """The distribution of an offer's listed shares; None where it has none that count.

    RSU, PSU and stock, and unvested shares left behind; not options, whose worth does not move in step with the price, and
    not what the person estimates. `seed` replaces the assumed one. 100,000 paths over 16 dates take about 40 ms.
    """
    frame = spread_frame(case, offer, valuation, seed)
    if not frame.parts:
        return None
    wanted: tuple[int | None, ...] = (*sorted({year_of(part.month) for part in frame.parts}), None)
    needs_paths = frame.volatility.number != 0 and any(len(frame.parts_of(year)) > 1 for year in wanted)
    simulated = _simulate(frame) if needs_paths else {}
    *spreads, total = (_spread(frame, year, simulated.get(year)) for year in wanted)
    return EquitySpread(
        id=frame.id,
        currency=frame.currency,
        volatility=frame.volatility,
        drift=frame.drift,
        years=tuple(spreads),
        total=total,
        fan=tuple(_fan(frame)),
        notes=tuple(_notes(case, frame, needs_paths=needs_paths)),
        paths=frame.paths if needs_paths else None,
        seed=frame.seed if needs_paths else None,
    )


def _simulate(frame: SpreadFrame) -> dict[int | None, tuple[Ranked, ...]]:
    return simulate(frame.parts, frame.motion, LEVELS, paths=int(frame.paths.number), seed=int(frame.seed.number))


def _spread(frame: SpreadFrame, year: int | None, simulated: Sequence[Ranked] | None) -> Spread:
    parts = frame.parts_of(year)
    as_valued = _as_valued(frame, year)
    mean, deviation = frame.motion.moments(parts)
    id, what = _named(frame, year)
    single = len(parts) == 1 or simulated is None
    percentiles = _exact(frame, year, as_valued) if single else _ordered(frame, year, as_valued, simulated or ())
    return Spread(
        year=year,
        as_valued=as_valued,
        mean=Figure(
            f"{id}.mean", f"expected worth of {what}", whole(mean), frame.currency,
            "what vests, grown by the drift up to its date", (as_valued, frame.drift),
        ),
        deviation=Figure(
            f"{id}.deviation", f"standard deviation of {what}", whole(deviation), frame.currency,
            "exact for sums of one lognormal price at several dates", (as_valued, frame.drift, frame.volatility),
        ),
        percentiles=tuple(percentiles),
        simulated=not single,
    )  # fmt: skip


def _exact(frame: SpreadFrame, year: int | None, as_valued: Figure) -> Iterator[Percentile]:
    """Percentiles where one date vests, or the price does not spread at all: quantiles of the lognormal price."""
    id, what = _named(frame, year)
    origins, because = (as_valued, frame.volatility, frame.drift), "the lognormal price's own percentile at the date"
    for level, name in zip(LEVELS, LEVEL_NAMES, strict=True):
        worth = sum(
            (part.amount * frame.motion.quantile(level, part.years) for part in frame.parts_of(year)), Decimal(0)
        )
        figure = Figure(_percentile_id(id, level), f"{name} of {what}", whole(worth), frame.currency, because, origins)
        yield Percentile(level=level, figure=figure)


def _ordered(
    frame: SpreadFrame, year: int | None, as_valued: Figure, simulated: Sequence[Ranked]
) -> Iterator[Percentile]:
    """Percentiles of simulated sums, each with its error."""
    id, what = _named(frame, year)
    origins = (as_valued, frame.volatility, frame.drift, frame.paths, frame.seed)
    about_error = (*origins, INTERVALS)
    because = "the simulated sum of this rank among all paths"
    error = "the simulated sum whose rank ends the interval that holds the true percentile in nineteen of twenty runs"
    for level, name, ranked in zip(LEVELS, LEVEL_NAMES, simulated, strict=True):
        stem, whose = _percentile_id(id, level), f"{name} of {what}"
        yield Percentile(
            level=level,
            figure=Figure(stem, whose, ranked.value, frame.currency, because, origins),
            low=Figure(
                f"{stem}.low", f"lower end of the error: {whose}", ranked.low, frame.currency, error, about_error
            ),
            high=Figure(
                f"{stem}.high", f"upper end of the error: {whose}", ranked.high, frame.currency, error, about_error
            ),
        )


def _as_valued(frame: SpreadFrame, year: int | None) -> Figure:
    id, what = _named(frame, year)
    because = "the sum of the listed shares that vest, at the present price"
    return _sum(f"{id}.as_valued", f"{what}, at the present price", because, frame, frame.lines, year)


def _sum(id: str, name: str, because: str, frame: SpreadFrame, lines: tuple[Line, ...], year: int | None) -> Figure:
    """What lines pay in a year, or in all; the year's own figure where there is but one."""
    years = range(1, len(lines[0].years) + 1) if year is None else (year,)
    parts = tuple(line.years[one - 1] for line in lines for one in years if line.years[one - 1].number)
    if len(parts) == 1:
        return parts[0]
    return Figure(id, name, sum((part.number for part in parts), Decimal(0)), frame.currency, because, parts)


def _fan(frame: SpreadFrame) -> Iterator[FanMonth]:
    """The price by month, up to the last one in which shares vest: quantiles of the lognormal price, all exact."""
    because = "the lognormal price's percentile after these months, as a share of the present price"
    held = None
    if frame.held:
        name, what = "shares counted at the present price", "all of them that vest in the years shown"
        held = _sum(f"{frame.id}.held", name, what, frame, frame.held, None)
    for month in range(max(part.month for part in frame.parts) + 1):
        exact = [frame.motion.quantile(level, month / A_YEAR) for level in LEVELS]
        factors = tuple(
            Figure(
                _percentile_id(f"{frame.id}.fan.month_{month}", level), f"{name} of the price",
                factor.quantize(PROMILLE), SHARE, because, (frame.volatility, frame.drift),
            )
            for level, name, factor in zip(LEVELS, LEVEL_NAMES, exact, strict=True)
        )  # fmt: skip
        worths = tuple(_worths(held, factors, exact)) if held else ()
        yield FanMonth(month=month, factors=factors, worths=worths)


def _worths(held: Figure, factors: Sequence[Figure], exact: Sequence[Decimal]) -> Iterator[Figure]:
    because = "the shares counted at the present price, at this percentile of the price"
    for factor, times, name in zip(factors, exact, LEVEL_NAMES, strict=True):
        worth = whole(held.number * times)
        yield Figure(
            f"{factor.id}.worth", f"{name} of the worth of all shares", worth, held.unit, because, (held, factor)
        )


def _notes(case: Case, frame: SpreadFrame, *, needs_paths: bool) -> Iterator[Sentence]:
    yield say(
        "The price moves as geometric Brownian motion from the present price, with a volatility of {volatility} and a "
        "drift of {drift} a year.",
        volatility=frame.volatility,
        drift=frame.drift,
    )
    if "volatility" not in case.assume:
        yield say(
            "That volatility is an assumption for a typical listed share, not measured for this one; put this share's own "
            "under assume: volatility."
        )
    if frame.volatility.number:
        yield say(
            "The median lies below the expected worth: most paths end lower, and a few high ones make up for them."
        )
    if needs_paths:
        yield say(
            "Sums over several dates are simulated: {paths}, seed {seed}. The interval beside a percentile lies between two "
            "further paths by rank (Hahn and Meeker, Statistical Intervals) and holds the true one in nineteen of twenty runs.",
            paths=frame.paths,
            seed=frame.seed,
        )
    yield say("Months count from the first day of work. Dividends and taxes are left out.")
    if len(frame.held) < len(frame.lines):
        yield say("A refresher stated in money becomes shares at the price of its own day and spreads from there on.")


def _named(frame: SpreadFrame, year: int | None) -> tuple[str, str]:
    if year is None:
        return f"{frame.id}.total", "all shares that vest"
    return f"{frame.id}.year_{year}", f"the shares that vest in the {ORDINALS[year - 1]} year"


def _percentile_id(stem: str, level: Decimal) -> str:
    return f"{stem}.percentile_{int(level * 100)}"
