"""What can be asked of a kept case beside its form: what was said and what it moves, sources, the audit, its files."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from counteroffer.cases.folder import CaseFile, CaseFolder
from counteroffer.documents.source import SourceText
from counteroffer.operations.editions import AS_MADE, Edition, in_edition
from counteroffer.operations.files import read_content
from counteroffer.operations.kept_cases import kept_playbook, sound_source
from counteroffer.terms.faults import BadRequestError, Diagnostic, NotThereError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.cases.message import NewMessage
    from counteroffer.playbook.auditing.backing import Backing
    from counteroffer.playbook.playbook import Playbook
    from counteroffer.terms.figures import Figure, Origin
    from counteroffer.terms.sentences import Sentence

KEPT = 32
AROUND = 7  # lines shown before and after the one that is meant
LARGEST_GUIDE = 5_000_000
NOT_FILES = ("terminal",)
# What a format needs beyond what every installation has, and the extra that brings it: asked before anybody waits for it.
NEEDED = {
    "pdf": (("typst", "vl_convert"), "pdf"),
    "docx": (("docx", "vl_convert"), "docs"),
    "html": (("jinja2", "vl_convert"), "web"),
    "ics": (("icalendar",), "calendar"),
}


@dataclass(frozen=True, slots=True)
class Heading:
    """What a case is called: its company and role as they are written, "" where they are not; an offer or a raise."""

    company: str
    role: str
    kind: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What a message would make of a kept case: the entry, what it contradicts, the case's new text, what moves.

    `is_again` where the same words of the same side stand in the case already.
    """

    message: "NewMessage"
    contradictions: "tuple[Sentence, ...]"
    file: CaseFile
    moved: "Playbook"
    is_again: bool


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a text around a place; `is_meant` marks the one at the place."""

    number: int
    text: str
    is_meant: bool


def heading_of(file: CaseFile) -> Heading:
    """What a kept case is called, faulty or not."""
    return _heading(file.path.name, file.content)


def moved_since(file: CaseFile, before: CaseFile, guides: Sequence[Path], today: date) -> "Playbook":
    """What changed in the plan of a kept case since it held another content; FaultsFoundError where either has errors."""
    from counteroffer.playbook.changes import write_changes

    plans = [kept_playbook(one, guides, today).plan for one in (before, file)]
    was, now = plans
    assert was is not None  # a playbook of a case has its plan
    assert now is not None
    return write_changes(was, now, {})


def hear(file: CaseFile, message: "NewMessage", guides: Sequence[Path], today: date) -> Heard:
    """What a message would make of a kept case; nothing is written. Errors as of log_message."""
    from counteroffer.cases.editing import with_message
    from counteroffer.operations.talks import fresh_contradictions

    sound_source(file.source)
    edited = with_message(file.source, message)
    after = CaseFile(file.id, file.path, edited.source.text.encode(errors="replace"))
    moved = moved_since(after, file, guides, today)
    before = [(one.by, one.words.text) for one in edited.case.said[:-1] if one.words is not None]
    is_again = (message.by, message.words) in before
    return Heard(message, fresh_contradictions(edited.case), after, moved, is_again)


def keep_said(folder: CaseFolder, id: str, message: "NewMessage", based_on: str) -> CaseFile:
    """Write a message into the ledger of a kept case. Errors as of log_message and CaseFolder.keep."""
    from counteroffer.cases.editing import with_message

    file = folder.read(id)
    sound_source(file.source)
    return folder.keep(id, with_message(file.source, message).source.text, based_on)


def audit_kept(
    file: CaseFile, guides: Sequence[Path], today: date, text: str, known: "Callable[[str], bool] | None" = None
) -> tuple[Diagnostic, ...]:
    """What words that somebody edits say and the playbook of a kept case does not hold, by place.

    `known` says of a figure's id whether the words may rest on it; without it they may on any. What somebody is not to
    learn must be as if it were not there: else the audit of many numbers would tell which one it is.
    """
    from counteroffer.playbook.audit import audit_words

    return audit_words(text, _backing(file.path.name, file.content, tuple(guides), today, known))


def source_around(
    file: CaseFile, guides: Sequence[Path], today: date, path: str, line: int, figures: "Iterable[Figure] | None" = None
) -> tuple[SourceLine, ...]:
    """The lines of a text around one of them: of the case, or of a guide that its figures rest on, and of no other file.

    NotThereError for any other path or a line that is not there; `figures` as for the playbook's where None.
    """
    shown = kept_playbook(file, guides, today).figures() if figures is None else figures
    lines = _text_at(file, path, shown).split("\n")
    if not 1 <= line <= len(lines):
        raise NotThereError(f"{path} has no line {line}", "the file may have changed; load the page again")
    first = max(1, line - AROUND)
    chosen = lines[first - 1 : line + AROUND]
    return tuple(SourceLine(number, text.rstrip("\r"), number == line) for number, text in enumerate(chosen, first))


def file_formats() -> tuple[str, ...]:
    """The formats in which a playbook can be taken away as a file."""
    from counteroffer.operations.playbooks import format_names

    return tuple(name for name in format_names() if name not in NOT_FILES)


def missing_for(format_name: str) -> str:
    """How to install what a format needs and this machine does not have; "" where nothing is missing."""
    modules, extra = NEEDED.get(format_name, ((), ""))
    return f"pip install 'counteroffer[{extra}]'" if any(find_spec(name) is None for name in modules) else ""


def kept_edition(file: CaseFile, guides: Sequence[Path], today: date, edition: Edition = AS_MADE) -> "Playbook":
    """The playbook of a kept case as an edition has it: in a tone, or without what may not be shared."""
    return in_edition(kept_playbook(file, guides, today), edition)


def kept_as_file(
    file: CaseFile, guides: Sequence[Path], today: date, format_name: str, edition: Edition = AS_MADE
) -> bytes:
    """The playbook of a kept case in one format; the same content is drawn once.

    A BadRequestError for a format that there is none of; a MissingExtraError where it needs what is not installed.
    """
    if format_name not in file_formats():
        raise BadRequestError(
            f"there is no file in the format {format_name!r}", f"formats: {', '.join(file_formats())}"
        )
    return _rendered(file.path.name, file.content, tuple(guides), today, format_name, edition)


@lru_cache(maxsize=KEPT)
def _rendered(
    name: str, content: bytes, guides: tuple[Path, ...], today: date, format_name: str, edition: Edition
) -> bytes:
    from counteroffer.operations.playbooks import render

    file = CaseFile(name, Path(name), content)
    return render(kept_edition(file, guides, today, edition), format_name, edition)


@lru_cache(maxsize=KEPT)
def _backing(
    name: str, content: bytes, guides: tuple[Path, ...], today: date, known: "Callable[[str], bool] | None"
) -> "Backing":
    from counteroffer.playbook.audit import backing_of

    whole = backing_of(kept_playbook(CaseFile(name, Path(name), content), guides, today))
    if known is None:
        return whole
    return replace(whole, entries={id: entry for id, entry in whole.entries.items() if known(id)})


@lru_cache(maxsize=KEPT)
def _heading(name: str, content: bytes) -> Heading:
    from counteroffer.documents.yaml_tree import Mapping as Tree
    from counteroffer.documents.yaml_tree import Scalar, read_yaml

    tree, _faults = read_yaml(SourceText.from_bytes(name, content))
    stated = {key: tree.get(key) for key in ("company", "role", "kind")} if isinstance(tree, Tree) else {}
    words = {key: node.text.strip() for key, node in stated.items() if isinstance(node, Scalar)}
    return Heading(words.get("company", ""), words.get("role", ""), words.get("kind", ""))


def _text_at(file: CaseFile, path: str, figures: "Iterable[Figure]") -> str:
    if path == file.path.name:
        return file.source.text
    if path not in set(_paths(figures)):
        raise NotThereError(f"no figure of this case rests on {path!r}", "load the page again")
    return SourceText.from_bytes(path, read_content(Path(path), LARGEST_GUIDE, "a guide")).text


def _paths(figures: "Iterable[Figure]") -> Iterator[str]:
    """The files that figures rest on."""
    from counteroffer.terms.figures import collect
    from counteroffer.terms.places import Span

    origins: Iterator[Origin] = (origin for figure in collect(figures) for origin in figure.origins)
    return (origin.path for origin in origins if isinstance(origin, Span))
