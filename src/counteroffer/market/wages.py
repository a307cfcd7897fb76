"""Published wages of one occupation in one area: five percentiles a year and an hour, each as it was published.

The figures are those of the US Occupational Employment and Wage Statistics: base wages of employees, without bonus, equity
or overtime, all levels of seniority together. A cell that is not published is not zero; one above the highest wage that
is published says "at or above".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from counteroffer.market.wage_tables import Area, Occupation, manifest, table_path
from counteroffer.terms.figures import SHARE, Figure

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PERCENTILES = (10, 25, 50, 75, 90)
POINT_NAMES = {
    10: "tenth percentile",
    25: "twenty-fifth percentile",
    50: "median",
    75: "seventy-fifth percentile",
    90: "ninetieth percentile",
}
CURRENCY = "USD"
Per: TypeAlias = Literal["year", "hour"]

_COLUMNS = ("employment", "employment_error", "hourly_mean", "annual_mean", "mean_error",
            *(f"hourly_p{rank}" for rank in PERCENTILES), *(f"annual_p{rank}" for rank in PERCENTILES))  # fmt: skip
_PREFIX: dict[Per, str] = {"year": "annual", "hour": "hourly"}
_UNIT: dict[Per, str] = {"year": CURRENCY, "hour": f"{CURRENCY}/hour"}
_SMALLEST = {"annual": Decimal(1), "hourly": Decimal("0.01")}  # what the file's whole numbers count
_PER_MILLE = Decimal("0.001")  # errors are published in tenths of a per cent


class Mark(StrEnum):
    """What a cell says."""

    PUBLISHED = "published"
    AT_OR_ABOVE = "at or above"
    OTHER_UNIT = "not published in this unit of time"
    NOT_RELEASED = "not published"


_MARKS = {".": Mark.PUBLISHED, "5": Mark.AT_OR_ABOVE, "4": Mark.OTHER_UNIT, "8": Mark.NOT_RELEASED}


@dataclass(frozen=True, slots=True)
class WagePoint:
    """One percentile of a cell. `wage` is None where none is published; marked "at or above" it is a lower bound."""

    rank: int
    wage: Figure | None
    mark: Mark

    @property
    def name(self) -> str:
        """The percentile in words, without a digit."""
        return POINT_NAMES[self.rank]

    @property
    def exact(self) -> Figure | None:
        """The wage where it is published as a number; None for a bound."""
        return self.wage if self.mark is Mark.PUBLISHED else None


@dataclass(frozen=True, slots=True)
class WageCell:
    """Published wages of one occupation in one area.

    `employment` counts jobs; the two errors are relative standard errors of the survey, as shares, `mean_error` that of
    the mean wage. Any of them is None where it is not published.
    """

    occupation: Occupation
    area: Area
    yearly: tuple[WagePoint, ...]
    hourly: tuple[WagePoint, ...]
    mean: Figure | None
    employment: Figure | None
    employment_error: Figure | None
    mean_error: Figure | None

    def points(self, per: Per) -> tuple[WagePoint, ...]:
        """The five percentiles, lowest first, of a year's or an hour's wage."""
        return self.yearly if per == "year" else self.hourly

    def is_published(self, per: Per) -> bool:
        """Whether any percentile of a year's or an hour's wage is published, be it as a bound."""
        return any(point.wage is not None for point in self.points(per))


def wage_percentiles(occupation: Occupation, area: Area) -> WageCell | None:
    """The cell of an occupation in an area; None where the survey has none. A published cell may hold no wages."""
    return wage_cells(occupation, (area,)).get(area.code)


def wage_cells(occupation: Occupation, asked: Sequence[Area]) -> dict[str, WageCell]:
    """The cells of an occupation in several areas by the area's code, those that the survey has."""
    by_code = {int(area.code): area for area in asked}
    # Written into the question: DuckDB loads pandas, where that is installed, to look at a value that is handed to it.
    path = str(table_path("wages.parquet")).replace("'", "''")
    whose = f"occupation = {int(occupation.code.replace('-', ''))} AND area IN ({', '.join(map(str, by_code))})"
    question = f"SELECT area, notes, {', '.join(_COLUMNS)} FROM read_parquet('{path}') WHERE {whose}"
    found = _wages().cursor().execute(question).fetchall()
    cells = (_cell(occupation, by_code[area], notes, values) for area, notes, *values in found)
    return {cell.area.code: cell for cell in cells}


@cache
def _wages() -> "DuckDBPyConnection":
    """An engine in memory that only reads: one thread, no extensions from elsewhere."""
    import duckdb

    return duckdb.connect(
        config={"threads": 1, "autoinstall_known_extensions": False, "autoload_known_extensions": False}
    )


def _cell(occupation: Occupation, area: Area, notes: str, values: Sequence[int | None]) -> WageCell:
    stem = f"statistics.{occupation.code}.{area.code}"
    noted = {name: _MARKS[note] for name, note in zip(_COLUMNS, notes, strict=True)}
    given = dict(zip(_COLUMNS, values, strict=True))

    def wage(column: str, per: Per) -> Figure | None:
        return _wage(f"{stem}.{column}", _named(column, occupation, area), given[column], noted[column], per)

    def points(per: Per) -> tuple[WagePoint, ...]:
        columns = ((rank, f"{_PREFIX[per]}_p{rank}") for rank in PERCENTILES)
        return tuple(WagePoint(rank, wage(column, per), noted[column]) for rank, column in columns)

    def counted(column: str, smallest: Decimal, unit: str) -> Figure | None:
        number = given[column]
        if number is None:
            return None
        return _figure(f"{stem}.{column}", _named(column, occupation, area), number * smallest, unit)

    return WageCell(
        occupation=occupation, area=area, yearly=points("year"), hourly=points("hour"), mean=wage("annual_mean", "year"),
        employment=counted("employment", Decimal(1), "jobs"), employment_error=counted("employment_error", _PER_MILLE, SHARE),
        mean_error=counted("mean_error", _PER_MILLE, SHARE),
    )  # fmt: skip


def _wage(id: str, name: str, number: int | None, mark: Mark, per: Per) -> Figure | None:
    if mark is Mark.AT_OR_ABOVE:
        highest = manifest().highest_published
        bound = highest.year if per == "year" else highest.hour
        return _figure(id, f"{name}: at or above this", bound, _UNIT[per], "no higher wage is published here")
    if number is None:
        return None
    return _figure(id, name, number * _SMALLEST[_PREFIX[per]], _UNIT[per])


def _figure(id: str, name: str, value: Decimal, unit: str, because: str = "as published") -> Figure:
    checked = f"{because}; checked in {manifest().source.package}"
    return Figure(id, name, value, unit, checked, (manifest().citation,))


def _named(column: str, occupation: Occupation, area: Area) -> str:
    """What a column holds, in words: "median of a year's wage: Software Developers, Boulder, CO"."""
    prefix, _, what = column.partition("_")
    of = {"annual": " of a year's wage", "hourly": " of an hour's wage"}.get(prefix, "")
    said = {"mean_error": "relative standard error of the mean wage", "employment": "jobs",
            "employment_error": "relative standard error of the number of jobs"}.get(column)  # fmt: skip
    if said is None:
        said = (POINT_NAMES[int(what[1:])] if what != "mean" else "mean") + of
    return f"{said}: {occupation.title}, {area.name}"
