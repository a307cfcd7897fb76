"""One number of a text with its currency, magnitude and period: the terms that amounts are made of."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from counteroffer.terms.currencies import (
    CODES,
    COMMA_DECIMALS,
    POINT_GROUPS,
    SIGNS_BEFORE,
    SIGNS_BEHIND,
    currencies_of,
)

GAP = "[ \\u00a0\\u2009\\u202f]"
SYMBOLS = "$€£₹¥￥₪₩₽₺₴₦₫฿₱₸₾"


def _any_of(words: "frozenset[str] | dict[str, tuple[str, ...]]") -> str:
    """A pattern for one of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


BEFORE = re.compile(
    rf"(?:(?<![^\W\d_])(?P<word>{_any_of(CODES)}|{_any_of(SIGNS_BEFORE)})|(?P<symbol>[{SYMBOLS}])){GAP}{{0,2}}\Z"
)
LONGEST_BEFORE = 8
_BEHIND_SYMBOL = re.compile(rf"{GAP}?(?P<sign>[{SYMBOLS}])(?!{GAP}?\[?[0-9])")
_BEHIND_WORD = re.compile(rf"{GAP}?(?P<sign>{_any_of(CODES)}|{_any_of(SIGNS_BEHIND)})(?![\w$])(?!{GAP}?\[?[0-9])")

_NUMBER = re.compile(
    r"(?P<comma>[0-9]{1,3}(?:,[0-9]{2,3}){0,5},[0-9]{3}(?:\.[0-9]{1,4})?)(?![0-9]|[,.'’][0-9])"
    r"|(?P<point>[0-9]{1,3}(?:\.[0-9]{3}){2,6}|[0-9]{1,3}(?:\.[0-9]{3}){1,6},[0-9]{1,2})(?![0-9]|[,.'’][0-9])"
    r"|(?P<quote>[0-9]{1,3}(?:['’][0-9]{3}){1,6}(?:\.[0-9]{1,2})?)(?![0-9]|[,.'’][0-9])"
    rf"|(?P<space>[0-9]{{1,3}}(?:{GAP}[0-9]{{3}}){{1,6}}(?:[.,][0-9]{{1,2}})?)(?![\w%]|[,.'’][0-9]|{GAP}[0-9]{{3}}\b)"
    r"|(?P<plain>[0-9]{1,15}(?:\.[0-9]{1,8})?)(?![0-9]|[,.'’][0-9])"
    r"|(?P<decimal>[0-9]{1,15},[0-9]{1,2})(?![0-9]|[,.'’][0-9])"
)

_MAGNITUDES: dict[str, int] = {
    **dict.fromkeys(("k", "thousand", "tsd"), 10**3),
    **dict.fromkeys(("l", "lpa", "lakh", "lakhs", "lac", "lacs"), 10**5),
    **dict.fromkeys(("m", "mm", "mn", "mio", "mil", "million", "millions"), 10**6),
    **dict.fromkeys(("cr", "crore", "crores"), 10**7),
    **dict.fromkeys(("b", "bn", "mrd", "billion", "billions"), 10**9),
    **dict.fromkeys(("t", "tn", "trillion", "trillions"), 10**12),
    "quadrillion": 10**15,
    "万": 10**4,
    "億": 10**8,
    "亿": 10**8,
}
_LONG_MAGNITUDE = (
    "LPA|[Ll]akhs?|[Ll]acs?|[Cc]rores?|[Tt]housand|[Mm]illions?|[Bb]illions?|[Tt]rillions?|[Qq]uadrillion"
    "|[Mm]io|[Mm]n|[Bb]n|[Tt]n|mil|Mrd|Tsd|Cr"
)
_MAGNITUDE = re.compile(
    rf"(?P<tight>{_LONG_MAGNITUDE}|MM|mm|[KkMmBbTLl])(?!\w|-[a-z])"
    rf"|{GAP}(?P<spaced>{_LONG_MAGNITUDE}|[Kk]|M)(?![\w&]|-[a-z])|(?P<joined>MM|mm|[KkMmBb])(?=-[a-z]|{_any_of(CODES)}\b)|(?P<kanji>[万億亿])"
)

_PERCENT = re.compile(rf"{GAP}?(?:[%％](?![0-9]|[A-F][0-9A-F])|(?:per ?cent|pct)(?!\w))")
_PERIODS = {
    **dict.fromkeys(("hour", "hr", "h"), "hour"),
    **dict.fromkeys(("day", "d"), "day"),
    **dict.fromkeys(("week", "wk"), "week"),
    **dict.fromkeys(("month", "mo", "mth"), "month"),
    **dict.fromkeys(("year", "yr", "annum", "y", "p.a.", "annually"), "year"),
}
_PERIOD = re.compile(
    rf"{GAP}?/{GAP}?(?P<slash>hour|hr|h|day|d|week|wk|month|mo|mth|year|yr|annum|y)(?![\w/])"
    rf"|{GAP}(?:per|an?){GAP}(?P<words>hour|hr|day|week|month|year|yr|annum)(?!\w)"
    rf"|{GAP}(?P<latin>p\.a\.|annually(?!\w))"
)
_PLUS = re.compile(rf"\+(?![0-9{SYMBOLS}])")
_LETTERS = re.compile(r"\w")
DIGIT = re.compile(r"[0-9]")


