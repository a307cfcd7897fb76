"""Which row of a case counts: a case stands in the file of every quarter in which something became of it.

Its newest row counts, by the day of the decision. Where that row says that the case was withdrawn or denied, none of its rows
does. Of rows of one day, one that ends the case is the newer: a case is withdrawn after it was certified, never the other way
round; then the row that stands further down, or in the source imported last. A row without a day ends a case for good.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from counteroffer.market.records.engine import listed, quoted
from counteroffer.market.records.record import ENDED

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

REPEATED = "case repeated in the file"
ENDED_LATER = "withdrawn or denied further down in the file"
SLICE = 4_000_000  # rows whose cases are counted at once: the memory is bounded, however many there are
_LAST_DAY = "DATE '9999-12-31'"
_ENDED = f"reason IN ({', '.join(map(quoted, ENDED))})"
# A row of a case as one number, the newest being the largest: days since 1970, whether it ends the case, and its place. The
# largest of a case is found in a third of the memory that comparing three columns takes.
_PLACES = 1 << 40
_ORDER = f"date_diff('day', DATE '1970-01-01', coalesce(day, {_LAST_DAY})) * {2 * _PLACES} + is_ended::BIGINT * {_PLACES} + place"


def find_superseded(engine: "DuckDBPyConnection", rows: str) -> None:
    """Make the table `superseded` of the rows of one file that do not count, each with its reason."""
    cases = f"""
        SELECT case_id, row AS place, day, reason IS NOT NULL AS is_ended FROM {rows}
        WHERE case_id IS NOT NULL AND (reason IS NULL OR {_ENDED})"""
    _find_repeated(engine, cases, "repeated")
    engine.execute(f"""
        CREATE TEMP TABLE superseded AS
        SELECT cases.place AS row, CASE WHEN is_over THEN {quoted(ENDED_LATER)} ELSE {quoted(REPEATED)} END AS why
        FROM ({cases}) AS cases JOIN repeated USING (case_id) WHERE NOT is_ended AND cases.place <> repeated.place""")


def ended_cases(rows: str) -> str:
    """The cases that a file says are over, each once with its last day, as a question."""
    last = f"max(coalesce(day, {_LAST_DAY})) AS day"
    return f"SELECT case_id, {last} FROM {rows} WHERE case_id IS NOT NULL AND {_ENDED} GROUP BY case_id"


def find_newest(engine: "DuckDBPyConnection", kept: Sequence[Path], ended: Sequence[Path]) -> None:
    """Make the table `newest` of the cases that stand in several sources: the source that counts, and whether it is over.

    `kept` and `ended` are the files of the sources in the order of their import, what was kept and which cases are over.
    """
    parts = [f"SELECT case_id, day, FALSE AS is_ended, {place} AS place FROM {listed([path])} WHERE case_id IS NOT NULL"
             for place, path in enumerate(kept)]  # fmt: skip
    parts += [f"SELECT case_id, day, TRUE, {place} FROM {listed([path])}"
              for place, path in enumerate(ended) if path.exists()]  # fmt: skip
    _find_repeated(engine, " UNION ALL ".join(parts), "newest")


def _find_repeated(engine: "DuckDBPyConnection", cases: str, name: str) -> None:
    """Make a table of the cases of which there are several rows: the place of the newest, and whether that ends the case."""
    engine.execute(f"CREATE TEMP TABLE {name} (case_id BIGINT, place BIGINT, is_over BOOLEAN)")
    (rows,) = engine.execute(f"SELECT count(*) FROM ({cases})").fetchall()[0]
    slices = rows // SLICE + 1
    for slice in range(slices):
        engine.execute(f"""
            INSERT INTO {name}
            SELECT case_id, max({_ORDER}) AS newest, FALSE FROM ({cases})
            WHERE case_id % {slices} = {slice} GROUP BY case_id HAVING count(*) > 1""")
    engine.execute(f"UPDATE {name} SET place = place % {_PLACES}, is_over = place // {_PLACES} % 2 = 1")
