"""Grants that cannot be sold: what they are claimed to be, and what an exit would pay, by hand."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.offers.vesting import even_vesting
from counteroffer.terms.figures import collect
from counteroffer.terms.sentences import say
from counteroffer.valuation.equity.company_waterfall import Capital
from counteroffer.valuation.equity.share_stake import ShareStake
from counteroffer.valuation.valuation import Form, State
from tests.planned import said
from tests.valuation.packages import equity, grants, pays, stake

COMPANY = (
    "preferred: 10, fully_diluted: 10M, preferences: 20M, preferred_shares: 2M, participating: false, listed: false"
)
RSU = f"kind: rsu, shares: 10000, vest: 4y, {COMPANY}"
OPTIONS = f"kind: options, shares: 10000, strike: 3, vest: 4y, {COMPANY}"


def test_shares_behind_a_preference() -> None:
    """The last round's price makes the company worth 100 million: the point at which the preferred shares convert.

    At 0.6 of it 60 - 20 million are left for 8 million shares, 5 each; at 0.2 nothing is; at 1 and 1.5 a share is
    worth a ten-millionth.
    """
    assert [pays(RSU, multiple) for multiple in ("0", "0.2", "0.6", "1", "1.5")] == [0, 0, 50_000, 100_000, 150_000]


def test_shares_behind_a_preference_that_participates() -> None:
    """At 0.6, (60 - 20) / 10 = 4 a share; at 1.5, (150 - 20) / 10 = 13."""
    entry = RSU.replace("participating: false", "participating: true")
    assert [pays(entry, multiple) for multiple in ("0.6", "1.5")] == [40_000, 130_000]


def test_only_the_vested_part_is_paid() -> None:
    """After 12 of 48 months a quarter."""
    assert [pays(RSU, "1.5", months) for months in (0, 12, 48, 99)] == [0, 37_500, 150_000, 150_000]


def test_dilution_on_the_way_to_an_exit() -> None:
    """A fifth is new: 12.5 million shares. At 1.5 the 150 million make 12 a share, all converted (20 x 12.5 / 2 = 125)."""
    assert pays(f"{RSU}, dilution: 20%", "1.5") == 120_000


def test_dilution_where_preferences_are_not_stated() -> None:
    """10,000 x 10 x 1.5 x 0.8, and the missing preferences are said."""
    entry = "kind: rsu, shares: 10000, vest: 4y, preferred: 10, listed: false, dilution: 20%"
    assert pays(entry, "1.5") == 120_000
    assert "preferred shares take first is not stated" in said(stake(entry).leaves_out)


def test_options_pay_what_is_above_the_strike() -> None:
    """At 0.6 a share is 5, an option 2; at 1.5 it is 12; at 0.44 a share is 24 / 8 = 3, the strike: nothing."""
    assert [pays(OPTIONS, multiple) for multiple in ("0.44", "0.6", "1.5")] == [0, 20_000, 120_000]


def test_options_under_water_at_the_last_round() -> None:
    """The last round is 10 a preferred share; with a strike of 11 an option pays first above 1.1 times."""
    under = OPTIONS.replace("strike: 3", "strike: 11")
    assert [pays(under, multiple) for multiple in ("1", "1.1", "1.2")] == [0, 0, 10_000]


def test_the_number_of_preferred_shares_where_it_is_not_stated() -> None:
    """20 million of preferences at 10 are 2 million preferred shares: the same payments, and it is said."""
    entry = RSU.replace("preferred_shares: 2M, ", "")
    assert [pays(entry, multiple) for multiple in ("0.6", "1", "1.5")] == [50_000, 100_000, 150_000]
    assert "2,000,000 shares are taken" in said(stake(entry).leaves_out)


def test_a_tiny_last_price_is_no_trouble() -> None:
    """10 trillion of preferences at 0.01 cents are more preferred shares than there are shares: 10,000 x 0.01 at 100 times."""
    entry = "kind: rsu, shares: 10000, vest: 4y, preferred: 0.0001, fully_diluted: 10M, preferences: 10T, listed: false"
    assert pays(entry, "100") == 100
    assert "cannot be taken off" in said(stake(entry).leaves_out)


def test_preferences_that_cannot_be_taken_off_are_said() -> None:
    """Without the fully diluted shares nobody knows how much of the company 20 million are."""
    entry = "kind: rsu, shares: 10000, vest: 4y, preferred: 10, preferences: 20M, listed: false"
    assert pays(entry, "0.5") == 50_000
    assert "preferences of $20,000,000 cannot be taken off" in said(stake(entry).leaves_out)


def test_a_company_without_common_shares_is_no_waterfall() -> None:
    """All 10 million shares preferred leave nobody to share the rest: the price stands, and it is said."""
    entry = RSU.replace("preferred_shares: 2M", "preferred_shares: 10M")
    assert pays(entry, "0.5") == 50_000
    assert "cannot be taken off" in said(stake(entry).leaves_out)


@pytest.mark.parametrize(
    ("entry", "paid", "reference"),
    [
        ("grant: 80K, listed: false", 160_000, "the stated value of $80,000"),  # twice the value
        ("grant: 80K, grant_price: 8, listed: false", 160_000, "the price at grant of $8 a share"),
        ("grant: 80K, grant_price: 8, preferred: 10, listed: false", 200_000, "the last round ($10"),  # 10,000 shares
        ("grant: 80K, preferred: 10, listed: false", 160_000, "the last round ($10"),  # 8,000 shares
        ("shares: 1000, price: 12.50, listed: false", 25_000, "the stated price of $12.50 a share"),
        ("shares: 1000, fmv_409a: 4, listed: false", 8_000, "the 409A value of $4 a share"),
        ("grant: 80K, shares: 1000, listed: false", 160_000, "the stated value of $80,000"),
    ],
)
def test_what_one_times_means(entry: str, paid: int, reference: str) -> None:
    """Each grant at twice its reference, everything vested."""
    found = stake(f"kind: rsu, vest: 4y, {entry}")
    assert int(found.pays(Decimal(2), 48)) == paid
    assert reference in said((found.reference,))


@pytest.mark.parametrize(
    "entry",
    [
        "kind: rsu, shares: 1000, listed: false",  # nothing that one times could be
        "kind: rsu, preferred: 10, listed: false",  # no number of shares
        "kind: rsu, grant: 100K",  # perhaps listed
        "kind: options, shares: 1000, preferred: 10, listed: false",  # no strike
        "kind: options, grant: 50K, strike: 2, listed: false",  # a value of options is no value of shares
        "kind: rsu, shares: 0, grant: 10K, listed: false",
        f"{RSU}, refresher: {{first: after 12 months}}",
    ],
)
def test_without_the_terms_there_is_no_stake_and_the_line_stays(entry: str) -> None:
    (line,) = equity(grants(entry))
    assert line.state is State.CLAIMED
    assert line.stake is None
    assert line.claimed


def test_without_a_schedule_the_assumed_years_are_taken_and_said() -> None:
    """Four years in equal months: half after two."""
    found = stake("kind: rsu, shares: 1000, preferred: 10, listed: false")
    assert int(found.pays(Decimal(1), 24)) == 5_000
    assert "equal months over 4 years" in said(found.leaves_out)
    assert any(origin.id == "assume.vest_years" for origin in found.origins)


def test_double_trigger_without_an_exit_keeps_nothing() -> None:
    """All shares have vested by time after four years, and still nothing is paid before a sale or listing."""
    (line,) = equity(grants(f"{RSU}, trigger: double"))
    assert line.flows == ()
    assert line.years == ()
    assert line.stake is not None
    assert line.stake.pays(Decimal(0), 48) == 0
    assert "Double trigger" in said((line.note,))
    assert "zero" in said((line.note,))


def test_single_trigger_is_said() -> None:
    (line,) = equity(grants(f"{RSU}, trigger: single"))
    assert "Single trigger" in said((line.note,))


def test_a_performance_grant_pays_its_multiplier() -> None:
    """120 % of 10,000 shares at 15 each."""
    assert pays(f"{RSU.replace('rsu', 'psu')}, multiplier: 120%", "1.5") == 180_000


def test_a_persons_estimate_counts_beside_the_stake() -> None:
    (line,) = equity(grants(f"{OPTIONS}, estimate: 7500"))
    assert [year.number for year in line.years] == [7500] * 4
    assert sum(flow.amount for flow in line.flows) == 30_000
    assert line.stake is not None
    assert line.state is State.VALUED


def test_listed_shares_that_the_person_estimates_have_no_stake() -> None:
    (line,) = equity(grants("kind: rsu, grant: 100K, listed: true, estimate: 20K"))
    assert line.stake is None
    assert [year.number for year in line.years] == [20_000] * 4


CARRY = "kind: carry, vest: 5y, carry: {pool_share: 0.05%, fund: 15B, carry: 20%, hurdle: 8%, catch_up: 100%, years: 6}"


def test_carry_is_never_a_share_of_the_fund() -> None:
    """1.08 ^ 6 = 1.586874322944. Below it nothing, not 7.5 million.

    At 1.6, in millions: 15,000 x (0.6 - 0.586874322944) = 196.88515584 million, all to the pool (a fifth of the
    profit would be 1,800): 0.05 % is 98,442. At 2: a fifth of 15 billion is 3 billion, 0.05 % of it 1.5 million.
    """
    assert [pays(CARRY, multiple, 60) for multiple in ("1", "1.58", "1.6", "2")] == [0, 0, 98_442, 1_500_000]
    assert pays(CARRY, "2", 12) == 300_000


@pytest.mark.parametrize(
    ("without", "multiple", "paid", "told"),
    [
        ("catch_up: 100%, ", "2", 619_688, "catch-up is not stated"),  # a fifth of (1 - 0.586874322944) x 15 billion
        (", years: 6", "1.5", 750_000, "years until distributions are not stated"),  # a fifth of 7.5 billion
        ("hurdle: 8%, ", "1.5", 750_000, "hurdle is not stated"),
    ],
)
def test_terms_of_carry_that_are_not_stated_are_left_out_and_said(
    without: str, multiple: str, paid: int, told: str
) -> None:
    entry = CARRY.replace(without, "")
    assert entry != CARRY
    assert pays(entry, multiple, 60) == paid
    assert told in said(stake(entry).leaves_out)


@pytest.mark.parametrize("missing", ["pool_share: 0.05%, ", "fund: 15B, ", "carry: 20%, "])
def test_carry_without_its_main_terms_has_no_stake(missing: str) -> None:
    (line,) = equity(grants(CARRY.replace(missing, "")))
    assert line.stake is None
    assert line.state is State.CLAIMED


def test_the_persons_guess_of_the_funds_multiple_is_shown_and_not_counted() -> None:
    """At 2: 1.5 million, as above."""
    found = grants(CARRY.replace("years: 6", "years: 6, multiple: 2x"))
    (line,) = equity(found)
    assert "$1,500,000 in all" in said((line.note,))
    assert line.state is State.CLAIMED
    assert found.average.number == 100_000


def test_phantom_units_have_no_exercise_cost() -> None:
    found = stake("kind: phantom, shares: 1000, strike: 4, preferred: 10, listed: false, vest: 4y")
    assert isinstance(found, ShareStake)
    assert found.exercise_cost(48) == 0


def test_phantom_units_without_a_base_price_are_not_computed() -> None:
    (line,) = equity(grants("kind: phantom, shares: 1000, preferred: 10, listed: false"))
    assert line.stake is None
    assert "base price" in said((line.note,))


@pytest.mark.parametrize(("base", "paid"), [("0", 70_000), ("50", 20_000), ("80", 0)])
def test_listed_phantom_units_pay_above_their_base_price(base: str, paid: int) -> None:
    """1,000 units at 70: the whole price, 20 above 50, and nothing below 80."""
    (line,) = equity(grants(f"kind: phantom, shares: 1000, strike: {base}, price: 70, listed: true, vest: 4y"))
    assert sum(flow.amount for flow in line.flows) == paid
    assert line.form is Form.CASH
    assert line.state is State.VALUED


def test_profit_sharing_counts_by_what_was_paid() -> None:
    """The mean of 12,000 and 15,000."""
    (line,) = equity(grants("kind: profit-sharing, history: [12K, 15K]"))
    assert [year.number for year in line.years] == [13_500] * 4
    assert "from $12,000 to $15,000" in said((line.note,))


def test_profit_sharing_that_states_no_history_is_claimed() -> None:
    (line,) = equity(grants("kind: profit-sharing, grant: 20K"))
    assert line.state is State.CLAIMED
    assert "zero" in said((line.note,))


def test_an_estimate_stands_before_the_history() -> None:
    (line,) = equity(grants("kind: profit-sharing, history: [12K], estimate: 5K"))
    assert [year.number for year in line.years] == [5_000] * 4


def test_listed_options_count_what_exercising_pays() -> None:
    """1,000 x (100 - 80) over four years, and the model's value is told."""
    (line,) = equity(grants("kind: options, listed: true, shares: 1000, strike: 80, price: 100, vest: 4y"))
    assert [year.number for year in line.years] == [5_000] * 4
    assert "By Black and Scholes" in said((line.note,))
    assert line.form is Form.SHARES


