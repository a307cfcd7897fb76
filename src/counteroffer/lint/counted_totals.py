"""The totals of a guide beside every usual way to count them: read once for all rules about totals."""

from decimal import Decimal

import msgspec

from counteroffer.guides.guide import Guide
from counteroffer.lint.last_guide import OnceAGuide
from counteroffer.lint.places import figures_by_field
from counteroffer.lint.row_parts import stated_in
from counteroffer.lint.sums import Stated, Sum, usual_sums


class CountedTotal(msgspec.Struct, frozen=True, gc=False):
    """A row's total in one currency: what the row states, and the ways to count it that make it exactly.

    `nearest` is the way that comes nearest to it, `gaps` by how much the total is above that at its low and its high end.
    """

    row: int
    stated: Stated
    nearest: Sum
    gaps: tuple[Decimal, Decimal]
    exact: tuple[Sum, ...]

    @property
    def ways(self) -> tuple[Sum, ...]:
        """All the usual ways to count the total; worked out anew, as a large table has no room for those of all rows."""
        return tuple(usual_sums(self.stated))


@OnceAGuide
def counted_totals(guide: Guide) -> tuple[CountedTotal, ...]:
    """The totals of all rows, in each of a row's currencies, that have parts to count them from."""
    figures = figures_by_field(guide)
    counted: list[CountedTotal] = []
    for number, row in enumerate(guide.compensation):
        for stated in stated_in(row, number, figures):
            ways = [(way, way.gaps(stated.total)) for way in usual_sums(stated)]
            if ways:
                nearest, gaps = min(ways, key=_missed)
                exact = tuple([way for way, gap in ways if not any(gap)])
                counted.append(CountedTotal(number, stated, nearest, gaps, exact))
    return tuple(counted)


def _missed(way: tuple[Sum, tuple[Decimal, Decimal]]) -> Decimal:
    """The gaps at both ends of a way, added up without their signs."""
    _way, (low, high) = way
    return abs(low) + abs(high)
