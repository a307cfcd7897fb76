"""Amounts as people write them: one grammar for guides, case files and free text.

    amount    = term | term separator term        one token where only the two together say the value: "$120-150k"
              | currency "[" amount "]" [magnitude]
    term      = [currency] number [magnitude] ["%" | currency] ["+"] [period] ["+"]
    number    = "240000" | "240,000" | "24,00,000" | "35.000" (euro and kin) | "120'000" | "600 000" | "1.25"
    magnitude = K | M | B | T | L (lakh) | Cr (crore) | million | ...
    period    = "/hour" | "per month" | "p.a." | ...

"$228K - $290K" is two amounts, because each end says its own currency. A sign in front ("+15 %", "-15 %") is no part
of an amount; `read_amount` refuses a negative one. Every part is bounded in length, so the time is linear.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from counteroffer.terms.currencies import (
    CAREFUL,
    CODES,
    COMMA_DECIMALS,
    POINT_GROUPS,
    SIGNS_BEFORE,
    SIGNS_BEHIND,
    currencies_of,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """One money, percent or plain number token of a text.

    `low` and `high` are in full units ("$120-150k" is one token, 120000 and 150000; "₹24L" is 2400000) and equal for
    a single value; per cent is in points. `unit` is an ISO 4217 currency, "%" or "" (a bare number such as "240K").
    `open` where a plus follows; `period` is "hour", "day", "week", "month" or "year" where the token says so.
    `start` and `end` are offsets in the text, and reading text[start:end] again gives the same amount.
    """

    low: Decimal
    high: Decimal
    unit: str
    start: int
    end: int
    open: bool = False
    period: str | None = None


def find_amounts(text: str) -> tuple[Amount, ...]:
    """All money and percent tokens of a text, in order; plain integers without unit or magnitude are not amounts."""
    return _scan(text, _stands_alone)


def find_numbers(text: str) -> tuple[Amount, ...]:
    """As find_amounts, and plain numbers too: for a pay column whose title names the currency, or a share count."""
    return _scan(text, _is_clear)


def read_amount(text: str) -> Amount:
    """The amount that the whole text is ("240K", "$65/hour", "25%"); a ValueError says what cannot be read."""
    written = _LOWER_CODE.sub(lambda code: code[0].upper() if code[0].upper() in CODES else code[0], text.strip())
    shown = written if len(written) <= 40 else written[:39] + "…"
    if not written:
        raise ValueError(f"nothing is written here; write {_EXAMPLES}")
    if _NEGATIVE.match(written):
        raise ValueError(f"{shown!r} is negative; write amounts without a minus sign")
    sign = 1 if written[0] == "+" else 0
    digit = _DIGIT.search(written)
    reading = _reading_at(written, digit.start(), sign) if digit else None
    if reading is None or reading.amount.start != sign:
        raise ValueError(f"cannot read {shown!r} as an amount; write {_EXAMPLES}")
    if reading.unclear:
        raise ValueError(f"{shown!r} is ambiguous: {reading.unclear}")
    if reading.amount.end != len(written):
        raise ValueError(_too_much(shown, written, reading.amount))
    skipped = len(text) - len(text.lstrip())
    return replace(reading.amount, start=reading.amount.start + skipped, end=reading.amount.end + skipped)


def _too_much(shown: str, written: str, amount: Amount) -> str:
    """Why a text that begins with an amount is more than one."""
    rest = written[amount.end :].strip()
    if find_amounts(rest):
        return f"{shown!r} holds more than one amount; write one, or a range in one piece such as $228-290K"
    return f"cannot read {rest[:20]!r} after {written[: amount.end]!r}; write the amount alone, for example {_EXAMPLES}"


# --- the grammar's words ---------------------------------------------------------------------------------------------

_EXAMPLES = "240K, $240,000, ₹24L, 65/hour or 25%"
_GAP = "[ \\u00a0\\u2009\\u202f]"
_SYMBOLS = "$€£₹¥￥₪₩₽₺₴₦₫฿₱₸₾"


def _any_of(words: "frozenset[str] | dict[str, tuple[str, ...]]") -> str:
    """A pattern for one of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_BEFORE = re.compile(
    rf"(?:(?<![^\W\d_])(?P<word>{_any_of(CODES)}|{_any_of(SIGNS_BEFORE)})|(?P<symbol>[{_SYMBOLS}])){_GAP}{{0,2}}$"
)
_LONGEST_BEFORE = 8
_BRACKETED = re.compile(r"\[(?P<inner>[^\[\]\n]{1,40})\](?P<magnitude>[KkMmBL]\b)?")
_BEHIND_SYMBOL = re.compile(rf"{_GAP}?(?P<sign>[{_SYMBOLS}])(?!{_GAP}?\[?[0-9])")
_BEHIND_WORD = re.compile(rf"{_GAP}?(?P<sign>{_any_of(CODES)}|{_any_of(SIGNS_BEHIND)})(?![\w$])(?!{_GAP}?\[?[0-9])")

