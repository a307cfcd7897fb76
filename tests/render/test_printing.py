"""The printed form of a figure is exact and reads as people write."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.terms.amounts import find_amounts
from counteroffer.terms.faults import BadRequestError
from counteroffer.terms.figures import Figure
from counteroffer.terms.places import Citation
from counteroffer.terms.printing import (
    HOUSE,
    in_locale,
    named_locale,
    printed,
    printed_forms,
    printed_sentence,
    printed_value,
    printing_locale,
    usual_locales,
)
from counteroffer.terms.sentences import Words, say

SOURCE = (Citation("A test"),)


def figure(value: Decimal | date, unit: str) -> Figure:
    return Figure("test.figure", "a figure", value, unit, "for the test", SOURCE)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("240000", "USD", "$240,000"),
        ("2.4E+6", "INR", "₹2,400,000"),
        ("95000.00", "GBP", "£95,000"),
        ("120000", "CHF", "CHF 120,000"),
        ("600000", "SEK", "SEK 600,000"),
        ("31.5", "EUR", "€31.50"),
        ("118.205", "USD", "$118.205"),
        ("-5000", "USD", "-$5,000"),
        ("0", "ILS", "₪0"),
        ("-0.00", "JPY", "¥0"),
        ("0.25", "share", "25%"),
        ("0.0640", "share", "6.4%"),
        ("0.2857142", "share", "28.57142%"),
        ("1", "share", "100%"),
        ("0", "share", "0%"),
        ("1", "years", "1 year"),
        ("1.50", "years", "1.5 years"),
        ("2200", "shares", "2,200 shares"),
        ("1", "companies", "1 company"),
        ("1", "boxes", "1 box"),
        ("3", "", "3"),
    ],
)
def test_a_figure_is_printed_as_people_write_it(value: str, unit: str, text: str) -> None:
    assert printed(figure(Decimal(value), unit)) == text


def test_a_day_is_printed_with_the_name_of_its_month() -> None:
    assert printed(figure(date(2026, 12, 4), "date")) == "4 December 2026"


def test_a_sentence_is_printed_with_its_parts_in_order() -> None:
    ask = figure(Decimal(268000), "USD")
    sentence = say("{who} asks for {ask}.", who=Words("Sam <b>"), ask=ask)
    assert printed_sentence(sentence) == "Sam <b> asks for $268,000."


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40, places=7),
    st.sampled_from(("USD", "CHF", "JPY", "KWD", "XQZ", "share", "days", "")),
)
def test_a_printed_form_never_changes_the_value(value: Decimal, unit: str) -> None:
    text = printed(figure(value, unit))
    digits = "".join(character for character in text if character in "-.0123456789")
    read = Decimal(digits)
    sign, figures, exponent = read.as_tuple()
    assert isinstance(exponent, int)
    assert (Decimal((sign, figures, exponent - 2)) if unit == "share" else read) == value


@pytest.mark.parametrize(("locale", "money", "day", "number"), [
    ("en", "₹3,200,000", "4 December 2026", "1,234,567.5"),
    ("en-US", "₹3,200,000", "December 4, 2026", "1,234,567.5"),
    ("en-GB", "₹3,200,000", "4 December 2026", "1,234,567.5"),
    ("en-IN", "₹32,00,000", "4 December 2026", "12,34,567.5"),
    ("en_ca", "₹3,200,000", "December 4, 2026", "1,234,567.5"),
    ("en-AU", "INR 3,200,000", "4 December 2026", "1,234,567.5"),
])  # fmt: skip
def test_a_locale_prints_as_its_readers_write(locale: str, money: str, day: str, number: str) -> None:
    with in_locale(locale):
        assert printed_value(Decimal(3_200_000), "INR") == money
        assert printed_value(date(2026, 12, 4), "date") == day
        assert printed_value(Decimal("1234567.5"), "") == number


def test_a_locale_ends_with_its_block() -> None:
    with pytest.raises(KeyError), in_locale("en-IN"):
        raise KeyError
    assert printing_locale() == HOUSE
    with in_locale("en-US") as outer, in_locale(None) as inner:
        assert outer == inner == "en-US"


@pytest.mark.parametrize(
    "name", ["de-DE", "en-DE", "en-ZA", "en-XX", "hi-IN", "", "en-US-x", "x" * 99, "\x00", "en/US"]
)
def test_a_locale_that_cannot_be_printed_in_is_refused(name: str) -> None:
    with pytest.raises(BadRequestError, match="no locale"):
        named_locale(name)


MONEY = (
    "USD",
    "GBP",
    "EUR",
    "INR",
    "CAD",
    "AUD",
    "NZD",
    "SGD",
    "JPY",
    "CHF",
    "SEK",
    "ILS",
    "KRW",
    "BRL",
    "MXN",
    "HKD",
    "CNY",
    "TWD",
)


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=1000, max_value=10**9, places=2),
    st.sampled_from(MONEY),
    st.sampled_from(usual_locales()),
)
def test_money_of_any_locale_is_read_back_as_it_was(value: Decimal, unit: str, locale: str) -> None:
    with in_locale(locale):
        text = printed_value(value, unit)
    assert [(amount.low, amount.unit) for amount in find_amounts(text)] == [(value, unit)]
    assert text in printed_forms(value, unit)


def every_locale() -> list[str]:
    from babel import localedata

    found = []
    for name in localedata.locale_identifiers():
        try:
            found.append(named_locale(name))
        except BadRequestError:
            continue
    return sorted(set(found))


def test_any_other_locale_prints_as_one_of_the_usual_ones() -> None:
    assert len(every_locale()) > 20
    values: list[tuple[Decimal | date, str]] = [(Decimal("1234567.5"), unit) for unit in (*MONEY, "shares", "share")]
    for value, unit in [*values, (date(2026, 12, 4), "date")]:
        for locale in every_locale():
            with in_locale(locale):
                assert printed_value(value, unit) in printed_forms(value, unit), (locale, unit)
