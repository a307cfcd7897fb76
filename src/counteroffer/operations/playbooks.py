"""What can be asked of a plan: make its playbook, in any format, and trace a figure of it."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType

from counteroffer.documents.source import SourceText
from counteroffer.operations.cases import CheckedCase, check_case
from counteroffer.operations.editions import AS_MADE, Edition, in_edition
from counteroffer.operations.files import read_content
from counteroffer.terms.faults import BadRequestError, Diagnostic, FaultsFoundError, Severity
from counteroffer.terms.printing import in_locale

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.guides.guide import Guide
    from counteroffer.market.benchmark import Benchmark
    from counteroffer.market.published import LookedUp
    from counteroffer.offers.case import Case
    from counteroffer.playbook.ledger import Entry
    from counteroffer.playbook.playbook import Playbook
    from counteroffer.strategy.plan import MatchNote, Plan


# Rules whose findings concern every number of a guide, wherever they are placed.
OF_THE_WHOLE_GUIDE = (
    "undated-guide", "review-overdue", "quarter-old", "evidence-years-old", "no-evidence", "one-source-only", "year-in-the-future",
)  # fmt: skip
LARGEST_TEXT = 20_000_000


@dataclass(frozen=True, slots=True)
class Made:
    """What `plan` made: the playbook in its edition, the case's warnings, the files written by format, and the plan behind it."""

    playbook: "Playbook"
    faults: tuple[Diagnostic, ...]
    source: SourceText
    files: Mapping[str, Path]
    plan: "Plan"


def make_playbook(
    path: Path,
    guides: Sequence[Path],
    today: date,
    formats: Sequence[str] = (),
    out: Path | None = None,
    edition: Edition = AS_MADE,
    *,
    with_text: bool = False,
) -> Made:
    """The playbook of a case file, written to `out` in every named format that is a file; the terminal's is one `with_text`.

    Raises FaultsFoundError where the case has errors, BadRequestError for a missing file, folder or format.
    """
    from counteroffer.playbook.writing import write_playbook

    check_formats(formats)
    checked = sound_case(check_case(path), path)
    with in_locale(edition.locale):
        plan = plan_case(checked, guides, today)
        playbook = in_edition(write_playbook(plan), edition)
    wanted = [name for name in formats if out is not None and (with_text or name != "terminal")]
    files = dict(_write(playbook, wanted, out or Path(), edition))
    return Made(playbook, checked.faults, checked.source, files, plan)


def check_formats(formats: Sequence[str]) -> None:
    """Refuse a format that there is none of."""
    known = format_names()
    for name in formats:
        if name not in known:
            raise _no_format(name, known)


def sound_case(checked: CheckedCase, path: Path) -> CheckedCase:
    """A checked case that can be used; FaultsFoundError with all its faults where it cannot."""
    if checked.case is None:
        raise FaultsFoundError(
            f"{path} has faults", checked.faults, "mend them and run it again; counteroffer check shows them any time"
        )
    return checked


def format_names() -> tuple[str, ...]:
    """The formats that there are."""
    from counteroffer.render import formats

    return tuple(sorted(module.name for module in pkgutil.iter_modules(formats.__path__)))


def render(playbook: "Playbook", format_name: str, edition: Edition = AS_MADE) -> bytes:
    """A playbook in one format, with the numbers and the look of its edition."""
    module = _format(format_name)
    with in_locale(edition.locale):
        content: bytes | str = module.render(playbook, edition.look)
    return content.encode() if isinstance(content, str) else content


def suffix_of(format_name: str) -> str:
    """How the name of a file in a format ends, with its point."""
    suffix: str = _format(format_name).SUFFIX
    return suffix


def write_page(path: Path, content: bytes) -> Path:
    """Write a page as a file for its owner alone; the path."""
    from counteroffer.render.writing import write_private

    write_private(path, content)
    return path


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


def _no_format(name: str, known: Sequence[str]) -> BadRequestError:
    from rapidfuzz import process

    near = process.extractOne(name.lower(), known, score_cutoff=60)
    meant = f"did you mean {near[0]}? " if near else ""
    return BadRequestError(f"there is no format {name!r}", f"{meant}formats: {', '.join(known)}")


