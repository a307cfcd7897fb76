"""The course of base salary over the years of work: what it starts at, and each raise that the case states."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from counteroffer.offers.case import BasePay, Offer, PlannedRaise
from counteroffer.offers.periods import yearly
from counteroffer.terms.figures import Figure
from counteroffer.valuation.valuation import Horizon


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of months at one salary, from the first day of month `first` to the end of month `last`.

    `salary` is a year's; `per_unit` is what one more unit of the first day's base adds to it (zero after a raise to
    a stated amount); `origins` are the figures that it rests on.
    """

    first: int
    last: int
    salary: Decimal
    per_unit: Decimal
    origins: tuple[Figure, ...]

    def months_in(self, year: int) -> range:
        """Its months that lie in a year of work."""
        return range(max(self.first, 12 * (year - 1) + 1), min(self.last, 12 * year) + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseCourse:
    """Base salary over the years shown, stretch by stretch; `ignored` are raises to less than is paid by then."""

    base: Figure
    stretches: tuple[Stretch, ...]
    ignored: tuple[Figure, ...] = ()

    def in_year(self, year: int) -> Decimal:
        """What base salary pays in a year of work, exactly."""
        return _mean((stretch.salary, len(stretch.months_in(year))) for stretch in self.stretches)

    def per_unit(self, year: int) -> Decimal:
        """What one more unit of the first day's base adds to a year."""
        return _mean((stretch.per_unit, len(stretch.months_in(year))) for stretch in self.stretches)

    def per_unit_on_average(self, years: int) -> Decimal:
        """The same, on average over the first years."""
        return sum((self.per_unit(year) for year in range(1, years + 1)), Decimal(0)) / years

    def origins(self, year: int) -> tuple[Figure, ...]:
        """The figures that a year's base rests on, each once."""
        held = (stretch.origins for stretch in self.stretches if stretch.months_in(year))
        return tuple({origin.id: origin for origins in held for origin in origins}.values())

    def raises(self, years: int) -> tuple[Figure, ...]:
        """The raises that count in the first years."""
        held = (origin for year in range(1, years + 1) for origin in self.origins(year))
        return tuple({origin.id: origin for origin in held if origin.id != self.base.id}.values())

    def months(self, year: int) -> Iterator[tuple[int, Decimal]]:
        """Each month of a year with the salary of that month, as a year's."""
        for stretch in self.stretches:
            yield from ((month, stretch.salary) for month in stretch.months_in(year))


def course_of_base(offer: Offer, horizon: Horizon) -> BaseCourse | None:
    """The course of an offer's base; None where it states none.

    A raise in per cent multiplies what is paid by then; a raise to an amount never lowers it. A raise to an amount
    by the hour or month is made a year's as base itself is.
    """
    base, last = horizon.base, 12 * horizon.years
    if base is None or offer.base is None:
        return None
    now = Stretch(first=1, last=last, salary=base.number, per_unit=Decimal(1), origins=(base,))
    stretches: list[Stretch] = []
    ignored: list[Figure] = []
    for number, planned in enumerate(offer.base.raises, start=1):
        to = _raised_to(horizon, offer.base, planned, f"{offer.id}.raise_{number}_a_year")
        if to is not None and to.number <= now.salary:
            ignored.append(to)
        elif planned.month <= last:
            if planned.month > now.first:
                stretches.append(replace(now, last=planned.month - 1))
            now = _raised(now, planned, to)
    return BaseCourse(base=base, stretches=(*stretches, now), ignored=tuple(ignored))


def _raised_to(horizon: Horizon, pay: BasePay, planned: PlannedRaise, id: str) -> Figure | None:
    return yearly(horizon.case, planned.to, id, pay) if planned.to is not None else None


def _raised(now: Stretch, planned: PlannedRaise, to: Figure | None) -> Stretch:
    """The stretch from a raise on: at the amount that it names, else at what was paid times the raise."""
    first = max(now.first, planned.month)
    if to is not None:
        return replace(now, first=first, salary=to.number, per_unit=Decimal(0), origins=(to,))
    if planned.by is None:
        return replace(now, first=first)
    factor = 1 + planned.by.number
    return replace(
        now,
        first=first,
        salary=now.salary * factor,
        per_unit=now.per_unit * factor,
        origins=(*now.origins, planned.by),
    )


def _mean(parts: Iterable[tuple[Decimal, int]]) -> Decimal:
    """The mean over the months of a year; one value alone is itself."""
    held = [(value, months) for value, months in parts if months]
    return held[0][0] if len(held) == 1 else sum((value * months for value, months in held), Decimal(0)) / 12
