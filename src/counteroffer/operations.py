"""One function for each thing that a person can ask; the only place where all rooms are put together."""

import importlib
import os
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path

from counteroffer.documents.source import SourceText, shown_path
from counteroffer.terms.faults import BadRequestError, Diagnostic, FaultsFoundError, Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.guides.guide import Guide
    from counteroffer.library.changes import LibraryChange
    from counteroffer.library.coverage import Coverage
    from counteroffer.library.freshness import Review
    from counteroffer.library.keeping import GuideFile, Rewrite
    from counteroffer.library.level_view import LevelView
    from counteroffer.lint.guide_files import GuideFile as GuideToCheck
    from counteroffer.lint.report import Report
    from counteroffer.lint.request import CheckRequest, Progress
    from counteroffer.offers.case import Case
    from counteroffer.playbook.ledger import Entry
    from counteroffer.playbook.playbook import Playbook
    from counteroffer.strategy.plan import Plan

# Rules whose findings concern every number of a guide, wherever they are placed.
OF_THE_WHOLE_GUIDE = (
    "undated-guide", "review-overdue", "quarter-old", "evidence-years-old", "no-evidence", "one-source-only", "year-in-the-future",
)  # fmt: skip
LARGEST_CASE = 1_000_000
LARGEST_TEXT = 20_000_000


@dataclass(frozen=True, slots=True)
class CheckedCase:
    """A case file with its faults; `case` is None where one of them is an error. `source` is for excerpts."""

    case: "Case | None"
    faults: tuple[Diagnostic, ...]
    source: SourceText

    @property
    def has_errors(self) -> bool:
        """Whether any fault is an error."""
        return any(fault.severity is Severity.ERROR for fault in self.faults)


@dataclass(frozen=True, slots=True)
class Made:
    """What `plan` made: the playbook, the case's warnings, and the files written by format."""

    playbook: "Playbook"
    faults: tuple[Diagnostic, ...]
    source: SourceText
    files: Mapping[str, Path]


def check_case(path: Path) -> CheckedCase:
    """Read a case file and find all its faults."""
    from counteroffer.offers.reading import read_case

    source = _read_text(path, LARGEST_CASE, "a case file")
    case, faults = read_case(source)
    return CheckedCase(case, faults, source)


def write_case(path: Path, answers: Mapping[str, str] | None = None) -> None:
    """Write a new case file: a commented template, with the answers filled in; never over a file that is there."""
    from counteroffer.offers.template import fill_template

    _write_new(path, fill_template(answers or {}))


def write_schema(path: Path) -> None:
    """Write the JSON Schema of case files, for an editor; never over a file that is there."""
    from counteroffer.offers.shape import schema_text

    _write_new(path, schema_text().decode())


def _write_new(path: Path, text: str, mode: int = 0o600) -> None:
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


def make_playbook(
    path: Path, guides: Sequence[Path], today: date, formats: Sequence[str] = (), out: Path | None = None
) -> Made:
    """The playbook of a case file, written to `out` in every named format that is a file.

    Raises FaultsFoundError where the case has errors, BadRequestError for a missing file, folder or format.
    """
    from counteroffer.playbook.writing import write_playbook

    known = format_names()
    for name in formats:
        if name not in known:
            raise _no_format(name, known)
    checked = check_case(path)
    if checked.case is None:
        raise FaultsFoundError(
            f"{path} has faults", checked.faults, "mend them and run it again; counteroffer check shows them any time"
        )
    playbook = write_playbook(_plan(checked, guides, today))
    return Made(playbook, checked.faults, checked.source, dict(_write(playbook, formats, out)))


def _no_format(name: str, known: Sequence[str]) -> BadRequestError:
    from rapidfuzz import process

    near = process.extractOne(name.lower(), known, score_cutoff=60)
    meant = f"did you mean {near[0]}? " if near else ""
    return BadRequestError(f"there is no format {name!r}", f"{meant}formats: {', '.join(known)}")


def format_names() -> tuple[str, ...]:
    """The formats that there are."""
    from counteroffer.render import formats

    return tuple(sorted(module.name for module in pkgutil.iter_modules(formats.__path__)))


