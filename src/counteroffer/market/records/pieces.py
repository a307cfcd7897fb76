"""What is read of a file is kept piece by piece, so that an import that was stopped goes on where it ended.

A piece is a Parquet file of rows as an importer states them. Its name says its number and where in the file reading goes on; it
gets this name only when it is whole, so a piece that is there is one that is right, whatever stopped the import.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from counteroffer.market.records.engine import listed, quoted, run
from counteroffer.market.records.record import STATED

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

READING = 1  # goes up when rows are read otherwise than before: pieces of another reading are not gone on with


class Pieces:
    """The pieces of one file, in a folder of their own, which need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        found = sorted(folder.glob(f"{READING}-*.parquet"))
        self.paths: list[Path] = found
        self.end = int(found[-1].stem.split("-")[2]) if found else 0
        self._rows: int | None = None if found else 0

    def rows(self, engine: "DuckDBPyConnection") -> int:
        """How many rows are kept so far."""
        if self._rows is None:
            (self._rows,) = engine.execute(f"SELECT count(*) FROM {listed(self.paths)}").fetchall()[0]
        return self._rows

    def keep(
        self, engine: "DuckDBPyConnection", question: str, end: int, tell: Callable[[float], None], added: str = ""
    ) -> None:
        """Keep the rows of a question as the next piece; `end` is where the file is read on, as its importer counts.

        `added` is a further question, asked after the first: its rows are put behind, where there are any.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        whole = self.folder / f"{READING}-{len(self.paths):06}-{end}.parquet"
        beside = whole.with_suffix(".new")
        run(engine, f"COPY ({question}) {_written(beside)}", tell)
        if added and engine.execute(f"SELECT EXISTS ({added})").fetchall()[0][0]:
            first, beside = beside, whole.with_suffix(".newer")
            engine.execute(f"COPY (SELECT * FROM {listed([first])} UNION ALL BY NAME {added}) {_written(beside)}")
            first.unlink()
        (new,) = engine.execute(f"SELECT count(*) FROM {listed([beside])}").fetchall()[0]
        self._rows = self.rows(engine) + new
        beside.replace(whole)
        self.paths.append(whole)
        self.end = end

    def show(self, engine: "DuckDBPyConnection", name: str) -> None:
        """Make a table of all rows that are kept, under a name, in the engine; it stands on the files."""
        if self.paths:
            engine.execute(f"CREATE VIEW {name} AS SELECT * FROM {listed(self.paths)}")
        else:
            columns = ", ".join(f'"{column}" {kind}' for column, kind in STATED.items())
            engine.execute(f"CREATE TABLE {name} ({columns})")


def _written(path: Path) -> str:
    """How a piece is written: it is read again soon, so it is packed fast rather than small."""
    return f"TO {quoted(path)} (FORMAT parquet, COMPRESSION lz4_raw, PARQUET_VERSION 'V2')"
