"""Files become records: read by the importer that knows them, named, counted, written beside and swapped in.

A file is one source. Its content says whether it is known already; a source that is written counts from then on, whatever
becomes of the next file, so an import that was stopped goes on where it ended.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from counteroffer.documents.source import shown_path
from counteroffer.market import importers
from counteroffer.market.importer import Choices, Importer, Job, Opened
from counteroffer.market.naming import name_records
from counteroffer.market.records.building import rebuilt
from counteroffer.market.records.engine import writing_engine, writing_to
from counteroffer.market.records.folder import Count, Example, Folder, Source
from counteroffer.market.sheets import head_of, is_sheet
from counteroffer.market.staging import stage
from counteroffer.market.text_tables import text_head
from counteroffer.terms.faults import BadRequestError
from counteroffer.terms.plugins import modules_in_order

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

HEAD_ROWS = 30
TABLES = (".csv", ".tsv", ".tab")
EXAMPLES = 3
SHORTEST_ID = 4
PIECE = 1 << 22
UNREADABLE = "line that cannot be read"

# Told which file is being read, and which share of it is done.
Watched = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file: its source, and whether it was there already."""

    source: Source
    was_there: bool


def import_files(
    folder: Folder, paths: Sequence[Path], today: date, choices: Choices, watched: Watched
) -> Iterator[Imported]:
    """Import files one after another; each counts as soon as it is done.

    Raises BadRequestError for a file that cannot be read or that no importer knows, FaultsFoundError for its faults.
    """
    with folder.writing():
        for path in paths:
            yield _import(folder, path, today, choices, watched)


def _import(folder: Folder, path: Path, today: date, choices: Choices, watched: Watched) -> Imported:
    opened = open_file(path)
    importer = choose(opened, choices)
    content = _digest(path)
    id = hashlib.sha256(f"{content} {importer.NAME} {choices.written()}".encode()).hexdigest()[:16]
    known = next((source for source in folder.listing().sources if source.id == id), None)
    if known is not None:
        return Imported(known, was_there=True)
    scratch = Path(tempfile.mkdtemp(prefix="importing-", dir=folder.path))
    try:
        engine = writing_engine(scratch)
        try:
            job = Job(opened, choices, engine, scratch, lambda share: watched(opened.shown, share))
            source = _write(folder, job, importer, _Identity(id, content, today))
        finally:
            engine.close()
        folder.swap(rebuilt(folder, [*folder.listing().sources, source], scratch))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return Imported(source, was_there=False)


@dataclass(frozen=True, slots=True)
class _Identity:
    id: str
    sha256: str
    day: date


def forget(folder: Folder, name: str) -> Source:
    """Take a source out of the records: by its id, the beginning of it, or its file's name.

    A BadRequestError where none, or more than one, is called so.
    """
    with folder.writing():
        sources = folder.listing().sources
        found = [one for one in sources if one.name == name or (len(name) >= SHORTEST_ID and one.id.startswith(name))]
        if len(found) != 1:
            why = "no source is" if not found else f"{len(found)} sources are"
            known = ", ".join(f"{one.id[:8]} ({one.name})" for one in found or sources)
            raise BadRequestError(
                f"{why} called {name!r}", f"name one of: {known}" if known else "nothing was imported yet"
            )
        scratch = Path(tempfile.mkdtemp(prefix="forgetting-", dir=folder.path))
        try:
            folder.swap(rebuilt(folder, [one for one in sources if one.id != found[0].id], scratch))
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    return found[0]


def open_file(path: Path) -> Opened:
    """A file with its first rows; a BadRequestError where it cannot be read."""
    try:
        if is_sheet(path):
            return Opened(path, shown_path(path), tuple(head_of(path, HEAD_ROWS)), is_table=True)
        if path.suffix.lower() in TABLES:
            return Opened(path, shown_path(path), tuple(text_head(path, HEAD_ROWS)), is_table=True)
        with path.open("r", encoding="utf-8-sig", errors="replace") as file:
            lines = [line.rstrip("\n") for _number, line in zip(range(HEAD_ROWS), file, strict=False)]
    except FileNotFoundError:
        raise BadRequestError(f"there is no file {path}", "check the name and the folder") from None
    except OSError as error:
        raise BadRequestError(f"{path} cannot be read: {error.strerror}", "name a file that you may read") from None
    return Opened(path, shown_path(path), tuple((line,) for line in lines), is_table=False)


