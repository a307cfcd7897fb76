"""All evidence of base pay on one scale, blended into one interval (docs/market-records.md tells why so).

Each source says how pay is distributed: filings and published statistics by five percentiles, a stated range by its two
ends, between which a share of people is assumed to be paid, a single figure by an assumed spread. Old figures are raised
to today. Then the percentiles are averaged, rank by rank, on the scale of logarithms (quantile averaging, or
Vincentization: Vincent 1912; Ratcliff 1979): the blend has the sources' shape, and no two humps where two sources differ.
A source weighs by its kind, its age and its number of records. Where all weights together do not make one full source,
the interval is widened, and that is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from counteroffer.market.assumptions import (
    DAYS_A_YEAR,
    EVIDENCE_HALF_LIFE,
    HALF_WEIGHT_RECORDS,
    ONE_FIGURE_SPREAD,
    RANGE_COVERS,
    THIN_WIDENING,
    UNDATED_AGE,
    WAGE_GROWTH,
    WEIGHTS,
)
from counteroffer.market.benchmark import FILINGS, STATISTICS, Benchmark, PayRange
from counteroffer.market.wage_tables import manifest
from counteroffer.offers.case import Case
from counteroffer.terms.figures import DAY, SHARE, Figure, Origin
from counteroffer.terms.sentences import Sentence, Words, say

PERCENTILES = (10, 25, 50, 75, 90)
HALF = Decimal(50)
ONE_FIGURE_RANKS = Decimal(
    40
)  # ranks from the middle to an end of a single figure's spread: the tenth and the ninetieth
STEP = Decimal(100)  # a blend is no finer
PER_CENT = Decimal("0.01")
METHOD = "the sources' percentiles averaged by weight on the scale of logarithms, raised to today and widened where evidence is thin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """One source on the common scale: its source and, in `kind`, by what it weighs ("filings-role"); who says it, its range as stated, its day, its number of records, its weight.

    `weight` is its share of the blend; `covers` what it is of; `assumed` what is assumed of a range or a single figure. `logs` holds, rank by rank, the logarithm of what it says of today.
    """

    source: str
    kind: str
    said_by: Sentence
    low: Figure | None
    high: Figure | None
    middle: Figure | None
    dated: Figure | None
    count: Figure | None
    weight: Figure
    logs: tuple[Decimal, ...]
    covers: str = "base"
    assumed: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Blend:
    """The sources and what they make together: five percentiles of base pay today.

    `widened` is how much wider the interval is for thin evidence (a share of its width), None where it is not.
    """

    strands: tuple[Strand, ...]
    points: tuple[Figure, ...]
    growth: Figure
    widened: Figure | None

    @property
    def low(self) -> Figure:
        """The lower end of the interval: a quarter of pay lies below it."""
        return self.points[1]

    @property
    def middle(self) -> Figure:
        """The middle of the interval."""
        return self.points[2]

    @property
    def high(self) -> Figure:
        """The upper end of the interval: a quarter of pay lies above it."""
        return self.points[3]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """A source before it has its share: its kind of weight, its percentiles by rank as stated, its day and number."""

    source: str
    weighs_as: str
    said_by: Sentence
    points: tuple[tuple[Decimal, Figure], ...]
    dated: Figure | None
    count: Figure | None
    origins: tuple[Figure, ...] = ()
    covers: str = "base"


def blend(case: Case, benchmark: Benchmark, today: date) -> Blend | None:
    """The blend of all evidence of base pay in a benchmark on a day; None where there is none."""
    sources = list(_sources(case, benchmark))
    if not sources:
        return None
    growth = case.assumption(WAGE_GROWTH, "yearly growth of pay")
    weights = [_weight(case, one, today) for one in sources]
    together = sum((weight.number for weight in weights), Decimal(0))
    strands = tuple(
        _strand(case, one, weight, together, number, _growth_since(case, one, growth, today))
        for number, (one, weight) in enumerate(zip(sources, weights, strict=True), start=1)
    )
    widened = _widening(case, together, tuple(weights))
    return Blend(
        strands=strands,
        points=tuple(_points(case, strands, widened, growth)),
        growth=growth,
        widened=widened if widened.number else None,
    )


def _sources(case: Case, benchmark: Benchmark) -> Iterator[_Source]:
    """The sources that speak of base in the case's currency, the nearest to the job first."""
    for stated in benchmark.ranges:
        if stated.component == "base" and stated.source in WEIGHTS and stated.source != STATISTICS:
            points = tuple(_ends(case, stated))
            if points:
                yield _Source(
                    source=stated.source, weighs_as=stated.source, said_by=stated.said_by, points=points,
                    dated=stated.dated or _guide_day(benchmark, stated), count=None, origins=_assumed(case, stated),
                )  # fmt: skip
    yield from _filings(benchmark)
    yield from _statistics(benchmark)


