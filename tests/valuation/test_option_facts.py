"""What is certain of an option grant, by hand."""

from datetime import date
from decimal import Decimal

import pytest

from counteroffer.offers.case import Window
from counteroffer.terms.figures import collect
from counteroffer.terms.sentences import Words
from counteroffer.valuation.equity.exercise_window import is_longer, last_day
from counteroffer.valuation.equity.option_facts import OptionFacts, option_facts
from counteroffer.valuation.equity.share_stake import ShareStake
from tests.planned import said
from tests.valuation.packages import grant, stake

OPTIONS = (
    "kind: options, shares: 20000, strike: 2.10, fmv_409a: 2.50, fully_diluted: 31000000, preferred: 6, listed: false"
)


def facts(more: str = "", entry: str = OPTIONS) -> OptionFacts:
    return option_facts(grant(entry + more), "USD")


def test_cost_spread_and_part() -> None:
    """20,000 x 2.10; 20,000 x 0.40; 20,000 of 31 million are 0.064516... %."""
    found = facts()
    assert found.exercise_cost is not None
    assert found.exercise_cost.number == 42_000
    assert found.spread is not None
    assert found.spread.number == 8_000
    assert found.part is not None
    assert found.part.number == Decimal("0.0006452")
    assert "costs $42,000" in said(found.sentences)
    assert "0.06452% of the company" in said(found.sentences)


def test_under_water() -> None:
    """20,000 x (2.50 - 3.00): 10,000 short."""
    found = facts(entry=OPTIONS.replace("2.10", "3.00"))
    assert found.spread is not None
    assert found.spread.number == -10_000
    assert "Under water: at the 409A value the shares are worth $10,000 less" in said(found.sentences)


def test_what_is_not_stated_is_asked_for() -> None:
    told = said(facts().sentences)
    assert "not stated; what is not exercised in time lapses" in told
    assert "Whether it is an ISO or an NSO is not stated" in told
    bare = facts(entry="kind: options, listed: false")
    assert (bare.exercise_cost, bare.spread, bare.part) == (None, None, None)


@pytest.mark.parametrize(
    ("more", "told", "not_told"),
    [
        (", type: iso, window: 90d", "alternative minimum tax", "taxed as an NSO"),
        (
            ", type: iso, window: 10 years",
            "more than 3 months after leaving, it is taxed as an NSO",
            "taxed as pay, although",
        ),
        (", type: nso, window: 90d", "taxed as pay, although nothing has been sold", "alternative minimum tax"),
        (", window: 90d", "After leaving you have 90 days", "ISO:"),
    ],
)
def test_kind_and_window_in_words(more: str, told: str, not_told: str) -> None:
    words = said(facts(more).sentences)
    assert told in words
    assert not_told not in words


def test_every_number_leads_back_to_its_source() -> None:
    found = facts(", type: iso, window: 10 years")
    assert collect([figure for sentence in found.sentences for figure in sentence.figures()])


@pytest.mark.parametrize(
    ("count", "unit", "left", "last"),
    [
        (90, "days", date(2027, 3, 31), date(2027, 6, 29)),  # 30 in April, 31 in May, 29 in June
        (3, "months", date(2027, 3, 31), date(2027, 6, 30)),  # June has no 31st
        (3, "months", date(2027, 11, 30), date(2028, 2, 29)),  # a leap year
        (10, "years", date(2028, 2, 29), date(2038, 2, 28)),
        (12, "months", date(2026, 12, 15), date(2027, 12, 15)),
    ],
)
def test_the_day_on_which_the_window_closes(count: int, unit: str, left: date, last: date) -> None:
    assert last_day(Window(count=count, unit=unit, words=Words("")), left) == last


@pytest.mark.parametrize(
    ("count", "unit", "longer"),
    [(90, "days", False), (92, "days", False), (93, "days", True), (3, "months", False), (1, "years", True)],
)
def test_windows_longer_than_three_months(count: int, unit: str, longer: bool) -> None:
    assert is_longer(Window(count=count, unit=unit, words=Words("")), 3) is longer


def test_a_cost_is_rounded_up_to_the_cent() -> None:
    """A forty-eighth of 100 options at 0.50 is 1.041666...: 1.05."""
    found = stake("kind: options, shares: 100, strike: 0.50, preferred: 6, listed: false, vest: 4y")
    assert isinstance(found, ShareStake)
    assert found.exercise_cost(1) == Decimal("1.05")


def test_an_option_whose_window_closes() -> None:
    """Leaving after 18 of 48 months, 7,500 of 20,000 options have vested: 15,750 have to be paid within the window.

    At an exit at 6 a share they would have paid 7,500 x 3.90 = 29,250; not exercised by the last day they pay nothing.
    """
    found = stake(f"{OPTIONS}, vest: '4y, 1y cliff, monthly', window: 90d")
    assert isinstance(found, ShareStake)
    assert found.exercise_cost(18) == 15_750
    assert found.pays(Decimal(1), 18) == 29_250
    window = grant(f"{OPTIONS}, window: 90d").window
    assert window is not None
    assert last_day(window, date(2028, 7, 11)) == date(2028, 10, 9)
