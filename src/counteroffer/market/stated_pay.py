"""Pay as people write it, as cents a year in a currency: "$120-150k", "€35.000", "65/hour"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from counteroffer.market.records.record import CENTS
from counteroffer.offers.periods import HOURS_A_YEAR, PERIODS
from counteroffer.terms.amounts import Amount, find_numbers, read_amount

UNITS = {
    "year": "year", "yr": "year", "annual": "year", "annually": "year", "yearly": "year", "pa": "year", "month": "month",
    "monthly": "month", "week": "week", "weekly": "week", "wk": "week", "day": "day", "daily": "day", "hour": "hour",
    "hourly": "hour", "hr": "hour",
}  # fmt: skip
MOST = 10**13  # cents; more is no pay
_BETWEEN = re.compile(r"\s*(?:[-–—]|to|and|bis|à)\s*", re.IGNORECASE)
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b")
_US = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\b")
_SERIAL = re.compile(r"[3-7]\d{4}(?:\.\d+)?")
_SHEET_BEGINS = date(1899, 12, 30).toordinal()


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay in cents a year: both ends, equal for a single figure; `currency` is empty where none is written."""

    low: int
    high: int
    currency: str


def pay_of(text: str, unit: str = "") -> Pay:
    """The pay that a whole text states; `unit` is its unit of time where another cell says it. A ValueError says why not."""
    text = text.strip()
    if _PLAIN.fullmatch(text):
        value = Decimal(text)
        amount = Amount(value, value, "", 0, len(text))
        if value < 0:
            raise ValueError("it is negative")
    else:
        amount = _one_amount(text)
    return yearly_pay(amount, unit)


def _one_amount(text: str) -> Amount:
    """The amount or the range that a whole text is: "$210K", "$210-240K", "$210K - $240K"."""
    joined = [one for one in amounts_of(text) if one.start == 0 and one.end == len(text) and one.high > one.low]
    return joined[0] if joined else read_amount(text)


def amounts_of(line: str) -> Iterator[Amount]:
    """The amounts of a line; two that a dash joins are one range."""
    amounts = [one for one in find_numbers(line) if one.unit != "%" and (one.unit or one.period)]
    place = 0
    while place < len(amounts):
        first = amounts[place]
        second = amounts[place + 1] if place + 1 < len(amounts) else None
        if second is not None and _are_ends(line, first, second):
            yield Amount(
                first.low,
                second.high,
                first.unit or second.unit,
                first.start,
                second.end,
                period=second.period or first.period,
            )
            place += 2
            continue
        yield first
        place += 1


def _are_ends(line: str, first: Amount, second: Amount) -> bool:
    joined = bool(_BETWEEN.fullmatch(line[first.end : second.start]))
    same = not first.unit or not second.unit or first.unit == second.unit
    return joined and same and first.low == first.high and second.low == second.high and first.low <= second.high


def yearly_pay(amount: Amount, unit: str = "") -> Pay:
    """An amount as pay a year; a ValueError where it is none, or its unit of time is not known."""
    if amount.unit == "%":
        raise ValueError("it is a percentage")
    times = times_a_year(amount.period or unit)
    low, high = (_cents(end * times) for end in (amount.low, amount.high))
    if high <= 0:
        raise ValueError("it is no pay")
    return Pay(low, high, amount.unit)


def times_a_year(unit: str) -> Decimal:
    """How many of a unit of time a year has, full time; a ValueError for one that is not known."""
    known = UNITS.get(unit.strip().strip(".").casefold(), "") if unit.strip() else "year"
    if known == "year":
        return Decimal(1)
    if known == "hour":
        return HOURS_A_YEAR.value
    if known not in PERIODS:
        raise ValueError(f"{unit!r} is no unit of time")
    return Decimal(PERIODS[known][0])


def day_of(text: str, *, month_first: bool | None = None) -> date | None:
    """A day as a table writes it; None where it cannot be read, or could be two days.

    `month_first` says how "3/4/2026" is meant, where the table as a whole tells.
    """
    try:
        if found := _ISO.match(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _US.match(text):
            return _slashed(int(found[1]), int(found[2]), int(found[3]), month_first)
        if _SERIAL.fullmatch(text):
            return date.fromordinal(_SHEET_BEGINS + int(Decimal(text)))
    except (ValueError, InvalidOperation, OverflowError):
        return None
    return None


def tells_order(text: str) -> bool | None:
    """Whether a day with slashes has its month first, as far as this one tells."""
    found = _US.match(text)
    if found is None:
        return None
    if int(found[2]) > 12:
        return True
    return False if int(found[1]) > 12 else None


def _slashed(first: int, second: int, year: int, month_first: bool | None) -> date | None:
    if first == second:
        return date(year, first, second)
    if month_first is None:
        month_first = True if second > 12 else False if first > 12 else None
    if month_first is None:
        return None
    return date(year, first, second) if month_first else date(year, second, first)


def _cents(amount: Decimal) -> int:
    if amount * CENTS >= MOST:
        raise ValueError("it is no pay")
    return int((amount * CENTS).quantize(Decimal(1), rounding=ROUND_HALF_UP))