def plan_case(checked: CheckedCase, guides: Sequence[Path], today: date, *, ahead: bool = True) -> "Plan":
    """The plan of a sound case on a day, with the guide of the library that fits it; `ahead` as in make_plan."""
    from counteroffer.strategy.planning import make_plan

    case = checked.case
    assert case is not None  # the caller has checked
    benchmark, matches = benchmark_of(case, guides, today)
    return make_plan(case, benchmark, today, matches=matches, case_faults=checked.faults, ahead=ahead)


def benchmark_of(
    case: "Case", guides: Sequence[Path], today: date, store: Path | None = None
) -> "tuple[Benchmark, tuple[tuple[str, MatchNote], ...]]":
    """All evidence for a case on a day, with how its company, role, region, occupation and area were found.

    `store` is a folder of market records in the place of the usual one.
    """
    from counteroffer.library.matching import match
    from counteroffer.library.reading import read_library
    from counteroffer.lint.checking import check_guide
    from counteroffer.market.benchmark import GuideUsed
    from counteroffer.market.gathering import gather
    from counteroffer.operations.markets import held_records
    from counteroffer.strategy.plan import MatchNote
    from counteroffer.terms.sentences import Words

    library = read_library(guides, company=case.company.text)
    region, level = (words.text if words else None for words in (case.region, case.level))
    found = match(library, case.company.text, case.role.text, region, level)
    used = None
    if found.entry is not None:
        guide = found.entry.guide
        index = next((number for number, row in enumerate(guide.compensation) if row is found.row), None)
        title = Words(f"{guide.company}, {guide.role}")
        faults = tuple(_touching((*found.entry.diagnostics, *check_guide(guide, today)), guide, index))
        beside = tuple(library.guides())
        used = GuideUsed(guide=guide, row=found.row, row_index=index, faults=faults, title=title, beside=beside)
    looked_up = _published_wages(case)
    wages = looked_up if looked_up is not None and looked_up.cell is not None else None
    steps = [("company", found.company), ("role", found.role), ("region", found.region), ("level", found.level)]
    if wages is not None:
        steps += [("occupation", wages.occupation.match), ("area", wages.area.match)]
    matches = tuple((field, MatchNote(how=step.how, why=step.why)) for field, step in steps if step is not None)
    return gather(case, used, wages, held_records(case, looked_up, today, store)), matches


def _published_wages(case: "Case") -> "LookedUp | None":
    """What published US wages hold for the case's role and region; None in another currency.

    The statistics are read here and handed down, so that what is made of them stays a function of its arguments.
    """
    if case.currency != "USD":
        return None
    from counteroffer.market.published import look_up_wages

    region, state = case.region, case.candidate.state
    return look_up_wages(case.role.text, region.text if region else "", state.text if state else "")


def _touching(faults: Sequence[Diagnostic], guide: "Guide", row_index: int | None) -> Iterator[Diagnostic]:
    """The faults that touch the numbers used: those of the row, of the strategy, and of the guide's age and evidence."""
    prefix = f"compensation[{row_index}]."
    used = {figure.span.line for figure in guide.figures if figure.field.startswith(prefix)}
    first, last = guide.strategy.lines if guide.strategy else (0, -1)
    for fault in faults:
        touches = fault.span.line in used or first <= fault.span.line <= last or fault.rule in OF_THE_WHOLE_GUIDE
        if touches and fault.severity is not Severity.NOTE:
            yield fault


def _write(playbook: "Playbook", formats: Sequence[str], out: Path, edition: Edition) -> Iterator[tuple[str, Path]]:
    from counteroffer.render.writing import write_private

    for name in formats:
        path = out / f"{edition.stem}{suffix_of(name)}"
        write_private(path, render(playbook, name, edition))
        yield name, path


def _format(name: str) -> ModuleType:
    return importlib.import_module(f"counteroffer.render.formats.{name}")


def _ledger(path: Path) -> "dict[str, Entry]":
    from counteroffer.playbook.ledger import read_ledger

    return read_ledger(read_content(path, LARGEST_TEXT, "a playbook.json"), str(path))
