"""Present base held against the employer's band and the market.

Compa-ratio is base salary over the midpoint of its pay range, in per cent: at the midpoint it is one hundred. (The term
and the division are those of the trade; see for one Oracle's PeopleSoft documentation, "Viewing Compa-Ratios",
https://docs.oracle.com/en/applications/peoplesoft/human-capital-management/9.2.055/peoplesoft-human-resources-manage-base-compensation-and-budgeting/viewing-compa-ratios.html.)
The range is the employer's own band where the case states one, else the range of the market that the ask rests on; a
midpoint that nobody states is the mean of the two ends. How far base lies up a range is its distance from the bottom
over the whole width.
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from counteroffer.market.benchmark import BAND, Benchmark, PayRange
from counteroffer.offers.case import Case
from counteroffer.offers.periods import whole, yearly
from counteroffer.strategy.raises.raise_case import Gap, PayGap
from counteroffer.terms.figures import SHARE, Figure

TENTH_OF_A_POINT = Decimal("0.001")


def hold_pay(case: Case, base: Figure, benchmark: Benchmark) -> PayGap:
    """Base a year against each range of base in the benchmark."""
    gaps = tuple(_gaps(case, base, benchmark))
    against = _against(gaps, benchmark)
    return PayGap(
        base=base,
        gaps=gaps,
        against=against,
        compa_ratio=compa_ratio(base, against, "raise.compa_ratio", "compa-ratio") if against else None,
        in_range=_in_range(base, against.stated) if against else None,
    )


def compa_ratio(base: Figure, against: Gap, id: str, name: str) -> Figure | None:
    """A base over the middle of a range, to a tenth of a per cent; None where the range has no middle."""
    if against.middle is None or not against.middle.number:
        return None
    share = _tenth(base.number / against.middle.number)
    return Figure(id, name, share, SHARE, "base salary over the midpoint of the range", (base, against.middle))


def share_of(part: Decimal, whole_of: Decimal) -> Decimal:
    """A part as a share of a whole, to a tenth of a per cent."""
    return _tenth(part / whole_of)


def _gaps(case: Case, base: Figure, benchmark: Benchmark) -> Iterator[Gap]:
    ranges = [one for one in benchmark.ranges if one.component == "base"]
    for number, stated in enumerate(ranges, start=1):
        middle = _middle(case, stated, f"raise.range.{number}.middle")
        yield Gap(
            stated=stated,
            middle=middle,
            to_low=_short_of(base, stated.low, f"raise.range.{number}.to_low", "bottom"),
            to_middle=_short_of(base, middle, f"raise.range.{number}.to_middle", "middle"),
            to_high=_short_of(base, stated.high, f"raise.range.{number}.to_high", "top"),
        )


def _middle(case: Case, stated: PayRange, id: str) -> Figure | None:
    """The midpoint that the band states, else the mean of the ends; published percentiles have none."""
    band = case.job.asked_band() if case.job is not None and stated.source == BAND else None
    if band is not None and band.midpoint is not None:
        return yearly(case, band.midpoint, f"{band.midpoint.id}_a_year")
    if stated.stands is not None or stated.low is None or stated.high is None:
        return None
    value = whole((stated.low.number + stated.high.number) / 2)
    return Figure(
        id, "middle of the range", value, stated.low.unit, "half-way between its ends", (stated.low, stated.high)
    )


def _short_of(base: Figure, point: Figure | None, id: str, what: str) -> Figure | None:
    if point is None:
        return None
    because = f"the {what} of the range less base salary"
    return Figure(id, f"what base lacks to the {what}", point.number - base.number, base.unit, because, (point, base))


def _against(gaps: tuple[Gap, ...], benchmark: Benchmark) -> Gap | None:
    """The range for the compa-ratio: the employer's band, else the one whose top is the ceiling, else one with a middle."""
    ceiling = benchmark.of_ceiling()
    with_middle = [gap for gap in gaps if gap.middle is not None]
    band = next((gap for gap in with_middle if gap.is_band), None)
    return band or next((gap for gap in with_middle if gap.stated is ceiling), next(iter(with_middle), None))


def _in_range(base: Figure, stated: PayRange) -> Figure | None:
    """How far up a range base lies, zero at its bottom and one at its top; None outside it and without two ends."""
    low, high = stated.low, stated.high
    if low is None or high is None or not low.number <= base.number <= high.number or low.number == high.number:
        return None
    value = share_of(base.number - low.number, high.number - low.number)
    because = "base salary less the bottom, over the width of the range"
    return Figure("raise.in_range", "how far up the range", value, SHARE, because, (base, low, high))


def _tenth(share: Decimal) -> Decimal:
    return share.quantize(TENTH_OF_A_POINT, rounding=ROUND_HALF_UP)
