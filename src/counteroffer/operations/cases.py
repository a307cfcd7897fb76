"""What can be asked of a case file: check it, begin one."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from counteroffer.documents.source import SourceText
from counteroffer.operations.files import read_source, write_new
from counteroffer.terms.faults import Diagnostic, Severity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.offers.case import Case


LARGEST_CASE = 1_000_000


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


def check_case(path: Path) -> CheckedCase:
    """Read a case file and find all its faults."""
    return check_source(read_source(path, LARGEST_CASE, "a case file"))


def check_source(source: SourceText) -> CheckedCase:
    """A case's text with all its faults."""
    from counteroffer.offers.reading import read_case

    case, faults = read_case(source)
    return CheckedCase(case, faults, source)


def write_case(path: Path, answers: Mapping[str, str] | None = None) -> None:
    """Write a new case file: a commented template, with the answers filled in; never over a file that is there."""
    from counteroffer.offers.template import fill_template

    write_new(path, fill_template(answers or {}))


def write_schema(path: Path) -> None:
    """Write the JSON Schema of case files, for an editor; never over a file that is there."""
    from counteroffer.offers.shape import schema_text

    write_new(path, schema_text().decode())
