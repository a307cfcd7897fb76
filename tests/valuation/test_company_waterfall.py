"""What a sale leaves for a common share, by hand and by law.

The company of the hand-worked cases has 10 million shares, 2 million of them preferred, which take 20 million first.
Converting pays the preferred shares a fifth of the company: more than 20 million above 100 million.
"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.valuation.equity.company_waterfall import (
    Capital,
    after_dilution,
    common_share,
    converts_above,
    preferred_shares,
)

MILLION = 10**6


def company(*, participating: bool = False) -> Capital:
    return Capital(
        shares=Fraction(10 * MILLION),
        preferred=Fraction(2 * MILLION),
        preferences=Fraction(20 * MILLION),
        participating=participating,
    )


@pytest.mark.parametrize(
    ("value", "common", "preferred"),
    [
        (0, 0, 0),
        (15, 0, 15),  # below the preference: it takes everything
        (20, 0, 20),  # exactly the preference
        (60, 5, 20),  # 40 left for 8 million common shares; converting would bring the preferred 12
        (100, 10, 20),  # 80 / 8 = 10 = 100 / 10: it is the same to them
        (150, 15, 30),  # they convert: 15 for everybody
    ],
)
def test_a_preference_that_does_not_participate(value: int, common: int, preferred: int) -> None:
    assert common_share(Fraction(value * MILLION), company()) == common
    assert preferred_shares(Fraction(value * MILLION), company()) == preferred * MILLION


@pytest.mark.parametrize(
    ("value", "common", "preferred"),
    [
        (15, 0, 15),
        (60, 4, 28),  # 20 first; the other 40 over 10 million shares: 4 each, 8 of them to the preferred
        (150, 13, 46),  # 130 over 10 million; no conversion point ever: 20 + 26
    ],
)
def test_a_preference_that_participates(value: int, common: int, preferred: int) -> None:
    assert common_share(Fraction(value * MILLION), company(participating=True)) == common
    assert preferred_shares(Fraction(value * MILLION), company(participating=True)) == preferred * MILLION


def test_where_preferred_shares_convert() -> None:
    """20 million are a fifth of 100 million."""
    assert converts_above(company()) == 100 * MILLION
    assert converts_above(company(participating=True)) is None
    assert converts_above(Capital(shares=Fraction(1))) is None


def test_new_shares_are_the_stated_part_of_all() -> None:
    """A quarter of the company is new: 9 million of 12 million are old."""
    assert after_dilution(Fraction(9 * MILLION), Fraction(1, 4)) == 12 * MILLION


amounts = st.fractions(min_value=0, max_value=10**9, max_denominator=100)


@st.composite
def capitals(draw: st.DrawFn) -> Capital:
    shares = draw(st.integers(min_value=2, max_value=10**8))
    return Capital(
        shares=Fraction(shares),
        preferred=Fraction(draw(st.integers(min_value=0, max_value=shares - 1))),
        preferences=draw(amounts),
        participating=draw(st.booleans()),
    )


@given(amounts, capitals())
def test_the_holders_share_out_the_whole_value(value: Fraction, capital: Capital) -> None:
    common = common_share(value, capital) * (capital.shares - capital.preferred)
    got = preferred_shares(value, capital)
    assert common >= 0
    assert got >= 0
    assert common + got == value


@given(amounts, amounts, capitals())
def test_a_common_share_never_gets_less_of_a_better_sale(first: Fraction, second: Fraction, capital: Capital) -> None:
    low, high = sorted((first, second))
    assert common_share(low, capital) <= common_share(high, capital) <= high / capital.shares


@given(amounts, st.integers(2, 10**6), st.integers(1, 99), st.lists(st.integers(1, 100), min_size=1, max_size=4))
def test_fewer_preferred_shares_never_show_a_common_share_too_high(
    value: Fraction, common: int, last_price: int, prices: list[int]
) -> None:
    """Several rounds, none dearer than the last: one preference over the last price leaves common shares no more.

    With rounds of 1,000 shares at prices p, a common share of c takes the sum of 1,000 x max(p, c) for them. The
    waterfall that knows only the sum of the preferences and the last price is solved for c and put into that sum.
    """
    rounds = [min(price, last_price) for price in prices] + [last_price]
    first = Fraction(1000 * sum(rounds))
    shares = Fraction(common + 1000 * len(rounds))
    share = common_share(value, Capital(shares=shares, preferred=first / last_price, preferences=first))
    if share:
        assert common * share + sum(1000 * max(Fraction(price), share) for price in rounds) <= value
