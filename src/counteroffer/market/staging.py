"""Rows that an importer yields one by one are put into the engine's table `stated`, by way of a file: that is fast."""

import csv
from collections.abc import Iterable
from dataclasses import astuple, fields
from pathlib import Path
from typing import TYPE_CHECKING

from counteroffer.market.records.engine import quoted
from counteroffer.market.records.record import STATED, Stated

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def stage(engine: "DuckDBPyConnection", scratch: Path, rows: Iterable[Stated]) -> None:
    """Make the table `stated` of rows."""
    between = scratch / "stated.csv"
    order = [field.name for field in fields(Stated)]
    with between.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for row in rows:
            named = dict(zip(order, astuple(row), strict=True))
            writer.writerow([named[column] for column in STATED])
    options = f"header = false, columns = {STATED}, nullstr = '', quote = '\"', escape = '\"', delim = ',', auto_detect = false"
    engine.execute(f"CREATE TABLE stated AS SELECT * FROM read_csv({quoted(between)}, {options})")
    between.unlink()