_NUMBER = re.compile(
    r"(?P<comma>[0-9]{1,3}(?:,[0-9]{2,3}){0,5},[0-9]{3}(?:\.[0-9]{1,4})?)(?![0-9]|[,.'’][0-9])"
    r"|(?P<point>[0-9]{1,3}(?:\.[0-9]{3}){2,6}|[0-9]{1,3}(?:\.[0-9]{3}){1,6},[0-9]{1,2})(?![0-9]|[,.'’][0-9])"
    r"|(?P<quote>[0-9]{1,3}(?:['’][0-9]{3}){1,6}(?:\.[0-9]{1,2})?)(?![0-9]|[,.'’][0-9])"
    rf"|(?P<space>[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}}){{1,6}}(?:[.,][0-9]{{1,2}})?)(?![\w%]|[,.'’][0-9]|{_GAP}[0-9]{{3}}\b)"
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
    rf"(?:(?P<tight>{_LONG_MAGNITUDE}|MM|mm|[KkMmBbTLl])|{_GAP}(?P<spaced>{_LONG_MAGNITUDE}|[Kk]|M))"
    rf"(?![\w&]|-[a-z])|(?P<joined>MM|mm|[KkMmBb])(?=-[a-z]|{_any_of(CODES)}\b)|(?P<kanji>[万億亿])"
)
# "5m" and "3l" without a currency are metres and litres to most readers.
_ONLY_WITH_CURRENCY = frozenset(("m", "mm", "l", "L", "t", "T", "tn", "mil"))

_PERCENT = re.compile(rf"{_GAP}?(?:[%％](?![0-9]|[A-F][0-9A-F])|(?:per ?cent|pct)(?!\w))")
_PERIODS = {
    **dict.fromkeys(("hour", "hr", "h"), "hour"),
    **dict.fromkeys(("day", "d"), "day"),
    **dict.fromkeys(("week", "wk"), "week"),
    **dict.fromkeys(("month", "mo", "mth"), "month"),
    **dict.fromkeys(("year", "yr", "annum", "y", "p.a.", "annually"), "year"),
}
_PERIOD = re.compile(
    rf"{_GAP}?/{_GAP}?(?P<slash>hour|hr|h|day|d|week|wk|month|mo|mth|year|yr|annum|y)(?![\w/])"
    rf"|{_GAP}(?:per|an?){_GAP}(?P<words>hour|hr|day|week|month|year|yr|annum)(?!\w)"
    rf"|{_GAP}(?P<latin>p\.a\.|annually(?!\w))"
)
_PLUS = re.compile(rf"\+(?![0-9{_SYMBOLS}])")
_SEPARATOR = re.compile(rf"{_GAP}{{0,2}}(?:[-–—−‐‑]|to(?={_GAP}|\Z)){_GAP}{{0,2}}")
_DIGIT = re.compile(r"[0-9]")
_WORD = re.compile(r"\w+")
_LOWER_CODE = re.compile(r"(?<![^\W\d_])[a-z]{3}(?![^\W\d_])")
_NEGATIVE = re.compile(
    rf"(?:[{_SYMBOLS}]|[A-Z]{{3}})?\s?[-−–]\s?(?:[{_SYMBOLS}]|[A-Z]{{3}})?\s?[0-9]|\([^()]*[0-9][^()]*\)$"
)


# --- one term --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Term:
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


