"""The files that a check is asked for, each with its content and the settings that hold for it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from counteroffer.documents.markdown_files import markdown_files
from counteroffer.documents.source import SourceText
from counteroffer.lint.choosing import with_choice
from counteroffer.lint.configuration import settings_for
from counteroffer.lint.request import CheckRequest
from counteroffer.lint.settings import Settings
from counteroffer.terms.faults import BadRequestError

STANDARD_INPUT = "<standard input>"


@dataclass(frozen=True, slots=True)
class GuideFile:
    """One file: its path as shown, its bytes, and its settings; `refused` is why it cannot be opened, else empty."""

    path: Path
    shown: str
    content: bytes
    settings: Settings
    refused: str = ""

    @property
    def source(self) -> SourceText:
        """The file's text."""
        return SourceText.from_bytes(self.shown, self.content)


def gather_files(request: CheckRequest) -> tuple[GuideFile, ...]:
    """The files at paths, those of folders at any depth, by path and each once, but for those that settings exclude.

    BadRequestError for a path that is not there, and for settings that cannot be read.
    """
    found: dict[str, GuideFile] = {}
    here = os.getcwd()
    for path in request.paths:
        if not os.path.lexists(path):
            raise BadRequestError(f"there is no {path}", "name a guide's file, or a folder of guides")
        settings = with_choice(settings_for(path), request.select, request.ignore)
        for file in _files(path, settings, here):
            found.setdefault(file.shown, file)
    if request.standard_input is not None:
        settings = with_choice(settings_for(Path.cwd()), request.select, request.ignore)
        found[STANDARD_INPUT] = GuideFile(Path(STANDARD_INPUT), STANDARD_INPUT, request.standard_input, settings)
    return tuple(found[shown] for shown in sorted(found))


def _files(path: Path, settings: Settings, here: str) -> Iterator[GuideFile]:
    for file in sorted(markdown_files(os.fspath(path))) if path.is_dir() else (os.fspath(path),):
        place = Path(file)
        if settings.excludes(place):
            continue
        content, refused = _content(file)
        yield GuideFile(place, _shown(file, here), content, settings, refused)


def _content(file: str) -> tuple[bytes, str]:
    """A file's bytes; or none, and why."""
    try:
        with open(file, "rb") as opened:
            return opened.read(), ""
    except OSError as error:
        return b"", error.strerror or "it is no file"


def _shown(file: str, here: str) -> str:
    """The path as it is shown: from the current folder where it lies inside it, else from the root; always printable."""
    whole = os.path.abspath(file)
    shown = whole.removeprefix(os.path.join(here, ""))
    return shown if shown.isascii() else shown.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
