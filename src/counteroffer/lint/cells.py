"""The cells of a guide's pay tables one by one: which component of which row, its two ends, and where each stands."""

import re
import sys
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

import msgspec

from counteroffer.guides.guide import Guide, GuideFigure, PayRow
from counteroffer.lint.last_guide import OnceAGuide
from counteroffer.lint.places import first_line, rounding_of
from counteroffer.terms.places import Span

PERCENT = "%"
QUOTED = "quoted."

_NO_CELLS: Mapping[str, "Cell"] = {}
_FIELD = re.compile(r"compensation\[(\d+)\]\.(.+)\.(low|high)\Z")
_OTHER = re.compile(r"other\[(\d+)\]\.range\Z")
_NAMES = {
    "base": "base salary",
    "equity": "equity grant",
    "equity.grant": "equity grant",
    "equity.annual": "yearly equity",
    "bonus": "bonus",
    "bonus.amount": "bonus",
    "bonus.pct": "bonus percentage",
    "sign_on": "sign-on",
    "total": "total",
}


class Cell(msgspec.Struct, frozen=True, gc=False):
    """One range of one row: `part` is the component's field in the row ("base", "equity.grant", "quoted.total")."""

    row: int
    part: str
    low: GuideFigure
    high: GuideFigure

    @property
    def span(self) -> Span:
        """Where the cell's first figure stands."""
        return self.low.span

    @property
    def unit(self) -> str:
        """The currency of the cell, or "%"."""
        return self.low.unit

    @property
    def is_money(self) -> bool:
        """Whether the cell is an amount of the row's own, neither a percentage nor a second quotation."""
        return self.unit != PERCENT and not self.part.startswith(QUOTED)

    @property
    def written(self) -> str:
        """The range as the guide writes it, both ends."""
        return self.low.text if self.low.text == self.high.text else f"{self.low.text} to {self.high.text}"

    @property
    def middle(self) -> Decimal:
        """The middle of the range."""
        return (self.low.value + self.high.value) / 2

    def figure(self, end: str) -> GuideFigure:
        """The figure at "low" or "high"."""
        return self.low if end == "low" else self.high

    def bounds(self, end: str) -> tuple[Decimal, Decimal]:
        """Between which values the exact one of an end lies, by the rounding of the printed figure."""
        figure = self.figure(end)
        rounding = rounding_of(figure)
        return figure.value - rounding, figure.value + rounding

    def name_in(self, row: PayRow) -> str:
        """What the component is called: "base salary", or the guide's own name for a further column."""
        part = self.part.removeprefix(QUOTED)
        other = _OTHER.match(part)
        return row.other[int(other[1])].name if other else _NAMES.get(part, part)


@OnceAGuide
def cells_of(guide: Guide) -> tuple[Cell, ...]:
    """The cells of all rows that state a range of numbers, in the order of the text."""
    ends: dict[tuple[int, str], dict[str, GuideFigure]] = {}
    for figure in guide.figures:
        place = _place_of(figure.field) if figure.field.startswith("compensation[") else None
        if place is not None:
            ends.setdefault(place[0], {})[place[1]] = figure
    cells = [Cell(row, part, both["low"], both["high"]) for (row, part), both in ends.items() if len(both) > 1]
    cells.sort(key=lambda cell: (cell.low.span.line, cell.low.span.column))
    return tuple(cells)


@lru_cache(maxsize=10_000)
def _place_of(field: str) -> tuple[tuple[int, str], str] | None:
    """The row, the part and the end that a field is; None where it is no range of a row. All guides have the same few."""
    found = _FIELD.match(field)
    return ((int(found[1]), sys.intern(found[2])), found[3]) if found else None


@OnceAGuide
def money_cells(guide: Guide) -> tuple[Cell, ...]:
    """The cells that are amounts of their row's own, neither percentages nor second quotations."""
    return tuple([cell for cell in cells_of(guide) if cell.is_money])


def row_cells(guide: Guide, number: int) -> Mapping[str, Cell]:
    """The cells of one row by their part, in the order of the text."""
    return _cells_by_row(guide).get(number, _NO_CELLS)


@OnceAGuide
def _cells_by_row(guide: Guide) -> Mapping[int, Mapping[str, Cell]]:
    rows: dict[int, dict[str, Cell]] = {}
    for cell in cells_of(guide):
        rows.setdefault(cell.row, {})[cell.part] = cell
    return rows


def row_name(row: PayRow) -> str:
    """A row as a message calls it: its region and its level, as far as it has them."""
    return ", ".join(part for part in (row.region, row.level) if part) or "a row without a region"


def place_of_row(guide: Guide, number: int) -> Span:
    """Where a row stands: its first figure, else its line as the rows beside it tell, else the guide's first line."""
    places = _places_of_rows(guide)
    if number in places:
        return places[number]
    before, after = places.get(number - 1), places.get(number + 1)
    if before is not None and (after is None or after.line == before.line + 2):
        return Span(guide.path, before.line + 1, 1, 1)
    if after is not None and before is None and after.line > 1:
        return Span(guide.path, after.line - 1, 1, 1)
    return first_line(guide)


@OnceAGuide
def _places_of_rows(guide: Guide) -> Mapping[int, Span]:
    """The first cell of each row that has one."""
    places: dict[int, Span] = {}
    for cell in cells_of(guide):
        places.setdefault(cell.row, cell.span)
    return places
