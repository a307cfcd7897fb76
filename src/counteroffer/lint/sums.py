"""The usual ways to count a year's total from its parts, and how far a stated total is from each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

ENDS = ("low", "high")
WHOLE_GRANT = "the whole grant"


@dataclass(frozen=True, slots=True)
class Part:
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


@dataclass(frozen=True, slots=True)
class Sum:
    """One way to count a total: its parts, added up."""

    parts: tuple[Part, ...]

    @property
    def name(self) -> str:
        """The way in words: "base + bonus + a year of the grant"."""
        return " + ".join(part.name for part in self.parts)

    def at(self, end: str) -> Decimal:
        """The sum at one end."""
        return sum((part.at(end) for part in self.parts), Decimal(0))

    def gap(self, total: Part, end: str) -> Decimal:
        """By how much the stated total is above the sum (below: negative); zero within the rounding of the figures."""
        gap = total.at(end) - self.at(end)
        rounding = total.rounding_at(end) + sum((part.rounding_at(end) for part in self.parts), Decimal(0))
        is_open = end == "high" and (any(part.open for part in self.parts) or (total.open and gap < 0))
        return Decimal(0) if is_open or abs(gap) <= rounding else gap

    def misses(self, total: Part) -> Decimal:
        """The gaps at both ends, added up without their signs."""
        return sum((abs(self.gap(total, end)) for end in ENDS), Decimal(0))


@dataclass(frozen=True, slots=True)
class Stated:
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
    base, bonus = stated.base, stated.bonus
    for others in (stated.others, ()) if stated.others else ((),):
        for grant in stated.grants or (None,):
            for sign_on in (None, stated.sign_on) if stated.sign_on else (None,):
                yield Sum(given([base, bonus, grant, *others, sign_on]))
            if bonus is not None and grant is not None and grant.name != WHOLE_GRANT:
                yield Sum(given([base, grant, *others]))
