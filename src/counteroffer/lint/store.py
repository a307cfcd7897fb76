"""Keeps what a check worked out, by the content that it was worked out from: a small database in the cache folder.

The database takes care of two checks at once and of a check that is killed while it writes. Whatever is wrong with it,
a check goes on without: a broken file is thrown away, a value that does not unpack is not there.
"""

import os
import sqlite3
import sys
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path

FILE = "findings-1.sqlite"
KEPT = 24_000  # entries; a library of 2,700 guides takes twice that many for a day, and as many for each day after it
PATIENCE = 2.0  # seconds to wait for another check that writes
AT_ONCE = 500  # keys in one question; SQLite takes 999 at least

_CREATE = "CREATE TABLE IF NOT EXISTS kept (number INTEGER PRIMARY KEY, key BLOB UNIQUE, value BLOB)"
_PUT = "INSERT OR REPLACE INTO kept (key, value) VALUES (?, ?)"
_FORGET = "DELETE FROM kept WHERE number <= (SELECT max(number) FROM kept) - ?"


class Store:
    """Values by key. Without a folder it holds nothing and forgets what it is given."""

    def __init__(self, folder: Path | None) -> None:
        self.file = folder / FILE if folder else None

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The values that are there."""
        if self.file is None or not keys or not self.file.exists():
            return {}
        found: dict[bytes, bytes] = {}
        try:
            with closing(sqlite3.connect(self.file, timeout=PATIENCE)) as database:
                for start in range(0, len(keys), AT_ONCE):
                    some = keys[start : start + AT_ONCE]
                    marks = ",".join("?" * len(some))
                    found.update(database.execute(f"SELECT key, value FROM kept WHERE key IN ({marks})", some))
        except sqlite3.Error as error:
            self._give_up(error)
        return _unpacked(found)

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keep values; all of them or none."""
        if self.file is None or not values:
            return
        try:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.file, timeout=PATIENCE)) as database, database:
                database.execute("PRAGMA synchronous = OFF")
                database.execute(_CREATE)
                database.executemany(_PUT, ((key, zlib.compress(value, 1)) for key, value in values.items()))
                database.execute(_FORGET, (KEPT,))
        except sqlite3.Error as error:
            self._give_up(error)
        except OSError:
            self.file = None

    def _give_up(self, error: sqlite3.Error) -> None:
        """Throw a broken file away; one that is busy, full or not to be written is left alone."""
        if self.file is not None and not isinstance(error, sqlite3.OperationalError):
            with suppress(OSError):
                self.file.unlink()
        self.file = None


def cache_folder() -> Path | None:
    """The platform's folder for caches, with a folder of ours; None where there is no home."""
    named = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else None)
    if named and os.path.isabs(named):
        return Path(named) / "counteroffer"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "counteroffer"


def _unpacked(found: Iterable[bytes] | Mapping[bytes, bytes]) -> dict[bytes, bytes]:
    values: dict[bytes, bytes] = {}
    for key, value in dict(found).items():
        with suppress(zlib.error, TypeError):
            values[key] = zlib.decompress(value)
    return values