@dataclass(frozen=True, slots=True)
class _Reading:
    """An amount, and what decides whether it counts: `unclear` says why its digits could mean two numbers."""

    amount: Amount
    plain: bool
    careful: bool
    unclear: str


def _term_at(text: str, digit: int, floor: int) -> _Term | None:
    """The term whose first digit stands at `digit`, using nothing before `floor`."""
    before = _BEFORE.search(text[max(floor, digit - _LONGEST_BEFORE) : digit])
    if before is None and digit > floor and _continues(text, digit):
        return None
    found = _NUMBER.match(text, digit)
    if found is None:
        return None
    sign = before["word"] or before["symbol"] if before else ""
    start = digit - len(before[0]) if before else digit
    magnitude = None if found.lastgroup == "space" else _MAGNITUDE.match(text, found.end())
    term = _Term(found[0], found.lastgroup or "plain", start, found.end(), sign)
    if magnitude is not None:
        term = replace(term, magnitude=magnitude[magnitude.lastgroup or 0], end=magnitude.end())
        if term.written == "401" and term.magnitude in "kK" and not term.sign:
            return None
    return _with_ending(text, _with_unit_behind(text, term))


def _continues(text: str, digit: int) -> bool:
    """Whether the digit belongs to a word or number that began before it: "L5", "1.25", "x86"."""
    last = text[digit - 1]
    return last.isalnum() or last in "_%" or (last in ".,'’" and digit > 1 and text[digit - 2].isdigit())


def _with_unit_behind(text: str, term: _Term) -> _Term:
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


def _with_ending(text: str, term: _Term) -> _Term | None:
    """The term with its plus and its period; None where letters follow and it is a word ("4yr", "2B2C")."""
    if not (term.percent or term.behind) and term.end < len(text) and _WORD.match(text, term.end):
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


# --- one amount ------------------------------------------------------------------------------------------------------


_Judge: TypeAlias = Callable[[_Reading], bool]


def _is_clear(reading: _Reading) -> bool:
    return not reading.unclear


def _stands_alone(reading: _Reading) -> bool:
    return not (reading.unclear or reading.plain or reading.careful)


def _scan(text: str, counts: _Judge) -> tuple[Amount, ...]:
    """The readings that count, from left to right; each step begins where the one before ended."""
    found: list[Amount] = []
    position = floor = 0
    while digit := _DIGIT.search(text, position):
        reading = _reading_at(text, digit.start(), floor)
        if reading is not None and counts(reading):
            found.append(reading.amount)
            position = floor = reading.amount.end
        else:
            word = _WORD.match(text, digit.start())
            position = word.end() if word else digit.end()
    return tuple(found)


def _reading_at(text: str, digit: int, floor: int) -> _Reading | None:
    """What stands at a digit: a range in one token, else a single amount, else a bracketed one, else None."""
    if digit > floor and text[digit - 1] == "[":
        bracketed = _bracketed(text, digit - 1, floor)
        if bracketed is not None:
            return bracketed
    first = _term_at(text, digit, floor)
    if first is None:
        return None
    ends = _range_from(text, first)
    return _judge(*ends) if ends else _judge(first, first)


def _bracketed(text: str, bracket: int, floor: int) -> _Reading | None:
    """A currency with its number in square brackets, "$[50K-90K]"; None for placeholders such as "$[X]"."""
    before = _BEFORE.search(text[max(floor, bracket - _LONGEST_BEFORE) : bracket])
    inside = _BRACKETED.match(text, bracket)
    if before is None or inside is None:
        return None
    sign = before["word"] or before["symbol"]
    plain = f"{sign}{inside['inner']}{inside['magnitude'] or ''}"
    reading = _reading_at(plain, len(sign), 0)
    if reading is None or (reading.amount.start, reading.amount.end) != (0, len(plain)):
        return None
    return replace(reading, amount=replace(reading.amount, start=bracket - len(before[0]), end=inside.end()))


