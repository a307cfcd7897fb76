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
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import msgspec

from counteroffer.terms.amount_terms import (
    DIGIT,
    GAP,
    GAPS,
    SYMBOLS,
    Term,
    follows,
    sign_before,
    term_at,
    value_of,
    why_unclear,
)
from counteroffer.terms.currencies import CAREFUL, CODES, currencies_of
from counteroffer.terms.usual_amounts import PERCENT_OR_COUNT, USUAL_MONEY, USUAL_SIGNS


# Not a dataclass: a text has very many of them, and a frozen dataclass takes eight times as long to make.
class Amount(msgspec.Struct, frozen=True, gc=False):
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
    found: list[Amount] = []
    digits = _digits_of(text)
    floor = 0
    start = digits.find(1)
    while start != -1:
        usual = _usual_at(text, start)
        if usual is None or usual.start() < floor:
            amount, position = _next_at(text, start, floor, _stands_alone)
        elif usual.lastindex is None and usual.re is PERCENT_OR_COUNT:  # its only group is the percentage
            amount, position = None, usual.end()
        elif (worth := _worth(usual[0])) is not None:
            first, position = usual.span()
            amount = Amount(worth.low, worth.high, worth.unit, first, position, worth.open, worth.period)
        else:
            amount, position = _next_at(text, start, floor, _stands_alone)
        if amount is not None:
            found.append(amount)
            floor = position
        start = digits.find(1, position)
    return tuple(found)


def find_numbers(text: str) -> tuple[Amount, ...]:
    """As find_amounts, and plain numbers too: for a pay column whose title names the currency, or a share count."""
    found: list[Amount] = []
    digits = _digits_of(text)
    floor = 0
    start = digits.find(1)
    while start != -1:
        amount, position = _next_at(text, start, floor, _is_clear)
        if amount is not None:
            found.append(amount)
            floor = position
        start = digits.find(1, position)
    return tuple(found)


def _digits_of(text: str) -> bytes:
    """One byte a character, 1 for a digit: a byte is found in a tenth of the time that a pattern takes."""
    return text.encode("ascii", "replace").translate(_IS_DIGIT)


def read_amount(text: str) -> Amount:
    """The amount that the whole text is ("240K", "$65/hour", "25%"); a ValueError says what cannot be read."""
    written = _LOWER_CODE.sub(lambda code: code[0].upper() if code[0].upper() in CODES else code[0], text.strip())
    shown = written if len(written) <= 40 else written[:39] + "…"
    if not written:
        raise ValueError(f"nothing is written here; write {_EXAMPLES}")
    if _NEGATIVE.match(written):
        raise ValueError(f"{shown!r} is negative; write amounts without a minus sign")
    sign = 1 if written[0] == "+" else 0
    digit = DIGIT.search(written)
    reading = _reading_at(written, digit.start(), sign, amounts_only=True) if digit else None
    if reading is None or reading.start != sign:
        raise ValueError(f"cannot read {shown!r} as an amount; write {_EXAMPLES}")
    if reading.unclear:
        raise ValueError(f"{shown!r} is ambiguous: {reading.unclear}")
    if reading.end != len(written):
        raise ValueError(_too_much(shown, written, reading.amount()))
    skipped = len(text) - len(text.lstrip())
    return msgspec.structs.replace(reading.amount(), start=reading.start + skipped, end=reading.end + skipped)


def _too_much(shown: str, written: str, amount: Amount) -> str:
    """Why a text that begins with an amount is more than one."""
    rest = written[amount.end :].strip()
    if find_amounts(rest):
        return f"{shown!r} holds more than one amount; write one, or a range in one piece such as $228-290K"
    return f"cannot read {rest[:20]!r} after {written[: amount.end]!r}; write the amount alone, for example {_EXAMPLES}"


