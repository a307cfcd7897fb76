"""Figures multiplied with each other."""

from collections.abc import Iterable
from decimal import Decimal

from counteroffer.terms.figures import Figure


def product(figures: Iterable[Figure]) -> Decimal:
    """The product of figures; of none it is one."""
    result = Decimal(1)
    for figure in figures:
        result *= figure.number
    return result
