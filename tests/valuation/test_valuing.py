"""What an offer is worth, component by component, worked by hand."""

from decimal import Decimal

import pytest

from counteroffer.valuation.assumptions import ASSUMPTIONS
from counteroffer.valuation.valuation import Line, State, Valuation
from counteroffer.valuation.valuing import value_offer
from tests.planned import HEAD, case_of, said


def valued(offer: str, more: str = "") -> Valuation:
    case = case_of(f"{HEAD}offer: {{{offer}}}\n{more}")
    assert case.offer is not None
    found = value_offer(case, case.offer)
    assert found is not None
    return found


def line(valuation: Valuation, component: str) -> Line:
    return next(one for one in valuation.lines if one.component == component)


def years(valuation: Valuation, component: str) -> list[int]:
    return [int(year.number) for year in line(valuation, component).years]


@pytest.mark.parametrize(
    ("bonus", "more", "paid"),
    [
        ("{target: 25%}", "", 25_000),  # 100,000 x 0.25
        ("{target: 25%}", "assume: {bonus_payout: 80%}\n", 20_000),  # 100,000 x 0.25 x 0.8
        ("{target: 25%, kind: guaranteed}", "assume: {bonus_payout: 80%}\n", 25_000),  # a promise is paid in full
        ("{target: 12K}", "assume: {bonus_payout: 50%}\n", 6_000),
        ("{target: 12K, kind: discretionary}", "assume: {discretionary_payout: 25%}\n", 3_000),
        ("{target: 12K, kind: discretionary}", "assume: {bonus_payout: 0}\n", 12_000),  # another assumption's business
    ],
)
def test_bonus(bonus: str, more: str, paid: int) -> None:
    assert years(valued(f"base: 100K, bonus: {bonus}", more), "bonus") == [paid] * 4


@pytest.mark.parametrize(
    ("paid", "years_paid"),
    [
        ("", [30_000, 0, 0, 0]),
        (", paid: [first-pay]", [30_000, 0, 0, 0]),
        (", paid: [first-pay, month 12]", [30_000, 0, 0, 0]),
        (", paid: [first-pay, after 12 months]", [15_000, 15_000, 0, 0]),
        (", paid: [first-pay, month 13]", [15_000, 15_000, 0, 0]),
        (", paid: [year 1, year 2, year 3]", [10_000, 10_000, 10_000, 0]),
    ],
)
def test_sign_on_in_the_year_in_which_it_is_paid(paid: str, years_paid: list[int]) -> None:
    assert years(valued(f"base: 100K, sign_on: {{amount: 30K{paid}}}"), "sign_on") == years_paid


@pytest.mark.parametrize(
    ("grant", "vesting"),
    [
        ("grant: 240K, vest: '4y, 1y cliff, monthly'", [60_000] * 4),
        ("grant: 240K, vest: '4y, 2y cliff, yearly'", [0, 120_000, 60_000, 60_000]),
        ("grant: 100K, vest: 5/15/40/40", [5_000, 15_000, 40_000, 40_000]),
        (
            "grant: 100K, vest: '3y, quarterly'",
            [33_333, 33_334, 33_333, 0],
        ),  # cumulative thirds, rounded: the sum is the grant
        ("grant: 100K, vest: '5y'", [20_000] * 5),
        ("shares: 2000, price: 118.20, vest: '4y'", [59_100] * 4),  # 2,000 x 118.20 = 236,400
        (
            "grant: 100K, shares: 1, price: 1, vest: '4y'",
            [25_000] * 4,
        ),  # the stated value stands before shares times price
        ("grant: 100K", [25_000] * 4),  # no schedule: the assumed four years
    ],
)
def test_listed_shares(grant: str, vesting: list[int]) -> None:
    assert years(valued(f"base: 100K, equity: [{{kind: rsu, listed: true, {grant}}}]"), "equity") == vesting


def test_less_of_a_listed_grant_can_be_counted() -> None:
    found = valued(
        "base: 100K, equity: [{kind: rsu, listed: true, grant: 100K, vest: 4y}]",
        "assume: {listed_equity_counted: 80%}\n",
    )
    assert years(found, "equity") == [20_000] * 4


@pytest.mark.parametrize(
    "grant",
    [
        "kind: options, shares: 18000, strike: 2, preferred: 6", "kind: carry, carry: {pool_share: 0.05%, fund: 15B, carry: 20%}",
        "kind: rsu, grant: 100K, listed: false", "kind: rsu, grant: 100K", "kind: ppu, grant: 1M, listed: true", "kind: phantom, grant: 90K",
        "kind: profit-sharing, grant: 90K", "grant: 90K",
    ],
)  # fmt: skip
def test_what_cannot_be_sold_is_claimed_and_counts_zero(grant: str) -> None:
    found = valued(f"base: 100K, equity: [{{{grant}}}]")
    equity = line(found, "equity")
    assert equity.state is State.CLAIMED
    assert equity.years == ()
    assert equity.claimed
    assert "zero" in said((equity.note,))
    assert found.average.number == 100_000
    with_estimate = valued(f"base: 100K, equity: [{{{grant}, estimate: 7K}}]")
    assert with_estimate.average.number == 107_000
    assert line(with_estimate, "equity").state is State.VALUED


def test_a_listed_grant_without_a_value_is_not_valuable() -> None:
    found = valued("base: 100K, equity: [{kind: rsu, listed: true, shares: 100}]")
    assert line(found, "equity").state is State.NOT_VALUABLE
    assert found.average.number == 100_000


def test_other_terms_count_only_at_the_persons_estimate() -> None:
    assert valued("base: 100K, other: [{name: leave, days: 30}]").average.number == 100_000
    assert valued("base: 100K, other: [{name: leave, days: 30, estimate: 4K}]").average.number == 104_000


@pytest.mark.parametrize(("expected", "shown"), [(1, 4), (4, 4), (6, 6), (10, 10)])
def test_the_average_runs_over_the_expected_years(expected: int, shown: int) -> None:
    """Base 100,000 and 12,000 once: 100,000 + 12,000 / years. Never fewer than four years are shown."""
    found = valued("base: 100K, sign_on: {amount: 12K}", f"assume: {{expected_years: {expected}}}\n")
    assert found.average.number == 100_000 + Decimal(12_000) / expected
    assert len(found.years) == shown
    assert found.four_years.number == 412_000


def test_no_base_no_valuation() -> None:
    case = case_of(f"{HEAD}offer: {{bonus: {{target: 10%}}}}\n")
    assert case.offer is not None
    assert value_offer(case, case.offer) is None


def test_assumptions_lie_in_their_own_ranges() -> None:
    for one in ASSUMPTIONS:
        assert one.low <= one.value <= one.high
        assert one.because