def _range_from(text: str, first: _Term) -> tuple[_Term, _Term] | None:
    """Both ends of a range in one token; None where there is no range, or each end says its own unit."""
    separator = _SEPARATOR.match(text, first.end)
    if first.percent or first.behind or first.open or first.period or separator is None:
        return None
    start = separator.end()
    repeated = bool(first.sign) and text.startswith(first.sign, start)
    digit = start + len(first.sign) if repeated else start
    if digit >= len(text) or not _DIGIT.match(text, digit):
        return None
    second = _term_at(text, digit, start if repeated else digit)
    if second is None or not (_is_shared(first, second) if repeated else _belongs(first, second, separator[0])):
        return None
    return _scaled_alike(first, second)


def _is_shared(first: _Term, second: _Term) -> bool:
    """Whether a magnitude behind the second of two signed numbers is meant for both: "$120-$150k", not "$0-$25K"."""
    return first.is_small and bool(second.magnitude) and Decimal(first.written.replace(",", ".")) > 0


def _belongs(first: _Term, second: _Term, separator: str) -> bool:
    """Whether a second number without a sign in front is the other end of the first."""
    if second.percent:
        return not first.sign and not first.magnitude
    if second.behind and first.sign and currencies_of(second.sign)[0] not in currencies_of(first.sign):
        return False
    says_more = bool(second.magnitude or second.behind or second.period or second.shape not in ("plain", "decimal"))
    alike = not first.magnitude and first.shape == second.shape and not first.sign
    return says_more or alike or len(separator) == 1


def _scaled_alike(first: _Term, second: _Term) -> tuple[_Term, _Term] | None:
    """The two ends under one unit and, where one lacks it, one magnitude; None where they would not rise."""
    sign = second.sign if second.behind else first.sign
    low, high = replace(first, sign=sign, percent=second.percent), replace(second, sign=sign)
    if first.is_small and second.magnitude:
        low = replace(low, magnitude=second.magnitude)
    elif first.magnitude and second.is_small:
        high = replace(high, magnitude=first.magnitude)
    for candidate in (low, replace(low, magnitude=first.magnitude)):
        below, above = _value(candidate), _value(high)
        if below is not None and above is not None and below <= above:
            return candidate, high
    return None


def _judge(low: _Term, high: _Term) -> _Reading | None:
    """The reading of one or two terms; the digits are judged under the unit that the whole token has."""
    unit = high.unit or low.unit
    below, above = _value(low), _value(high)
    unclear = _unclear(low) or _unclear(high)
    if below is None or above is None:
        below = above = Decimal(0)
    magnitude = low.magnitude or high.magnitude
    bare = low.shape == "plain" and high.shape == "plain" and not magnitude
    amount = Amount(below, above, unit, low.start, high.end, open=high.open, period=high.period)
    return _Reading(
        amount,
        plain=not unit and (not magnitude or magnitude in _ONLY_WITH_CURRENCY),
        careful=low.sign in CAREFUL and bare,
        unclear=unclear,
    )


def _value(term: _Term) -> Decimal | None:
    """The number in full units; None where its digits are unclear."""
    if _unclear(term):
        return None
    written = term.written
    if _groups_by_point(term):
        written = written.replace(".", "")
    if term.shape in ("comma", "quote") or (term.shape == "space" and "." in written):
        written = re.sub("[,'’]", "", written)
    digits = re.sub(_GAP, "", written).replace(",", ".")
    value = Decimal(digits) * _MAGNITUDES.get(term.magnitude.lower(), 1)
    return Decimal(int(value)) if value == int(value) else value.normalize()


def _groups_by_point(term: _Term) -> bool:
    """Whether the points of the number group thousands."""
    if term.shape == "point":
        return True
    return _has_three_decimals(term) and not term.magnitude and term.unit in POINT_GROUPS


def _has_three_decimals(term: _Term) -> bool:
    whole, _point, decimals = term.written.partition(".")
    return term.shape == "plain" and len(decimals) == 3 and 0 < len(whole) <= 3 and whole != "0"


def _unclear(term: _Term) -> str:
    """Why the digits of a term could mean two numbers; "" where they mean one."""
    if term.shape == "decimal" and not (term.percent or term.unit in COMMA_DECIMALS):
        return "the comma could mark decimals or thousands; write 1.5M or 1,500K"
    if _has_three_decimals(term) and not (term.magnitude or term.percent or _groups_by_point(term)):
        return "the point could mark decimals or thousands; write 35,000 or 35.00"
    return ""
