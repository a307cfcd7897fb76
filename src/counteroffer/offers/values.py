"""Values of a case file as people write them, read one by one; what cannot be read says why and names the way out."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from counteroffer.offers.vesting import Vesting, read_vesting
from counteroffer.terms.amounts import Amount, find_amounts
from counteroffer.terms.amounts import read_amount as read_amount_anew
from counteroffer.terms.near_days import FAR_HELP, is_near
from counteroffer.terms.printing import COMMON_SIGNS

TERM_NAMES = ("base", "bonus", "equity", "sign_on", "yearly", "remote_days", "leave")
MONEY_TERMS = ("base", "equity", "sign_on", "yearly")
LARGEST = Decimal("1e13")
COMMON = tuple(COMMON_SIGNS)

_MUST = re.compile(r"\s*(?P<term>\w[\w ()-]*?)\s*(?P<comparison>>=|<=|==|>|<|=)\s*(?P<value>.+?)\s*")
_MONTH = re.compile(r"month\s*(\d{1,3})")
_AFTER = re.compile(r"(?:after\s*)?(\d{1,3})\s*(m|mo|months?|y|yrs?|years?)")
_YEAR = re.compile(r"year\s*(\d{1,2})")
_WINDOW = re.compile(r"(\d{1,5})\s*-?\s*(days?|d|weeks?|w|months?|mo|m|years?|yrs?|y)(?:\s*after leaving)?")
_WINDOW_UNITS = {"d": (1, "days"), "w": (7, "days"), "m": (1, "months"), "y": (1, "years")}
_LONGEST_WINDOW = {"days": 7300, "months": 240, "years": 20}
_MULTIPLE = re.compile(r"([\d.,]+)\s*[x×]", re.IGNORECASE)
_DECIMAL = re.compile(r"\d{1,12}\.\d{1,12}")
_FIRST = ("first-pay", "first pay", "start", "on start", "joining", "day one")


# Each value is read twice, to be checked and to be taken, and a folder of cases repeats its values.
read_amount = lru_cache(maxsize=4096)(read_amount_anew)


class UnreadableError(ValueError):
    """A value that cannot be read: what is wrong with it, and what to write instead (`help`)."""

    def __init__(self, message: str, help_text: str) -> None:
        super().__init__(message)
        self.help = help_text


@dataclass(frozen=True, slots=True)
class ReadCondition:
    """A must-have taken apart: the term's name, the comparison, and the value in full units or points."""

    term: str
    comparison: str
    value: Decimal
    unit: str


def read_money(text: str, currency: str, *, signed: bool = False) -> Amount:
    """An amount of money in the currency of its place; full units, per the period that it names."""
    help_text = f"write an amount in {currency} such as 240K, 240,000 or 65/hour"
    negative = signed and text.strip()[:1] in ("-", "−")
    try:
        amount = read_amount(text.strip()[1:] if negative else text)
    except ValueError as error:
        raise UnreadableError(f"{text!r} is not an amount: {error}", help_text) from None
    if amount.unit == "%":
        raise UnreadableError(f"{text!r} is a percentage; an amount is needed here", help_text)
    if amount.unit not in ("", currency):
        raise UnreadableError(
            f"{text!r} is in {amount.unit}; amounts are in {currency} here",
            f"convert it to {currency} yourself and say at which rate in a comment, for nothing is converted in silence; "
            "an alternative may state a currency: of its own",
        )
    if amount.low != amount.high:
        raise UnreadableError(
            f"{text!r} is a range; one amount is needed here", "write one amount; ranges belong under market:"
        )
    _refuse_open(amount, text)
    if amount.low > LARGEST:
        raise UnreadableError(f"{text!r} is larger than any amount that is read here", help_text)
    return _negated(amount) if negative else amount


def read_share(text: str) -> Decimal:
    """A share of one (0.25) from "25%" or "0.25"."""
    help_text = "write a percentage such as 25%, or a share between 0 and 1"
    try:
        amount = read_amount(text)
    except ValueError as error:
        raise UnreadableError(f"{text!r} is not a percentage: {error}", help_text) from None
    if amount.low != amount.high:
        raise UnreadableError(f"{text!r} is a range; one percentage is needed here", help_text)
    _refuse_open(amount, text)
    value = amount.low / 100 if amount.unit == "%" else amount.low
    if amount.unit not in ("%", ""):
        raise UnreadableError(f"{text!r} is an amount in {amount.unit}; a percentage is needed here", help_text)
    if amount.unit == "" and value > 1:
        raise UnreadableError(f"{text!r} is more than the whole", f"did you mean {text.strip()}%?")
    return value


