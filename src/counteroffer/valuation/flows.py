"""Payments by month: amounts spread over months without losing a unit, and summed into the years of a line."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from counteroffer.offers.periods import whole
from counteroffer.terms.figures import Figure
from counteroffer.valuation.pay import ORDINALS
from counteroffer.valuation.valuation import Flow


def spread_out(amount: Decimal, parts: Iterable[tuple[int, Fraction]], months: int) -> tuple[Flow, ...]:
    """An amount paid in parts: (month, share of the amount), in order of the months; those after `months` are left out.

    Each payment is in whole units; they are rounded cumulatively, so shares that make one make the whole amount.
    """
    flows, due, paid = [], Fraction(0), Decimal(0)
    for month, share in parts:
        if month > months:
            break
        due += share
        by_now = whole(amount * due.numerator / due.denominator)
        if by_now != paid:
            flows.append(Flow(month, by_now - paid))
            paid = by_now
    return tuple(flows)


def in_year(flows: Iterable[Flow], year: int) -> Decimal:
    """The sum of the payments of a year of work, 1 being the first."""
    return sum((flow.amount for flow in flows if 12 * (year - 1) < flow.month <= 12 * year), Decimal(0))


def year_figures(
    id: str, name: str, flows: tuple[Flow, ...], unit: str, because: str, origins: tuple[Figure, ...], years: int
) -> tuple[Figure, ...]:
    """A figure for each year of a line: the payments of that year."""
    return tuple(
        Figure(f"{id}.year_{year}", f"{name}, {ORDINALS[year - 1]} year", in_year(flows, year), unit, because, origins)
        for year in range(1, years + 1)
    )