_EXAMPLES = "240K, $240,000, ₹24L, 65/hour or 25%"
_IS_DIGIT = bytes(int(0x30 <= byte <= 0x39) for byte in range(256))
_BRACKETED = re.compile(r"\[(?P<inner>[^\[\]\n]{1,40})\](?P<magnitude>[KkMmBL]\b)?")
_SEPARATOR = re.compile(rf"{GAP}{{0,2}}(?:[-–—−‐‑]|to(?={GAP}|\Z)){GAP}{{0,2}}")
_BEGINS_SEPARATOR = GAPS | frozenset("-–—−‐‑t")
_WORD = re.compile(r"\w+")
_LOWER_CODE = re.compile(r"(?<![^\W\d_])[a-z]{3}(?![^\W\d_])")
_NEGATIVE = re.compile(
    rf"(?:[{SYMBOLS}]|[A-Z]{{3}})?\s?[-−–]\s?(?:[{SYMBOLS}]|[A-Z]{{3}})?\s?[0-9]|\([^()]*[0-9][^()]*\)$"
)
# "5m" and "3l" without a currency are metres and litres to most readers.
_ONLY_WITH_CURRENCY = frozenset(("m", "mm", "l", "L", "t", "T", "tn", "mil"))


class _Reading(NamedTuple):
    """One or two terms that are one token in one unit, from `start` to `end`; of a single amount `low` is `high`."""

    low: Term
    high: Term
    unit: str
    start: int
    end: int

    @property
    def unclear(self) -> str:
        """Why the digits could mean two numbers; "" where they mean one."""
        return why_unclear(self.low) or (why_unclear(self.high) if self.high is not self.low else "")

    @property
    def magnitude(self) -> str:
        """The magnitude that either end has."""
        return self.low.magnitude or self.high.magnitude

    @property
    def is_plain(self) -> bool:
        """Whether the token is a number like any other: no unit, and no magnitude that speaks of money."""
        return not self.unit and (not self.magnitude or self.magnitude in _ONLY_WITH_CURRENCY)

    @property
    def is_doubtful(self) -> bool:
        """Whether only letters such as "R" or "CAD" say that it is money, and the digits do not."""
        bare = self.low.shape == self.high.shape == "plain" and not self.magnitude
        return bare and self.low.sign in CAREFUL

    def amount(self) -> Amount:
        """The amount of a clear reading."""
        low = value_of(self.low) or _ZERO
        high = low if self.high is self.low else value_of(self.high) or _ZERO
        return Amount(low, high, self.unit, self.start, self.end, open=self.high.open, period=self.high.period)


_Judge: TypeAlias = Callable[[_Reading], bool]
_ZERO = Decimal(0)


def _is_clear(reading: _Reading) -> bool:
    return not reading.unclear


def _stands_alone(reading: _Reading) -> bool:
    return not (reading.is_plain or reading.is_doubtful or reading.unclear)


def _next_at(text: str, digit: int, floor: int, counts: _Judge) -> tuple[Amount | None, int]:
    """The amount at a digit, if one stands there that counts, and where the search goes on."""
    reading = _reading_at(text, digit, floor)
    if reading is not None and counts(reading):
        return reading.amount(), reading.end
    word = _WORD.match(text, digit)
    return None, word.end() if word else digit + 1


def _usual_at(text: str, digit: int) -> re.Match[str] | None:
    """What is written in a usual way at a digit: money, a percentage, or what is none; None for anything else."""
    before = text[digit - 1 : digit]
    if before in USUAL_SIGNS:
        return USUAL_MONEY.match(text, digit - 1) or _with_letters(text, digit)
    if before == " " and digit > 3 and text[digit - 2].isupper():
        return USUAL_MONEY.match(text, digit - 4)
    return PERCENT_OR_COUNT.match(text, digit)


def _with_letters(text: str, digit: int) -> re.Match[str] | None:
    """Usual money whose sign has letters, "C$" or "HK$"."""
    if digit < 3 or not text[digit - 2].isalpha():
        return None
    return USUAL_MONEY.match(text, digit - 3 if text[digit - 3].isalpha() else digit - 2)


