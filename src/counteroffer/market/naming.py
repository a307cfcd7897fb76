"""Names in records are brought together: employers by legal forms and aliases, places by area, titles by occupation.

Each different name is looked up once, however many records bear it.
"""

import csv
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from counteroffer.library.companies import same_company
from counteroffer.market.areas import area_of_city, find_area, letters_of, state_letters
from counteroffer.market.occupations import find_occupation
from counteroffer.market.records.engine import quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LOCAL = ("metropolitan", "nonmetropolitan")
CURRENCY_OF_TITLES = "USD"  # the occupations are those of US statistics


def name_records(engine: "DuckDBPyConnection", scratch: Path) -> None:
    """Give the rows of the table `stated` that are kept their keys: the tables `employers`, `places` and `titles`."""
    _look_up(engine, scratch, "employers", "employer", ("employer_key",), lambda row: (employer_key(row[0]),))
    _look_up(engine, scratch, "places", "place, state", ("state_code", "area"), lambda row: _placed(row[0], row[1]))
    _look_up(engine, scratch, "titles", "title, occupation, currency", ("code",), lambda row: (_code(*row),))


@cache
def employer_key(name: str) -> str:
    """What two spellings of one employer share: the name that guides use, without legal forms, case and spaces."""
    return same_company(name)


def _look_up(
    engine: "DuckDBPyConnection",
    scratch: Path,
    table: str,
    columns: str,
    found: tuple[str, ...],
    find: Callable[[tuple[str, ...]], tuple[str, ...]],
) -> None:
    """Make a table of every different name with what was found for it; by way of a file, as the engine reads that fast."""
    names = columns.split(", ")
    rows: Iterable[tuple[str | None, ...]] = engine.execute(
        f"SELECT DISTINCT {columns} FROM stated WHERE reason IS NULL"
    ).fetchall()
    between = scratch / f"{table}.csv"
    with between.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        for row in rows:
            written = tuple(cell or "" for cell in row)
            writer.writerow((*written, *find(written)))
    shape = dict.fromkeys((*names, *found), "VARCHAR")
    options = f"header = false, columns = {shape}, quote = '\"', escape = '\"', auto_detect = false, delim = ',', allow_quoted_nulls = false"
    engine.execute(f"CREATE TABLE {table} AS SELECT * FROM read_csv({quoted(between)}, {options})")
    between.unlink()


def _placed(place: str, state: str) -> tuple[str, str]:
    """The two letters of a state and the area's code; empty where there is none."""
    code = state if len(state) == 2 else state_letters().get(state.casefold(), "")
    if code:
        area = area_of_city(place, code)
        return code, area.code if area else ""
    found = find_area(place)
    area = found.area if found.area is not None and found.area.kind in LOCAL else None
    return letters_of(found.state) if found.state is not None else state, area.code if area else ""


def _code(title: str, occupation: str, currency: str) -> str:
    """The occupation that is stated, else the one that counts the title; empty where neither is known."""
    if occupation or currency != CURRENCY_OF_TITLES or not title:
        return occupation
    found = find_occupation(title).occupation
    return found.code if found else ""
