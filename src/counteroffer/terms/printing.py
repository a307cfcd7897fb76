"""How a figure is printed: the same words on every screen and page, and never another value than the figure's.

The look of numbers and days is the house's ("$240,000", "4 December 2026") unless a locale is chosen with `in_locale`:
"en-US" writes "December 4, 2026", "en-IN" groups as "₹32,00,000". The value is the same in all of them, and every
printed amount is read back by terms/amounts as the figure that it was: a bare "$" therefore means US dollars only.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
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
HOUSE = "en"
# What babel says of the commonest currencies in the house's look, by its en_US: loading its tables takes about 20 ms. A test
# holds this to babel.
COMMON_SIGNS = {
    "USD": ("$", 2), "EUR": ("€", 2), "GBP": ("£", 2), "INR": ("₹", 2), "CAD": ("CA$", 2), "AUD": ("A$", 2), "CHF": ("CHF ", 2),
    "SGD": ("SGD ", 2), "JPY": ("¥", 0),
}  # fmt: skip
DAY_FIRST = "d MMMM y"
MONTH_FIRST = "MMMM d, y"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a locale writes: digits in the last group and in those before it, and which comes first, day or month."""

    last_group: int = 3
    groups: int = 3
    month_first: bool = False


_locale: ContextVar[str] = ContextVar("locale", default=HOUSE)


@contextmanager
def in_locale(name: str | None) -> Iterator[str]:
    """Print in a locale of English ("en-IN", "en_us") until the block ends; None leaves the locale as it is.

    Yields the locale's full name. A BadRequestError where there is no such locale, or where it writes numbers otherwise
    than with commas between groups and a point before decimals, which a reader of English text would misread.
    """
    if name is None:
        yield _locale.get()
        return
    found = named_locale(name)
    before = _locale.set(found)
    try:
        yield found
    finally:
        _locale.reset(before)


def printing_locale() -> str:
    """The locale in force, as a language tag (BCP 47): "en", "en-IN"."""
    return _locale.get()


def named_locale(name: str) -> str:
    """The tag of a locale as people name it; a BadRequestError where nothing can be printed in it."""
    language, _dash, territory = name.strip().replace("_", "-").partition("-")
    tag = f"{language.lower()}-{territory.upper()}" if territory else language.lower()
    if tag == HOUSE:
        return tag
    if language.lower() != HOUSE or not territory or _manner_of(tag) is None:
        from counteroffer.terms.faults import BadRequestError

        raise BadRequestError(
            f"there is no locale {name!r} to print in",
            "name one of English with commas between groups of digits, such as en-US, en-GB, en-IN, en-CA or en-AU",
        )
    return tag


def printed_forms(value: Decimal | date, unit: str) -> frozenset[str]:
    """Every printed form that a value can have in a playbook of ours, whichever locale it was made in."""
    forms = set()
    for tag in usual_locales():
        with in_locale(tag):
            forms.add(printed_value(value, unit))
    return frozenset(forms)


def usual_locales() -> tuple[str, ...]:
    """The house's look and one locale for each other way of writing: any other locale prints as one of these does."""
    return (HOUSE, "en-US", "en-GB", "en-IN", "en-CA", "en-AU")


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
    """A day as people write it: "4 December 2026", or "December 4, 2026" where the locale puts the month first."""
    month = MONTHS[day.month - 1]
    return f"{month} {day.day}, {day.year}" if _manner().month_first else f"{day.day} {month} {day.year}"


def printed_money(value: Decimal, currency: str) -> str:
    """Money with the symbol of an ISO 4217 currency, or with its code and a space where it has no symbol."""
    symbol, minor_digits = _sign(currency, _locale.get())
    decimals = _decimals(value)
    amount = _grouped(value.copy_abs(), max(decimals, minor_digits) if decimals else 0)
    return f"{'-' if value < 0 else ''}{symbol}{amount}"


def printed_number(value: Decimal) -> str:
    """A number with thousands separators and exactly the decimals that it needs: "2,200", "6.4"."""
    return _grouped(value, _decimals(value)) if value else "0"  # never "-0"


def singular(unit: str) -> str:
    """The unit of one: "years" is "year", "companies" is "company"."""
    if unit.endswith("ies"):
        return unit[:-3] + "y"
    if unit.endswith(("ches", "shes", "xes", "sses")):
        return unit[:-2]
    return unit.removesuffix("s")


def _grouped(value: Decimal, decimals: int) -> str:
    """A number with its groups of digits set apart as the locale does it."""
    manner = _manner()
    if manner.groups == manner.last_group == 3:
        return f"{value:,.{decimals}f}"
    whole, point, rest = f"{value:.{decimals}f}".partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    head, groups = digits[: -manner.last_group], [digits[-manner.last_group :]]
    while head:
        groups.append(head[-manner.groups :])
        head = head[: -manner.groups]
    return f"{sign}{','.join(reversed(groups))}{point}{rest}"


def _manner() -> Manner:
    """How the locale in force writes."""
    tag = _locale.get()
    return (_manner_of(tag) if tag != HOUSE else None) or Manner()


@cache
def _manner_of(tag: str) -> Manner | None:
    """How a locale writes, by the Unicode CLDR as babel carries it; None where it is none of those that we print in."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    signs = locale.number_symbols.get("latn", {})
    money, long_day = locale.currency_formats["standard"].pattern, locale.date_formats["long"].pattern
    begins_with_sign = money.startswith("\xa4#") and ";" not in money
    if (signs.get("group"), signs.get("decimal")) != (",", ".") or not begins_with_sign:
        return None
    if long_day not in (DAY_FIRST, MONTH_FIRST):
        return None
    last_group, groups = locale.decimal_formats[None].grouping
    return Manner(last_group, groups, long_day == MONTH_FIRST)


def _sign(code: str, tag: str) -> tuple[str, int]:
    """The sign before an amount and the usual number of decimals, from the table of the commonest where that is enough."""
    return (COMMON_SIGNS.get(code) if tag == HOUSE else None) or _currency(code, tag)


@cache
def _currency(code: str, tag: str) -> tuple[str, int]:
    """The sign before an amount, with its space where it is a code, and the usual number of decimals.

    It is the locale's own sign where that is a usual one and read as this currency and no other, else the one of the
    United States, which tells all dollars apart.
    """
    from babel.numbers import get_currency_precision, get_currency_symbol

    usual = str(get_currency_symbol(code, locale="en_US"))
    symbol = usual if tag == HOUSE else str(get_currency_symbol(code, locale=tag.replace("-", "_")))
    if symbol not in (usual, code, get_currency_symbol(code, locale="en_GB")) or not _is_clear(symbol, code):
        symbol = usual
    return (f"{symbol} " if symbol[-1:].isalpha() else symbol), get_currency_precision(code)


def _is_clear(symbol: str, code: str) -> bool:
    """Whether a reader takes an amount with this sign for this currency."""
    from counteroffer.terms.amounts import find_amounts

    sign = f"{symbol} " if symbol[-1:].isalpha() else symbol
    return any(amount.unit == code for amount in find_amounts(f"{sign}1,000"))


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
