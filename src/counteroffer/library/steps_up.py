"""What one level up is worth: the pay of the next level at the same company, for the same work, in one region and currency.

Two levels come from one guide with rows by level, or from two guides for the same work at two levels. Nothing is
converted, and a level that is on no known ladder has no next one.
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TypeAlias

from counteroffer.guides.guide import Guide, PayRow, Range
from counteroffer.library.companies import company_key
from counteroffer.library.ladder import rank_of, rung_of
from counteroffer.library.pay_parts import PayPart, parts_of_rows
from counteroffer.library.regions import read_places
from counteroffer.library.roles import PLAIN_LEVEL, read_role
from counteroffer.library.spelling import words_of

COMPONENTS = ("base", "total")
_Key: TypeAlias = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """One level's pay in one region: the guide's title or the row's level, and where it stands."""

    guide: Guide
    level: str
    region: str
    part: PayPart


@dataclass(frozen=True, slots=True)
class StepUp:
    """From one level to the next: the component, and both rungs, in one currency."""

    component: str
    lower: Rung
    higher: Rung

    @property
    def unit(self) -> str:
        """The currency, with "/month" where base is per month."""
        return self.lower.part.unit or ""

    @property
    def difference(self) -> Range:
        """By how much both ends rise; below zero where the higher level pays less."""
        below, above = self.lower.part.range, self.higher.part.range
        return Range(above.low - below.low, above.high - below.high)

    @property
    def share(self) -> Decimal | None:
        """By which share (0..1) the middle rises; None where the lower one is 0."""
        below, above = (rung.part.range.low + rung.part.range.high for rung in (self.lower, self.higher))
        return above / below - 1 if below else None


def find_steps(guides: Iterable[Guide]) -> tuple[StepUp, ...]:
    """Every step up of base and of total, by company, work, region and level."""
    ladders: dict[_Key, dict[int, Rung]] = {}
    for guide in guides:
        for key, rank, rung in _rungs(guide):
            ladders.setdefault(key, {}).setdefault(rank, rung)
    steps = (
        StepUp(rung.part.component, rung, above)
        for ladder in ladders.values()
        for (_rank, rung), (_higher, above) in pairwise(sorted(ladder.items()))
    )
    return tuple(sorted(steps, key=_order))


def _rungs(guide: Guide) -> Iterator[tuple[_Key, int, Rung]]:
    """Each base and total of a guide with its ladder and how high it stands there."""
    if not guide.company or not guide.role:
        return
    company, work = company_key(guide.company), read_role(guide.role).family
    for row, parts in zip(guide.compensation, parts_of_rows(guide), strict=True):
        found = _rung_of_row(guide, row)
        if found is None:
            continue
        series, rank = found
        for part in parts:
            if part.component in COMPONENTS and part.unit is not None:
                rung = Rung(guide, row.level or _title(guide), row.region, part)
                yield (company, work, _place(row.region), part.unit, part.component, series), rank, rung


def _rung_of_row(guide: Guide, row: PayRow) -> tuple[str, int] | None:
    """How high a row stands: by its own level, else by the guide's; a title without a word of level is a middle one."""
    if row.level:
        return rung_of(row.level)
    if guide.level and (by_code := rung_of(guide.level)):
        return by_code
    rank = rank_of(read_role(f"{guide.role} {guide.level or ''}").levels or frozenset({PLAIN_LEVEL}))
    return None if rank is None else ("", rank)


def _title(guide: Guide) -> str:
    return f"{guide.role} ({guide.level})" if guide.level else guide.role or ""


def _place(region: str) -> Hashable:
    return frozenset((place.name, place.lies_in) for place in read_places(region)) or words_of(region)


def _order(step: StepUp) -> tuple[str, str, str, str, str, Decimal]:
    lower = step.lower
    work = " ".join(read_role(lower.guide.role or "").family)
    return (
        (lower.guide.company or "").casefold(),
        work,
        lower.region,
        step.unit,
        step.component,
        lower.part.range.low,
    )
