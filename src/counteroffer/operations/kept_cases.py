"""What can be asked of the person's folder of cases: list, begin, keep, edit, export, delete, and plan from one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from counteroffer.cases.folder import CaseFile, CaseFolder
from counteroffer.documents.source import SourceText
from counteroffer.operations.cases import CheckedCase, check_source
from counteroffer.terms.faults import BadRequestError, Diagnostic, Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.cases.form import Form
    from counteroffer.cases.index import Listed
    from counteroffer.playbook.ledger import Entry
    from counteroffer.playbook.playbook import Playbook
    from counteroffer.strategy.plan import Plan
    from counteroffer.terms.figures import Figure

KEPT_PLANS = 64
KEPT_SHORT = 16  # plans of the panel: that of now and of before, for a few people
EXAMPLES = Path(__file__).parents[1] / "cases" / "examples"


@dataclass(frozen=True, slots=True)
class SoFar:
    """In short what a case comes to, what changed (None: nothing is known to compare it with), and the case's warnings."""

    page: "Playbook"
    changed: "Playbook | None"
    faults: tuple[Diagnostic, ...]


def list_kept(folder: CaseFolder, index: Path | None = None) -> "tuple[Listed, ...]":
    """The cases of a folder, the one changed last first."""
    from counteroffer.cases.index import list_cases

    return list_cases(folder, index)


def begin_case(folder: CaseFolder, answers: Mapping[str, str]) -> CaseFile:
    """A new case from a few answers, named by company and role."""
    from counteroffer.cases.beginning import begin_text

    name = " ".join(part for part in (answers.get("company", ""), answers.get("role", "")) if part)
    return folder.add(name or "case", begin_text(answers))


def set_case_field(folder: CaseFolder, id: str, dotted: str, value: str, based_on: str) -> CaseFile:
    """Set one field of a kept case; an empty value takes it away. Errors as of CaseFolder.keep and set_field."""
    from counteroffer.cases.fields import set_field

    before = folder.read(id)
    return folder.keep(id, set_field(before.source, dotted, value).text, based_on)


def add_case_entry(folder: CaseFolder, id: str, dotted: str, entry: str, based_on: str) -> CaseFile:
    """Add an entry to a list of a kept case."""
    from counteroffer.cases.fields import add_entry

    return folder.keep(id, add_entry(folder.read(id).source, dotted, entry).text, based_on)


def remove_case_entry(folder: CaseFolder, id: str, dotted: str, based_on: str) -> CaseFile:
    """Take an entry or a part out of a kept case."""
    from counteroffer.cases.fields import remove_entry

    return folder.keep(id, remove_entry(folder.read(id).source, dotted).text, based_on)


def keep_new_text(folder: CaseFolder, text: str) -> CaseFile:
    """A new case from its whole text, named by what it says."""
    case = check_source(SourceText("case.yaml", text)).case
    return folder.add(f"{case.company.text} {case.role.text}" if case is not None else "case", text)


def example_names() -> tuple[str, ...]:
    """The worked examples that ship with the product."""
    return tuple(sorted(path.stem for path in EXAMPLES.glob("*.yaml")))


def copy_example(folder: CaseFolder, name: str) -> CaseFile:
    """A worked example as a case of the person's own; a BadRequestError for one that there is not."""
    if name not in example_names():
        raise BadRequestError(f"there is no example {name!r}", f"there are: {', '.join(example_names())}")
    return folder.add(name, (EXAMPLES / f"{name}.yaml").read_text("utf-8"))


def case_form(source: SourceText) -> "Form":
    """A case's text as a form, with every fault at its field."""
    from counteroffer.cases.form import read_form

    return read_form(source)


def case_says(file: CaseFile, guides: Sequence[Path], today: date, before: CaseFile | None = None) -> SoFar:
    """In short what a case comes to, and what changed since its content was `before`.

    FaultsFoundError where it has errors; a content before that had errors has nothing to be compared with.
    """
    from counteroffer.playbook.changes import write_changes
    from counteroffer.playbook.playbook import Playbook
    from counteroffer.playbook.sections import summary
    from counteroffer.terms.faults import FaultsFoundError
    from counteroffer.terms.sentences import say

    stamp = _stamp(guides)
    plan, faults = _short_plan(file.path.name, file.content, tuple(guides), today, stamp)
    title = say("{company}", company=plan.case.company)
    page = Playbook(title, title, today, (summary.write(plan),), plan)
    try:
        was = _short_plan(before.path.name, before.content, tuple(guides), today, stamp)[0] if before else None
    except FaultsFoundError:
        was = None
    return SoFar(page, write_changes(was, plan, {}) if was is not None else None, faults)


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One line of a figure's trace: a figure, or a source with its place; `depth` is how far down it lies.

    `path` and `line` name the line of a text that a source is, where it is one.
    """

    depth: int
    name: str
    value: str = ""
    id: str = ""
    because: str = ""
    is_source: bool = False
    place: str = ""
    words: str = ""
    href: str = ""
    path: str = ""
    line: int = 0


def trace_kept(file: CaseFile, guides: Sequence[Path], today: date, id: str) -> tuple[TraceStep, ...]:
    """A figure of a kept case's playbook and everything that it rests on, depth first; a BadRequestError for an unknown id."""
    return trace_among(kept_playbook(file, guides, today).figures(), id)


