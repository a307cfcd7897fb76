"""The person's case files in a folder of theirs: read, kept whole or not at all, never over somebody else's change.

A case is a YAML file; its id is the file's name without the ending. Every text that is kept is on the disk before it is
acknowledged, faulty or not: an unfinished case is the normal case while somebody types.
"""

import codecs
import hashlib
import io
import math
import os
import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from counteroffer.documents.replacing import (
    ChangedMeanwhileError,
    bring_to_disk,
    replace_content,
    unfinished_files,
)
from counteroffer.documents.source import SourceText
from counteroffer.terms.faults import BadRequestError, NotThereError

SUFFIX = ".yaml"
LARGEST = 1_000_000  # bytes; a case is a few thousand
MOST_CASES = 10_000
LONGEST_ID = 100
LONGEST_MADE = 60
_SIGNS = frozenset(" .()&+-_")  # those that an id may hold beside letters, marks and digits
_UNREADABLE = "\ufffd"  # what a reader puts in the place of bytes that are no UTF-8
_TURN = Lock()


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
            if _is_id(name.removesuffix(SUFFIX)):
                yield self.path / name

    def read(self, id: str) -> CaseFile:
        """A case by its id; a NotThereError where there is none."""
        path = self._path(id)
        try:
            state = path.lstat()
            if not stat.S_ISREG(state.st_mode) or state.st_size > LARGEST:
                raise BadRequestError(f"{path.name} is no case file", "a case is a file of at most a million bytes")
            return CaseFile(id, path, path.read_bytes())
        except FileNotFoundError:
            raise NotThereError(f"there is no case {id!r}", "it may have been renamed or deleted") from None
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
            _fill(handle, path, content)
            return CaseFile(id, path, content)
        raise BadRequestError("there are too many cases of this name", "choose another name")

    def keep(self, id: str, text: str, based_on: str) -> CaseFile:
        """Keep a new text of a case that was made from the content of version `based_on`.

        ChangedElsewhereError where the file holds something else by now (a second tab, an editor).
        """
        content = _bounded(text)
        self.read(id)  # a case that is not there is said to be that, also where the folder is not
        with _alone_in(self.path):
            return self._keep(self.read(id), content, based_on)

    def _keep(self, before: CaseFile, content: bytes, based_on: str) -> CaseFile:
        """Keep a content over that of version `based_on`, while nobody else of us writes into the folder."""
        if _UNREADABLE in before.source.text and _UNREADABLE.encode() not in before.content:
            raise BadRequestError(
                f"{before.path.name} is not written in UTF-8", "save it as UTF-8 in an editor; nothing was written"
            )
        if before.content.startswith(codecs.BOM_UTF8):
            content = codecs.BOM_UTF8 + content.removeprefix(codecs.BOM_UTF8)
        if before.version != based_on:
            if before.content == content:
                return before
            raise ChangedElsewhereError(before)
        try:
            replace_content(before.path, before.content, content)
        except ChangedMeanwhileError:
            raise ChangedElsewhereError(self.read(before.id)) from None
        except OSError as error:
            raise _unwritable(before.path, error) from None
        return CaseFile(before.id, before.path, content)

    def remove(self, id: str) -> None:
        """Delete a case; a BadRequestError where there is none."""
        found = self.read(id)
        try:
            found.path.unlink()
        except OSError as error:
            raise _unwritable(found.path, error) from None

    def clear(self) -> None:
        """Delete every case, and what a crash has left of them."""
        for path in tuple(self.files()):
            with suppress(NotThereError):
                self.remove(path.stem)
        self.sweep()

    def sweep(self, before: float = math.inf) -> None:
        """Take away what writes that a crash cut short have left, last touched `before` a time in seconds since 1970."""
        if self.path.is_dir():
            with _alone_in(self.path), suppress(OSError):
                for left in tuple(unfinished_files(self.path)):
                    if left.lstat().st_mtime < before:
                        left.unlink(missing_ok=True)

    def export(self) -> bytes:
        """All cases as a zip archive, as they are."""
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
            for path in self.files():
                with suppress(FileNotFoundError):
                    packed.writestr(zipfile.ZipInfo(path.name, (1980, 1, 1, 0, 0, 0)), path.read_bytes())
        return archive.getvalue()

    def _path(self, id: str) -> Path:
        if not _is_id(id):
            raise NotThereError(f"there is no case {id!r}", "ids are letters, digits, blanks and dashes")
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
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    words = "".join(sign if _is_of_a_word(sign) else " " for sign in plain).split()
    stem = "-".join(words)[:LONGEST_MADE].strip("-")
    stem = stem if _is_id(stem) else "case"
    yield stem
    yield from (f"{stem}-{number}" for number in range(2, MOST_CASES))


def _is_id(name: str) -> bool:
    """Whether a name can be a case's: it begins with a letter or a digit, so it is neither hidden nor a way elsewhere."""
    begins = bool(name) and name[0].isalnum() and len(name) <= LONGEST_ID
    return begins and all(_is_of_a_word(sign) or sign in _SIGNS for sign in name)


def _is_of_a_word(sign: str) -> bool:
    """Whether a sign is a letter, a digit, or a mark that some scripts write on letters."""
    return sign.isalnum() or unicodedata.category(sign)[0] == "M"


def _fill(handle: int, path: Path, content: bytes) -> None:
    """Write a file that has just been made, and bring it to the disk; where that fails, the file goes again."""
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(handle)
        bring_to_disk(path.absolute().parent)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise _unwritable(path, error) from None


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """While it is held, nobody else of us writes over a case of the folder: no other thread, and no other process.

    Other processes are kept out by a lock on the folder itself, where the platform has such locks.
    """
    with _TURN:
        try:
            import fcntl
        except ImportError:
            yield
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):  # a file system without locks
                fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


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
