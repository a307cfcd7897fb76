"""The folder of records: immutable files, a list of those that count, one writer at a time and readers that never wait.

The list is one small file that is put in the place of the old one whole. A reader takes the files that it names; those of
the list before stay until the next change, so nobody loses a file while reading it.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import msgspec

from counteroffer.market.records.presence import ENVIRONMENT, LISTING, usual_folder
from counteroffer.market.records.record import Kind
from counteroffer.terms.faults import BadRequestError

LOCK = "writing.lock"
SOURCES = "sources"
UNFINISHED = "unfinished"
SCRATCH = "changing-"
VERSION = 1
PATIENCE = 5.0  # seconds to wait for another import


class Example(msgspec.Struct, frozen=True):
    """A row that was dropped or mended: its number in the file, and its wage as written."""

    row: int
    shown: str


class Count(msgspec.Struct, frozen=True):
    """How many rows were dropped, or mended, for one reason; the first few of them."""

    reason: str
    rows: int
    examples: list[Example]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One file that was imported: its name, the hash of its content, and what became of its rows.

    `id` names the source: sixteen digits of a hash of the content and of how it was read. Of the records that were kept,
    `newer_elsewhere` are counted from a later source, and `ended_elsewhere` are not counted, as another source says that their
    case was withdrawn or denied later.
    """

    id: str
    name: str
    importer: str
    kind: Kind
    sha256: str
    imported: date
    read: int
    kept: int
    dropped: list[Count]
    mended: list[Count]
    first: date | None = None
    last: date | None = None
    newer_elsewhere: int = 0
    ended_elsewhere: int = 0


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """What counts: the sources in the order of their import, and the files that hold their records.

    `filings` is the file of all filings, each case once; None where there are none. `places` is the same by place, where there
    are many. `parts` are the other files.
    """

    version: int = VERSION
    generation: int = 0
    filings: str | None = None
    places: str | None = None
    parts: list[str] = []
    sources: list[Source] = []


class Folder:
    """A folder of records at a path; it need not be there yet."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def exists(self) -> bool:
        """Whether anything was ever imported; costs one look at the disk."""
        return (self.path / LISTING).exists()

    def listing(self) -> Listing:
        """What counts now; nothing, where nothing was imported. A BadRequestError for a list of another version."""
        try:
            content = (self.path / LISTING).read_bytes()
        except FileNotFoundError:
            return Listing()
        except OSError as error:
            raise BadRequestError(
                f"{self.path} cannot be read: {error.strerror}", "name a folder that you may read"
            ) from None
        try:
            found = msgspec.json.decode(content, type=Listing)
        except msgspec.DecodeError as error:
            raise BadRequestError(
                f"{self.path / LISTING} cannot be read: {error}", "move the folder away and import the files again"
            ) from None
        if found.version != VERSION:
            raise BadRequestError(
                f"{self.path} was written by another version ({found.version})",
                "move it away and import the files again",
            )
        return found

    def files(self, listing: Listing, *, by_place: bool = False) -> list[Path]:
        """The files that hold the records of a list; `by_place` with the filings by place, where there is such a file."""
        filings = (listing.places if by_place else None) or listing.filings
        names = [*([filings] if filings else []), *listing.parts]
        return [self.path / name for name in names]

    def source_file(self, id: str) -> Path:
        """Where the records of one source lie."""
        return self.path / SOURCES / f"{id}.parquet"

    def ended_file(self, id: str) -> Path:
        """Where the cases lie of which one source says that they are over."""
        return self.path / SOURCES / f"{id}.ended.parquet"

    def pieces_folder(self, id: str) -> Path:
        """Where the pieces of a file lie that is being read, or was until its import was stopped."""
        return self.path / UNFINISHED / id

    def finish(self, source: Source) -> None:
        """Say that a source is whole; it counts with the next change of the list."""
        whole = self._account(source.id)
        beside = whole.with_suffix(".new")
        beside.write_bytes(msgspec.json.encode(source))
        beside.replace(whole)

    def sources(self) -> list[Source]:
        """The sources that count, and those that are whole and wait for the next change, as their import was stopped."""
        counted = self.listing().sources
        known = {source.id for source in counted}
        paths = sorted((self.path / SOURCES).glob("*.json"), key=lambda path: (path.stat().st_mtime_ns, path.name))
        waiting = [msgspec.json.decode(path.read_bytes(), type=Source) for path in paths if path.stem not in known]
        return [*counted, *waiting]

    def swap(self, listing: Listing) -> None:
        """Put a list in the place of the old one; files that neither names are taken away, and what was left unfinished."""
        before = self.listing()
        beside = self.path / f"{LISTING}.new"
        beside.write_bytes(msgspec.json.format(msgspec.json.encode(listing), indent=1))
        os.replace(beside, self.path / LISTING)
        named = {path.resolve() for one in (before, listing) for path in self._all_files(one)}
        for path in (*self.path.glob("*.parquet"), *(self.path / SOURCES).glob("*")):
            if path.resolve() not in named:
                with suppress(OSError):  # on some systems a file that is being read stays until the next change
                    path.unlink()
        shutil.rmtree(self.path / UNFINISHED, ignore_errors=True)

    def _account(self, id: str) -> Path:
        return self.path / SOURCES / f"{id}.json"

    def _all_files(self, listing: Listing) -> Iterator[Path]:
        yield from (*self.files(listing), *self.files(listing, by_place=True))
        for source in listing.sources:
            yield from (self.source_file(source.id), self.ended_file(source.id))

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder for files in between, for whoever holds the folder for a change; it goes with the change."""
        made = Path(tempfile.mkdtemp(prefix=SCRATCH, dir=self.path))
        try:
            yield made
        finally:
            shutil.rmtree(made, ignore_errors=True)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the folder for a change; a BadRequestError where another import holds it.

        The lock is a database's: it goes with the process that holds it, whatever becomes of that.
        """
        try:
            (self.path / SOURCES).mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(self.path / LOCK, timeout=PATIENCE, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise BadRequestError(f"{self.path} cannot be written: {error}", "name a folder with --store") from None
        try:
            database.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            database.close()
            raise BadRequestError(f"{self.path} is in use by another import ({error})", "wait for it to end") from None
        try:
            for left in self.path.glob(f"{SCRATCH}*"):  # of a change that was killed
                shutil.rmtree(left, ignore_errors=True)
            yield
        finally:
            database.close()


def folder_at(named: Path | None = None) -> Folder:
    """The folder of records that is named, else that of COUNTEROFFER_MARKET, else the one in the person's own data."""
    path = named or usual_folder()
    if path is None:
        raise BadRequestError("there is no home folder to keep records in", f"name one in {ENVIRONMENT}")
    return Folder(path)
