"""Compares an older library with a newer one, guide by guide and row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from counteroffer.guides.guide import Guide, PayRow, Range
from counteroffer.library.changes import GuideChange, LibraryChange, PayChange, RowChange, WordChange
from counteroffer.library.pairing import pair_guides, pair_rows
from counteroffer.library.pay_parts import PayPart, parts_of_rows, row_line
from counteroffer.library.spelling import words_of
from counteroffer.library.word_changes import shown_range, word_changes


def compare_libraries(old: Sequence[tuple[str, Guide]], new: Sequence[tuple[str, Guide]]) -> LibraryChange:
    """What changed from the older guides to the newer ones, by company and role; each comes with its path in its folder."""
    pairs = pair_guides(old, new)
    compared = [compare_guides(old[at][1], new[to][1]) for at, to in pairs.both]
    changed = [change for change in compared if change.is_change]
    return LibraryChange(
        changed=tuple(sorted(changed, key=lambda change: _order(change.new))),
        added=tuple(sorted((new[at][1] for at in pairs.new), key=_order)),
        removed=tuple(sorted((old[at][1] for at in pairs.old), key=_order)),
        same=len(compared) - len(changed),
    )


def compare_guides(old: Guide, new: Guide) -> GuideChange:
    """What changed from one guide to the other."""
    pairs = pair_rows(old.compensation, new.compensation)
    before, after = parts_of_rows(old), parts_of_rows(new)
    rows = [_Rows(old.compensation[at], new.compensation[to], before[at], after[to]) for at, to in pairs.both]
    return GuideChange(
        old=old,
        new=new,
        pay=tuple(change for row in rows for change in row.pay_changes()),
        rows=(
            *(_row_change("removed", old.compensation[at], before[at]) for at in pairs.old),
            *(_row_change("added", new.compensation[at], after[at]) for at in pairs.new),
        ),
        words=(*(change for row in rows for change in row.word_changes()), *word_changes(old, new)),
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """A row before and after, with its parts."""

    old: PayRow
    new: PayRow
    before: tuple[PayPart, ...]
    after: tuple[PayPart, ...]

    def pay_changes(self) -> Iterator[PayChange]:
        """The components that both rows state, where they differ."""
        known = _by_component(self.before)
        for key, part in _by_component(self.after).items():
            was = known.get(key)
            if was is not None and (was.range, was.unit) != (part.range, part.unit):
                yield PayChange(
                    region=self.new.region,
                    level=self.new.level,
                    component=part.component,
                    old=was.range,
                    new=part.range,
                    old_unit=was.unit,
                    new_unit=part.unit,
                    old_line=was.line,
                    new_line=part.line,
                )

    def word_changes(self) -> Iterator[WordChange]:
        """Another name for the row, other years of vesting, and components that only one of the rows states."""
        if words_of(_name(self.old)) != words_of(_name(self.new)):
            yield WordChange("row", _name(self.old), _name(self.new))
        years = [row.equity.vest_years if row.equity else None for row in (self.old, self.new)]
        if None not in years and years[0] != years[1]:
            said = [f"{shown_range(Range(count, count), '')} years" for count in years if count is not None]
            yield WordChange(f"vesting, {_name(self.new)}", said[0], said[1])
        known, now = _by_component(self.before), _by_component(self.after)
        for key in [*known, *(key for key in now if key not in known)]:
            if key not in known or key not in now:
                was, is_now = (
                    shown_range(side[key].range, side[key].unit) if key in side else None for side in (known, now)
                )
                yield WordChange(f"{key[0]}, {_name(self.new)}", was, is_now)


def _by_component(parts: tuple[PayPart, ...]) -> dict[tuple[str, int], PayPart]:
    """The parts by component, counted where one name stands twice."""
    found: dict[tuple[str, int], PayPart] = {}
    for part in parts:
        number = 0
        while (part.component, number) in found:
            number += 1
        found[part.component, number] = part
    return found


def _row_change(kind: Literal["added", "removed"], row: PayRow, parts: tuple[PayPart, ...]) -> RowChange:
    said = ", ".join(f"{part.component} {shown_range(part.range, part.unit)}" for part in parts)
    return RowChange(kind, row.region, row.level, said, row_line(parts))


def _name(row: PayRow) -> str:
    return " · ".join(part for part in (row.region, row.level) if part) or "no region"


def _order(guide: Guide) -> tuple[str, str, str, str]:
    return (guide.company or "", guide.role or "", guide.level or "", guide.path)
