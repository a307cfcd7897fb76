"""Writing private files: a playbook holds the walk-away, so its files are for their owner alone."""

import os
import tempfile
from pathlib import Path

from counteroffer.terms.faults import BadRequestError

OWNER_FILE = 0o600
OWNER_FOLDER = 0o700


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read, whole or not at all; missing folders are made private too.

    The content goes into a new file in the same folder, which then takes the place of the old one: a reader never
    sees half a file, and a file that was readable by others becomes private. A BadRequestError where the folder or the
    file cannot be written.
    """
    try:
        _make_folder(path.parent)
        _replace(path, content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadRequestError(f"cannot write {path}: {reason}", "choose another folder with --out") from error


def _make_folder(folder: Path) -> None:
    """Make a folder and its missing parents for the owner alone; a folder that is there stays as it is."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(mode=OWNER_FOLDER, exist_ok=True)


def _replace(path: Path, content: bytes) -> None:
    # mkstemp makes the file with mode 0600 from its first moment; a link at the path is replaced, not followed.
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(OWNER_FILE)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
