"""Pay that comes in every month of every year: its payments by month, and its figures by year."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from counteroffer.offers.periods import whole
from counteroffer.terms.figures import Figure
from counteroffer.valuation.pay import ORDINALS
from counteroffer.valuation.valuation import Flow


def monthly(amounts: Sequence[Decimal]) -> tuple[Flow, ...]:
    """Whole yearly amounts, the first year's first, in twelve parts each; rounded so that every year makes its amount."""
    return tuple(
        Flow(12 * year + month, part)
        for year, amount in enumerate(amounts)
        for month, part in enumerate(_twelfths(amount), start=1)
        if part
    )


def in_proportion(amount: Decimal, weights: Iterable[tuple[int, Decimal]]) -> tuple[Flow, ...]:
    """A whole amount over months in proportion to their weights, rounded so that the parts make the amount."""
    held = tuple(weights)
    total = sum((weight for _month, weight in held), Decimal(0))
    flows, due, paid = [], Decimal(0), Decimal(0)
    for month, weight in held if total else ():
        due += weight
        by_now = whole(amount * due / total)
        if by_now != paid:
            flows.append(Flow(month, by_now - paid))
            paid = by_now
    return tuple(flows)


def figures_of_years(
    id: str,
    name: str,
    amounts: Sequence[Decimal],
    unit: str,
    because: str,
    origins: Callable[[int], tuple[Figure, ...]],
) -> tuple[Figure, ...]:
    """A figure for each year of a line from its yearly amounts; `origins` tells what a year's figure rests on."""
    return tuple(
        Figure(f"{id}.year_{year}", f"{name}, {ORDINALS[year - 1]} year", amount, unit, because, origins(year))
        for year, amount in enumerate(amounts, start=1)
    )


def _twelfths(amount: Decimal) -> Iterable[Decimal]:
    """Twelve whole parts of a whole amount, rounded cumulatively, halves up; in integers, as most pay comes this way."""
    size, sign = abs(int(amount)), -1 if amount < 0 else 1
    by_month = [(2 * size * month + 12) // 24 for month in range(13)]
    return (Decimal(sign * (after - before)) for before, after in pairwise(by_month))
