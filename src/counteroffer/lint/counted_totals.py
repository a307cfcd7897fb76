"""The totals of a guide beside every usual way to count them: read once for all rules about totals."""

import msgspec

from counteroffer.guides.guide import Guide
from counteroffer.lint.last_guide import OnceAGuide
from counteroffer.lint.places import figures_by_field
from counteroffer.lint.row_parts import stated_in
from counteroffer.lint.sums import Stated, Sum, usual_sums


class CountedTotal(msgspec.Struct, frozen=True, gc=False):
    """A row's total in one currency: what the row states, the ways to count it, and those that make it exactly."""

    row: int
    stated: Stated
    ways: tuple[Sum, ...]
    exact: tuple[Sum, ...]


@OnceAGuide
def counted_totals(guide: Guide) -> tuple[CountedTotal, ...]:
    """The totals of all rows, in each of a row's currencies, that have parts to count them from."""
    figures = figures_by_field(guide)
    counted: list[CountedTotal] = []
    for number, row in enumerate(guide.compensation):
        for stated in stated_in(row, number, figures):
            ways = tuple(usual_sums(stated))
            if ways:
                exact = tuple(way for way in ways if way.makes(stated.total))
                counted.append(CountedTotal(number, stated, ways, exact))
    return tuple(counted)
