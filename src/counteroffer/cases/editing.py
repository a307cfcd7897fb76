"""Edits of a case file as text: a message appended to its ledger, a value set; what was there stays to the letter.

Every edit is read again before anybody may write it: the new text must be a case without errors that says what was
meant. So a file can be lost neither to a slip of ours nor to a form that we did not foresee.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from counteroffer.cases.in_force import place_in_force
from counteroffer.cases.message import NewMessage
from counteroffer.documents.source import SourceText
from counteroffer.documents.yaml_edit import EditError, Key, append_entry, set_value
from counteroffer.offers.case import Case
from counteroffer.offers.ledger import offer_on_the_table
from counteroffer.offers.reading import read_case
from counteroffer.terms.faults import BadRequestError, Diagnostic, FaultsFoundError, Severity

Edit: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Edited:
    """A case file's new text, read: the case that it states and its faults (none is an error)."""

    source: SourceText
    case: Case
    faults: tuple[Diagnostic, ...]


def with_message(source: SourceText, message: NewMessage) -> Edited:
    """The case with one more message at the end of its ledger.

    FaultsFoundError where the case has errors, or where the message would make it faulty (an amount that cannot be
    read), placed in the text as it would be; BadRequestError where the file's form does not allow the edit.
    """
    before = _sound(source)
    _refuse_one_of_several_grants(before, message)
    edited = _read_again(source, lambda text: append_entry(text, "said", message.as_yaml()))
    if len(edited.case.said) != len(before.said) + 1:
        raise _uncertain("the message would not stand at the end of said:")
    return edited


def with_value(source: SourceText, dotted: str, value: str) -> Edited:
    """The case with another value at a dotted path ("offer.base", "alternatives.1.probability": entries count from 1).

    A component of the offer is set where it was named last: in the message that holds it. Errors as of with_message.
    """
    path = tuple(_key(part) for part in dotted.strip().split(".") if part)
    if not path or not isinstance(path[0], str):
        raise BadRequestError(
            f"{dotted!r} names nothing in a case", "write it like offer.base or assume.expected_years"
        )
    case = _sound(source)
    return _read_again(source, lambda text: set_value(text, place_in_force(case, text, path), value))


def _key(part: str) -> Key:
    return int(part) - 1 if part.isascii() and part.isdigit() else part


def _sound(source: SourceText) -> Case:
    """The case as it is, which must be without errors: else nothing says what an edit does to it."""
    case, faults = read_case(source)
    if case is None:
        raise FaultsFoundError(
            f"{source.path} has faults", faults, "mend them and run it again; counteroffer check shows them any time"
        )
    return case


def _refuse_one_of_several_grants(case: Case, message: NewMessage) -> None:
    offer = offer_on_the_table(case)
    if message.by == "them" and "equity" in message.terms and offer is not None and len(offer.equity) > 1:
        raise BadRequestError(
            f"the offer holds {len(offer.equity)} grants; one value for equity does not say which of them moved",
            "write the message into said: by hand, with an entry for each grant under offer: equity:",
        )


def _read_again(source: SourceText, edit: Edit) -> Edited:
    try:
        changed = SourceText(source.path, edit(source.text))
    except EditError as error:
        raise _uncertain(str(error)) from None
    case, faults = read_case(changed)
    if case is None:
        wrong = tuple(fault for fault in faults if fault.severity is Severity.ERROR)
        raise FaultsFoundError(
            "with this the case would have faults; nothing was written",
            wrong,
            "mend what is named and run it again",
            {changed.path: changed.text},
        )
    return Edited(changed, case, faults)


def _uncertain(reason: str) -> BadRequestError:
    return BadRequestError(
        f"the case file cannot be edited here: {reason}",
        "write it into the file by hand; docs/case-format.md shows how",
    )
