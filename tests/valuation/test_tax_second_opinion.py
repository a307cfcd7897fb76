"""US taxes against a kept tax library (tenforty, which computes by Open Tax Solver) on a grid of pay, filing and state."""

from decimal import Decimal

import pytest

from tests.valuation.taxed import FILINGS, levies, place

tenforty = pytest.importorskip("tenforty", reason="the second opinion is a development dependency")

THEIRS = dict(zip(FILINGS, ("Single", "Married/Joint", "Married/Sep", "Head_of_House"), strict=True))
PAY = (
    20_000, 45_000, 60_000, 75_500, 99_000, 107_650, 107_700, 115_700, 120_300, 140_000, 157_600, 157_700, 180_000,
    199_999, 215_500, 223_401, 240_000, 252_203, 252_204, 262_000, 290_500, 300_000, 378_311, 400_000, 504_412, 530_000,
    640_000, 780_000, 1_000_000, 1_085_600, 1_120_000, 1_300_000, 1_640_000, 2_175_000, 2_250_000, 3_100_000, 4_900_000,
)  # fmt: skip


def theirs(state: str, filing: str, pay: int, backend: str = "ots") -> object:
    return tenforty.evaluate_return(
        year=2025, state=state, filing_status=THEIRS[filing], w2_income=pay, backend=backend
    )


def figure(found: object, name: str) -> Decimal:
    return Decimal(str(getattr(found, name)))


@pytest.mark.parametrize("filing", FILINGS)
@pytest.mark.parametrize("pay", PAY)
def test_federal_taxes(filing: str, pay: int) -> None:
    """To the cent over 100,000 of taxable income; below, the library looks a band of 50 up: half of it at 22 %."""
    found, ours = theirs("TX", filing, pay), levies(place("US", "TX", filing), pay)
    uses_table = figure(found, "federal_taxable_income") < 100_000
    off = abs(figure(found, "federal_income_tax") - ours["federal_income_tax"])
    assert off <= (Decimal("6") if uses_table else Decimal("0.01"))
    assert figure(found, "federal_additional_medicare_tax") == ours["additional_medicare"].quantize(Decimal("0.01"))


@pytest.mark.parametrize("filing", FILINGS)
@pytest.mark.parametrize("pay", PAY[1:])
def test_california(filing: str, pay: int) -> None:
    """To the dollar over 100,000 of taxable income; below, the library looks a band of 100 up: half of it at 9.3 %.

    Open Tax Solver leaves the behavioral health services tax to its user; the lowest pay has credits not counted here.
    """
    found, ours = theirs("CA", filing, pay), levies(place("US", "CA", filing), pay)
    uses_table = figure(found, "state_taxable_income") <= 100_000
    off = abs(figure(found, "state_total_tax") - ours["california_income_tax"])
    assert off <= (Decimal("6") if uses_table else Decimal("1"))


@pytest.mark.parametrize("filing", FILINGS)
@pytest.mark.parametrize("pay", [1_300_000, 2_250_000])
def test_californias_tax_over_a_million(filing: str, pay: int) -> None:
    """The library's other way of computing has that tax; these incomes have no exemption credit left."""
    found, ours = theirs("CA", filing, pay, backend="graph"), levies(place("US", "CA", filing), pay)
    tax = ours["california_income_tax"] + ours["california_health_tax"]
    assert abs(figure(found, "state_total_tax") - tax) <= Decimal("0.01")


@pytest.mark.parametrize("filing", FILINGS)
@pytest.mark.parametrize("pay", PAY[1:])
def test_new_york(filing: str, pay: int) -> None:
    """To the dollar with the recapture worksheets; without them the library looks a band of 50 up, in whole dollars.

    The lowest pay has a household credit that is not counted here.
    """
    found, ours = theirs("NY", filing, pay), levies(place("US", "NY", filing), pay)
    off = abs(figure(found, "state_total_tax") - ours["new_york_income_tax"])
    assert off <= (Decimal("3") if pay <= 107_650 else Decimal("1"))


@pytest.mark.parametrize("state", ["TX", "FL", "WA"])
@pytest.mark.parametrize("pay", [60_000, 250_000, 1_300_000])
def test_states_without_income_tax_on_wages(state: str, pay: int) -> None:
    found, ours = theirs(state, "single", pay, backend="graph"), levies(place("US", state), pay)
    names = {"TX": "texas", "FL": "florida", "WA": "washington"}
    assert figure(found, "state_total_tax") == ours[f"{names[state]}_income_tax"] == 0
