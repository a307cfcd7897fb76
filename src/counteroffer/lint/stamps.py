"""What tells whether a finding from before still holds: digests of the guide, of the code that checks it, and of the day."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counteroffer import __version__
from counteroffer.lint.guide_files import GuideFile
from counteroffer.lint.store import digest
from counteroffer.parameters.rates import history_file

READER_ROOMS = ("terms", "documents", "guides")
RULE_ROOMS = ("library", "lint", "parameters")


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the store keeps one value, and the stamp under which it still holds."""

    slot: bytes
    stamp: bytes


@dataclass(frozen=True, slots=True)
class Keys:
    """Where the store keeps what one guide says, and what is wrong with it.

    What it says depends on its path, its bytes and the code that reads; what is wrong, on the rules and the day too.
    """

    reading: Kept
    faults: Kept


def keys_of(files: Sequence[GuideFile], today: date, codes: frozenset[str]) -> dict[str, Keys]:
    """The keys of files by their paths as shown; `codes` are the rules that run."""
    reader = _stamp_of(READER_ROOMS)
    rules = digest(
        reader, _stamp_of(RULE_ROOMS), _stamp_of_rates(), today.isoformat().encode(), " ".join(sorted(codes)).encode()
    )
    keys: dict[str, Keys] = {}
    for file in files:
        where = os.fsencode(os.path.abspath(file.path))
        made_from = digest(reader, file.shown.encode(), file.content)
        reading = Kept(digest(b"reading", where), made_from)
        keys[file.shown] = Keys(reading, Kept(digest(b"faults", where), digest(rules, made_from)))
    return keys


def key_together(files: Sequence[GuideFile], keys: Mapping[str, Keys]) -> Kept:
    """Where the store keeps what rules over many guides find in just these files."""
    chosen = [keys[file.shown].faults for file in files]
    return Kept(digest(b"together", *(one.slot for one in chosen)), digest(*(one.stamp for one in chosen)))


def _stamp_of(rooms: Sequence[str]) -> bytes:
    """What tells one state of these rooms' code from another: names, sizes and times of their files."""
    package = Path(__file__).parent.parent
    stats = sorted(stat for room in rooms for stat in _stats(os.path.join(package, room)))
    return digest(__version__.encode(), sys.version.encode(), repr(stats).encode())


def _stamp_of_rates() -> bytes:
    """What tells one history of exchange rates from another."""
    stat = history_file().stat()
    return repr((stat.st_size, stat.st_mtime_ns)).encode()


def _stats(folder: str) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    for entry in os.scandir(folder):
        if entry.is_dir():
            found.extend(_stats(entry.path))
        elif entry.name.endswith((".py", ".yaml")):
            stat = entry.stat()
            found.append((entry.path, stat.st_size, stat.st_mtime_ns))
    return found
