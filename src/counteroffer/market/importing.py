"""Files become records: read by the importer that knows them, named, counted, written beside and swapped in.

A file is one source. Its content says whether it is known already. What is read of it is kept in pieces, and a source that is
whole is kept as such, so an import that was stopped, however it was, goes on where it ended when it is called again. All
sources of a call are put together once, at its end: to put ten million filings together takes longer than to read one file.
"""

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from counteroffer.documents.source import shown_path
from counteroffer.market import importers
from counteroffer.market.importer import Choices, Importer, Job, Opened
from counteroffer.market.naming import name_records
from counteroffer.market.records.building import Watched, rebuilt
from counteroffer.market.records.engine import run, writing_engine, writing_to
from counteroffer.market.records.folder import Count, Example, Folder, Source
from counteroffer.market.records.latest import ended_cases, find_superseded
from counteroffer.market.records.pieces import Pieces
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


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file: its source, and whether it was there already."""

    source: Source
    was_there: bool


def import_files(
    folder: Folder, paths: Sequence[Path], today: date, choices: Choices, watched: Watched
) -> Iterator[Imported]:
    """Read files one after another; they count when the last is read, or when one of them fails.

    Raises BadRequestError for a file that cannot be read or that no importer knows, FaultsFoundError for its faults.
    """
    with folder.writing():
        told = {source.id for source in folder.listing().sources}
        try:
            for path in paths:
                source = _import(folder, path, today, choices, watched)
                yield Imported(source, was_there=source.id in told)
                told.add(source.id)
        except KeyboardInterrupt:
            raise  # at once: what is whole waits for the next change
        except BaseException:
            _count_in(folder, watched)
            raise
        _count_in(folder, watched)


def _count_in(folder: Folder, watched: Watched) -> None:
    """Let every source count that is whole."""
    sources = folder.sources()
    if len(sources) > len(folder.listing().sources):
        _swap(folder, sources, watched)


def _swap(folder: Folder, sources: Sequence[Source], watched: Watched) -> None:
    """Let these sources count and no others; a BadRequestError where there is no room for that."""
    import duckdb

    try:
        with folder.scratch() as scratch:
            folder.swap(rebuilt(folder, sources, scratch, watched))
    except (OSError, duckdb.Error) as error:
        raise _unwritten(f"the change of {folder.path}", error) from None


def _import(folder: Folder, path: Path, today: date, choices: Choices, watched: Watched) -> Source:
    import duckdb

    opened = open_file(path)
    importer = choose(opened, choices)
    content = _digest(path)
    id = hashlib.sha256(f"{content} {importer.NAME} {choices.written()}".encode()).hexdigest()[:16]
    known = next((source for source in folder.sources() if source.id == id), None)
    if known is not None:
        return known
    pieces = Pieces(folder.pieces_folder(id))
    try:
        with folder.scratch() as scratch, closing(writing_engine(scratch)) as engine:
            job = Job(opened, choices, engine, scratch, pieces, lambda share: watched(opened.shown, share))
            source = _write(folder, job, importer, _Identity(id, content, today))
    except Exception as error:
        shutil.rmtree(pieces.folder, ignore_errors=True)  # they are gone on with after an interrupt alone
        if isinstance(error, (OSError, duckdb.Error)):
            raise _unwritten(opened.shown, error) from None
        raise
    folder.finish(source)
    shutil.rmtree(pieces.folder, ignore_errors=True)
    return source


def _unwritten(what: str, error: Exception) -> BadRequestError:
    why = " ".join(str(error).split())[:200]
    return BadRequestError(
        f"{what} cannot be written: {why}", "look whether the disk has room; what counted before counts still"
    )


@dataclass(frozen=True, slots=True)
class _Identity:
    id: str
    sha256: str
    day: date


def forget(folder: Folder, name: str, watched: Watched | None = None) -> Source:
    """Take a source out of the records: by its id, the beginning of it, or its file's name.

    A BadRequestError where none, or more than one, is called so.
    """
    with folder.writing():
        sources = folder.sources()
        found = [one for one in sources if one.name == name or (len(name) >= SHORTEST_ID and one.id.startswith(name))]
        if len(found) != 1:
            why = "no source is" if not found else f"{len(found)} sources are"
            known = ", ".join(f"{one.id[:8]} ({one.name})" for one in found or sources)
            raise BadRequestError(
                f"{why} called {name!r}", f"name one of: {known}" if known else "nothing was imported yet"
            )
        left = [one for one in sources if one.id != found[0].id]
        _swap(folder, left, watched or (lambda _name, _share: None))
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
        stage(job, stated)
    job.pieces.show(job.engine, "stated_rows")
    find_superseded(job.engine, "stated_rows")
    job.engine.execute("""
        CREATE VIEW stated AS SELECT * EXCLUDE (why) REPLACE (coalesce(reason, why) AS reason)
        FROM stated_rows LEFT JOIN superseded USING (row)""")
    name_records(job.engine, job.scratch)
    _put(job, folder.source_file(identity.id), _records(importer, identity.id))
    if importer.KIND == "filing":
        _put(job, folder.ended_file(identity.id), ended_cases("stated_rows"))
    read, kept, first, last = job.engine.execute(
        "SELECT count(*), count(*) FILTER (reason IS NULL), min(day) FILTER (reason IS NULL), max(day) FILTER (reason IS NULL) FROM stated"
    ).fetchall()[0]
    return Source(
        id=identity.id, name=job.opened.path.name, importer=importer.NAME, kind=importer.KIND, sha256=identity.sha256,
        imported=identity.day, read=read, kept=kept, dropped=_counts(job.engine, "reason"),
        mended=_counts(job.engine, "mended"), first=first, last=last,
    )  # fmt: skip


def _put(job: Job, path: Path, question: str) -> None:
    """Write what a question finds into a file of the records, which is there whole or not at all."""
    beside = job.scratch / path.name
    run(job.engine, f"COPY ({question}) {writing_to(beside)}", job.tell)
    beside.replace(path)


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
