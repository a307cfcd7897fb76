"""Keeping guides on disk: read with their bytes, written whole or not at all, and never over somebody else's change."""

import difflib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from counteroffer.documents.replacing import ChangedMeanwhileError, replace_content
from counteroffer.documents.source import SourceText, shown_path
from counteroffer.library.reading import guide_files
from counteroffer.terms.faults import BadRequestError, Diagnostic, Severity
from counteroffer.terms.places import Span

STANDARD_INPUT = "<standard input>"

_MARK = b"\xef\xbb\xbf"
_UNREAD = "check that the file is there and that you may read it"
_NO_UTF8 = "save it as UTF-8; as it is, its signs could not be written back"


@dataclass(frozen=True, slots=True)
class GuideFile:
    """A guide's file as it was read: the path that is shown, and its bytes."""

    path: Path
    shown: str
    content: bytes

    @property
    def source(self) -> SourceText:
        """The file's text."""
        return SourceText.from_bytes(self.shown, self.content)


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A guide's file and what should stand in it: `text` is None where nothing can be written; `faults` say why.

    `mended` holds the findings that the new text no longer has.
    """

    file: GuideFile
    text: str | None
    faults: tuple[Diagnostic, ...] = ()
    mended: tuple[Diagnostic, ...] = ()

    @property
    def content(self) -> bytes:
        """The new bytes; the old ones where nothing can be written."""
        return self.file.content if self.text is None else self.text.encode()

    @property
    def changes(self) -> bool:
        """Whether the file would be another."""
        return self.content != self.file.content

    def diff(self) -> str:
        """The change as a unified diff; empty where there is none."""
        before, after = self.file.source.text, self.content.decode("utf-8-sig", errors="replace")
        lines = difflib.unified_diff(
            before.splitlines(keepends=True), after.splitlines(keepends=True), self.file.shown, self.file.shown
        )
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def read_files(paths: Sequence[Path]) -> Iterator[GuideFile | Diagnostic]:
    """The guides of files and folders, each once; a file that cannot be read or is no UTF-8 is a diagnostic.

    BadRequestError for a path that is not there.
    """
    for path in paths:
        if not os.path.lexists(path):
            raise BadRequestError(f"there is no {path}", "name a guide's file, or a folder of guides")
    for file in dict.fromkeys(found for path in paths for found in guide_files(path)):
        yield _read(file)


def with_mark_of(content: bytes, text: str) -> str:
    """A text with the byte-order mark that a file began with."""
    return f"\ufeff{text}" if content.startswith(_MARK) else text


def keep(rewrite: Rewrite) -> Diagnostic | None:
    """Write a changed guide in the place of its file, whole or not at all; why not, where it is not written.

    A file that is no longer what was read is left alone.
    """
    if not rewrite.changes:
        return None
    try:
        replace_content(rewrite.file.path, rewrite.file.content, rewrite.content)
    except ChangedMeanwhileError:
        return _changed(rewrite.file.shown)
    except OSError as error:
        return _unwritable(rewrite.file.shown, error.strerror or str(error))
    return None


def read_standard_input(content: bytes) -> GuideFile | Diagnostic:
    """A guide from standard input; settings hold for it as for a file of the current folder."""
    return _of_content(Path(STANDARD_INPUT), STANDARD_INPUT, content)


def _read(path: Path) -> GuideFile | Diagnostic:
    shown = shown_path(path)
    try:
        return _of_content(path, shown, path.read_bytes())
    except OSError as error:
        return Diagnostic(
            "L003",
            "guide-not-opened",
            Severity.ERROR,
            _top(shown),
            f"the file cannot be read: {error.strerror}",
            _UNREAD,
        )


def _of_content(path: Path, shown: str, content: bytes) -> GuideFile | Diagnostic:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Diagnostic(
            "L004", "guide-not-utf8", Severity.ERROR, _top(shown), "the file is no UTF-8, and stays as it is", _NO_UTF8
        )
    return GuideFile(path, shown, content)


def _changed(shown: str) -> Diagnostic:
    help_text = "look at the new text and run it again; nothing was written"
    return Diagnostic(
        "L005",
        "guide-changed-meanwhile",
        Severity.ERROR,
        _top(shown),
        "the file has changed since it was read",
        help_text,
    )


def _unwritable(shown: str, reason: str) -> Diagnostic:
    help_text = "check that you may write to the file and its folder; the guide is as it was"
    return Diagnostic(
        "L006", "guide-not-written", Severity.ERROR, _top(shown), f"the file cannot be written: {reason}", help_text
    )


def _top(shown: str) -> Span:
    return Span(shown, 1, 1, 1)
