"""What a program can ask of the desk by the id of a case or of a guide: read, check, match, log, and put on the record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counteroffer.cases.folder import CaseFile, CaseFolder
from counteroffer.operations.cases import CheckedCase, check_source
from counteroffer.operations.kept_cases import kept_playbook, sound_source
from counteroffer.operations.markets import Benchmarked, benchmark_checked
from counteroffer.operations.shelves import Shelf
from counteroffer.operations.talks import Told, WhatIf, fresh_contradictions, message_of, what_if_checked
from counteroffer.terms.faults import BadRequestError, Diagnostic, NotThereError, Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.guides.guide import Guide
    from counteroffer.library.freshness import Review
    from counteroffer.library.library import Matched
    from counteroffer.playbook.playbook import Playbook
    from counteroffer.strategy.plan import Plan
    from counteroffer.terms.sentences import Sentence


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A kept case with all its faults."""

    file: CaseFile
    faults: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class LoggedFile:
    """A message written into a kept case: the entry, what contradicts what was said before, and the plan from there.

    `notes` are in words what the message leaves for the person to write into the case.
    """

    file: CaseFile
    entry: str
    contradictions: "tuple[Sentence, ...]"
    plan: "Plan"
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuidesDue:
    """When guides are due for review, counted from a day; `interval` in months."""

    reviews: "tuple[Review, ...]"
    today: date
    interval: int


@dataclass(frozen=True, slots=True)
class PlanParts:
    """The playbook of a kept case, and which parts of its record are wanted (none: all of it)."""

    playbook: "Playbook"
    parts: tuple[str, ...]


def read_kept(file: CaseFile) -> CheckedFile:
    """Read a case: what it says field by field, the version that names this content, and every fault.

    The version is what a change of the case must name, so that nobody's change is written over.
    """
    return CheckedFile(file, check_source(file.source).faults)


def check_kept(file: CaseFile) -> CheckedFile:
    """Check a case: every fault at once, each with its place and the way out."""
    return read_kept(file)


def plan_kept(file: CaseFile, guides: Sequence[Path], today: date, parts: Sequence[str] = ()) -> PlanParts:
    """Make the plan of a case: where the offer stands, what to ask for, packages, levers, scripts, the days to come.

    `parts` names the parts wanted, such as position, packages, levers, scripts or timeline; without any the whole plan comes,
    which is long. Each figure comes with its reason and its origins.
    """
    return PlanParts(kept_playbook(file, guides, today), tuple(dict.fromkeys(parts)))


def numbers_kept(file: CaseFile, guides: Sequence[Path], today: date) -> "Playbook":
    """Get the numbers of a plan alone: the verdict, what to ask for round by round, packages, and what comes next."""
    return kept_playbook(file, guides, today)


def keep_kept_text(folder: CaseFolder, id: str, text: str, based_on: str) -> CaseFile:
    """Replace the whole text of a case, which may be unfinished or faulty.

    `text` is YAML of at most a million bytes. Refused where the case holds something else than what `based_on` names.
    """
    return folder.keep(id, text, based_on)


def forget_kept(folder: CaseFolder, id: str) -> None:
    """Delete a case for good; its file goes too."""
    folder.remove(id)


def what_if_kept(file: CaseFile, settings: Mapping[str, str], guides: Sequence[Path], today: date) -> WhatIf:
    """See what changes in the plan when values of the case were others; the file stays as it is.

    `settings` holds values by dotted path, such as offer.base, alternatives.1.probability or assume.expected_years.
    """
    return what_if_checked(sound_source(file.source), settings, guides, today)


def benchmark_kept(file: CaseFile, guides: Sequence[Path], today: date) -> Benchmarked:
    """See what others are paid: every piece of market evidence for a case on one scale, and what they come to together."""
    return benchmark_checked(sound_source(file.source), guides, today)


def log_kept(
    folder: CaseFolder,
    id: str,
    guides: Sequence[Path],
    today: date,
    based_on: str,
    told: Told,
) -> LoggedFile:
    """Write down what was said in the talk, and see what comes next; only the new line changes in the file."""
    from counteroffer.cases.editing import with_message
    from counteroffer.operations.playbooks import plan_case

    message = message_of(told, today)
    file = folder.read(id)
    sound_source(file.source)
    edited = with_message(file.source, message)
    plan = plan_case(CheckedCase(edited.case, edited.faults, edited.source), guides, today, ahead=False)
    kept = folder.keep(id, edited.source.text, based_on)
    return LoggedFile(kept, message.as_yaml(), fresh_contradictions(edited.case), plan, tuple(message.notes()))


def guides_due(
    paths: Sequence[Path],
    today: date,
    faults: list[Diagnostic],
    *,
    interval: int | None = None,
    company: str | None = None,
    role: str | None = None,
) -> GuidesDue:
    """List when guides are due for review, the most overdue first.

    `interval` is how many months a guide holds that does not say so itself.
    """
    from counteroffer.library.freshness import REVIEW_INTERVAL
    from counteroffer.operations.libraries import review_guides

    months = interval or int(REVIEW_INTERVAL.value)
    return GuidesDue(review_guides(paths, faults, interval=months, company=company, role=role), today, months)


def match_guide(
    guides: Sequence[Path], company: str, role: str, region: str | None = None, level: str | None = None
) -> "Matched":
    """Find the guide and its row of pay for a company and a role as a person writes them; nothing is guessed.

    `company` may be any name in use, `role` any title, `region` a place or an area, `level` a level's name or code. What
    is not surely meant is refused, with the reason and what the library has instead.
    """
    from counteroffer.library.matching import match
    from counteroffer.library.reading import read_library

    return match(read_library(guides, company=company), company, role, region, level)


def read_shelved(shelf: Shelf, guide: str) -> "Guide":
    """Read one guide: pay by region, levels, levers, strategy and evidence, each figure with the line that says it.

    `guide` is its id in the list of guides.
    """
    from counteroffer.operations.guides import read_guides

    shelved = shelf.guide(guide)
    if shelved is None:
        raise NotThereError("there is no such guide in the library", "the list of guides has the ids")
    found, _faults, _source = next(iter(read_guides((shelved.file,))))
    return found


def shelf_findings(
    shelf: Shelf, rule: str | None = None, severity: str | None = None, guide: str | None = None
) -> tuple[Diagnostic, ...]:
    """List what is wrong in the guides, by path and place.

    `rule` is the name or the code of one rule, `severity` error, warning or note, `guide` the id of one guide. A
    BadRequestError where there is no such rule or severity, so that no slip of the pen reads as "nothing is wrong".
    """
    code = _code_of(rule, shelf) if rule is not None else None
    if severity is not None and severity not in tuple(Severity):
        raise BadRequestError(f"there is no severity {severity!r}", f"there are: {', '.join(Severity)}")
    path = None
    if guide is not None:
        shelved = shelf.guide(guide)
        if shelved is None:
            raise NotThereError("there is no such guide in the library", "the list of guides has the ids")
        path = shelved.path
    return tuple(
        fault
        for fault in shelf.findings
        if code in (None, fault.code) and severity in (None, str(fault.severity)) and path in (None, fault.span.path)
    )


def _code_of(rule: str, shelf: Shelf) -> str:
    """The code of a rule by its code or name."""
    from counteroffer.lint.catalogue import did_you_mean, kind_called

    kind = kind_called(rule)
    if kind is None:
        found = sorted({fault.rule for fault in shelf.findings})
        hint = did_you_mean(rule, found) or f"found in these guides: {', '.join(found) or 'nothing'}"
        raise BadRequestError(f"there is no rule {rule!r}", hint)
    return kind.code
