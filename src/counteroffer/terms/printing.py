"""How a figure is printed: the same words on every screen and page, and never another value than the figure's."""

import re
from datetime import date
from decimal import Decimal
from functools import cache

from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.sentences import Part, Sentence

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
CURRENCY = re.compile(r"[A-Z]{3}\Z")


def printed(figure: Figure) -> str:
    """The printed form of a figure: "$240,000", "CHF 120,000", "6.4%", "4 December 2026", "1 year", "2,200 shares".

    A printed form is exact: it shows as many decimals as the value has and no more than it needs. Money stands in
    whole units unless the value has cents. Spaces are plain ones, so that a text can be searched for a figure as a
    person types it; a format keeps a figure on one line in its own way.
    """
    return printed_value(figure.value, figure.unit)


def printed_value(value: Decimal | date, unit: str) -> str:
    """The printed form of a value in a figure's unit: an ISO 4217 currency, "share", "date", a plural noun or ""."""
    if isinstance(value, date):
        return printed_day(value)
    if CURRENCY.match(unit):
        return printed_money(value, unit)
    currency, _slash, period = unit.partition("/")
    if period:
        return f"{printed_money(value, currency)}/{period}"
    if unit == SHARE:
        return f"{printed_number(_hundredfold(value))}%"
    if not unit:
        return printed_number(value)
    return f"{printed_number(value)} {singular(unit) if value == 1 else unit}"


def printed_sentence(sentence: Sentence) -> str:
    """A sentence as plain text: our words, other people's words and printed figures."""
    return "".join(printed_part(part) for part in sentence.parts)


def printed_part(part: Part) -> str:
    """One part of a sentence as plain text."""
    if isinstance(part, Figure):
        return printed(part)
    return part if isinstance(part, str) else part.text


def printed_day(day: date) -> str:
    """A day as people write it: "4 December 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def printed_money(value: Decimal, currency: str) -> str:
    """Money with the symbol of an ISO 4217 currency, or with its code and a space where it has no symbol."""
    symbol, minor_digits = _currency(currency)
    decimals = _decimals(value)
    amount = f"{value.copy_abs():,.{max(decimals, minor_digits) if decimals else 0}f}"
    return f"{'-' if value < 0 else ''}{symbol}{amount}"


def printed_number(value: Decimal) -> str:
    """A number with thousands separators and exactly the decimals that it needs: "2,200", "6.4"."""
    return f"{value:,.{_decimals(value)}f}" if value else "0"  # never "-0"


def singular(unit: str) -> str:
    """The unit of one: "years" is "year", "companies" is "company"."""
    if unit.endswith("ies"):
        return unit[:-3] + "y"
    if unit.endswith(("ches", "shes", "xes", "sses")):
        return unit[:-2]
    return unit.removesuffix("s")


@cache
def _currency(code: str) -> tuple[str, int]:
    """The symbol before an amount, with its space where it is a code, and the usual number of decimals."""
    # babel takes about 40 ms to load its tables, and most commands print no money.
    from babel.numbers import get_currency_precision, get_currency_symbol

    symbol = get_currency_symbol(code, locale="en_US")
    return (f"{symbol} " if symbol[-1:].isalpha() else symbol), get_currency_precision(code)


def _hundredfold(value: Decimal) -> Decimal:
    """The value times one hundred by moving the point: a product would round to the context's precision."""
    sign, digits, exponent = value.as_tuple()
    return Decimal((sign, digits, _finite(exponent) + 2))


def _decimals(value: Decimal) -> int:
    """How many decimals the value needs; zeros at its end need none."""
    _sign, digits, exponent = value.as_tuple()
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return max(0, -(_finite(exponent) + zeros)) if value else 0


def _finite(exponent: int | str) -> int:
    """The exponent of a finite number; a ValueError for an infinity or no number, which no figure may hold."""
    if not isinstance(exponent, int):
        raise ValueError("a figure must be a finite number")
    return exponent
