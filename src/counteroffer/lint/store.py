"""Keeps what a check worked out, by the content that it was worked out from: a small database in the cache folder.

The database takes care of two checks at once and of a check that is killed while it writes. Whatever is wrong with it,
a check goes on without: a broken file is thrown away, a value that does not unpack is not there.
"""

import os
import sqlite3
import sys
import zlib
from collections.abc import Mapping
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path

FILE = "findings-1.sqlite"
KEPT = 100_000  # slots, two for each guide; those that were filled longest ago go first
PATIENCE = 2.0  # seconds to wait for another check that writes
AT_ONCE = 500  # slots in one question; SQLite takes 999 at least

_CREATE = "CREATE TABLE IF NOT EXISTS kept (number INTEGER PRIMARY KEY, slot BLOB UNIQUE, stamp BLOB, value BLOB)"
_PUT = "INSERT OR REPLACE INTO kept (slot, stamp, value) VALUES (?, ?, ?)"
_FORGET = "DELETE FROM kept WHERE number <= (SELECT max(number) FROM kept) - ?"


def digest(*parts: bytes) -> bytes:
    """A digest of several parts, by their lengths and contents."""
    made = blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()


class Store:
    """Values by slot (what it is about), each good for one stamp (what it was made from): the newest of a slot is kept.

    Without a folder, and where the database fails, it holds what it is given as long as it lives.
    """

    def __init__(self, folder: Path | None) -> None:
        self.file = folder / FILE if folder else None
        self.held: dict[bytes, tuple[bytes, bytes]] = {}

    def get(self, wanted: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
        """The values, by slot, of those slots that are filled with the wanted stamp."""
        found = {slot: value for slot, (stamp, value) in self.held.items() if wanted.get(slot) == stamp}
        for slot, stamp, packed in self._rows(list(wanted)):
            if wanted.get(slot) == stamp:
                with suppress(zlib.error, TypeError):  # a damaged value is none
                    found[slot] = zlib.decompress(packed)
        return found

    def put(self, values: Mapping[bytes, tuple[bytes, bytes]]) -> None:
        """Fill slots, each with a stamp and a value; all of them or none."""
        if not values:
            return
        if self.file is None:
            self.held.update(values)
            return
        rows = ((slot, stamp, zlib.compress(value, 1)) for slot, (stamp, value) in values.items())
        try:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.file, timeout=PATIENCE)) as database, database:
                database.execute("PRAGMA synchronous = OFF")
                database.execute(_CREATE)
                database.executemany(_PUT, rows)
                database.execute(_FORGET, (KEPT,))
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            self.held.update(values)

    def _rows(self, slots: list[bytes]) -> list[tuple[bytes, bytes, bytes]]:
        """Slot, stamp and packed value of those slots that are filled."""
        found: list[tuple[bytes, bytes, bytes]] = []
        if self.file is None or not slots or not self.file.exists():
            return found
        try:
            with closing(sqlite3.connect(self.file, timeout=PATIENCE)) as database:
                for start in range(0, len(slots), AT_ONCE):
                    some = slots[start : start + AT_ONCE]
                    marks = ",".join("?" * len(some))
                    found += database.execute(f"SELECT slot, stamp, value FROM kept WHERE slot IN ({marks})", some)
        except sqlite3.Error as error:
            if "no such table" not in str(error):  # a file that another check has just begun
                self._give_up(error)
        return found

    def _give_up(self, error: sqlite3.Error | OSError) -> None:
        """Go on without the file; a broken one is thrown away, one that is busy, full or not to be written is left."""
        is_broken = isinstance(error, sqlite3.Error) and not isinstance(error, sqlite3.OperationalError)
        if self.file is not None and is_broken:
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
