"""Cash of the first year, and what later pay is worth today."""

from decimal import Decimal

import pytest

from counteroffer.offers.case import Case
from counteroffer.valuation.discounting import first_year_cash, present_value
from counteroffer.valuation.valuation import Valuation
from counteroffer.valuation.valuing import value_offer
from tests.planned import HEAD, case_of

ONE_PER_CENT_A_MONTH = "12.6825%"  # 1.01 to the twelfth power, less one


def read(offer: str, rate: str) -> tuple[Case, Valuation]:
    case = case_of(f"{HEAD}offer: {{{offer}}}\nassume: {{discount_rate: {rate}}}\n")
    assert case.offer is not None
    found = value_offer(case, case.offer)
    assert found is not None
    return case, found


@pytest.mark.parametrize(
    ("offer", "rate", "worth"),
    [
        # nothing is discounted: four years of 12,000
        ("base: 12K", "0", 48_000),
        # an annuity of 1,000 over 48 months at 1 % a month: 1,000 x (1 - 1.01^-48) / 0.01 = 37,973.96
        ("base: 12K", ONE_PER_CENT_A_MONTH, 37_974),
        # ... and 10,000 in month 12: 10,000 / 1.01^12 = 8,874.49
        ("base: 12K, sign_on: {amount: 10K, paid: [month 12]}", ONE_PER_CENT_A_MONTH, 46_848),
        # 100,000 at the end of each of four years at 25 %: 80,000 + 64,000 + 51,200 + 40,960 beside base of 12 a year,
        # one a month, worth 30.9 at a monthly rate of 1.8769 %
        ("base: 12, equity: [{kind: rsu, listed: true, grant: 400K, vest: '4y, yearly'}]", "25%", 236_191),
    ],
)
def test_present_value(offer: str, rate: str, worth: int) -> None:
    case, valuation = read(offer, rate)
    found = present_value(case, valuation)
    assert found.number == worth
    assert found.id == "valuation.present_value"


def test_years_after_the_first_four_are_left_out() -> None:
    """Five years are shown because the grant vests in five; the present value stands beside the four-year total."""
    case, valuation = read("base: 12K, equity: [{kind: rsu, listed: true, grant: 50K, vest: 5y}]", "0")
    assert len(valuation.years) == 5
    assert present_value(case, valuation).number == valuation.four_years.number == 88_000
    assert present_value(case, valuation, years=5).number == 110_000


def test_the_default_rate_is_an_assumption_with_a_name() -> None:
    case, valuation = read("base: 12K", "null")
    assert present_value(case, valuation).number < 48_000
    assert any(getattr(origin, "id", "") == "assume.discount_rate" for origin in present_value(case, valuation).origins)


def test_cash_of_the_first_year() -> None:
    """100,000 + 10,000 bonus + 20,000 on signing + 600 for a phone - 1,200 for journeys; no shares, no pension."""
    _case, valuation = read(
        "base: 100K, bonus: {target: 10%}, sign_on: {amount: 30K, paid: [{when: first-pay, amount: 20K}, {when: year 2, amount: 10K}]}, "
        "equity: [{kind: rsu, listed: true, grant: 400K, vest: 4y}], "
        "other: [{name: phone allowance, amount: 600}, {name: commuting, cost: 1200}, {name: pension, share: 10%}, {name: gym, estimate: 500}]",
        "5%",
    )
    found = first_year_cash(valuation)
    assert found.number == Decimal(129_400)
    assert {getattr(origin, "id", "") for origin in found.origins} == {
        f"valuation.{component}.year_1" for component in ("base", "bonus", "sign_on", "stipend", "commuting")
    }
