"""Reads a library: the package's samples first, then the user's folders, each lying over what came before it."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from counteroffer.documents.source import SourceText
from counteroffer.guides.guide import Guide
from counteroffer.guides.reading import read_guide
from counteroffer.library.companies import company_key
from counteroffer.library.library import Entry, Library
from counteroffer.library.spelling import words_of
from counteroffer.terms.faults import BadRequestError, Diagnostic, Severity
from counteroffer.terms.places import Span

SAMPLES = Path(__file__).parent / "samples"

_Key: TypeAlias = tuple[str, ...]


def read_library(folders: Sequence[Path] = ()) -> Library:
    """The samples, and over them the guides of the folders: a later guide for the same company and role replaces.

    Every "*.md" at any depth is read, hidden folders aside. A file that cannot be read becomes a diagnostic; a folder
    that is not there is a BadRequestError.
    """
    entries: dict[_Key, Entry] = {}
    faults: list[Diagnostic] = []
    for folder in (SAMPLES, *folders):
        layer: dict[_Key, Entry] = {}
        for path in guide_files(folder):
            entry = _read_entry(path, faults)
            if entry is None:
                continue
            first = layer.setdefault(_key(entry.guide), entry)
            if first is not entry:
                faults.append(_second_guide(entry.guide, first.guide))
        entries.update(layer)
    return Library(tuple(entries[key] for key in sorted(entries)), tuple(sorted(faults, key=lambda fault: fault.order)))


def guide_files(folder: Path) -> tuple[Path, ...]:
    """The Markdown files of a folder at any depth, by path; a single file is itself."""
    if os.path.isfile(folder):
        return (folder,)
    if not os.path.isdir(folder):
        hint = "name a folder that holds guides as .md files, or leave it out to use the samples alone"
        raise BadRequestError(f"there is no folder {folder}", hint)
    return tuple(sorted(_walk(folder)))


def shown_path(path: Path) -> str:
    """The path as it is shown: from the current folder where it lies inside it, else from the root."""
    whole = Path(os.path.abspath(path))
    here = Path.cwd()
    return str(whole.relative_to(here)) if whole.is_relative_to(here) else str(whole)


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in names if name.lower().endswith(".md") and not name.startswith("."))


def _read_entry(path: Path, faults: list[Diagnostic]) -> Entry | None:
    shown = shown_path(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        faults.append(_unreadable(shown, error.strerror or "it cannot be opened"))
        return None
    guide, diagnostics = read_guide(SourceText.from_bytes(shown, content))
    return Entry(guide, diagnostics)


def _key(guide: Guide) -> _Key:
    """What makes a guide the same guide: company, role and level; one that names neither is like no other."""
    if not guide.company or not guide.role:
        return ("", guide.path)
    return (company_key(guide.company), *words_of(guide.role), "", *words_of(guide.level or ""))


def _unreadable(path: str, reason: str) -> Diagnostic:
    message = f"the file cannot be read: {reason}"
    help_text = "check that the file is there and that you may read it; the other guides are used without it"
    return Diagnostic("L001", "unreadable-file", Severity.WARNING, Span(path, 1, 1, 1), message, help_text)


def _second_guide(second: Guide, first: Guide) -> Diagnostic:
    message = f"a second guide for {second.role} at {second.company}; the first is {first.path}"
    help_text = "keep one of the two, or put the one that should win into a folder of its own and name that folder last"
    return Diagnostic(
        "L002", "two-guides-for-one-role", Severity.WARNING, Span(second.path, 1, 1, 1), message, help_text
    )
