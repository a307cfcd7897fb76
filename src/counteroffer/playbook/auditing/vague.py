"""Words for numbers and days that are not exact: reported as unread, or as wrong where no figure lies near."""

import re
from collections.abc import Iterator
from decimal import Decimal

from counteroffer.playbook.auditing import findings
from counteroffer.playbook.auditing.backing import Backing, Known
from counteroffer.playbook.auditing.plain import PlainText
from counteroffer.playbook.auditing.spelled import spelled_in
from counteroffer.terms.faults import Diagnostic

_SMALL = r"one|two|three|four|five|six|seven|eight|nine|ten"
_PAY = r"base|salary|pay|bonus|sign(?:ing|-on)|equity|grant|offer|package|compensation|number|figure"
_NUMBER = "is no exact number"
_DAY = "is no exact day"
_WAYS = (
    (_NUMBER, "write the amount, as in $240,000", re.compile(
        rf"\b(?:(?:low|mid|middle|high|upper|lower)(?:[- ]to[- ](?:mid|high|upper))?[- ])?(?:the )?(?:\$?\d{{1,3}}|{_SMALL}|one)?[- ]?(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies\b"
        rf"|\b(?:low|mid|high|upper|lower)[- ](?:to[- ](?:mid|high)[- ])?(?:\$?\d{{2,3}}(?:K|k|s|'s)?|(?:{_SMALL})[- ]?(?:hundreds?|twos?|hundred thousands)|hundreds)\b"
        rf"|(?<![\w$])\$?\d{{2,3}}0['’]?s\b"
        rf"|\b(?:(?:low|mid|high|strong|solid)[- ])?(?:{_SMALL}|\d)[- ]figures?\b", re.IGNORECASE)),
    (_NUMBER, "write the amount that it comes to", re.compile(
        rf"(?<![\w.])\d{{1,3}}(?:\.\d{{1,2}})?\s?[x×](?!\w)"
        rf"|\b(?:doubl(?:e|ing)|tripl(?:e|ing)|quadrupl(?:e|ing)|twice|half(?: of)?|a (?:third|quarter)(?: of| more(?: than)?)|two thirds(?: of)?)\s+(?:the|my|your|that|what|this|of my|of the)?\s*(?:\w+\s)?(?:{_PAY})\b", re.IGNORECASE)),
    (_DAY, "write the day, as in 4 December 2026", re.compile(
        r"\b(?:(?:by|on|until|before|from)\s+)?(?:next|this|coming|the following)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
        r"|\b(?:by|on|until|before)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?!,?\s+(?:the\s+)?\d)(?!,?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
        r"|\b(?:by |at |until |before )?(?:the )?end of (?:the|this|next) (?:week|month|quarter|year)\b"
        r"|\b(?:by|until|before) (?:next|this) (?:week|month)\b"
        r"|\b(?:early|mid|late)[- ](?:january|february|march|april|may|june|july|august|september|october|november|december)\b", re.IGNORECASE)),
)  # fmt: skip


def rough_numbers(plain: PlainText, backing: Backing) -> Iterator[Diagnostic]:
    """A note for each inexact number or day; an error for tens or hundreds of thousands in which no figure that may be told lies."""
    for why, help_text, words in _WAYS:
        for found in words.finditer(plain.text):
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            if plain.is_held(start, found.end()):
                continue
            span = plain.span(start, found.end())
            low, high = _bounds(found[0])
            if high and not any(low <= one.value <= high and one.role and not one.private for one in _money(backing)):
                yield findings.unbacked_rough(span)
            else:
                yield findings.unread(span, why, help_text)


def _money(backing: Backing) -> Iterator[Known]:
    return (one for one in backing.numbers if len(one.unit) == _CODE)


def _bounds(words: str) -> tuple[Decimal, Decimal]:
    """Between which amounts words as "mid-180s" or "low two-fifties" lie; zeros where they do not say."""
    said = _TENS_OF.search(words)
    if said is None:
        return Decimal(0), Decimal(0)
    value = Decimal(said["digits"]) if said["digits"] else _spoken(said)
    if value is None or said["far"]:
        return Decimal(0), Decimal(0)
    width = 100 if value % 100 == 0 else 10
    first, last = _WITHIN.get((said["where"] or "").lower(), (Decimal(0), Decimal(1)))
    return (value + width * first) * 1000, (value + width * last) * 1000


def _spoken(said: "re.Match[str]") -> Decimal | None:
    """The number behind "two-fifties" or "nineties"."""
    hundreds = next((one.value for one in spelled_in(said["hundreds"])), Decimal(0)) if said["hundreds"] else Decimal(0)
    tens = next((one.value for one in spelled_in(f"{said['tens'].lower()}y")), None)
    return hundreds * 100 + tens if tens is not None else None


_CODE = 3  # letters of a currency
_WITHIN = {
    "low": (Decimal(0), Decimal("0.4")), "lower": (Decimal(0), Decimal("0.4")), "mid": (Decimal("0.3"), Decimal("0.7")),
    "middle": (Decimal("0.3"), Decimal("0.7")), "high": (Decimal("0.6"), Decimal(1)), "upper": (Decimal("0.6"), Decimal(1)),
}  # fmt: skip
_TENS_OF = re.compile(
    rf"(?:(?P<where>low|mid|middle|high|upper|lower)(?P<far>[- ]to[- ]\w+)?[- ])?(?:the )?\$?(?:(?P<digits>\d{{2,3}})(?:K|k)?['’]?s?|(?:(?P<hundreds>{_SMALL})[- ])?(?P<tens>twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)\Z",
    re.IGNORECASE,
)


def unread_stretches(plain: PlainText) -> list[tuple[int, int]]:
    """Where these words stand, so that nothing inside them is read as an exact number."""
    return [found.span() for _why, _help, words in _WAYS for found in words.finditer(plain.text)]
