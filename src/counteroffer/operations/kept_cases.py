"""What can be asked of the person's folder of cases: list, begin, keep, edit, export, delete, and plan from one."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from counteroffer.cases.folder import CaseFile, CaseFolder
from counteroffer.documents.source import SourceText
from counteroffer.operations.cases import CheckedCase
from counteroffer.terms.faults import Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.cases.index import Listed
    from counteroffer.playbook.playbook import Playbook

KEPT_PLANS = 64


def list_kept(folder: CaseFolder, index: Path | None = None) -> "tuple[Listed, ...]":
    """The cases of a folder, the one changed last first."""
    from counteroffer.cases.index import list_cases

    return list_cases(folder, index)


def begin_case(folder: CaseFolder, answers: Mapping[str, str]) -> CaseFile:
    """A new case from the template with some answers filled in, named by company and role."""
    from counteroffer.offers.template import fill_template

    name = " ".join(part for part in (answers.get("company", ""), answers.get("role", "")) if part)
    return folder.add(name or "case", fill_template(answers))


def check_source(source: SourceText) -> CheckedCase:
    """A case's text with all its faults."""
    from counteroffer.offers.reading import read_case

    case, faults = read_case(source)
    return CheckedCase(case, faults, source)


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


def kept_playbook(file: CaseFile, guides: Sequence[Path], today: date) -> "Playbook":
    """The playbook of a kept case on a day; the same content is planned once. FaultsFoundError where it has errors."""
    return _planned(file.path.name, file.content, tuple(guides), today)


def sound_source(source: SourceText) -> CheckedCase:
    """A case's text that can be used; FaultsFoundError with all its errors where it cannot."""
    from counteroffer.terms.faults import FaultsFoundError

    checked = check_source(source)
    if checked.case is None:
        errors = tuple(fault for fault in checked.faults if fault.severity is Severity.ERROR)
        raise FaultsFoundError(f"{source.path} has faults", errors, "mend what is named", {source.path: source.text})
    return checked


@lru_cache(maxsize=KEPT_PLANS)
def _planned(name: str, content: bytes, guides: tuple[Path, ...], today: date) -> "Playbook":
    from counteroffer.operations.playbooks import plan_case
    from counteroffer.playbook.writing import write_playbook

    return write_playbook(plan_case(sound_source(SourceText.from_bytes(name, content)), guides, today))
