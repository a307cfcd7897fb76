"""Schedules as people write them: what each means, year by year, and what is refused with its reason."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.offers.vesting import read_vesting


def percent_by_year(text: str) -> list[int]:
    """Per cent vested in all at the end of each year, up to the last."""
    vesting = read_vesting(text)
    shares = [vesting.vested_after(12 * year) * 100 for year in range(1, -(-vesting.months // 12) + 1)]
    assert all(share.denominator == 1 for share in shares)
    return [int(share) for share in shares]


@pytest.mark.parametrize(
    ("text", "by_year"),
    [
        ("5/15/40/40", [5, 20, 60, 100]),
        ("33/27/20/20", [33, 60, 80, 100]),
        ("0/0/50/50", [0, 0, 50, 100]),
        ("5/15/40/40 quarterly", [5, 20, 60, 100]),
        ("25/25/25/25, 1y cliff, monthly", [25, 50, 75, 100]),
        ("4y, 1y cliff, monthly", [25, 50, 75, 100]),
        ("4 years with a 1 year cliff", [25, 50, 75, 100]),
        ("over 4 years, 1-year cliff, quarterly thereafter", [25, 50, 75, 100]),
        ("1y cliff, then monthly over the next 3 years", [25, 50, 75, 100]),
        ("25% a year", [25, 50, 75, 100]),
        ("20% per year, monthly", [20, 40, 60, 80, 100]),
        ("25% after 1 year, then quarterly", [25, 50, 75, 100]),
        ("20% after 1 year, the rest monthly", [20, 40, 60, 80, 100]),
        ("10% after 1 year, then monthly over 3 years", [10, 40, 70, 100]),
        ("40% after 2 years, 60% quarterly over 2 years", [0, 40, 70, 100]),
        ("25% after 1 year, 25% at month 24, and 50% on year 3", [25, 50, 100]),
        ("100% after 3 years", [0, 0, 100]),
        ("3y cliff", [0, 0, 100]),
        ("immediately", [100]),
        ("none", [100]),
    ],
)
def test_a_schedule_is_read(text: str, by_year: list[int]) -> None:
    assert percent_by_year(text) == by_year


def test_nothing_vests_before_a_cliff_that_is_missed_by_a_month() -> None:
    """A grant over four years with a cliff of one: after eleven months nothing, after twelve a quarter of it."""
    for text in ("4y, 1y cliff, monthly", "25/25/25/25, 1y cliff, monthly", "25% after 1 year, then monthly"):
        vesting = read_vesting(text)
        assert vesting.vested_after(11) == 0
        assert vesting.vested_after(12) == Fraction(1, 4)
        assert vesting.vested_after(13) == Fraction(1, 4) + Fraction(1, 48)
        assert vesting.cliff_months == 12


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("5/15/40/30", "make 90 %, not 100 %"),
        ("33/33/33", "make 99 %"),
        ("25% after 1 year", "make 25 %"),
        ("25% after 1 year, 70% monthly over 3 years", "make 95 %"),
        ("60% after 1 year, 60% after 2 years", "make 120 %"),
        ("100% after 1 year, then monthly", "more is to follow"),
        ("30% after 1 year, then monthly", "over how many years"),
        ("50% after 2 years, 50% after 1 year", "do not rise"),
        ("1y cliff then monthly over 3 years", "3 years in all or 4 years"),
        ("back-loaded", "which year"),
        ("2y, 3y cliff", "after the end"),
        ("5/15/40/40, 5y cliff", "after the end"),
        ("30 years", "up to 10 years"),
        ("12y cliff", "up to 10 years"),
        ("30% a year", "no schedule"),
        ("whenever", "no schedule"),
        ("4y, on Tuesdays", "not understood"),
    ],
)
def test_a_schedule_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_vesting(text)


@given(
    st.integers(1, 99),
    st.integers(1, 60),
    st.sampled_from(["monthly", "quarterly", "yearly"]),
    st.integers(1, 60),
)
def test_parts_and_the_rest_make_the_grant(share: int, month: int, how: str, over: int) -> None:
    vesting = read_vesting(f"{share}% after {month} months, then {how} over {over} months")
    assert sum(part for _month, part in vesting.tranches) == 1
    assert [one for one, _part in vesting.tranches] == sorted({one for one, _part in vesting.tranches})
    assert vesting.vested_after(month) == Fraction(share, 100)
    assert vesting.months == month + over


@given(st.lists(st.integers(0, 40), min_size=1, max_size=9), st.integers(0, 24), st.sampled_from(["", ", monthly"]))
def test_parts_of_years_make_the_grant_whatever_the_cliff(parts: list[int], cliff: int, how: str) -> None:
    parts = [*parts, 100 - sum(parts)]
    if parts[-1] < 0 or cliff > 12 * len(parts):
        return
    vesting = read_vesting("/".join(map(str, parts)) + (f", {cliff} months cliff" if cliff else "") + how)
    assert sum(part for _month, part in vesting.tranches) == 1
    assert vesting.vested_after(cliff - 1) == 0
    for year in range(1, len(parts) + 1):
        if 12 * year >= cliff:
            assert vesting.vested_after(12 * year) == Fraction(sum(parts[:year]), 100)