def choose(opened: Opened, choices: Choices) -> Importer:
    """The importer that knows a file; a BadRequestError where none does."""
    for module in modules_in_order(importers):
        found: Importer = module
        if found.knows(opened, choices):
            return found
    raise BadRequestError(
        f"nothing tells what {opened.shown} holds",
        "name its columns (--map base=Salary --map employer=Company), or import a disclosure file, notes or job advertisements",
    )


def _digest(path: Path) -> str:
    """The hash of a file's content."""
    made = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            made.update(piece)
    return made.hexdigest()


def _write(folder: Folder, job: Job, importer: Importer, identity: _Identity) -> Source:
    """The records of a file, written beside the others, and the account of it."""
    stated = importer.state(job)
    if stated is not None:
        stage(job.engine, job.scratch, stated)
    name_records(job.engine, job.scratch)
    path = folder.source_file(identity.id)
    beside = job.scratch / path.name
    job.engine.execute(f"COPY ({_records(importer, identity.id)}) {writing_to(beside)}")
    beside.replace(path)
    read, kept, first, last = job.engine.execute(
        "SELECT count(*), count(*) FILTER (reason IS NULL), min(day) FILTER (reason IS NULL), max(day) FILTER (reason IS NULL) FROM stated"
    ).fetchall()[0]
    return Source(
        id=identity.id, name=job.opened.path.name, importer=importer.NAME, kind=importer.KIND, sha256=identity.sha256,
        imported=identity.day, read=read, kept=kept, dropped=[*_counts(job.engine, "reason"), *_unreadable(job.engine)],
        mended=_counts(job.engine, "mended"), first=first, last=last,
    )  # fmt: skip


def _records(importer: Importer, id: str) -> str:
    """The rows that are kept, as records, those of one occupation and employer together."""
    return f"""
        SELECT '{importer.KIND}' AS kind, stated.employer, employers.employer_key, stated.title, titles.code AS occupation,
            stated.place, places.state_code AS state, places.area, stated.currency,
            CASE WHEN high IS NULL THEN low WHEN low IS NULL THEN high ELSE (low + high + 1) // 2 END AS base,
            low, high, total, day, case_id, '{id}' AS source, row
        FROM stated
        JOIN employers ON coalesce(stated.employer, '') = employers.employer
        JOIN places ON coalesce(stated.place, '') = places.place AND coalesce(stated.state, '') = places.state
        JOIN titles ON coalesce(stated.title, '') = titles.title AND coalesce(stated.occupation, '') = titles.occupation
            AND coalesce(stated.currency, '') = titles.currency
        WHERE reason IS NULL
        ORDER BY titles.code, employers.employer_key, day"""


def _counts(engine: "DuckDBPyConnection", column: str) -> list[Count]:
    """How many rows were dropped, or mended, and why, the most frequent reason first."""
    where = "reason IS NOT NULL" if column == "reason" else "mended IS NOT NULL AND reason IS NULL"
    rows = engine.execute(
        f"""SELECT {column}, count(*), list({{'row': row, 'shown': shown}} ORDER BY row)[1:{EXAMPLES}]
        FROM stated WHERE {where} GROUP BY {column} ORDER BY count(*) DESC, {column}"""
    ).fetchall()
    return [Count(why, count, [Example(one["row"], one["shown"] or "") for one in some]) for why, count, some in rows]


def _unreadable(engine: "DuckDBPyConnection") -> list[Count]:
    """Lines of a text file that the engine could not take apart."""
    tables = {row[0] for row in engine.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if "reject_errors" not in tables:
        return []
    rows = engine.execute("SELECT DISTINCT line, left(csv_line, 60) FROM reject_errors ORDER BY line").fetchall()
    some = [Example(line, shown or "") for line, shown in rows[:EXAMPLES]]
    return [Count(UNREADABLE, len(rows), some)] if rows else []
