"""What a person asks a check for: which files, on which day, which rules."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

Progress: TypeAlias = Callable[[int, int], None]


def silent(done: int, total: int) -> None:
    """Tell nobody how far the work is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRequest:
    """One check: files and folders, perhaps a text from standard input, the day, and the choices made at the call.

    `select` replaces what settings select and ignore (None: nothing is chosen), `ignore` is taken away in any case,
    `baseline` takes the place of the settings' one. `progress` is told how many guides of how many are read.
    """

    paths: tuple[Path, ...]
    today: date
    standard_input: bytes | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    baseline: Path | None = None
    cached: bool = True
    progress: Progress = silent
