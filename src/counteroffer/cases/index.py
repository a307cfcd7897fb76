"""An index of the person's cases, for the list: made from the files, and made anew from them whenever it is lost.

The files are the truth. The index is a SQLite file in the cache; a file whose time and size have not changed is not read
again. Where it cannot be written, the list is made without it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from counteroffer.cases.folder import CaseFolder, version_of
from counteroffer.documents.source import SourceText
from counteroffer.offers.reading import read_case
from counteroffer.terms.faults import Severity

SHAPE = 1  # of the table; another one is a new file


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
_CREATE = (
    "CREATE TABLE IF NOT EXISTS cases (path TEXT PRIMARY KEY, modified INTEGER, size INTEGER, "
    + ", ".join(_COLUMNS)
    + ")"
)
_INSERT = f"INSERT OR REPLACE INTO cases VALUES ({', '.join('?' * (len(_COLUMNS) + 3))})"


def list_cases(folder: CaseFolder, index: Path | None) -> tuple[Listed, ...]:
    """The cases of a folder, the one changed last first; `index` is the index's file, None to go without."""
    kept = _kept(index) if index is not None else {}
    rows: dict[str, tuple[int, int, Listed]] = {}
    for path in folder.files():
        with suppress(FileNotFoundError):
            state = path.stat()
            stamp = (state.st_mtime_ns, state.st_size)
            before = kept.get(str(path))
            if before is not None and before[:2] == stamp:
                rows[str(path)] = before
            else:
                rows[str(path)] = (*stamp, _listed(path, state.st_mtime))
    if index is not None and rows != kept:
        _keep(index, rows)
    return tuple(sorted((row[2] for row in rows.values()), key=lambda one: (-one.changed_at, one.id)))


def own_index(folder: CaseFolder) -> Path:
    """The index of a folder, where this platform keeps what can be made again."""
    from platformdirs import user_cache_path

    name = version_of(str(folder.path.absolute()).encode())[:12]
    return user_cache_path("counteroffer", appauthor=False) / f"cases-{SHAPE}-{name}.sqlite"


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


def _kept(index: Path) -> dict[str, tuple[int, int, Listed]]:
    try:
        with closing(sqlite3.connect(index.as_uri() + "?mode=ro", uri=True)) as database:
            rows = database.execute("SELECT * FROM cases").fetchall()
        return {row[0]: (row[1], row[2], Listed(*row[3:])) for row in rows}
    except (sqlite3.Error, OSError, TypeError):
        return {}


def _keep(index: Path, rows: dict[str, tuple[int, int, Listed]]) -> None:
    """Write the index; a broken one is thrown away, and one that cannot be written is gone without."""
    try:
        index.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(index, rows)
    except sqlite3.DatabaseError:
        with suppress(OSError, sqlite3.Error):
            index.unlink(missing_ok=True)
            _write(index, rows)
    except OSError:
        return


def _write(index: Path, rows: dict[str, tuple[int, int, Listed]]) -> None:
    with closing(sqlite3.connect(index, timeout=2)) as database, database:
        database.execute(_CREATE)
        database.execute("DELETE FROM cases")
        database.executemany(_INSERT, [(path, *row[:2], *astuple(row[2])) for path, row in rows.items()])
