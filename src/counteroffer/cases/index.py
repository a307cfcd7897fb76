"""An index of the person's cases, for the list: made from the files, and made anew from them whenever it is lost.

The files are the truth. The index is a SQLite file in the cache; a file whose time and size have not changed is not read
again. Where it cannot be written, the list is made without it.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import msgspec

from counteroffer.cases.folder import CaseFolder, version_of
from counteroffer.documents.source import SourceText
from counteroffer.offers.reading import read_case
from counteroffer.terms.faults import Severity

SHAPE = 2  # of the table; another one is a new file


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of cases; what the case does not say is empty. `changed_at` is in seconds since 1970."""

    id: str
    version: str
    changed_at: float
    kind: str
    company: str
    role: str
    region: str
    stage: str
    currency: str
    errors: int
    warnings: int


_COLUMNS = tuple(field.name for field in fields(Listed))
_CREATE = "CREATE TABLE IF NOT EXISTS cases (path TEXT PRIMARY KEY, stamp TEXT, " + ", ".join(_COLUMNS) + ")"
_INSERT = f"INSERT OR REPLACE INTO cases VALUES ({', '.join('?' * (len(_COLUMNS) + 2))})"


def list_cases(folder: CaseFolder, index: Path | None) -> tuple[Listed, ...]:
    """The cases of a folder, the one changed last first; `index` is the index's file, None to go without."""
    kept = _kept(index) if index is not None else {}
    rows: dict[str, tuple[str, Listed]] = {}
    for path in folder.files():
        with suppress(OSError):  # gone meanwhile, or not to be read
            state = path.stat()
            stamp = _stamp(state)
            before = kept.get(str(path))
            fresh = before is None or before[0] != stamp
            rows[str(path)] = (stamp, _listed(path, state.st_mtime)) if fresh or before is None else before
    if index is not None and rows != kept:
        _keep(index, rows)
    return tuple(sorted((row[1] for row in rows.values()), key=lambda one: (-one.changed_at, one.id)))


def own_index(folder: CaseFolder) -> Path:
    """The index of a folder, where this platform keeps what can be made again."""
    from platformdirs import user_cache_path

    name = version_of(str(folder.path.absolute()).encode())[:12]
    return user_cache_path("counteroffer", appauthor=False) / f"cases-{SHAPE}-{name}.sqlite"


def _stamp(state: os.stat_result) -> str:
    """What changes with every change of a file; its number too, as the clock of files is coarse and a save makes a new one."""
    return f"{state.st_mtime_ns} {state.st_ctime_ns} {state.st_size} {state.st_ino}"


def _listed(path: Path, changed_at: float) -> Listed:
    content = path.read_bytes()
    source = SourceText.from_bytes(path.name, content)
    case, faults = read_case(source)
    words = dict(_top_words(source))
    return Listed(
        id=path.stem,
        version=version_of(content),
        changed_at=changed_at,
        kind=words.get("kind", ""),
        company=words.get("company", ""),
        role=words.get("role", ""),
        region=words.get("region", ""),
        stage=case.stage if case is not None else words.get("stage", ""),
        currency=words.get("currency", ""),
        errors=sum(fault.severity is Severity.ERROR for fault in faults),
        warnings=sum(fault.severity is Severity.WARNING for fault in faults),
    )


def _top_words(source: SourceText) -> Iterator[tuple[str, str]]:
    """The single values on the top of a case, also of one with faults."""
    from counteroffer.documents.yaml_tree import Mapping, Scalar, read_yaml

    root, _faults = read_yaml(source)
    for key, value in root.entries if isinstance(root, Mapping) else ():
        if isinstance(value, Scalar) and not value.is_empty:
            yield key.text, value.text


def _kept(index: Path) -> dict[str, tuple[str, Listed]]:
    """What the index holds; nothing where it is lost, damaged, or of another shape."""
    names = ("path", "stamp", *_COLUMNS)
    try:
        with closing(sqlite3.connect(index.absolute().as_uri() + "?mode=ro", uri=True)) as database:
            rows = [dict(zip(names, row, strict=True)) for row in database.execute("SELECT * FROM cases")]
        return {str(row["path"]): (str(row["stamp"]), msgspec.convert(row, Listed)) for row in rows}
    except (sqlite3.Error, OSError, ValueError):
        return {}


def _keep(index: Path, rows: dict[str, tuple[str, Listed]]) -> None:
    """Write the index; a broken one is thrown away, and one that cannot be written is gone without."""
    try:
        index.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(index, rows)
    except (sqlite3.DatabaseError, UnicodeDecodeError):  # the words of an error may quote damaged bytes
        with suppress(OSError, sqlite3.Error):
            index.unlink(missing_ok=True)
            _write(index, rows)
    except OSError:
        return


def _write(index: Path, rows: dict[str, tuple[str, Listed]]) -> None:
    os.close(os.open(index, os.O_WRONLY | os.O_CREAT, 0o600))  # for its owner alone: it names companies
    with closing(sqlite3.connect(index, timeout=2)) as database, database:
        database.execute("PRAGMA secure_delete = ON")  # what a deleted case said does not linger in free pages
        database.execute(_CREATE)
        database.execute("DELETE FROM cases")
        database.executemany(_INSERT, [(path, row[0], *astuple(row[1])) for path, row in rows.items()])