def _filings(benchmark: Benchmark) -> Iterator[_Source]:
    """The cells of filings, the narrowest first."""
    if benchmark.records is None:
        return
    from counteroffer.market.filed import said_of

    for held in benchmark.records.filings:
        points = tuple((Decimal(rank), wage) for rank, wage in zip(PERCENTILES, held.points, strict=True))
        yield _Source(
            source=FILINGS, weighs_as=held.scope, said_by=said_of(held), points=points, dated=held.middle, count=held.count
        )  # fmt: skip


def _ends(case: Case, stated: PayRange) -> Iterator[tuple[Decimal, Figure]]:
    """The ends of a range at the ranks that they are assumed to have; a single figure is the middle."""
    low, high = stated.low, stated.high
    ends = [end for end in (low, high) if end is not None and end.unit == case.currency and end.number > 0]
    if len(ends) == 2 and ends[0].number < ends[1].number:
        half = HALF * case.assumption(RANGE_COVERS, "share of people paid within a stated range").number
        yield HALF - half, ends[0]
        yield HALF + half, ends[1]
    elif ends:
        yield HALF, ends[0]


def _assumed(case: Case, stated: PayRange) -> tuple[Figure, ...]:
    """What is assumed of a stated range, as a figure."""
    if stated.low is not None and stated.high is not None and stated.low.number < stated.high.number:
        return (case.assumption(RANGE_COVERS, "share of people paid within a stated range"),)
    return (case.assumption(ONE_FIGURE_SPREAD, "spread around a single stated figure"),)


def _guide_day(benchmark: Benchmark, stated: PayRange) -> Figure | None:
    """The day on which a guide was updated, where it states one."""
    used = benchmark.guide
    if stated.source != "guide" or used is None or not used.guide.dated.last_updated:
        return None
    try:
        day = date.fromisoformat(used.guide.dated.last_updated)
    except ValueError:
        return None
    return Figure("blend.guide_day", "day of the guide", day, DAY, "as the guide states it", _leaves(stated))


def _leaves(stated: PayRange) -> tuple[Origin, ...]:
    return next((end.origins for end in (stated.low, stated.high) if end is not None), ())


def _statistics(benchmark: Benchmark) -> Iterator[_Source]:
    cell = benchmark.wages.cell if benchmark.wages is not None else None
    if cell is None or benchmark.currency != "USD":
        return
    points = tuple((Decimal(point.rank), point.exact) for point in cell.yearly if point.exact is not None)
    if len(points) < 2:
        return
    found = manifest()
    dated = Figure(
        "statistics.as_of",
        "month of the wage statistics",
        found.as_of,
        DAY,
        "the month that the release is of",
        (found.citation,),
    )
    said_by = say(
        "US wage statistics, {release}: {occupation}, {area}, all levels",
        release=Words(found.release), occupation=Words(cell.occupation.title), area=Words(cell.area.name),
    )  # fmt: skip
    yield _Source(
        source=STATISTICS, weighs_as=STATISTICS, said_by=said_by, points=points, dated=dated, count=cell.employment
    )


def _weight(case: Case, one: _Source, today: date) -> Figure:
    """A source's weight before shares are taken: that of its kind, halved by age, and by how few its records are."""
    kind = case.assumption(WEIGHTS[one.weighs_as], WEIGHTS[one.weighs_as].because)
    half_life = case.assumption(EVIDENCE_HALF_LIFE, "half-life of evidence")
    origins = [kind, half_life]
    weight = kind.number * Decimal("0.5") ** (_age(case, one, today) / max(half_life.number, PER_CENT))
    if one.dated is None:
        origins.append(case.assumption(UNDATED_AGE, "age of undated evidence"))
    else:
        origins.append(one.dated)
    if one.count is not None:
        enough = case.assumption(HALF_WEIGHT_RECORDS, "records for half of the weight")
        weight *= one.count.number / (one.count.number + enough.number)
        origins += [one.count, enough]
    because = "the weight of its kind, halved for each half-life of its age, and less for few records"
    return Figure("weight", "weight", weight, SHARE, because, tuple(origins))


def _age(case: Case, one: _Source, today: date) -> Decimal:
    """The years since a source's day, at least none."""
    if one.dated is None:
        return case.assumption(UNDATED_AGE, "age of undated evidence").number
    return max(Decimal(0), Decimal((today - one.dated.day).days) / DAYS_A_YEAR)


