"""Rows that an importer yields one by one are kept in pieces, by way of a file: that is fast."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields
from itertools import islice
from pathlib import Path

from counteroffer.market.importer import Job
from counteroffer.market.records.engine import quoted
from counteroffer.market.records.record import STATED, Stated
from counteroffer.market.text_tables import one_line

ROWS = 100_000  # kept at once


def stage(job: Job, rows: Iterable[Stated]) -> None:
    """Keep the rows that a file states, those that are kept already being left out of them."""
    between = job.scratch / "stated.csv"
    options = f"header = false, columns = {STATED}, nullstr = '', quote = '\"', escape = '\"', delim = ',', auto_detect = false"
    left = iter(rows)
    while some := list(islice(left, ROWS)):
        _write(between, some)
        question = f"SELECT * FROM read_csv({quoted(between)}, {options})"
        job.pieces.keep(job.engine, question, job.pieces.end + len(some), lambda _share: None)
        between.unlink()


def _write(out: Path, rows: Sequence[Stated]) -> None:
    order = [field.name for field in fields(Stated)]
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for row in rows:
            named = dict(zip(order, astuple(row), strict=True))
            cells = (named[column] for column in STATED)
            writer.writerow([one_line(cell) if isinstance(cell, str) else cell for cell in cells])
