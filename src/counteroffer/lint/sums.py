"""The usual ways to count a year's total from its parts, and how far a stated total is from each."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import reduce

import msgspec

ENDS = ("low", "high")
WHOLE_GRANT = "the whole grant"
_NOTHING = Decimal(0)


class Part(msgspec.Struct, frozen=True, gc=False):
    """One part of a year's pay at both ends, with the rounding at each: half a unit of its last printed digit."""

    name: str
    low: Decimal
    high: Decimal
    low_rounding: Decimal
    high_rounding: Decimal
    open: bool = False

    def at(self, end: str) -> Decimal:
        """The value at "low" or "high"."""
        return self.low if end == "low" else self.high

    def rounding_at(self, end: str) -> Decimal:
        """How far the exact value may be from the printed one."""
        return self.low_rounding if end == "low" else self.high_rounding


class Sum(msgspec.Struct, frozen=True, gc=False):
    """One way to count a total: its parts, added up at both ends, as are their roundings."""

    parts: tuple[Part, ...] = ()
    low: Decimal = _NOTHING
    high: Decimal = _NOTHING
    low_rounding: Decimal = _NOTHING
    high_rounding: Decimal = _NOTHING
    open: bool = False

    @property
    def name(self) -> str:
        """The way in words: "base + bonus + a year of the grant"."""
        return " + ".join(part.name for part in self.parts)

    def plus(self, part: Part | None) -> "Sum":
        """The sum with one more part."""
        if part is None:
            return self
        return Sum(
            (*self.parts, part),
            self.low + part.low,
            self.high + part.high,
            self.low_rounding + part.low_rounding,
            self.high_rounding + part.high_rounding,
            self.open or part.open,
        )

    def at(self, end: str) -> Decimal:
        """The sum at one end."""
        return self.low if end == "low" else self.high

    def gap(self, total: Part, end: str) -> Decimal:
        """By how much the stated total is above the sum (below: negative); zero within the rounding of the figures."""
        if end == "low":
            gap, rounding = total.low - self.low, total.low_rounding + self.low_rounding
            return gap if abs(gap) > rounding else _NOTHING
        gap, rounding = total.high - self.high, total.high_rounding + self.high_rounding
        is_open = self.open or (total.open and gap < 0)
        return gap if abs(gap) > rounding and not is_open else _NOTHING

    def gaps(self, total: Part) -> tuple[Decimal, Decimal]:
        """The gaps at the low and the high end."""
        return self.gap(total, "low"), self.gap(total, "high")

    def misses(self, total: Part) -> Decimal:
        """The gaps at both ends, added up without their signs."""
        low, high = self.gaps(total)
        return abs(low) + abs(high)


class Stated(msgspec.Struct, frozen=True, gc=False):
    """What a row states in one currency: the total, and the parts of it that are given as amounts."""

    currency: str
    field: str
    total: Part
    base: Part
    bonus: Part | None
    grants: tuple[Part, ...]
    sign_on: Part | None
    others: tuple[Part, ...]


def usual_sums(stated: Stated) -> Iterator[Sum]:
    """The usual ways to count the total from two parts or more, the most usual first."""
    return (way for way in _ways(stated) if len(way.parts) > 1)


def given(parts: Iterable[Part | None]) -> tuple[Part, ...]:
    """The parts that are stated."""
    return tuple(part for part in parts if part is not None)


def _ways(stated: Stated) -> Iterator[Sum]:
    bonus = stated.bonus
    base = Sum().plus(stated.base)
    paid = base.plus(bonus)
    for others in (stated.others, ()) if stated.others else ((),):
        for grant in stated.grants or (None,):
            way = reduce(Sum.plus, others, paid.plus(grant))
            yield way
            if stated.sign_on is not None:
                yield way.plus(stated.sign_on)
            if bonus is not None and grant is not None and grant.name != WHOLE_GRANT:
                yield reduce(Sum.plus, others, base.plus(grant))