@lru_cache(maxsize=10_000)
def _worth(token: str) -> Amount | None:
    """What a token is as a whole; None where it is more than one. The same few thousand stand in all guides."""
    digit = DIGIT.search(token)
    reading = _reading_at(token, digit.start(), 0) if digit else None
    whole = reading is not None and (reading.start, reading.end) == (0, len(token))
    return reading.amount() if reading is not None and whole else None


def _reading_at(text: str, digit: int, floor: int, *, amounts_only: bool = False) -> _Reading | None:
    """What stands at a digit: a range in one token, else a single amount, else a bracketed one, else None."""
    if digit > floor and text[digit - 1] == "[":
        bracketed = _bracketed(text, digit - 1, floor)
        if bracketed is not None:
            return bracketed
    first = term_at(text, digit, floor, amounts_only=amounts_only)
    if first is None:
        return None
    low, high = _range_from(text, first, amounts_only=amounts_only) or (first, first)
    return _Reading(low, high, high.unit or low.unit, low.start, high.end)


def _bracketed(text: str, bracket: int, floor: int) -> _Reading | None:
    """A currency with its number in square brackets, "$[50K-90K]"; None for placeholders such as "$[X]"."""
    sign, start = sign_before(text, bracket, floor)
    inside = _BRACKETED.match(text, bracket) if sign else None
    if inside is None:
        return None
    plain = f"{sign}{inside['inner']}{inside['magnitude'] or ''}"
    reading = _reading_at(plain, len(sign), 0)
    if reading is None or (reading.start, reading.end) != (0, len(plain)):
        return None
    return _Reading(reading.low, reading.high, reading.unit, start, inside.end())


def _range_from(text: str, first: Term, *, amounts_only: bool) -> tuple[Term, Term] | None:
    """Both ends of a range in one token; None where there is no range, or each end says its own unit."""
    if first.percent or first.behind or first.open or first.period:
        return None
    separator = _SEPARATOR.match(text, first.end) if follows(text, first.end) in _BEGINS_SEPARATOR else None
    if separator is None:
        return None
    start = separator.end()
    repeated = bool(first.sign) and text.startswith(first.sign, start)
    digit = start + len(first.sign) if repeated else start
    if not "0" <= text[digit : digit + 1] <= "9":
        return None
    second = term_at(text, digit, start if repeated else digit, amounts_only=amounts_only)
    if second is None or not (_is_shared(first, second) if repeated else _belongs(first, second, separator[0])):
        return None
    return _scaled_alike(first, second)


def _is_shared(first: Term, second: Term) -> bool:
    """Whether a magnitude behind the second of two signed numbers is meant for both: "$120-$150k", not "$0-$25K"."""
    return first.is_small and bool(second.magnitude) and Decimal(first.written.replace(",", ".")) > 0


def _belongs(first: Term, second: Term, separator: str) -> bool:
    """Whether a second number without a sign in front is the other end of the first."""
    if second.percent:
        return not first.sign and not first.magnitude
    if second.behind and first.sign and currencies_of(second.sign)[0] not in currencies_of(first.sign):
        return False
    says_more = bool(second.magnitude or second.behind or second.period or second.shape not in ("plain", "decimal"))
    alike = not first.magnitude and first.shape == second.shape and not first.sign
    return says_more or alike or len(separator) == 1


def _scaled_alike(first: Term, second: Term) -> tuple[Term, Term] | None:
    """The two ends under one unit and, where one lacks it, one magnitude; None where they would not rise."""
    sign = second.sign if second.behind else first.sign
    shared = second.magnitude if first.is_small and second.magnitude else first.magnitude
    high = second.under(
        sign, second.percent, first.magnitude if first.magnitude and second.is_small else second.magnitude
    )
    for magnitude in (shared, first.magnitude):
        low = first.under(sign, second.percent, magnitude)
        below, above = value_of(low), value_of(high)
        if below is not None and above is not None and below <= above:
            return low, high
    return None
