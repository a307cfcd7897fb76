"""Where a base wage lies among published percentiles: between which two, and about where, with the bounds of that.

Only five points are published. Between two of them the share of lower wages is read off a straight line between the
logarithms of the two wages (wages are skewed: their logarithms are nearer to a straight line). However the wages between two
points really lie, the share lies between the ranks of the two points; that is the bound of the error, and it stands beside
every such figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from counteroffer.market.wages import CURRENCY, Per, WageCell, WagePoint
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.sentences import Sentence, join, say

WHOLE_PERCENT = Decimal("0.01")
METHOD = "on a straight line between the logarithms of the two wages"


@dataclass(frozen=True, slots=True)
class Estimate:
    """About which share of the jobs pay less, and between which shares that surely lies."""

    share: Figure
    low: Figure
    high: Figure

    @property
    def error(self) -> Decimal:
        """By how much the share may be off at most: the farther end."""
        return max(self.share.number - self.low.number, self.high.number - self.share.number)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a base wage lies among the published points of a cell.

    `below` and `above` are the nearest published points at or under it and over it; None where there is none. `stands` says
    so in words without a number. `estimate` is None where the wage is at a point, or outside the published ones.
    """

    base: Figure
    per: Per
    cell: WageCell
    below: WagePoint | None
    above: WagePoint | None
    stands: str
    estimate: Estimate | None

    def sentence(self) -> Sentence:
        """Where it lies, with the two points and the estimate."""
        ends = [
            say("the {name} is {wage}", name=point.name, wage=point.wage)
            for point in (self.below, self.above)
            if point is not None and point.exact is not None and point.wage is not None
        ]
        said = [say("{base} lies {stands}", base=self.base, stands=self.stands)]
        if ends:
            said.append(say(": {ends}", ends=join(ends, ", ")))
        said.append(say("."))
        if self.estimate is not None:
            said.append(_estimated(self.estimate))
        return join(said, "")

    def next_step(self) -> WagePoint | None:
        """The published point after the one nearest to the wage, the lowest one for a wage under all of them; the highest
        one, where that still lies above the wage by more than the survey's own error; else None.
        """
        error = self.cell.mean_error.number if self.cell.mean_error else Decimal(0)
        over = self.base.number * (1 + error)
        if self.above is not None and self.above.exact is not None and self._is_nearer_to_above():
            over = max(over, self.above.exact.number)
        known = [one for one in self.cell.points(self.per) if one.exact is not None]
        beyond = (one for one in known if one.exact is not None and one.exact.number > over)
        last = known[-1] if known else None
        is_over = last is not None and last.exact is not None and last.exact.number > self.base.number * (1 + error)
        return next(beyond, last if is_over else None)

    def _is_nearer_to_above(self) -> bool:
        """Whether the point above is the nearer one of the two, on the scale of logarithms."""
        if self.above is None or self.above.exact is None or self.below is None or self.below.exact is None:
            return False
        return self.below.exact.number * self.above.exact.number <= self.base.number**2


def place_in_wages(base: Figure, cell: WageCell) -> Placed | None:
    """Where a base wage lies in a cell: a wage in dollars an hour among those of an hour, else a year's.

    None where the wage is in other money, or the cell has no such wages.
    """
    per = _per(base)
    if per is None or not cell.is_published(per):
        return None
    points = cell.points(per)
    below = _last(points, base.number)
    above = next((one for one in points if one.exact is not None and one.exact.number > base.number), None)
    stands = _stands(points, base.number, below, above)
    return Placed(base, per, cell, below, above, stands, _estimate(base, below, above))


def _per(base: Figure) -> Per | None:
    if base.unit == CURRENCY:
        return "year"
    return "hour" if base.unit == f"{CURRENCY}/hour" else None


def _last(points: Sequence[WagePoint], wage: Decimal) -> WagePoint | None:
    """The highest point at or under a wage."""
    found = [one for one in points if one.exact is not None and one.exact.number <= wage]
    return found[-1] if found else None


def _stands(points: Sequence[WagePoint], wage: Decimal, below: WagePoint | None, above: WagePoint | None) -> str:
    """Where a wage stands, in words. A bound ("at or above") tells a wage under it, and nothing of one over it."""
    if below is not None and below.exact is not None and below.exact.number == wage:
        same = [one.name for one in points if one.exact is not None and one.exact.number == wage]
        return f"at the {' and the '.join(same)}"
    if below is not None and above is not None:
        return f"between the {below.name} and the {above.name}"
    if above is not None:
        return f"below the {above.name}"
    bound = next((one for one in points if one.wage is not None and one.exact is None), None)
    over = f"above the {below.name}" if below is not None else ""
    if bound is None or bound.wage is None:
        return over
    if wage < bound.wage.number:
        return f"between the {below.name} and the {bound.name}" if below is not None else f"below the {bound.name}"
    told = f"the {bound.name} is published only as a lower bound"
    return f"{over}; {told}" if over else f"at or above the highest wage that is published: {told}"


def _estimate(base: Figure, below: WagePoint | None, above: WagePoint | None) -> Estimate | None:
    if below is None or above is None or below.exact is None or above.exact is None:
        return None
    if below.exact.number == base.number:
        return None
    low, high = (_rank(point) for point in (below, above))
    start, end = below.exact.number.ln(), above.exact.number.ln()
    share = low.number + (high.number - low.number) * (base.number.ln() - start) / (end - start)
    share = min(max(share.quantize(WHOLE_PERCENT, rounding=ROUND_HALF_UP), low.number), high.number)
    origins = (base, below.exact, above.exact, low, high)
    return Estimate(
        Figure("statistics.place", "share of the jobs that pay less", share, SHARE, METHOD, origins), low, high
    )


def _rank(point: WagePoint) -> Figure:
    """The share of jobs under a percentile: what the percentile is by its name."""
    assert point.wage is not None  # the callers take published points
    value = Decimal(point.rank).scaleb(-2)
    return Figure(
        f"{point.wage.id}.rank", f"rank of the {point.name}", value, SHARE, "by definition", point.wage.origins
    )


def _estimated(found: Estimate) -> Sentence:
    return say(
        " About {share} of these jobs pay less, {method}; surely from {low} to {high}, the ranks of the two points.",
        share=found.share, method=METHOD, low=found.low, high=found.high,
    )  # fmt: skip