def read_chance(text: str) -> Decimal:
    """A probability: a share between 0 and 1."""
    value = read_share(text)
    if value > 1:
        raise UnreadableError(f"{text!r} is more than certain", "write a chance between 0% and 100%")
    return value


def read_number(text: str) -> Decimal:
    """A plain number that is not negative."""
    try:
        amount = read_amount(text)
    except ValueError as error:
        raise UnreadableError(f"{text!r} is not a number: {error}", "write a plain number such as 2200") from None
    if amount.unit or amount.period or amount.low != amount.high:
        raise UnreadableError(f"{text!r} is not a plain number", "write a plain number such as 2200")
    _refuse_open(amount, text)
    return amount.low


def read_multiple(text: str) -> Decimal:
    """A multiple of one: "2.1x", "2.1" or "210%"."""
    help_text = "write a multiple such as 2.1x, or a percentage such as 120%"
    times = _MULTIPLE.fullmatch(text.strip())
    written = times[1] if times else text.strip()
    if _DECIMAL.fullmatch(written):
        return Decimal(written)
    try:
        amount = read_amount(written)
    except ValueError as error:
        raise UnreadableError(f"{text!r} is not a multiple: {error}", help_text) from None
    if amount.unit not in ("", "%") or amount.period or amount.low != amount.high:
        raise UnreadableError(f"{text!r} is not a multiple", help_text)
    _refuse_open(amount, text)
    return amount.low / 100 if amount.unit == "%" else amount.low


def read_window(text: str) -> tuple[int, str]:
    """How long after leaving: a count of "days", "months" or "years"; weeks are read as days."""
    help_text = "write a count of days, months or years, such as 90 days, 12 months or 10 years"
    found = _WINDOW.fullmatch(text.strip().lower())
    if found is None:
        raise UnreadableError(f"{text!r} is not a length of time", help_text)
    times, unit = _WINDOW_UNITS[found[2][0]]
    count = times * int(found[1])
    if count > _LONGEST_WINDOW[unit]:
        raise UnreadableError(f"{text!r} is longer than options last", help_text)
    return count, unit


def read_rate(text: str) -> Decimal:
    """An exchange rate, or another ratio: a plain number, of which a point marks the decimals ("1.085")."""
    return Decimal(text.strip()) if _DECIMAL.fullmatch(text.strip()) else read_number(text)