def render(playbook: "Playbook", format_name: str) -> bytes:
    """A playbook in one format."""
    module = importlib.import_module(f"counteroffer.render.formats.{format_name}")
    content: bytes | str = module.render(playbook)
    return content.encode() if isinstance(content, str) else content


def trace_figure(id: str, playbook_json: Path) -> "list[tuple[int, Entry | dict[str, str | int | None]]]":
    """A figure of a playbook.json and everything that it rests on, depth first."""
    from rapidfuzz import process

    from counteroffer.playbook.ledger import walk_origins

    ledger = _ledger(playbook_json)
    if id not in ledger:
        near = [found[0] for found in process.extract(id, list(ledger), limit=3, score_cutoff=60)]
        hint = f"did you mean {' or '.join(near)}?" if near else "the appendix of the playbook lists all ids"
        raise BadRequestError(f"no figure is called {id!r}", hint)
    return list(walk_origins(ledger, id))


def audit_text(source: SourceText, playbook_json: Path) -> tuple[Diagnostic, ...]:
    """The amounts and percentages of a text that no figure of a playbook backs."""
    from counteroffer.playbook.audit import audit_text as audit

    if "\0" in source.text or source.text.count("\ufffd") > len(source.text) // 100:
        raise BadRequestError(
            f"{source.path} is no text", "name a text file; copy the words out of a PDF or a document first"
        )
    return audit(source, _ledger(playbook_json))


def read_text(path: Path) -> SourceText:
    """Any text file."""
    return _read_text(path, LARGEST_TEXT, "a text")


def read_guides(paths: Sequence[Path]) -> "Iterator[tuple[Guide, tuple[Diagnostic, ...], SourceText]]":
    """The guides of files and folders, one after another, each with its faults of reading."""
    from counteroffer.guides.reading import read_guide
    from counteroffer.library.reading import guide_files

    for path in paths:
        if not path.exists():
            raise BadRequestError(f"there is no {path}", "name a guide's file, or a folder of guides")
        for file in guide_files(path):
            source = SourceText.from_bytes(shown_path(file), file.read_bytes())
            guide, faults = read_guide(source)
            yield guide, faults, source


def check_guides(request: "CheckRequest") -> "Report":
    """What is wrong in guides, by path and place, but for what a baseline knows: the one named, else those of settings.

    Raises BadRequestError for a missing path, for settings or a baseline that cannot be read, for an unknown rule.
    """
    from counteroffer.lint.baseline import read_baseline
    from counteroffer.lint.guide_files import gather_files
    from counteroffer.lint.running import check_files

    files = gather_files(request)
    named = (request.baseline,) if request.baseline else dict.fromkeys(file.settings.baseline for file in files)
    baselines = [read_baseline(file) for file in named if file]
    report = check_files(files, request)
    for baseline in baselines:
        report = baseline.hide(report)
    return report


def write_guide_baseline(file: Path, request: "CheckRequest") -> "Report":
    """Write all that is wrong in guides into a baseline file, so that it counts as known; no baseline hides any of it."""
    from counteroffer.lint.baseline import write_baseline
    from counteroffer.lint.guide_files import gather_files
    from counteroffer.lint.running import check_files

    report = check_files(gather_files(request), request)
    write_baseline(file, report)
    return report


def explain_rule(name: str) -> str:
    """The page of a kind of finding, by its name or code, in Markdown; "all" lists them."""
    from counteroffer.lint.catalogue import explained

    return explained(name)


def format_guides(paths: Sequence[Path], progress: "Progress | None" = None) -> "Iterator[Rewrite | Diagnostic]":
    """The guides of files and folders in the canonical layout, not written yet; a file that cannot be read is a fault."""
    from counteroffer.guides.writing import format_guide
    from counteroffer.library.keeping import Rewrite

    for file in _told(paths, progress):
        if isinstance(file, Diagnostic):
            yield file
            continue
        made = format_guide(file.source)
        yield Rewrite(file, made.text, made.faults)


