"""A year's pay as it is taxed, a tax on it, and the arithmetic of brackets."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from counteroffer.parameters.tables import Rate
from counteroffer.terms.figures import Origin


@dataclass(frozen=True, slots=True)
class Pay:
    """Taxable pay of a year, month by month, in the order in which it is paid."""

    months: tuple[Decimal, ...]

    @property
    def total(self) -> Decimal:
        """The pay of the whole year."""
        return sum(self.months, Decimal(0))


@dataclass(frozen=True, slots=True)
class Levy:
    """One tax: `key` is its part of an id, `amount` is not rounded, `origins` are the parameters it rests on."""

    key: str
    name: str
    amount: Decimal
    because: str
    origins: tuple[Origin, ...]


def by_brackets(income: Decimal, brackets: tuple[Rate, ...]) -> Decimal:
    """The tax on an income: each bracket's rate on what lies in it, not rounded; none on an income below zero."""
    ends: Iterable[tuple[Rate, Rate | None]] = [*pairwise(brackets), (brackets[-1], None)]
    tax = Decimal(0)
    for bracket, after in ends:
        top = income if after is None else min(income, after.over)
        tax += max(top - bracket.over, Decimal(0)) * bracket.rate
    return tax


def above(amount: Decimal, threshold: Decimal) -> Decimal:
    """What an amount exceeds a threshold by; zero where it does not."""
    return max(amount - threshold, Decimal(0))