def _growth_since(case: Case, one: _Source, growth: Figure, today: date) -> Decimal:
    """By what a source's wages are raised to today, as a logarithm."""
    return _age(case, one, today) * (1 + growth.number).ln()


def _strand(case: Case, one: _Source, weight: Figure, together: Decimal, number: int, raised: Decimal) -> Strand:
    share = (weight.number / together).quantize(PER_CENT, rounding=ROUND_HALF_UP) if together else Decimal(0)
    shown = Figure(
        f"blend.{number}.weight",
        f"weight in the blend: {one.source}",
        share,
        SHARE,
        f"{weight.because}; as a share of all",
        weight.origins,
    )
    wages = [wage for _rank, wage in one.points]
    middle = next((wage for rank, wage in one.points if rank == HALF), None)
    return Strand(
        source=one.source, kind=one.weighs_as, said_by=one.said_by, low=_inner(one.points, low=True), high=_inner(one.points, low=False),
        middle=middle if len(wages) > 1 else None, dated=one.dated, count=one.count, weight=shown, covers=one.covers, assumed=one.origins,
        logs=tuple(_log_at(case, one, Decimal(rank)) + raised for rank in PERCENTILES),
    )  # fmt: skip


def _inner(points: Sequence[tuple[Decimal, Figure]], *, low: bool) -> Figure:
    """The end of a source that is shown: a quarter's rank where there are percentiles, else the end that is stated."""
    ranked = {int(rank): wage for rank, wage in points} if len(points) > 2 else {}
    return ranked.get(25 if low else 75, points[0][1] if low else points[-1][1])


def _log_at(case: Case, one: _Source, rank: Decimal) -> Decimal:
    """The logarithm of the wage at a rank: on straight lines between the known ranks, and on beyond the last two."""
    known = [(at, wage.number.ln()) for at, wage in one.points]
    if len(known) == 1:
        spread = case.assumption(ONE_FIGURE_SPREAD, "spread around a single stated figure").number
        return known[0][1] + (rank - HALF) / ONE_FIGURE_RANKS * (1 + spread).ln()
    below = max((place for place, (at, _log) in enumerate(known) if at <= rank), default=0)
    (start, first), (end, second) = known[min(below, len(known) - 2)], known[min(below, len(known) - 2) + 1]
    return first + (second - first) * (rank - start) / (end - start)


def _widening(case: Case, together: Decimal, weights: tuple[Figure, ...]) -> Figure:
    """How much wider the interval is made: not at all where the weights make one full source."""
    thin = case.assumption(THIN_WIDENING, "widening for thin evidence")
    value = (thin.number * max(Decimal(0), 1 - together)).quantize(PER_CENT, rounding=ROUND_HALF_UP)
    leaves = tuple(
        dict.fromkeys(origin for weight in weights for origin in weight.origins if isinstance(origin, Figure))
    )
    because = "the weights of all sources do not make one full source; by what they lack"
    return Figure(
        "blend.widened", "how much wider the interval is for thin evidence", value, SHARE, because, (thin, *leaves)
    )


def _points(case: Case, strands: Sequence[Strand], widened: Figure, growth: Figure) -> Iterator[Figure]:
    """The percentiles of the blend: the weighted mean of the sources' logarithms, drawn apart from the middle."""
    shares = [strand.weight.number for strand in strands]
    total = sum(shares, Decimal(0)) or Decimal(1)

    def mean(place: int) -> Decimal:
        return (
            sum((share * strand.logs[place] for share, strand in zip(shares, strands, strict=True)), Decimal(0)) / total
        )

    middle = mean(PERCENTILES.index(50))
    ends = (end for strand in strands for end in (strand.low, strand.middle, strand.high) if end is not None)
    assumed = (figure for strand in strands for figure in strand.assumed)
    weights = (strand.weight for strand in strands)
    origins = tuple(dict.fromkeys((*ends, *weights, *assumed, growth, widened)))
    for place, rank in enumerate(PERCENTILES):
        wage = (middle + (mean(place) - middle) * (1 + widened.number)).exp()
        value = (wage / STEP).quantize(Decimal(1), rounding=ROUND_HALF_UP) * STEP
        yield Figure(
            f"blend.p{rank}", f"{NAMES[rank]} of base pay, all evidence together", value, case.currency, METHOD, origins
        )


NAMES = {
    10: "tenth percentile",
    25: "twenty-fifth percentile",
    50: "median",
    75: "seventy-fifth percentile",
    90: "ninetieth percentile",
}