def trace_among(figures: "Iterable[Figure]", id: str) -> tuple[TraceStep, ...]:
    """As trace_kept, of the figures of any page."""
    from counteroffer.playbook.ledger import entries_of, walk_origins
    from counteroffer.terms.figures import collect

    ledger = {entry.id: entry for entry in entries_of(collect(figures))}
    if id not in ledger:
        raise BadRequestError(
            f"no figure is called {id!r}",
            "it may have gone with the last change of the case: take the ids from the plan as it is now",
        )
    return tuple(_step(depth, found) for depth, found in walk_origins(ledger, id))


def known_names(guides: Sequence[Path]) -> Mapping[str, tuple[str, ...]]:
    """Names that a form can complete: companies and roles of the library, and places."""
    return _known_names(tuple(guides), _stamp(guides))


def kept_playbook(file: CaseFile, guides: Sequence[Path], today: date) -> "Playbook":
    """The playbook of a kept case on a day; the same content is planned once. FaultsFoundError where it has errors."""
    return _planned(file.path.name, file.content, tuple(guides), today, _stamp(guides))


def sound_source(source: SourceText) -> CheckedCase:
    """A case's text that can be used; FaultsFoundError with all its errors where it cannot."""
    from counteroffer.terms.faults import FaultsFoundError

    checked = check_source(source)
    if checked.case is None:
        errors = tuple(fault for fault in checked.faults if fault.severity is Severity.ERROR)
        raise FaultsFoundError(f"{source.path} has faults", errors, "mend what is named", {source.path: source.text})
    return checked


def _stamp(guides: Sequence[Path]) -> str:
    """What changes with every guide of the person's own, so that nothing is kept longer than what it rests on."""
    from counteroffer.operations.shelves import shelf_stamp

    return shelf_stamp(guides)


@lru_cache(maxsize=KEPT_PLANS)
def _planned(name: str, content: bytes, guides: tuple[Path, ...], today: date, _stamp_of_guides: str) -> "Playbook":
    from counteroffer.operations.playbooks import plan_case
    from counteroffer.playbook.writing import write_playbook

    return write_playbook(plan_case(sound_source(SourceText.from_bytes(name, content)), guides, today))


@lru_cache(maxsize=KEPT_SHORT)
def _short_plan(
    name: str, content: bytes, guides: tuple[Path, ...], today: date, _stamp_of_guides: str
) -> "tuple[Plan, tuple[Diagnostic, ...]]":
    """The plan of a case without what is to come, and the case's warnings."""
    from counteroffer.operations.playbooks import plan_case

    checked = sound_source(SourceText.from_bytes(name, content))
    return plan_case(checked, guides, today, ahead=False), checked.faults


def _step(depth: int, found: "Entry | dict[str, str | int | None]") -> TraceStep:
    from counteroffer.playbook.ledger import figure_of
    from counteroffer.terms.printing import printed

    if not isinstance(found, dict):
        return TraceStep(depth, found.name, printed(figure_of(found)), found.id, found.because)
    if "line" in found:
        place = f"{found['path']}:{found['line']}:{found['column']}"
        path, line = str(found["path"]), int(found["line"] or 0)
        return TraceStep(
            depth, "from", is_source=True, place=place, words=str(found["text"] or ""), path=path, line=line
        )
    if "assumption" in found:
        return TraceStep(depth, f"our assumption, {found['range']}: {found['source']}", is_source=True)
    dated = f", {found['date']}" if found["date"] else ""
    href = str(found["href"] or "")
    return TraceStep(
        depth, f"{found['title']}{dated}", is_source=True, href=href if href.startswith(("https://", "http://")) else ""
    )


@lru_cache(maxsize=4)
def _known_names(guides: tuple[Path, ...], _stamp_of_guides: str) -> Mapping[str, tuple[str, ...]]:
    from counteroffer.library.reading import read_titles
    from counteroffer.library.regions import place_names

    titles = read_titles(guides)
    return {
        "company": tuple(dict.fromkeys(title.company for title in titles if title.company)),
        "role": tuple(sorted({title.role for title in titles if title.role})),
        "region": place_names(),
    }
