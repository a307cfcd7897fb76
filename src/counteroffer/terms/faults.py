"""Faults: what is wrong in a person's text (a value), and what is wrong with a request (an exception)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from counteroffer.terms.places import Span


class Severity(StrEnum):
    """How much a fault matters: an error stops the work, a warning is shown, a note explains."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A fault at a place in a person's text: what is wrong, with the value, and the way out."""

    code: str
    rule: str
    severity: Severity
    span: Span
    message: str
    help: str

    @property
    def order(self) -> tuple[str, int, int, str]:
        """The sort key: by path, line, column and code."""
        return (self.span.path, self.span.line, self.span.column, self.code)


class CounterofferError(Exception):
    """A request that cannot be met; `hint` says the way out. Caught once, in a face."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class BadRequestError(CounterofferError):
    """The request itself is wrong: an unknown format, a missing file, an unknown id."""


class NotThereError(BadRequestError):
    """What the request names is not there: a case, a guide."""


class FaultsFoundError(CounterofferError):
    """The text that the request rests on has errors; all of them are in `faults`.

    `texts` holds, by path, a text in which faults are placed that does not stand in the file (an edit not written).
    """

    def __init__(
        self,
        message: str,
        faults: tuple[Diagnostic, ...],
        hint: str = "",
        texts: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message, hint)
        self.faults = faults
        self.texts = texts or {}


class MissingExtraError(CounterofferError):
    """A library of an optional extra is not installed."""
