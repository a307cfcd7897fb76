"""Working days: the place is read from the case, its weekends and public holidays are days off, and they can be counted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.strategy.holidays import WorkingDays, working_days
from counteroffer.strategy.workplace import Workplace, find_workplace
from counteroffer.terms.printing import printed_sentence
from counteroffer.terms.sentences import say
from tests.planned import case_of

HEAD = "kind: offer\ncompany: Quillmoor Freight\nrole: Data Engineer\n"
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
PLACES = st.sampled_from([None, ("US", "NY"), ("GB", "ENG"), ("IN", "KA"), ("IL", None), ("AE", None), ("HK", None)])


def at(country: str, part: str | None = None) -> WorkingDays:
    return working_days(Workplace(country, part, say("it is said")))


@pytest.mark.parametrize(
    ("text", "country", "part", "why"),
    [
        ("currency: USD\nregion: New York\n", "US", "NY", "the job is in New York"),
        ("currency: USD\nregion: Palo Alto\n", "US", "CA", "the job is in Palo Alto"),
        ("currency: USD\nregion: Denver, CO\n", "US", "CO", "the job is in Denver, CO"),
        ("currency: USD\nregion: Remote\ncandidate: {state: NY}\n", "US", "NY", "your state is NY"),
        ("currency: USD\nregion: US\ncandidate: {state: Texas}\n", "US", "TX", "the job is in US"),
        ("currency: USD\nregion: London\ncandidate: {state: NY}\n", "GB", "ENG", "the job is in London"),
        ("currency: CAD\nregion: London, Ontario\n", "CA", "ON", "the job is in London, Ontario"),
        ("currency: GBP\nregion: Edinburgh\n", "GB", "SCT", "the job is in Edinburgh"),
        ("currency: INR\nregion: Bengaluru\n", "IN", "KA", "the job is in Bengaluru"),
        ("currency: EUR\nregion: Munich\n", "DE", "BY", "the job is in Munich"),
        ("currency: EUR\nregion: Paris\n", "FR", None, "the job is in Paris"),
        ("currency: USD\ntax: {country: US, state: CA}\n", "US", "CA", "you are taxed there"),
        ("currency: CHF\n", "CH", None, "the pay is in its currency"),
    ],
)
def test_the_place_is_read_from_the_case(text: str, country: str, part: str | None, why: str) -> None:
    place = find_workplace(case_of(HEAD + text))
    assert place is not None
    assert (place.country, place.part, printed_sentence(place.why)) == (country, part, why)


@pytest.mark.parametrize("text", ["currency: EUR\n", "currency: EUR\nregion: Anywhere at all\n"])
def test_a_place_that_nothing_says_is_not_known(text: str) -> None:
    assert find_workplace(case_of(HEAD + text)) is None


def test_holidays_of_a_place_and_of_its_part() -> None:
    assert at("US", "NY").holiday(date(2026, 11, 26)) == "Thanksgiving Day"
    assert at("US", "NY").is_working(date(2026, 11, 27))
    assert at("US", "WA").holiday(date(2026, 11, 27)) is not None
    assert at("GB", "ENG").is_working(date(2026, 11, 26))
    assert at("GB", "ENG").move(date(2026, 12, 24), 1) == date(2026, 12, 29)
    assert at("DE", "BY").holiday(date(2027, 1, 6)) == "Epiphany"


def test_weekends_are_those_of_the_place() -> None:
    friday, sunday = date(2026, 11, 27), date(2026, 11, 29)
    assert not at("IL").is_working(friday)
    assert at("IL").is_working(sunday)
    # Offices keep two days, also where the law names Sunday alone.
    assert not at("HK").is_working(date(2026, 11, 28))


def test_a_country_that_the_library_does_not_know_has_weekends_alone() -> None:
    nowhere = at("ZZ")
    assert nowhere.holidays is None
    assert nowhere.is_working(date(2026, 12, 25))
    assert not nowhere.is_working(date(2026, 12, 26))


@given(PLACES, DAYS, st.integers(-15, 15))
def test_moving_by_working_days(place: tuple[str, str | None] | None, day: date, count: int) -> None:
    days = at(*place) if place else WorkingDays()
    moved = days.move(day, count)
    assert (moved - day).days * count >= 0
    assert not count or days.is_working(moved)
    if count > 0:
        assert days.between(day, moved) == count
    assert days.is_working(days.on_or_after(day))
    skipped = range((days.on_or_after(day) - day).days)
    assert not any(days.is_working(day + timedelta(days=number)) for number in skipped)


@given(PLACES, DAYS, st.integers(0, 60))
def test_days_off_are_no_working_days_and_have_a_name(
    place: tuple[str, str | None] | None, day: date, span: int
) -> None:
    days = at(*place) if place else WorkingDays()
    for off, name in days.days_off(day, day + timedelta(days=span)):
        assert not days.is_working(off)
        assert not days.is_weekend(off)
        assert name
