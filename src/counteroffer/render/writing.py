"""Writing private files: a playbook holds the walk-away, so its files are for their owner alone."""

from pathlib import Path

from counteroffer.documents.replacing import write_whole
from counteroffer.terms.faults import BadRequestError

OWNER_FILE = 0o600
OWNER_FOLDER = 0o700


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read, whole or not at all; missing folders are made private too.

    A file that was readable by others becomes private; a link is replaced, not followed. A BadRequestError where the
    folder or the file cannot be written.
    """
    try:
        _make_folder(path.parent)
        write_whole(path, content, mode=OWNER_FILE)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadRequestError(f"cannot write {path}: {reason}", "choose another folder with --out") from error


def _make_folder(folder: Path) -> None:
    """Make a folder and its missing parents for the owner alone; a folder that is there stays as it is."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(mode=OWNER_FOLDER, exist_ok=True)
