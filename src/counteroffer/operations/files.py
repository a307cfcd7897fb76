"""Files that a person names: read within bounds, written new or not at all."""

import os
from pathlib import Path

from counteroffer.documents.source import SourceText, shown_path
from counteroffer.terms.faults import BadRequestError


def read_source(path: Path, largest: int, what: str) -> SourceText:
    """A text file of at most `largest` bytes, with its path as shown; a BadRequestError where it cannot be read."""
    return SourceText.from_bytes(shown_path(path), read_content(path, largest, what))


def read_content(path: Path, largest: int, what: str) -> bytes:
    """The bytes of a file of at most `largest` bytes; a BadRequestError where it cannot be read."""
    try:
        if path.is_file() and path.stat().st_size > largest:
            raise BadRequestError(
                f"{path} is larger than {what} should be ({path.stat().st_size:,} bytes)", "name the right file"
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise BadRequestError(f"there is no file {path}", "check the name and the folder") from None
    except OSError as error:
        raise BadRequestError(f"{path} cannot be read: {error.strerror}", "name a file that you may read") from None


def write_new(path: Path, text: str, mode: int = 0o600) -> None:
    """Write a file that is not there yet; a BadRequestError where it is, or where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            os.chmod(path, mode)
            file.write(text)
    except FileExistsError:
        raise BadRequestError(f"{path} is there already", "choose another name; nothing is overwritten") from None
    except OSError as error:
        raise BadRequestError(
            f"{path} cannot be written: {error.strerror}", "choose a folder that you may write to"
        ) from None
