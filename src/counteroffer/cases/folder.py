"""The person's case files in a folder of theirs: read, kept whole or not at all, never over somebody else's change.

A case is a YAML file; its id is the file's name without the ending. Every text that is kept is on the disk before it is
acknowledged, faulty or not: an unfinished case is the normal case while somebody types.
"""

import hashlib
import io
import os
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from counteroffer.documents.replacing import ChangedMeanwhileError, replace_content
from counteroffer.documents.source import SourceText
from counteroffer.terms.faults import BadRequestError

SUFFIX = ".yaml"
LARGEST = 1_000_000  # bytes; a case is a few thousand
MOST_CASES = 10_000
_ID = re.compile(r"[^\W_][\w .()&+-]{0,99}")
_EARLIER = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case as it lies on the disk: `version` names its content, and changes with any change of it."""

    id: str
    path: Path
    content: bytes

    @property
    def version(self) -> str:
        """The name of this content."""
        return version_of(self.content)

    @property
    def source(self) -> SourceText:
        """The text, placed by the file's name."""
        return SourceText.from_bytes(self.path.name, self.content)


class ChangedElsewhereError(BadRequestError):
    """The file is no longer the one that an edit was made from; `kept` is what it holds now."""

    def __init__(self, kept: CaseFile) -> None:
        super().__init__(
            f"{kept.path.name} has changed since this page read it",
            "look at both texts and keep one; nothing was overwritten",
        )
        self.kept = kept


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """A folder of case files; it is made, for its owner alone, when the first case is kept."""

    path: Path

    def files(self) -> Iterator[Path]:
        """The case files, by name; links, hidden files and folders are none."""
        if not self.path.is_dir():
            return
        with os.scandir(self.path) as found:
            names = sorted(
                one.name for one in found if one.name.endswith(SUFFIX) and one.is_file(follow_symlinks=False)
            )
        for name in names[:MOST_CASES]:
            if _ID.fullmatch(name.removesuffix(SUFFIX)):
                yield self.path / name

    def read(self, id: str) -> CaseFile:
        """A case by its id; a BadRequestError where there is none."""
        path = self._path(id)
        try:
            if path.is_symlink() or path.stat().st_size > LARGEST:
                raise BadRequestError(f"{path.name} is no case file", "a case is a file of at most a million bytes")
            return CaseFile(id, path, path.read_bytes())
        except FileNotFoundError:
            raise BadRequestError(f"there is no case {id!r}", "it may have been renamed or deleted") from None
        except OSError as error:
            raise BadRequestError(f"{path} cannot be read: {error.strerror}", "check that you may read it") from None

    def add(self, name: str, text: str) -> CaseFile:
        """Keep a new case under an id made of its name, with a number where that is taken."""
        content = _bounded(text)
        self._make()
        for id in _ids(name):
            path = self.path / f"{id}{SUFFIX}"
            try:
                handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                continue
            except OSError as error:
                raise _unwritable(path, error) from None
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(handle)
            return CaseFile(id, path, content)
        raise BadRequestError("there are too many cases of this name", "choose another name")

    def keep(self, id: str, text: str, based_on: str) -> CaseFile:
        """Keep a new text of a case that was made from the content of version `based_on`.

        ChangedElsewhereError where the file holds something else by now (a second tab, an editor).
        """
        before = self.read(id)
        content = _bounded(text)
        if before.version != based_on:
            if before.content == content:
                return before
            raise ChangedElsewhereError(before)
        try:
            replace_content(before.path, before.content, content)
        except ChangedMeanwhileError:
            raise ChangedElsewhereError(self.read(id)) from None
        except OSError as error:
            raise _unwritable(before.path, error) from None
        return CaseFile(id, before.path, content)

    def remove(self, id: str) -> None:
        """Delete a case; a BadRequestError where there is none."""
        found = self.read(id)
        try:
            found.path.unlink()
        except OSError as error:
            raise _unwritable(found.path, error) from None

    def export(self) -> bytes:
        """All cases as a zip archive, as they are."""
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
            for path in self.files():
                packed.writestr(zipfile.ZipInfo(path.name, (1980, 1, 1, 0, 0, 0)), path.read_bytes())
        return archive.getvalue()

    def _path(self, id: str) -> Path:
        if not _ID.fullmatch(id):
            raise BadRequestError(f"there is no case {id!r}", "ids are letters, digits, blanks and dashes")
        return self.path / f"{id}{SUFFIX}"

    def _make(self) -> None:
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise _unwritable(self.path, error) from None


def own_folder() -> CaseFolder:
    """The folder for cases where this platform keeps a person's data; COUNTEROFFER_CASES names another."""
    named = os.environ.get("COUNTEROFFER_CASES")
    if named:
        return CaseFolder(Path(named).expanduser())
    from platformdirs import user_data_path

    return CaseFolder(user_data_path("counteroffer", appauthor=False) / "cases")


def version_of(content: bytes) -> str:
    """The name of a content: the same for the same bytes, another for any other."""
    return hashlib.sha256(content).hexdigest()[:32]


def _ids(name: str) -> Iterator[str]:
    """The ids that a name could have: its letters and digits in small ones with dashes, then with numbers behind."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    stem = _EARLIER.sub("-", plain).replace("_", "-").strip("-")[:60].strip("-") or "case"
    yield stem
    yield from (f"{stem}-{number}" for number in range(2, MOST_CASES))


def _bounded(text: str) -> bytes:
    content = text.encode(errors="replace")
    if len(content) > LARGEST:
        raise BadRequestError(
            f"the text is larger than a case should be ({len(content):,} bytes)", "a case is a few thousand bytes"
        )
    return content


def _unwritable(path: Path, error: OSError) -> BadRequestError:
    return BadRequestError(
        f"{path} cannot be written: {error.strerror}",
        "check that you may write to the folder and that the disk has room",
    )
