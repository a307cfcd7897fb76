"""Where a value of the offer stands that is in force: in the offer itself, or in a message that named it later."""

from counteroffer.documents.yaml_edit import Key, holds_value
from counteroffer.offers.case import Case, Message
from counteroffer.offers.ledger import from_them
from counteroffer.offers.moving import is_same_grant, is_same_term

OF_BASE = ("base", "hours_a_week", "raises")
WITH_TERMS = ("bonus", "sign_on", "relocation")
DAYS = ("start", "expires")


def place_in_force(case: Case, text: str, path: tuple[Key, ...]) -> tuple[Key, ...]:
    """The path of the value that a path into the offer means: ("said", 1, "offer", "base") where the second message named base last.

    `text` is the case's text; list items count from 0. Any other path is itself.
    """
    if len(path) < 2 or path[0] != "offer":
        return path
    for number, message in reversed(from_them(case)):
        found = _place_in(case, message, ("said", number - 1), path, text)
        if found is not None:
            return found
    return path


def _place_in(
    case: Case, message: Message, entry: tuple[Key, ...], path: tuple[Key, ...], text: str
) -> tuple[Key, ...] | None:
    """The place in one message, `entry` being the message's own; None where it is silent on the value."""
    component = path[1]
    named = message.offer
    if named is None or not isinstance(component, str):
        return None
    if component == "other":
        return _term_in(case, message, entry, path)
    if component == "equity":
        if not named.equity:
            return None
        if case.offer is None or not is_same_grant(named.equity, case.offer.equity):
            return (*entry, *path)
        return (*entry, *path) if holds_value(text, (*entry, *path[:4])) else None
    if component in WITH_TERMS:
        there = getattr(named, component) is not None
        alone = case.offer is None or getattr(case.offer, component) is None
        return (*entry, *path) if there and (alone or holds_value(text, (*entry, *path[:3]))) else None
    if component in (*OF_BASE, *DAYS):
        return (*entry, *path) if holds_value(text, (*entry, *path[:2])) else None
    return None


def _term_in(case: Case, message: Message, entry: tuple[Key, ...], path: tuple[Key, ...]) -> tuple[Key, ...] | None:
    """A further term is the one of the same name, wherever it stands in a message's list."""
    number = path[2] if len(path) > 2 else None
    terms = case.offer.other if case.offer else ()
    if not isinstance(number, int) or not 0 <= number < len(terms) or message.offer is None:
        return None
    for place, term in enumerate(message.offer.other):
        if is_same_term(term, terms[number]):
            return (*entry, "offer", "other", place, *path[3:])
    return None
