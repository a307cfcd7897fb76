"""Who gets what of a fund, by hand and by law.

The fund of the hand-worked cases has 100 (million), a carry rate of 20 % and a hurdle of 8 % over five years:
1.08 ^ 5 - 1 = 46.93280768 %, so 46.93280768 of profit before any carry.
"""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.valuation.equity.carry_waterfall import CarryRules, hurdle_profit, share_out


def rules(catch_up: str = "1", hurdle: str = "0.08", years: str = "5") -> CarryRules:
    return CarryRules(
        size=Fraction(100), rate=Fraction("0.2"), hurdle=Fraction(hurdle), years=Fraction(years), catch_up=Fraction(catch_up)
    )  # fmt: skip


def pool(multiple: str, terms: CarryRules) -> Decimal:
    share = share_out(Fraction(multiple), terms).pool
    return Decimal(share.numerator) / Decimal(share.denominator)


@pytest.mark.parametrize(
    ("multiple", "expected"),
    [
        ("0.7", "0"),  # a loss
        ("1.4", "0"),  # 40 of profit, below the hurdle
        ("1.46932807", "0"),
        ("1.5", "3.06719232"),  # 50 - 46.93280768, all of it to the pool: still less than a fifth of 50
        ("1.6", "12"),  # caught up at 46.93280768 / 0.8 = 58.6660096 of profit: a fifth of 60
        ("2", "20"),
    ],
)
def test_full_catch_up(multiple: str, expected: str) -> None:
    assert pool(multiple, rules()) == Decimal(expected)


@pytest.mark.parametrize(
    ("multiple", "expected"),
    [
        ("1.6", "6.53359616"),  # half of 60 - 46.93280768
        ("1.78", "15.53359616"),  # half of 78 - 46.93280768, still less than 15.6
        ("1.9", "18"),  # caught up at 0.5 x 46.93280768 / 0.3 = 78.2213461... of profit: a fifth of 90
    ],
)
def test_half_catch_up(multiple: str, expected: str) -> None:
    assert pool(multiple, rules(catch_up="0.5")) == Decimal(expected)


@pytest.mark.parametrize("catch_up", ["0", "0.1", "0.2"])
def test_no_catch_up_leaves_the_hurdle_to_the_investors_for_good(catch_up: str) -> None:
    """A fifth of 100 - 46.93280768; a catch-up of no more than the carry rate never catches up."""
    assert pool("2", rules(catch_up=catch_up)) == Decimal("10.613438464")


def test_without_a_hurdle_the_pool_has_its_rate_of_all_profit() -> None:
    assert pool("1.5", rules(hurdle="0")) == 10
    assert pool("1.5", rules(years="0")) == 10


def test_steps_of_a_fund_that_doubles_in_a_year() -> None:
    """50 become 100 at 8 %: 50 back, 4 of hurdle, 1 to catch up (a fifth of 5), then 45 split into 9 and 36."""
    terms = rules(years="1")
    steps = share_out(Fraction(2), replace(terms, size=Fraction(50)))
    assert [steps.capital, steps.hurdle, steps.catch_up_pool, steps.catch_up_investors] == [50, 4, 1, 0]
    assert [steps.split_pool, steps.split_investors, steps.pool, steps.investors] == [9, 36, 10, 90]


def test_part_of_a_year_counts_in_proportion() -> None:
    """1.08 x 1.04 - 1 = 12.32 % after a year and a half."""
    assert hurdle_profit(rules(years="1.5")) == Fraction("12.32")


shares = st.fractions(min_value=0, max_value=1, max_denominator=50)


@st.composite
def funds(draw: st.DrawFn) -> CarryRules:
    return CarryRules(
        size=Fraction(draw(st.integers(1, 10**10))),
        rate=draw(st.fractions(min_value=0, max_value=Fraction("0.5"), max_denominator=50)),
        hurdle=draw(st.fractions(min_value=0, max_value=Fraction("0.2"), max_denominator=50)),
        years=Fraction(draw(st.integers(0, 12))),
        catch_up=draw(shares),
    )


multiples = st.fractions(min_value=0, max_value=20, max_denominator=100)


@given(multiples, funds())
def test_pool_and_investors_share_out_the_whole_fund(multiple: Fraction, terms: CarryRules) -> None:
    steps = share_out(multiple, terms)
    assert steps.pool + steps.investors == terms.size * multiple
    assert steps.pool >= 0
    assert steps.pool <= terms.rate * max(Fraction(0), terms.size * (multiple - 1))


@given(multiples, multiples, funds())
def test_the_pool_never_falls_when_the_fund_does_better(first: Fraction, second: Fraction, terms: CarryRules) -> None:
    low, high = sorted((first, second))
    assert share_out(low, terms).pool <= share_out(high, terms).pool


@given(multiples, funds())
def test_the_steps_are_the_closed_form(multiple: Fraction, terms: CarryRules) -> None:
    """min(k (G - H), c G) beyond the hurdle with a catch-up, c (G - H) without."""
    profit, hurdle = terms.size * (multiple - 1), hurdle_profit(terms)
    above = max(Fraction(0), profit - hurdle)
    caught = min(terms.catch_up * above, terms.rate * max(Fraction(0), profit))
    assert share_out(multiple, terms).pool == (caught if terms.catch_up > terms.rate else terms.rate * above)
