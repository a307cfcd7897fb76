"""The printed form of a figure is exact and reads as people write."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.terms.figures import Figure
from counteroffer.terms.places import Citation
from counteroffer.terms.printing import printed, printed_sentence
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
