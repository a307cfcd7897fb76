"""The usual ways to count a year's total from its parts, and how far a stated total is from each."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

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
    """One way to count a total: its parts, added up."""

    parts: tuple[Part, ...]

    @property
    def name(self) -> str:
        """The way in words: "base + bonus + a year of the grant"."""
        return " + ".join(part.name for part in self.parts)

    def at(self, end: str) -> Decimal:
        """The sum at one end."""
        summed = _NOTHING
        for part in self.parts:
            summed += part.low if end == "low" else part.high
        return summed

    def gap(self, total: Part, end: str) -> Decimal:
        """By how much the stated total is above the sum (below: negative); zero within the rounding of the figures."""
        gap = total.at(end) - self.at(end)
        if not gap:
            return _NOTHING
        rounding = _NOTHING
        for part in self.parts:
            rounding += part.low_rounding if end == "low" else part.high_rounding
        if abs(gap) <= total.rounding_at(end) + rounding:
            return _NOTHING
        is_open = end == "high" and (any(part.open for part in self.parts) or (total.open and gap < 0))
        return _NOTHING if is_open else gap

    def makes(self, total: Part) -> bool:
        """Whether the stated total is this sum at both ends."""
        return not (self.gap(total, "low") or self.gap(total, "high"))

    def misses(self, total: Part) -> Decimal:
        """The gaps at both ends, added up without their signs."""
        return abs(self.gap(total, "low")) + abs(self.gap(total, "high"))


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
    base, bonus = stated.base, stated.bonus
    for others in (stated.others, ()) if stated.others else ((),):
        for grant in stated.grants or (None,):
            for sign_on in (None, stated.sign_on) if stated.sign_on else (None,):
                yield Sum(given([base, bonus, grant, *others, sign_on]))
            if bonus is not None and grant is not None and grant.name != WHOLE_GRANT:
                yield Sum(given([base, grant, *others]))