def test_listed_options_under_water_count_zero_until_their_time_is_counted() -> None:
    """Strike 120 at 100. With all of the time value the grant is the model's, which is never below zero."""
    entry = "kind: options, listed: true, shares: 1000, strike: 120, price: 100, vest: 4y"
    (line,) = equity(grants(entry))
    assert [year.number for year in line.years] == [0] * 4
    assert "not below it" in said((line.note,))
    (line,) = equity(
        grants(entry, more="assume: {option_time_value: 100%, volatility: 40%, option_life: 5, option_rate: 0}\n")
    )
    # d1 = (ln(100 / 120) + 0.08 x 5) / (0.4 x 2.236068) = 0.2433719, d2 = -0.6510553; a call is
    # 100 x 0.5961413 - 120 x 0.2575054 = 28.71349, a thousand of them 28,713.
    assert sum(year.number for year in line.years) == 28_713


def test_listed_options_without_a_price_are_not_valuable() -> None:
    (line,) = equity(grants("kind: options, listed: true, shares: 1000, strike: 80"))
    assert line.state is State.NOT_VALUABLE


@pytest.mark.parametrize("entry", [RSU, OPTIONS, CARRY, f"{RSU}, estimate: 5K", f"{OPTIONS}, dilution: 20%"])
def test_every_number_of_a_stake_leads_back_to_the_case(entry: str) -> None:
    (line,) = equity(grants(entry))
    assert line.stake is not None
    shown = [*line.stake.origins, *line.stake.reference.figures()]
    for sentence in (line.note, *line.stake.leaves_out):
        shown.extend(sentence.figures())
    assert collect(shown)