def mend_guides(
    paths: Sequence[Path], today: date, *, unsafe: bool = False, progress: "Progress | None" = None
) -> "Iterator[Rewrite | Diagnostic]":
    """The guides of files and folders with their findings mended, not written yet; settings say which findings count."""
    from counteroffer.library.keeping import Rewrite, with_mark_of
    from counteroffer.lint.configuration import settings_for
    from counteroffer.lint.mending import mend_guide

    for file in _told(paths, progress):
        if isinstance(file, Diagnostic):
            yield file
            continue
        settings = settings_for(file.path)
        if not settings.excludes(file.path):
            made = mend_guide(file.source, today, unsafe=unsafe, codes=settings.codes_at(file.path))
            yield Rewrite(file, with_mark_of(file.content, made.text), made.unsafe, made.gone)


def keep_guide(rewrite: "Rewrite") -> Diagnostic | None:
    """Write a changed guide in the place of its file, whole or not at all; why not, where it is not written."""
    from counteroffer.library.keeping import keep

    return keep(rewrite)


def new_guide(company: str, role: str, today: date, out: Path | None = None) -> str:
    """The text of a new guide, written to `out` where that is named; never over a file that is there."""
    from counteroffer.guides.template import guide_template

    if not company.strip() or not role.strip():
        raise BadRequestError("a guide is about a company and a role", "name both, each in quotes where it has blanks")
    text = guide_template(company, role, today)
    if out is not None:
        _write_new(out, text, mode=0o644)
    return text


def _told(paths: Sequence[Path], progress: "Progress | None") -> "Iterator[GuideFile | Diagnostic]":
    """The files at paths, while `progress` is told how many of them are done."""
    from counteroffer.library.keeping import read_files

    files = tuple(read_files(paths))
    for done, file in enumerate(files):
        if progress is not None:
            progress(done, len(files))
        yield file


def known_guides(
    paths: Sequence[Path], faults: list[Diagnostic], *, cached: bool = True, progress: "Progress | None" = None
) -> "Iterator[tuple[GuideToCheck, Guide]]":
    """The files at paths with their guides, kept from before where they have not changed; `faults` takes what is unreadable."""
    from counteroffer.lint.guide_files import gather_files
    from counteroffer.lint.kept_guides import read_kept_guides, refused_files
    from counteroffer.lint.request import CheckRequest, silent

    files = gather_files(CheckRequest(paths=tuple(paths), today=date.min))
    faults.extend(refused_files(files))
    return read_kept_guides(files, cached=cached, progress=progress or silent)


def compare_guides(
    old: Path, new: Path, faults: list[Diagnostic], *, cached: bool = True, progress: "Progress | None" = None
) -> "LibraryChange":
    """What changed from the guides at one path to those at the other; two files are held against each other as they are."""
    from counteroffer.library.comparing import compare_libraries

    sides = [
        [
            (os.path.relpath(file.path, path) if path.is_dir() else file.path.name, guide)
            for file, guide in known_guides((path,), faults, cached=cached, progress=progress)
        ]
        for path in (old, new)
    ]
    return compare_libraries(*sides)


def review_guides(
    paths: Sequence[Path],
    faults: list[Diagnostic],
    *,
    interval: int | None = None,
    company: str | None = None,
    role: str | None = None,
    cached: bool = True,
    progress: "Progress | None" = None,
) -> "tuple[Review, ...]":
    """When guides are due for review, by day; `interval` is how many months a guide holds that does not say so itself."""
    from counteroffer.library.coverage import is_guide
    from counteroffer.library.freshness import REVIEW_INTERVAL, find_reviews
    from counteroffer.library.listing import guides_of
    from counteroffer.lint.checking import without_prose

    read = (without_prose(guide) for _file, guide in known_guides(paths, faults, cached=cached, progress=progress))
    guides = guides_of([guide for guide in read if is_guide(guide)], company, role)
    return find_reviews(guides, int(REVIEW_INTERVAL.value) if interval is None else interval)


def cover_guides(
    paths: Sequence[Path], faults: list[Diagnostic], *, cached: bool = True, progress: "Progress | None" = None
) -> "Coverage":
    """What guides cover: companies, works, regions, currencies, qualities, and how many have which parts."""
    from counteroffer.library.coverage import cover

    return cover(guide for _file, guide in known_guides(paths, faults, cached=cached, progress=progress))


