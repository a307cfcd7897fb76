"""Why a request is refused, the same for every program: one code, one HTTP status, words, the way out, and the faults."""

from dataclasses import dataclass, replace
from typing import Any

from counteroffer.cases.folder import ChangedElsewhereError
from counteroffer.faces.telling import fault_record
from counteroffer.terms.faults import (
    BadRequestError,
    CounterofferError,
    Diagnostic,
    FaultsFoundError,
    MissingExtraError,
    NotThereError,
)

# By class, the more particular first: HTTP status, code, title.
TABLE: dict[type[CounterofferError], tuple[int, str, str]] = {
    ChangedElsewhereError: (409, "changed-elsewhere", "Somebody else has changed it"),
    NotThereError: (404, "not-there", "It is not there"),
    FaultsFoundError: (422, "faults-found", "The text has faults"),
    MissingExtraError: (501, "missing-extra", "Something is not installed"),
    BadRequestError: (400, "bad-request", "The request cannot be met"),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal as programs get it; `status` is HTTP's."""

    status: int
    code: str
    title: str
    message: str
    hint: str = ""
    faults: tuple[Diagnostic, ...] = ()

    def record(self) -> dict[str, Any]:
        """The refusal as problem details (RFC 9457) with our code, hint and faults."""
        return {
            "type": f"urn:counteroffer:problem:{self.code}",
            "title": self.title,
            "status": self.status,
            "detail": self.message,
            "code": self.code,
            "hint": self.hint,
            "faults": [fault_record(fault) for fault in self.faults],
        }


def refusal_to_a_program(error: CounterofferError) -> Refusal:
    """The refusal in words for who has no page before them."""
    refusal = refusal_of(error)
    if not isinstance(error, ChangedElsewhereError):
        return refusal
    message = f"{error.kept.path.name} is no longer of the version that the change was made from"
    return replace(
        refusal, message=message, hint="read the case again and change what it says now; nothing was overwritten"
    )


def refusal_of(error: CounterofferError) -> Refusal:
    """The refusal that an error of ours stands for."""
    status, code, title = next(entry for kind, entry in TABLE.items() if isinstance(error, kind))
    faults = error.faults if isinstance(error, FaultsFoundError) else ()
    return Refusal(status, code, title, error.message, error.hint, faults)
