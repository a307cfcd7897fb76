"""Exchange rates of a day: which day's they are, where they come from, and the laws that they keep."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.parameters.rates import TITLE, DatedRate, rate
from counteroffer.parameters.reading import citation, parameters

FRIDAY = date(2026, 2, 20)
QUOTED = ("EUR", "USD", "GBP", "INR", "JPY", "CHF", "SEK", "ILS", "AED", "SAR")
CLOSE = Decimal("1e-20")
DAYS = st.dates(date(2011, 1, 10), date(2026, 10, 30))  # the shekel and the rupee are quoted throughout


def _known(first: str, second: str, on: date) -> DatedRate:
    found = rate(first, second, on)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("first", "second", "on", "expected"),
    [
        ("EUR", "USD", date(2014, 3, 28), "1.3759"),
        ("EUR", "JPY", date(2014, 3, 28), "140.9"),
        ("EUR", "GBP", date(2026, 10, 30), "0.8338"),
        ("EUR", "USD", date(1999, 1, 4), "1.1789"),
    ],
)
def test_a_rate_of_the_euro_is_the_published_one(first: str, second: str, on: date, expected: str) -> None:
    found = _known(first, second, on)
    assert found.rate == Decimal(expected)
    assert found.day == on
    assert not found.stale
    assert found.source.title == TITLE
    assert found.source.date == on.isoformat()


def test_other_rates_are_crossed_through_the_euro() -> None:
    """On 2026-10-30 a euro was 1.1172 dollars and 0.8338 pounds."""
    assert _known("GBP", "USD", date(2026, 10, 30)).rate == Decimal("1.1172") / Decimal("0.8338")


@pytest.mark.parametrize("later", [1, 2])
def test_a_weekend_has_the_rate_of_its_friday(later: int) -> None:
    found = _known("USD", "INR", FRIDAY + timedelta(days=later))
    assert found == _known("USD", "INR", FRIDAY)
    assert found.day == FRIDAY
    assert not found.stale


def test_easter_has_the_rate_of_its_thursday() -> None:
    """Good Friday and Easter Monday of 2026 are the 3rd and the 6th of April."""
    found = _known("EUR", "USD", date(2026, 4, 6))
    assert found.day == date(2026, 4, 2)
    assert not found.stale


def test_beyond_the_last_known_day_a_rate_is_old_from_the_next_weekday() -> None:
    newest = _known("EUR", "USD", date(2999, 1, 1)).day
    assert not _known("EUR", "USD", newest).stale
    assert _known("EUR", "USD", newest + timedelta(days=3)).stale
    assert _known("EUR", "USD", newest + timedelta(days=3)).day == newest


@pytest.mark.parametrize(
    ("currency", "last"), [("RUB", date(2022, 3, 1)), ("HRK", date(2022, 12, 30)), ("DKK", date(2999, 1, 1))]
)
def test_a_day_beyond_what_is_known_has_the_last_rate_marked_as_old(currency: str, last: date) -> None:
    found = _known(currency, "USD", date(2999, 1, 1))
    assert found.stale
    assert found.day <= last
    assert found.source.date == found.day.isoformat()


def test_a_gap_inside_the_history_is_old_too() -> None:
    """The krona of Iceland was not quoted from December 2008 to February 2018."""
    found = _known("EUR", "ISK", date(2012, 6, 1))
    assert found.stale
    assert found.day.year == 2008


@pytest.mark.parametrize(
    ("first", "second"), [("USD", "XXX"), ("XXX", "USD"), ("XXX", "XXX"), ("usd", "EUR"), ("", "EUR"), ("Date", "EUR")]
)
def test_an_unknown_currency_has_no_rate(first: str, second: str) -> None:
    assert rate(first, second, FRIDAY) is None


def test_there_is_no_rate_before_the_first() -> None:
    assert rate("EUR", "USD", date(1998, 12, 31)) is None
    assert rate("EUR", "INR", date(2000, 1, 3)) is None  # the rupee is quoted from 2009
    assert rate("USD", "AED", date.min) is not None  # a peg is no quotation


def test_a_peg_is_the_rate_to_its_dollar_on_any_day() -> None:
    """It carries the day on which it was seen, not the one that is asked for."""
    found = _known("USD", "AED", date(2999, 1, 1))
    assert found.rate == Decimal("3.6725")
    assert found.day == found.checked == date(2014, 12, 1)
    assert _known("AED", "SAR", FRIDAY).checked == date(2014, 12, 1)
    assert _known("EUR", "SAR", FRIDAY).checked == date(2020, 5, 4)
    assert _known("EUR", "USD", FRIDAY).checked is None
    assert found.sources == (citation(parameters("pegs")["AED"]),)
    assert not found.stale


def test_a_pegged_currency_meets_others_through_its_dollar() -> None:
    dirham, dollar = _known("EUR", "AED", FRIDAY), _known("EUR", "USD", FRIDAY)
    assert dirham.rate == dollar.rate * Decimal("3.6725")
    assert dirham.sources == (*dollar.sources, citation(parameters("pegs")["AED"]))
    assert _known("AED", "SAR", FRIDAY).rate == Decimal("3.75") / Decimal("3.6725")


@pytest.mark.parametrize("currency", sorted(parameters("pegs")))
def test_a_peg_says_where_it_was_checked(currency: str) -> None:
    found = parameters("pegs")[currency]
    assert str(found.value) in found.checked_in.words
    assert found.checked_in.page.startswith("http")
    assert found.unit == f"{currency} for 1 USD"


@given(first=st.sampled_from(QUOTED), second=st.sampled_from(QUOTED), on=DAYS)
def test_there_and_back_is_where_one_was(first: str, second: str, on: date) -> None:
    there, back = _known(first, second, on), _known(second, first, on)
    assert abs(there.rate * back.rate - 1) < CLOSE
    assert there.day == back.day


@given(first=st.sampled_from(QUOTED), second=st.sampled_from(QUOTED), third=st.sampled_from(QUOTED), on=DAYS)
def test_two_steps_are_one(first: str, second: str, third: str, on: date) -> None:
    whole = _known(first, third, on).rate
    assert abs(_known(first, second, on).rate * _known(second, third, on).rate / whole - 1) < CLOSE


@given(first=st.sampled_from(QUOTED), second=st.sampled_from(QUOTED), on=DAYS)
def test_a_rate_is_of_the_day_or_shortly_before(first: str, second: str, on: date) -> None:
    found = _known(first, second, on)
    assert found.day == found.checked or timedelta(0) <= on - found.day <= timedelta(days=5)
    assert not found.stale
    assert found.sources
