"""Reads a library: the package's samples first, then the user's folders, each lying over what came before it."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from counteroffer.documents.markdown_files import markdown_files
from counteroffer.documents.source import SourceText, shown_path
from counteroffer.guides.reading import read_guide
from counteroffer.guides.title import Title
from counteroffer.library.companies import company_key, find_company
from counteroffer.library.headings import read_heading
from counteroffer.library.library import Entry, Library
from counteroffer.library.spelling import words_of
from counteroffer.terms.faults import BadRequestError, Diagnostic, Severity
from counteroffer.terms.places import Span

SAMPLES = Path(__file__).parent / "samples"

MOST_TITLES = 50_000  # that are known from before, by a program that reads libraries again and again
MOST_GUIDES = 256

_Key: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A guide that is not read yet: its file as it is at this time, and whose guide it is by its title."""

    path: str
    modified: int
    size: int
    title: Title

    @property
    def shown(self) -> str:
        """The path as it is shown."""
        return shown_path(Path(self.path))


def read_library(folders: Sequence[Path] = (), *, company: str | None = None) -> Library:
    """The samples, and over them the guides of the folders: a later guide for the same company and role replaces.

    Every "*.md" at any depth is read, hidden folders aside. With `company` only that company's guides are read in full,
    which is much quicker; the names of the others are kept, so that a match answers the same. A file that cannot be
    read becomes a diagnostic; a folder that is not there is a BadRequestError.
    """
    found: dict[_Key, _Found] = {}
    faults: list[Diagnostic] = []
    for folder in (SAMPLES, *folders):
        found.update(_read_layer(folder, faults))
    names = frozenset(one.title.company for one in found.values() if one.title.company)
    wanted = names if company is None else find_company(names, company).names
    chosen = sorted(key for key, one in found.items() if company is None or one.title.company in wanted)
    entries = tuple(_entries((found[key] for key in chosen), faults))
    return Library(entries, tuple(sorted(faults, key=lambda fault: fault.order)), names)


def read_titles(folders: Sequence[Path] = ()) -> tuple[Title, ...]:
    """The titles of all guides of the samples and the folders, by company and role; nothing else of them is read."""
    titles: set[Title] = set()
    for folder in (SAMPLES, *folders):
        titles.update(found.title for found in _read_layer(folder, []).values())
    return tuple(sorted(titles, key=lambda title: (title.company or "", title.role or "", title.level or "")))


def guide_files(folder: Path) -> tuple[Path, ...]:
    """The Markdown files of a folder at any depth, by path; a single file is itself.

    A folder inside it that cannot be opened is named in the place of its files.
    """
    return tuple(map(Path, _files(folder)))


def _files(folder: Path) -> Sequence[str]:
    """As guide_files. Thousands of paths are sorted, hashed and looked up at every page: plain text does that quickest."""
    if os.path.isfile(folder):
        return (os.fspath(folder),)
    if not os.path.isdir(folder):
        hint = "name a folder that holds guides as .md files, or leave it out to use the samples alone"
        raise BadRequestError(f"there is no folder {folder}", hint)
    return sorted(markdown_files(os.fspath(folder)), key=lambda path: path.split(os.sep))


def _read_layer(folder: Path, faults: list[Diagnostic]) -> dict[_Key, _Found]:
    """The guides of one folder; of two for the same role the first by path."""
    layer: dict[_Key, _Found] = {}
    for path in _files(folder):
        try:
            state = os.stat(path)
            title, key = _titled(path, state.st_mtime_ns, state.st_size)
        except OSError as error:
            faults.append(_unreadable(shown_path(Path(path)), error.strerror or "it cannot be opened"))
            continue
        one = _Found(path, state.st_mtime_ns, state.st_size, title)
        first = layer.setdefault(key, one)
        if first is not one:
            faults.append(_second_guide(one, first))
    return layer


@lru_cache(maxsize=MOST_TITLES)
def _titled(path: str, _modified: int, _size: int) -> tuple[Title, _Key]:
    """The title of a guide and what makes it the same guide; read again only where the file has changed."""
    file = Path(path)
    title = read_heading(SourceText.from_bytes(file.name, file.read_bytes()))
    return title, _key(title, path)


def _entries(chosen: Iterable[_Found], faults: list[Diagnostic]) -> Iterator[Entry]:
    """The guides in full; one that cannot be read any more is a fault."""
    for one in chosen:
        try:
            yield _entry(one.shown, one.path, one.modified, one.size)
        except OSError as error:
            faults.append(_unreadable(one.shown, error.strerror or "it cannot be opened"))


@lru_cache(maxsize=MOST_GUIDES)
def _entry(shown: str, path: str, _modified: int, _size: int) -> Entry:
    """A guide with its faults; read again only where the file has changed."""
    return Entry(*read_guide(SourceText.from_bytes(shown, Path(path).read_bytes())))


def _key(title: Title, path: str) -> _Key:
    """What makes a guide the same guide: company, role and level; one that names neither is like no other."""
    if not title.company or not title.role:
        return ("", path)
    return (company_key(title.company), *words_of(title.role), "", *words_of(title.level or ""))


def _unreadable(path: str, reason: str) -> Diagnostic:
    message = f"the file cannot be read: {reason}"
    help_text = "check that the file is there and that you may read it; the other guides are used without it"
    return Diagnostic("L001", "unreadable-file", Severity.WARNING, Span(path, 1, 1, 1), message, help_text)


def _second_guide(second: _Found, first: _Found) -> Diagnostic:
    message = f"a second guide for {second.title.role} at {second.title.company}; the first is {first.shown}"
    help_text = "keep one of the two, or put the one that should win into a folder of its own and name that folder last"
    span = Span(second.shown, 1, 1, 1)
    return Diagnostic("L002", "two-guides-for-one-role", Severity.WARNING, span, message, help_text)