def view_guide_levels(
    paths: Sequence[Path],
    faults: list[Diagnostic],
    *,
    company: str | None = None,
    level: str | None = None,
    role: str | None = None,
    cached: bool = True,
    progress: "Progress | None" = None,
) -> "LevelView":
    """Which levels guides say are equal, where they contradict each other, and what the next level pays."""
    from counteroffer.library.level_view import view_levels
    from counteroffer.lint.checking import without_prose

    guides, texts = [], {}
    for file, guide in known_guides(paths, faults, cached=cached, progress=progress):
        guides.append(without_prose(guide))
        texts[guide.path] = file.source.text
    return view_levels(guides, texts, company, level, role)


def guide_record(guide: "Guide") -> bytes:
    """A guide as one line of JSON, in the shape of the guide record's schema."""
    import msgspec

    from counteroffer.guides.as_json import guide_as_json

    return msgspec.json.encode(guide_as_json(guide))


def guide_schema() -> bytes:
    """The JSON Schema of guide records."""
    return resources.files("counteroffer.guides").joinpath("guide.schema.json").read_bytes()


def _plan(checked: CheckedCase, guides: Sequence[Path], today: date) -> "Plan":
    from counteroffer.library.matching import match
    from counteroffer.library.reading import read_library
    from counteroffer.lint.checking import check_guide
    from counteroffer.market.benchmark import GuideUsed
    from counteroffer.market.gathering import gather
    from counteroffer.strategy.plan import MatchNote
    from counteroffer.strategy.planning import make_plan
    from counteroffer.terms.sentences import Words

    case = checked.case
    assert case is not None  # the caller has checked
    library = read_library(guides, company=case.company.text)
    region, level = (words.text if words else None for words in (case.region, case.level))
    found = match(library, case.company.text, case.role.text, region, level)
    used = None
    if found.entry is not None:
        guide = found.entry.guide
        index = next((number for number, row in enumerate(guide.compensation) if row is found.row), None)
        title = Words(f"{guide.company}, {guide.role}")
        faults = tuple(_touching((*found.entry.diagnostics, *check_guide(guide, today)), guide, index))
        used = GuideUsed(guide=guide, row=found.row, row_index=index, faults=faults, title=title)
    steps = (("company", found.company), ("role", found.role), ("region", found.region), ("level", found.level))
    matches = tuple((field, MatchNote(how=step.how, why=step.why)) for field, step in steps if step is not None)
    return make_plan(case, gather(case, used), today, matches=matches, case_faults=checked.faults)


def _touching(faults: Sequence[Diagnostic], guide: "Guide", row_index: int | None) -> Iterator[Diagnostic]:
    """The faults that touch the numbers used: those of the row, of the strategy, and of the guide's age and evidence."""
    prefix = f"compensation[{row_index}]."
    used = {figure.span.line for figure in guide.figures if figure.field.startswith(prefix)}
    first, last = guide.strategy.lines if guide.strategy else (0, -1)
    for fault in faults:
        touches = fault.span.line in used or first <= fault.span.line <= last or fault.rule in OF_THE_WHOLE_GUIDE
        if touches and fault.severity is not Severity.NOTE:
            yield fault


def _write(playbook: "Playbook", formats: Sequence[str], out: Path | None) -> Iterator[tuple[str, Path]]:
    from counteroffer.render.writing import write_private

    for name in formats:
        if name == "terminal" or out is None:
            continue
        path = out / f"playbook.{name}"
        write_private(path, render(playbook, name))
        yield name, path


def _ledger(path: Path) -> "dict[str, Entry]":
    from counteroffer.playbook.ledger import read_ledger

    return read_ledger(_read_bytes(path, LARGEST_TEXT, "a playbook.json"), str(path))


def _read_text(path: Path, largest: int, what: str) -> SourceText:
    return SourceText.from_bytes(shown_path(path), _read_bytes(path, largest, what))


def _read_bytes(path: Path, largest: int, what: str) -> bytes:
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