money = st.fractions(min_value=0, max_value=10**6, max_denominator=100)


@st.composite
def stakes(draw: st.DrawFn) -> ShareStake:
    """Any stake in a company of 1,000 shares worth 1,000 x its price at one times."""
    price = draw(st.fractions(min_value=Fraction(1, 100), max_value=1000, max_denominator=100))
    capital = Capital(
        shares=Fraction(1000),
        preferred=Fraction(draw(st.integers(0, 999))),
        preferences=draw(money),
        participating=draw(st.booleans()),
    )
    return ShareStake(
        reference=say("the last round"), after="", origins=(), leaves_out=(), units=draw(money), price=price,
        vesting=even_vesting(draw(st.integers(1, 10))), strike=draw(st.fractions(min_value=0, max_value=500, max_denominator=100)),
        capital=draw(st.none() | st.just(capital)), company=1000 * price,
    )  # fmt: skip


multiples = st.decimals(min_value=0, max_value=100, places=2)
months = st.integers(0, 130)


@given(stakes(), multiples, multiples, months, months)
def test_a_stake_never_pays_less_for_more(
    found: ShareStake, first: Decimal, second: Decimal, early: int, late: int
) -> None:
    low, high = sorted((first, second))
    before, after = sorted((early, late))
    assert 0 <= found.pays(low, before) <= found.pays(high, before) <= found.pays(high, after)


@given(stakes(), multiples)
def test_nothing_is_paid_where_nothing_has_vested_or_nothing_is_left(found: ShareStake, multiple: Decimal) -> None:
    assert found.pays(multiple, 0) == 0
    assert found.pays(Decimal(0), 120) == 0


@given(stakes(), multiples, months)
def test_a_higher_strike_never_pays_more(found: ShareStake, multiple: Decimal, after: int) -> None:
    assert replace(found, strike=found.strike + 1).pays(multiple, after) <= found.pays(multiple, after)
