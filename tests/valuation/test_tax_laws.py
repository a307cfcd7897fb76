"""Laws of every place and filing status: more pay, more tax; something is left; the next pound is taxed as it should be."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.valuation.taxes.levy import Pay
from tests.valuation.taxed import FILINGS, even, in_force, levies, place

US = [
    (state, filing, year, city)
    for state, city, years in (
        ("CA", None, (2025,)),
        ("NY", None, (2025, 2026)),
        ("NY", "New York City", (2025, 2026)),
        ("WA", None, (2025, 2026)),
        ("TX", None, (2025, 2026)),
        ("FL", None, (2025, 2026)),
    )
    for year in years
    for filing in FILINGS
]
PAY = st.integers(min_value=0, max_value=40_000_000)
WAGES = st.integers(min_value=0, max_value=600_000)
STEP = 1_000


@given(st.sampled_from(US), st.one_of(PAY, WAGES), st.integers(min_value=1, max_value=500_000))
@settings(max_examples=300, deadline=None)
def test_tax_never_falls_with_pay_and_something_is_left(
    where: tuple[str, str, int, str | None], pay: int, more: int
) -> None:
    state, filing, year, city = where
    found = place("US", state, filing, year, city)
    low, high = levies(found, pay), levies(found, pay + more)
    assert all(amount >= 0 for amount in low.values())
    assert all(high[key] >= amount for key, amount in low.items())
    assert sum(high.values()) < pay + more


@given(st.sampled_from([one for one in US if one[0] != "NY"]), st.one_of(PAY, WAGES))
@settings(max_examples=300, deadline=None)
def test_of_a_thousand_more_at_most_six_tenths_are_taxed(where: tuple[str, str, int, str | None], pay: int) -> None:
    """New York is no such place: its recapture takes up to 120 % of what is earned within a step.

    A step of California's exemption credit is 12 at once, for each 1,250 or 2,500.
    """
    state, filing, year, city = where
    found = place("US", state, filing, year, city)
    low, high = sum(levies(found, pay).values()), sum(levies(found, pay + STEP).values())
    assert high - low <= Decimal("0.6") * STEP + 24


@given(PAY, st.integers(min_value=1, max_value=100_000))
@settings(max_examples=200, deadline=None)
def test_england_never_takes_more_than_62_in_a_hundred(pay: int, more: int) -> None:
    """40 % of a pound and of the half pound of allowance that it costs, and 2 % National Insurance."""
    low, high = levies(place("GB", "England"), pay, "GBP"), levies(place("GB", "England"), pay + more, "GBP")
    tax, insurance = high["income_tax"] - low["income_tax"], high["national_insurance"] - low["national_insurance"]
    assert 0 <= tax <= Decimal("0.6") * more
    assert 0 <= insurance <= Decimal("0.08") * more


@given(st.integers(min_value=100_000, max_value=125_139))
def test_the_taper_takes_sixty_pence_of_the_pound(pay: int) -> None:
    one_more = levies(place("GB", "England"), pay + 1, "GBP")["income_tax"]
    assert one_more - levies(place("GB", "England"), pay, "GBP")["income_tax"] == Decimal("0.6")


@given(st.lists(st.integers(min_value=0, max_value=40_000), min_size=12, max_size=12))
def test_pay_in_other_months_changes_only_national_insurance(months: list[int]) -> None:
    uneven = Pay(tuple(map(Decimal, months)))
    found = in_force(place("GB", "England"), "GBP")
    one = {levy.key: levy.amount for levy in found.levies(uneven)}
    two = {levy.key: levy.amount for levy in found.levies(even(uneven.total))}
    assert one["income_tax"] == two["income_tax"]


@pytest.mark.parametrize("year", [2025, 2026])
def test_married_filing_jointly_never_pays_more_federal_tax_than_single(year: int) -> None:
    for pay in range(0, 2_000_000, 37_000):
        joint = levies(place("US", "TX", "married-jointly", year), pay)
        assert joint["federal_income_tax"] <= levies(place("US", "TX", "single", year), pay)["federal_income_tax"]
