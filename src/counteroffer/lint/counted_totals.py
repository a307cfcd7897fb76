"""The totals of a guide beside every usual way to count them: read once for all rules about totals."""

from dataclasses import dataclass

from counteroffer.guides.guide import Guide
from counteroffer.lint.places import figures_by_field
from counteroffer.lint.row_parts import stated_in
from counteroffer.lint.sums import Stated, Sum, usual_sums


@dataclass(frozen=True, slots=True)
class CountedTotal:
    """A row's total in one currency: what the row states, the ways to count it, and those that make it exactly."""

    row: int
    stated: Stated
    ways: tuple[Sum, ...]
    exact: tuple[Sum, ...]


class _Last:
    """The totals of the guide that was asked for last: several rules ask for the same guide one after another."""

    guide: Guide | None = None
    totals: tuple[CountedTotal, ...] = ()


def counted_totals(guide: Guide) -> tuple[CountedTotal, ...]:
    """The totals of all rows, in each of a row's currencies, that have parts to count them from."""
    if _Last.guide is not guide:
        _Last.totals = _count(guide)
        _Last.guide = guide
    return _Last.totals


def _count(guide: Guide) -> tuple[CountedTotal, ...]:
    figures = figures_by_field(guide)
    counted: list[CountedTotal] = []
    for number, row in enumerate(guide.compensation):
        for stated in stated_in(row, number, figures):
            ways = tuple(usual_sums(stated))
            if ways:
                exact = tuple(way for way in ways if not way.misses(stated.total))
                counted.append(CountedTotal(number, stated, ways, exact))
    return tuple(counted)
