"""What changed between an older and a newer library: pay at both ends, rows, whole guides, and words in short."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from counteroffer.guides.guide import Guide, Range

End: TypeAlias = Literal["low", "high"]
ENDS: tuple[End, ...] = ("low", "high")
THRESHOLD = Decimal(20)  # per cent


@dataclass(frozen=True, slots=True, kw_only=True)
class PayChange:
    """One component of one row that changed: its ranges before and after, with their units and lines.

    Units are ISO 4217 currencies, "USD/month", "%" (points of base), or None where a guide names none.
    """

    region: str
    level: str | None
    component: str
    old: Range
    new: Range
    old_unit: str | None
    new_unit: str | None
    old_line: int | None = None
    new_line: int | None = None

    @property
    def is_comparable(self) -> bool:
        """Whether both ranges are in one unit; the money of two currencies, or of a month and a year, is not compared."""
        return self.old_unit == self.new_unit

    def difference(self, end: End) -> Decimal | None:
        """By how much an end moved, in the unit; None where the units differ."""
        return _end(self.new, end) - _end(self.old, end) if self.is_comparable else None

    def per_cent(self, end: End) -> Decimal | None:
        """By how many per cent of its old value an end moved; None where the units differ or the old value is 0."""
        difference, old = self.difference(end), _end(self.old, end)
        return None if difference is None or not old else difference / abs(old) * 100

    def is_flagged(self, threshold: Decimal) -> bool:
        """Whether an end moved by more than the threshold in per cent, left 0, or is in another unit than before."""
        if not self.is_comparable:
            return True
        moved = ((self.per_cent(end), self.difference(end)) for end in ENDS)
        return any(abs(share) > threshold if share is not None else bool(by) for share, by in moved)


@dataclass(frozen=True, slots=True)
class RowChange:
    """A pay row that is there on one side alone: its region and level, what it pays in short, and its line there."""

    kind: Literal["added", "removed"]
    region: str
    level: str | None
    pays: str
    line: int | None


@dataclass(frozen=True, slots=True)
class WordChange:
    """A change outside the pay rows, in short: the topic, and what stood there before and after (None: nothing)."""

    topic: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideChange:
    """What changed in one guide; empty tuples where nothing did."""

    old: Guide
    new: Guide
    pay: tuple[PayChange, ...] = ()
    rows: tuple[RowChange, ...] = ()
    words: tuple[WordChange, ...] = ()

    @property
    def is_change(self) -> bool:
        """Whether anything changed."""
        return bool(self.pay or self.rows or self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryChange:
    """What changed between two libraries: guides that differ, those on one side alone, and how many are the same."""

    changed: tuple[GuideChange, ...] = ()
    added: tuple[Guide, ...] = ()
    removed: tuple[Guide, ...] = ()
    same: int = 0

    def flagged(self, threshold: Decimal) -> tuple[PayChange, ...]:
        """The changes of pay above the threshold in per cent, and those that cannot be compared."""
        return tuple(pay for guide in self.changed for pay in guide.pay if pay.is_flagged(threshold))


def _end(value: Range, end: End) -> Decimal:
    return value.low if end == "low" else value.high
