"""Base and yearly worth on one scale, worked by hand."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.strategy.scale import Scale, scale_of
from counteroffer.valuation.valuing import value_offer
from tests.planned import HEAD, case_of


def scale(offer: str) -> Scale:
    case = case_of(f"{HEAD}offer: {{{offer}}}\n")
    assert case.offer is not None
    valuation = value_offer(case, case.offer)
    assert valuation is not None
    return scale_of(case, case.offer, valuation)


@pytest.mark.parametrize(
    ("offer", "base", "worth"),
    [
        # a bonus of 20 % and a match of 3 % move with base: 10,000 more are 12,300 more
        ("base: 100K, bonus: {target: 20%}, other: [{name: 401k match, share: 50%, up_to: 6%}]", 110_000, 135_300),
        # a raise of 10 % after two of four years: 100, 100, 110, 110 is 105 a year, and 10,000 more are 10,500 more
        ("base: 100K, raises: [{when: year 3, by: 10%}]", 110_000, 115_500),
        # raised to 120,000 after one year: 100, 120, 120, 120 is 115 a year; 10,000 more count once in four years
        ("base: 100K, raises: [{when: year 2, to: 120K}]", 110_000, 117_500),
        # ... and above 120,000 the raise changes nothing any more
        ("base: 100K, raises: [{when: year 2, to: 120K}]", 150_000, 150_000),
        # 8 % after one year, then to 135,000, which 125,000 reaches: 130,000, 140,400, 140,400, 140,400
        ("base: 100K, raises: [{when: year 2, by: 8%}, {when: year 3, to: 135K}]", 130_000, 137_800),
        # to 120,000, then to 140,000: at 130,000 only the second raise counts, 130, 130, 140, 140; at 150,000 neither does
        ("base: 100K, raises: [{when: year 2, to: 120K}, {when: year 3, to: 140K}]", 130_000, 135_000),
        ("base: 100K, raises: [{when: year 2, to: 120K}, {when: year 3, to: 140K}]", 150_000, 150_000),
        # ... while 110,000 is not enough: 110,000, 118,800, 135,000, 135,000
        ("base: 100K, raises: [{when: year 2, by: 8%}, {when: year 3, to: 135K}]", 110_000, 124_700),
    ],
)
def test_worth_with_another_base_and_back(offer: str, base: int, worth: int) -> None:
    held = scale(offer)
    assert held.worth_at(Decimal(base)) == worth
    assert held.base_for(Decimal(worth)) == base


def test_a_base_that_counts_for_nothing() -> None:
    """Raised to 120,000 from the first month on, base of the first day has no part in the worth until it reaches it."""
    held = scale("base: 100K, raises: [{when: month 1, to: 120K}]")
    assert held.worth_at(Decimal(110_000)) == 120_000
    assert held.base_for(Decimal(110_000)) == 100_000
    assert held.base_for(Decimal(130_000)) == 130_000


@settings(max_examples=50, deadline=None)
@given(
    st.integers(50_000, 200_000), st.integers(0, 20), st.integers(60_000, 260_000), st.integers(1, 48), st.integers(0, 300_000)
)  # fmt: skip
def test_the_scale_is_what_valuing_says(base: int, by: int, to: int, month: int, other: int) -> None:
    """Worth read off the scale is the worth of the offer valued with that base, but for the rounding of its years."""
    terms = (
        f"bonus: {{target: 10%}}, raises: [{{when: month {month}, by: {by}%}}, {{when: month {month + 12}, to: {to}}}]"
    )
    asked = base + other
    assert (
        abs(scale(f"base: {base}, {terms}").worth_at(Decimal(asked)) - scale(f"base: {asked}, {terms}").worth.number)
        <= 4
    )