@dataclass(frozen=True, slots=True)
class Term:
    """One number with what stands around it, before it is judged; `shape` names the alternative of the number."""

    written: str
    shape: str
    start: int
    end: int
    sign: str = ""
    behind: bool = False
    magnitude: str = ""
    percent: bool = False
    open: bool = False
    period: str | None = None

    @property
    def unit(self) -> str:
        """The currency, "%" or ""."""
        if self.percent:
            return "%"
        if self.sign:
            return currencies_of(self.sign)[0]
        return "INR" if self.magnitude == "LPA" else ""

    @property
    def is_small(self) -> bool:
        """Whether a magnitude that stands elsewhere could be meant for it."""
        return self.shape in ("plain", "decimal") and not self.magnitude and len(self.written.split(".")[0]) <= 3


def term_at(text: str, digit: int, floor: int) -> Term | None:
    """The term whose first digit stands at `digit`, using nothing before `floor`."""
    before = BEFORE.search(text[max(floor, digit - LONGEST_BEFORE) : digit])
    if before is None and digit > floor and _continues(text, digit):
        return None
    found = _NUMBER.match(text, digit)
    if found is None:
        return None
    sign = before["word"] or before["symbol"] if before else ""
    start = digit - len(before[0]) if before else digit
    magnitude = None if found.lastgroup == "space" else _MAGNITUDE.match(text, found.end())
    term = Term(found[0], found.lastgroup or "plain", start, found.end(), sign)
    if magnitude is not None:
        term = replace(term, magnitude=magnitude[magnitude.lastgroup or 0], end=magnitude.end())
        if term.written == "401" and term.magnitude in "kK" and not term.sign:
            return None
    return _with_ending(text, _with_unit_behind(text, term))


def _continues(text: str, digit: int) -> bool:
    """Whether the digit belongs to a word or number that began before it: "L5", "1.25", "x86"."""
    last = text[digit - 1]
    return last.isalnum() or last in "_%" or (last in ".,'’" and digit > 1 and text[digit - 2].isdigit())


def _with_unit_behind(text: str, term: Term) -> Term:
    """The term with the per cent sign or the currency that follows it."""
    percent = None if term.sign or term.magnitude else _PERCENT.match(text, term.end)
    if percent is not None:
        return replace(term, percent=True, end=percent.end())
    if not term.sign:
        behind = _BEHIND_SYMBOL.match(text, term.end) or _BEHIND_WORD.match(text, term.end)
        return replace(term, sign=behind["sign"], behind=True, end=behind.end()) if behind else term
    behind = _BEHIND_WORD.match(text, term.end)
    if behind is not None and currencies_of(behind["sign"])[0] in currencies_of(term.sign):
        return replace(term, sign=behind["sign"], behind=True, end=behind.end())
    return term


def _with_ending(text: str, term: Term) -> Term | None:
    """The term with its plus and its period; None where letters follow and it is a word ("4yr", "2B2C")."""
    if not (term.percent or term.behind) and term.end < len(text) and _LETTERS.match(text, term.end):
        return None if not term.magnitude or term.magnitude not in "万億亿" else term
    plus = _PLUS.match(text, term.end)
    end = plus.end() if plus else term.end
    period = _PERIOD.match(text, end)
    if period is None:
        return replace(term, open=plus is not None or term.open, end=end)
    later = None if plus else _PLUS.match(text, period.end())
    return replace(
        term,
        period=_PERIODS[period[period.lastgroup or 0]],
        open=plus is not None or later is not None,
        end=later.end() if later else period.end(),
    )


def value_of(term: Term) -> Decimal | None:
    """The number in full units; None where its digits are unclear."""
    if why_unclear(term):
        return None
    written = term.written
    if _groups_by_point(term):
        written = written.replace(".", "")
    if term.shape in ("comma", "quote") or (term.shape == "space" and "." in written):
        written = re.sub("[,'’]", "", written)
    digits = re.sub(GAP, "", written).replace(",", ".")
    value = Decimal(digits) * _MAGNITUDES.get(term.magnitude.lower(), 1)
    return Decimal(int(value)) if value == int(value) else value.normalize()


def _groups_by_point(term: Term) -> bool:
    """Whether the points of the number group thousands."""
    if term.shape == "point":
        return True
    return _has_three_decimals(term) and not term.magnitude and term.unit in POINT_GROUPS


def _has_three_decimals(term: Term) -> bool:
    whole, _point, decimals = term.written.partition(".")
    return term.shape == "plain" and len(decimals) == 3 and 0 < len(whole) <= 3 and whole != "0"


def why_unclear(term: Term) -> str:
    """Why the digits of a term could mean two numbers; "" where they mean one."""
    if term.shape == "decimal" and not (term.percent or term.unit in COMMA_DECIMALS):
        return "the comma could mark decimals or thousands; write 1.5M or 1,500K"
    if _has_three_decimals(term) and not (term.magnitude or term.percent or _groups_by_point(term)):
        return "the point could mark decimals or thousands; write 35,000 or 35.00"
    return ""
