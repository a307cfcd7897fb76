"""Writing a file whole or not at all, and replacing one, never over somebody else's change."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

_UNFINISHED = ".part"


class ChangedMeanwhileError(Exception):
    """The file no longer holds what was read from it; nothing was written."""


def replace_content(path: Path, before: bytes, after: bytes) -> None:
    """Put `after` in the place of a file that holds `before`, keeping its mode; a link is followed to its file.

    Whole or not at all: see write_whole. ChangedMeanwhileError where the file holds something else by now; OSError where
    it cannot be written.
    """
    place = Path(os.path.realpath(path))
    write_whole(place, after, mode=place.stat().st_mode & 0o7777, before=before)


def write_whole(path: Path, content: bytes, *, mode: int, before: bytes | None = None) -> None:
    """Write a file with a mode, whole or not at all; a link at the path is replaced, not followed.

    The new file is made beside the old one, for its owner alone until it has its mode, brought to the disk, and takes its
    name in one step, so that a crash leaves one of the two, whole. With `before` only over that content:
    ChangedMeanwhileError where the file holds something else. OSError where it cannot be written.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", suffix=_UNFINISHED, dir=path.absolute().parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            Path(name).chmod(mode)
            os.fsync(file.fileno())
        # The moment between this look and the next line is the only one in which somebody else's change could be lost.
        if before is not None and path.read_bytes() != before:
            raise ChangedMeanwhileError(str(path))
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    bring_to_disk(path.absolute().parent)


def unfinished_files(folder: Path) -> Iterator[Path]:
    """What is left in a folder of writes that a crash cut short: never a file's only copy."""
    return folder.glob(f".*{_UNFINISHED}")


def bring_to_disk(folder: Path) -> None:
    """Make a new name in a folder last through a loss of power, where folders can be opened."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
