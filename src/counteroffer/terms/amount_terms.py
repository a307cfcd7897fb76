"""One number of a text with its currency, magnitude and period: the terms that amounts are made of."""

import re
from dataclasses import dataclass
from decimal import Decimal

from counteroffer.terms.currencies import (
    CODES,
    COMMA_DECIMALS,
    POINT_GROUPS,
    SIGNS_BEFORE,
    SIGNS_BEHIND,
    currencies_of,
)

GAPS = frozenset(" \u00a0\u2009\u202f")
GAP = "[ \\u00a0\\u2009\\u202f]"
SYMBOLS = "$€£₹¥￥₪₩₽₺₴₦₫฿₱₸₾"


def _any_of(words: "frozenset[str] | dict[str, tuple[str, ...]]") -> str:
    """A pattern for one of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_SIGNS_BEFORE = CODES | SIGNS_BEFORE.keys()
_LAST_OF_SIGN = frozenset(sign[-1] for sign in _SIGNS_BEFORE)
_LONGEST_SIGN = max(len(sign) for sign in _SIGNS_BEFORE)
_FIRST_OF_SIGN_BEHIND = frozenset(sign[0] for sign in CODES | SIGNS_BEHIND.keys())
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

_FIRST_OF_MAGNITUDE = frozenset("LlCcTtMmBbQqKk万億亿")

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
DIGIT = re.compile(r"[0-9]")
# What ends a term for sure, so that no more patterns need be tried.
_ENDS_TERM = frozenset(("", *'-–—|()*,;:.~"\n'))
_COMMAS = str.maketrans("", "", ",'’")
_BLANKS = str.maketrans("", "", "".join(GAPS))


@dataclass(slots=True)
class Term:
    """One number with what stands around it, before it is judged; `shape` names the alternative of the number.

    Not frozen: its parts are taken one after the other as they are read, and a text has very many of them.
    """

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

    def under(self, sign: str, percent: bool, magnitude: str) -> "Term":
        """The same number under another sign, unit and magnitude."""
        ends = self.start, self.end
        return Term(self.written, self.shape, *ends, sign, self.behind, magnitude, percent, self.open, self.period)

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


def sign_before(text: str, digit: int, floor: int) -> tuple[str, int]:
    """The currency that stands before a digit (or a bracket), the longest, and where it begins; "" for none."""
    end = digit
    while end > floor and digit - end < 2 and text[end - 1] in GAPS:
        end -= 1
    if end <= floor or text[end - 1] not in _LAST_OF_SIGN:
        return "", digit
    for start in range(max(floor, end - _LONGEST_SIGN), end):
        if text[start:end] in _SIGNS_BEFORE and (start == floor or not _is_letter(text[start - 1])):
            return text[start:end], start
    return (text[end - 1], end - 1) if text[end - 1] in SYMBOLS else ("", digit)


def _is_letter(character: str) -> bool:
    return character.isalnum() and not character.isdecimal()


def term_at(text: str, digit: int, floor: int, *, amounts_only: bool = False) -> Term | None:
    """The term whose first digit stands at `digit`, using nothing before `floor`.

    "401k" is the name of a pension plan, but where there can be nothing but amounts (`amounts_only`).
    """
    sign, start = sign_before(text, digit, floor)
    if not sign and digit > floor and _continues(text, digit):
        return None
    found = _NUMBER.match(text, digit)
    if found is None:
        return None
    term = Term(found[0], found.lastgroup or "plain", start, found.end(), sign)
    if term.shape != "space" and follows(text, term.end) in _FIRST_OF_MAGNITUDE:
        _take_magnitude(text, term)
        if term.written == "401" and term.magnitude in ("k", "K") and not (sign or amounts_only):
            return None
    if follows(text, term.end) in _ENDS_TERM:
        return term
    _take_unit_behind(text, term)
    return term if _take_ending(text, term) else None


def _continues(text: str, digit: int) -> bool:
    """Whether the digit belongs to a word or number that began before it: "L5", "1.25", "x86"."""
    last = text[digit - 1]
    return last.isalnum() or last in "_%" or (last in ".,'’" and digit > 1 and text[digit - 2].isdigit())


def follows(text: str, position: int) -> str:
    """The next character, past one gap; it says which of the patterns are worth a try."""
    following = text[position : position + 1]
    return text[position + 1 : position + 2] if following in GAPS else following


def _take_magnitude(text: str, term: Term) -> None:
    """Add the magnitude that follows a number."""
    magnitude = _MAGNITUDE.match(text, term.end)
    if magnitude is not None:
        term.magnitude, term.end = magnitude[magnitude.lastgroup or 0], magnitude.end()


def _take_unit_behind(text: str, term: Term) -> None:
    """Add the per cent sign or the currency that follows; behind a sign only the code of the same ("$120 USD")."""
    following = follows(text, term.end)
    if following in "%％p" and not (term.sign or term.magnitude):
        percent = _PERCENT.match(text, term.end)
        if percent is not None:
            term.percent, term.end = True, percent.end()
            return
    if following not in _FIRST_OF_SIGN_BEHIND:
        return
    behind = None if term.sign else _BEHIND_SYMBOL.match(text, term.end)
    behind = behind or _BEHIND_WORD.match(text, term.end)
    if behind is not None and (not term.sign or currencies_of(behind["sign"])[0] in currencies_of(term.sign)):
        term.sign, term.behind, term.end = behind["sign"], True, behind.end()


def _take_ending(text: str, term: Term) -> bool:
    """Add the plus and the period; False where letters follow and the term is a word ("4yr", "2B2C")."""
    next_one = text[term.end : term.end + 1]
    if (next_one.isalnum() or next_one == "_") and not (term.percent or term.behind):
        return bool(term.magnitude) and term.magnitude in "万億亿"
    if next_one == "+":
        _take_plus(text, term)
    if follows(text, term.end) in "/pa":
        period = _PERIOD.match(text, term.end)
        if period is not None:
            term.period, term.end = _PERIODS[period[period.lastgroup or 0]], period.end()
            if not term.open:
                _take_plus(text, term)
    return True


def _take_plus(text: str, term: Term) -> None:
    """Add a plus that follows, unless it adds another amount."""
    plus = _PLUS.match(text, term.end)
    if plus is not None:
        term.open, term.end = True, plus.end()


def value_of(term: Term) -> Decimal | None:
    """The number in full units; None where its digits are unclear."""
    scale = _MAGNITUDES.get(term.magnitude.lower(), 1)
    digits = term.written
    if digits.isdigit():
        return Decimal(int(digits) * scale)
    if why_unclear(term):
        return None
    if _groups_by_point(term):
        digits = digits.replace(".", "")
    if term.shape in ("comma", "quote") or (term.shape == "space" and "." in digits):
        digits = digits.translate(_COMMAS)
    digits = digits.translate(_BLANKS) if term.shape == "space" else digits
    if digits.isdigit():
        return Decimal(int(digits) * scale)
    value = Decimal(digits.replace(",", ".")) * scale
    return Decimal(int(value)) if value == int(value) else value.normalize()


def _groups_by_point(term: Term) -> bool:
    """Whether the points of the number group thousands."""
    if term.shape == "point":
        return True
    return _has_three_decimals(term) and not term.magnitude and term.unit in POINT_GROUPS


def _has_three_decimals(term: Term) -> bool:
    if term.shape != "plain" or "." not in term.written:
        return False
    whole, _point, decimals = term.written.partition(".")
    return len(decimals) == 3 and 0 < len(whole) <= 3 and whole != "0"


def why_unclear(term: Term) -> str:
    """Why the digits of a term could mean two numbers; "" where they mean one."""
    if term.written.isdigit():
        return ""
    if term.shape == "decimal" and not (term.percent or term.unit in COMMA_DECIMALS):
        return "the comma could mark decimals or thousands; write 1.5M or 1,500K"
    if _has_three_decimals(term) and not (term.magnitude or term.percent or _groups_by_point(term)):
        return "the point could mark decimals or thousands; write 35,000 or 35.00"
    return ""
