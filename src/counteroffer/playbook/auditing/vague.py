"""Words for numbers and days that are not exact: they are reported as unread, and held against nothing."""

import re
from collections.abc import Iterator

from counteroffer.playbook.auditing import findings
from counteroffer.playbook.auditing.plain import PlainText
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


def unread_words(plain: PlainText) -> Iterator[Diagnostic]:
    """A note for each inexact number or day."""
    for why, help_text, words in _WAYS:
        for found in words.finditer(plain.text):
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            if not plain.is_held(start, found.end()):
                yield findings.unread(plain.span(start, found.end()), why, help_text)


def unread_stretches(plain: PlainText) -> list[tuple[int, int]]:
    """Where these words stand, so that nothing inside them is read as an exact number."""
    return [found.span() for _why, _help, words in _WAYS for found in words.finditer(plain.text)]
