"""A sentence about a talk, taken apart: "they came up to 252K base on the phone, that is final" becomes a message.

Only what is said is taken: every amount must stand beside the component that it is of, or be the only one (then it is
base). What is not understood is refused in words and nothing is guessed.
"""

import re
from collections.abc import Iterator
from datetime import date

from counteroffer.cases.message import NewMessage
from counteroffer.terms.amounts import Amount, find_amounts

COMPONENTS = {
    "base": r"base(?: salary| pay)?|salary",
    "sign_on": r"sign[- ]?on(?: bonus)?|signing(?: bonus)?|joining bonus|welcome bonus",
    "bonus": r"(?:target |yearly |annual )?bonus",
    "equity": r"equity(?: grant)?|rsus?|stock(?: grant)?|shares|grant",
}
CHANNELS = {
    "phone": r"phone|call|called|rang",
    "e-mail": r"e-?mail(?:ed)?|mail(?:ed)?|wrote",
    "message": r"message|text(?:ed)?|chat|whatsapp|linkedin",
    "video call": r"video|zoom|teams",
    "in person": r"in person|met|face to face",
}
_ME = re.compile(r"(?i)^\s*(?:i|we|me|my)\b|\bI (?:asked|said|countered|wrote|told)\b")
_FINAL = re.compile(
    r"(?i)\b(?:final|best (?:we|they) can do|top of (?:our|the|their) (?:band|range)|no more room|cannot move)\b"
)
_NOT_FINAL = re.compile(r"(?i)\bnot (?:yet )?final\b|\bisn't final\b")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_COMPONENT = re.compile("|".join(rf"\b(?P<{name}>{words})\b" for name, words in COMPONENTS.items()), re.IGNORECASE)
_CLAUSE = re.compile(r"[,;.]\s|\band\b|\bplus\b", re.IGNORECASE)


class UnclearError(ValueError):
    """A sentence that does not say clearly enough what was said, in words."""


def read_sentence(sentence: str, today: date) -> NewMessage:
    """The message that a sentence tells of; an UnclearError says what is not clear in it.

    A day in the sentence (2026-12-04) is its day, else it is `today`. "I" at the start makes it mine, else it is theirs.
    """
    day = _DAY.search(sentence)
    text = sentence.replace(day.group(), " " * len(day.group())) if day else sentence
    by = "me" if _ME.search(text) else "them"
    terms = dict(_terms(text))
    final = tuple(terms) or _named_in(text) if by == "them" and _says_final(text) else ()
    return NewMessage(
        on=_day(day.group()) if day else today,
        by=by,
        channel=next((name for name, words in CHANNELS.items() if re.search(rf"(?i)\b(?:{words})\b", text)), None),
        terms=terms,
        final=final,
        words=" ".join(sentence.split()),
    )


def _says_final(text: str) -> bool:
    return _FINAL.search(text) is not None and _NOT_FINAL.search(text) is None


def _named_in(text: str) -> tuple[str, ...]:
    named = [found.lastgroup for found in _COMPONENT.finditer(text) if found.lastgroup]
    return tuple(dict.fromkeys(named)) or ("all",)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UnclearError(f"{text} is not a day") from None


def _terms(text: str) -> Iterator[tuple[str, str]]:
    amounts = find_amounts(text)
    named: dict[str, Amount] = {}
    for amount in amounts:
        component = _component_of(amount, text, amounts)
        if component is None and len(amounts) == 1 and amount.unit != "%":
            component = "base"
        said = text[amount.start : amount.end]
        if component is None:
            raise UnclearError(f"it is not clear what {said} is of; put base, bonus, equity or sign-on beside it")
        if component in named:
            raise UnclearError(f"two amounts of {component.replace('_', '-')}: say one of them")
        if amount.low != amount.high:
            raise UnclearError(f"{said} is a range; say one amount")
        named[component] = amount
        yield component, said


def _component_of(amount: Amount, text: str, amounts: tuple[Amount, ...]) -> str | None:
    """The component named nearest to an amount within its clause; what stands behind it wins over what stands before."""
    start, end = _clause(amount, text)
    others = [one for one in amounts if one is not amount]
    behind = next((one for one in _COMPONENT.finditer(text, amount.end, end)), None)
    if behind and not any(amount.end <= one.start < behind.start() for one in others):
        return behind.lastgroup
    before = list(_COMPONENT.finditer(text, start, amount.start))
    if before and not any(before[-1].end() <= one.start < amount.start for one in others):
        return before[-1].lastgroup
    return None


def _clause(amount: Amount, text: str) -> tuple[int, int]:
    start = max((found.end() for found in _CLAUSE.finditer(text) if found.end() <= amount.start), default=0)
    end = next((found.start() for found in _CLAUSE.finditer(text, amount.end)), len(text))
    return start, end