def read_day(text: str) -> date:
    """A day in ISO form, and none that is far from every working life."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise UnreadableError(f"{text!r} is not a day", "write the day as year-month-day, such as 2026-12-04") from None
    if not is_near(day):
        raise UnreadableError(f"{text!r} is too far away to reckon with", FAR_HELP)
    return day


def read_schedule(text: str) -> Vesting:
    """A vesting schedule."""
    try:
        return read_vesting(text)
    except ValueError as error:
        raise UnreadableError(
            str(error), 'write it like "4y, 1y cliff, monthly" or "5/15/40/40" (parts of 100)'
        ) from None


def read_instalment(text: str) -> int:
    """The month of work in which an instalment is paid: the first pay is month 1, "after 12 months" is month 13."""
    words = text.strip().lower()
    if words in _FIRST:
        return 1
    year = _YEAR.fullmatch(words)
    if year and int(year.group(1)):
        return 12 * (int(year.group(1)) - 1) + 1
    month, after = _MONTH.fullmatch(words), _AFTER.fullmatch(words)
    number = int(month.group(1)) if month else _after(after[1], after[2]) if after else 0
    if 0 < number <= 120:
        return number
    raise UnreadableError(
        f"{text!r} does not say when it is paid", "write first-pay, month 6, after 12 months or year 2"
    )


def _after(count: str, unit: str) -> int:
    """The month that follows so many months or years."""
    return int(count) * (12 if unit.startswith("y") else 1) + 1


def read_condition(text: str, currency: str) -> ReadCondition:
    """A must-have such as "remote_days >= 2"; pay is held against an amount, a bonus against a percentage too."""
    help_text = "write a term, a comparison and a value, such as remote_days >= 2 or base >= 240K"
    found = _MUST.fullmatch(text)
    if found is None:
        raise UnreadableError(f"{text!r} is not a condition", help_text)
    try:
        amount = read_amount(found["value"])
    except ValueError as error:
        raise UnreadableError(f"{found['value']!r} is not a value: {error}", help_text) from None
    term, written = found["term"].strip(), found["value"]
    if amount.unit == "%":
        value = read_share(written)
        if term in MONEY_TERMS:
            raise UnreadableError(f"{term} is held against {written!r}, a percentage", help_text)
    else:
        value = _yearly_only(written, currency).low
    return ReadCondition(term, found["comparison"].replace("==", "="), value, amount.unit)


def is_percentage(text: str) -> bool:
    """Whether a text is meant as a percentage ("25%", "5 percent")."""
    return any(amount.unit == "%" for amount in find_amounts(text)) or "%" in text


def read_override(text: str) -> Decimal:
    """A value for an assumption: a number, or a percentage as a share of one."""
    return read_share(text) if is_percentage(text) else read_rate(text)


def read_signed_override(text: str) -> Decimal:
    """As read_override, for an assumption that may lie below zero."""
    negative = text.strip()[:1] in ("-", "−")
    value = read_override(text.strip()[1:] if negative else text)
    return -value if negative else value


def read_term(text: str, currency: str) -> tuple[Decimal, str]:
    """The value of a term in a swap: a share, an amount or a count, with its unit."""
    if is_percentage(text):
        return read_share(text), "share"
    amount = _yearly_only(text, currency)
    return amount.low, amount.unit


def check_currency(text: str) -> None:
    """Refuse what is no currency in use, by its three letters of ISO 4217."""
    if text in COMMON:  # the table of all costs more than the rest of reading a case
        return
    known = _currencies_in_use()
    if text in known:
        return
    upper = text.strip().upper()
    hint = "write three letters, such as USD, GBP, EUR or INR"
    if upper in known:
        hint = f"did you mean {upper}?"
    elif len(upper) == 3:
        from babel.numbers import get_currency_name
        from rapidfuzz import process

        near = process.extractOne(upper, sorted(known, key=lambda code: code not in COMMON), score_cutoff=60)
        hint = f"did you mean {near[0]} ({get_currency_name(near[0], locale='en')})? {hint}" if near else hint
    raise UnreadableError(f"{text!r} is not a currency", hint)


@cache
def _currencies_in_use() -> frozenset[str]:
    from babel.core import get_global

    territories: Mapping[str, list[tuple[str, object, object, bool]]] = get_global("territory_currencies")
    return frozenset(
        code for held in territories.values() for code, _since, until, tender in held if until is None and tender
    )


def check_text(text: str) -> None:
    """Refuse words that no name or sentence needs, and quotes with nothing between them."""
    if not text.strip():
        raise UnreadableError("nothing is written here", "write it, or take the line out")
    if len(text) > 2000:
        raise UnreadableError(
            f"{len(text)} characters where a name or a sentence belongs", "keep it under 2,000 characters"
        )
    if any(ord(character) < 32 and character not in "\n\t" for character in text):
        raise UnreadableError("a control character in the text", "remove it")


def _refuse_open(amount: Amount, text: str) -> None:
    if amount.open:
        raise UnreadableError(f"{text!r} has no upper end", "write one value, without the plus")


def _negated(amount: Amount) -> Amount:
    return Amount(-amount.high, -amount.low, amount.unit, amount.start, amount.end, amount.open, amount.period)


def _yearly_only(text: str, currency: str, *, signed: bool = False) -> Amount:
    amount = read_money(text, currency, signed=signed)
    if amount.period not in (None, "year"):
        raise UnreadableError(
            f"{text!r} is per {amount.period}",
            "write the amount alone, of pay for a year; only base in an offer may be stated by the hour, day, week or month",
        )
    return amount


def _amount_or_share(text: str, currency: str) -> object:
    return read_share(text) if is_percentage(text) else _yearly_only(text, currency)


# What each `format` of the schema demands of a scalar, given the case's currency.
CHECKS: Mapping[str, Callable[[str, str], object]] = {
    "text": lambda text, _currency: check_text(text),
    "pay": read_money,
    "amount": _yearly_only,
    "signed-amount": lambda text, currency: _yearly_only(text, currency, signed=True),
    "share": lambda text, _currency: read_share(text),
    "chance": lambda text, _currency: read_chance(text),
    "amount-or-share": _amount_or_share,
    "number": lambda text, _currency: read_number(text),
    "rate": lambda text, _currency: read_rate(text),
    "multiple": lambda text, _currency: read_multiple(text),
    "window": lambda text, _currency: read_window(text),
    "date": lambda text, _currency: read_day(text),
    "vesting": lambda text, _currency: read_schedule(text),
    "instalment": lambda text, _currency: read_instalment(text),
    "must": read_condition,
    "currency": lambda text, _currency: check_currency(text),
    "term": lambda text, currency: read_term(text, currency),
    "override": lambda text, _currency: read_override(text),
    "signed-override": lambda text, _currency: read_signed_override(text),
}
