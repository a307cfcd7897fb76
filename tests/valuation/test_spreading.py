"""Listed shares as a distribution, worked by hand: exact where one date vests, simulated and repeatable elsewhere."""

import subprocess
import sys
from decimal import Decimal
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.terms.figures import collect
from counteroffer.valuation.swings.price_paths import Motion, Part, ranks, simulate, sums_by_year
from counteroffer.valuation.swings.spread import LEVELS, EquitySpread, Spread
from counteroffer.valuation.swings.spreading import spread_equity
from counteroffer.valuation.valuing import value_offer
from tests.planned import HEAD, case_of, said

CALM = "assume: {volatility: 20%, drift: 0}\n"
ONE_DATE = "{kind: rsu, grant: 100K, vest: '1y, 1y cliff', listed: true}"
TWO_DATES = "{kind: rsu, grant: 200K, vest: '2y, yearly', listed: true}"
QUARTERLY = "{kind: rsu, grant: 240K, vest: '4y, quarterly', listed: true}"


def spread(equity: str, more: str = CALM, *, seed: int | None = None) -> EquitySpread | None:
    case = case_of(f"{HEAD}offer: {{base: 100K, equity: [{equity}]}}\n{more}")
    assert case.offer is not None
    valuation = value_offer(case, case.offer)
    assert valuation is not None
    return spread_equity(case, case.offer, valuation, seed=seed)


def some(equity: str, more: str = CALM, *, seed: int | None = None) -> EquitySpread:
    found = spread(equity, more, seed=seed)
    assert found is not None
    return found


def percentiles(of: Spread) -> list[int]:
    return [int(one.figure.number) for one in of.percentiles]


def test_one_date_is_exact() -> None:
    """100,000 after a year at a volatility of 20 % and no drift.

    The logarithm of the price is normal with mean -0.2^2 / 2 = -0.02 and deviation 0.2. The median is
    100,000 x exp(-0.02) = 98,020. With z = 1.2815516 for nine tenths: 100,000 x exp(-0.02 + 0.2563103) = 126,657, and
    for one tenth 100,000 x exp(-0.2763103) = 75,858. With z = 0.6744898 for quarters: exp(0.1148980) and exp(-0.1548980).
    The mean stays at 100,000; the deviation is 100,000 x sqrt(exp(0.04) - 1) = 100,000 x sqrt(0.0408108) = 20,202.
    """
    found = some(ONE_DATE)
    (year,) = found.years
    assert percentiles(year) == [75_858, 85_650, 98_020, 112_176, 126_657]
    assert year.mean.number == 100_000
    assert year.deviation.number == 20_202
    assert percentiles(found.total) == percentiles(year)
    assert not found.total.simulated
    assert found.paths is None
    assert found.seed is None
    assert all(one.low is None and one.high is None for one in year.percentiles)


def test_two_dates_have_an_exact_mean_and_deviation() -> None:
    """100,000 after one year and 100,000 after two, volatility 20 %, drift 0.

    The variance is that of each and twice what they share, the first year: (exp(0.04) - 1) + (exp(0.08) - 1) +
    2 x (exp(0.04) - 1) = 0.0408108 + 0.0832871 + 0.0816215 = 0.2057194 in units of 100,000 squared; its root is 0.453563.
    """
    found = some(TWO_DATES)
    assert found.total.mean.number == 200_000
    assert found.total.deviation.number == 45_356
    assert found.total.simulated
    assert not any(year.simulated for year in found.years)


def test_the_drift_moves_the_mean() -> None:
    """At a drift of 5 %: 100,000 x exp(0.05) = 105,127 and 100,000 x exp(0.10) = 110,517."""
    found = some(TWO_DATES, "assume: {volatility: 20%, drift: 5%}\n")
    assert [year.mean.number for year in found.years] == [105_127, 110_517]
    assert found.total.mean.number == 215_644
    assert found.total.as_valued.number == 200_000


def test_without_volatility_nothing_spreads() -> None:
    found = some(QUARTERLY, "assume: {volatility: 0, drift: 0}\n")
    assert percentiles(found.total) == [240_000] * 5
    assert found.total.deviation.number == 0
    assert not found.total.simulated


def test_the_fan_begins_at_the_present_price() -> None:
    """After a year at 20 %: the shares of the first test, to a tenth of a per cent, and the same of the 100,000."""
    fan = some(ONE_DATE).fan
    assert [month.month for month in fan] == list(range(13))
    assert {factor.number for factor in fan[0].factors} == {Decimal(1)}
    assert [str(factor.number) for factor in fan[12].factors] == ["0.759", "0.857", "0.980", "1.122", "1.267"]
    assert [int(worth.number) for worth in fan[12].worths] == [75_858, 85_650, 98_020, 112_176, 126_657]


def test_a_refresher_in_money_spreads_from_its_own_day() -> None:
    """40,000 granted after a year, vesting a year later: one year of the price's way, not two.

    So its deviation is 40,000 x 0.202017 = 8,081, where shares fixed today would have 40,000 x sqrt(exp(0.08) - 1) = 11,544.
    """
    refresher = "{kind: rsu, listed: true, vest: '1y, 1y cliff', refresher: {first: after 12 months, every: 60, promised: true}, "
    (money,) = some(refresher + "grant: 40K}").years
    assert money.year == 2
    assert [money.mean.number, money.deviation.number] == [40_000, 8_081]
    (shares,) = some(refresher + "shares: 400, price: 100}").years
    assert [shares.mean.number, shares.deviation.number] == [40_000, 11_544]
    assert some(refresher + "grant: 40K}").fan[0].worths == ()


def test_later_grants_share_the_way_of_the_price_they_have_in_common() -> None:
    """Worth 1 each, volatility 20 %: from now to year 2, and from year 1 to year 3. They share year 1 to 2.

    The variance is 2 x (exp(0.08) - 1) + 2 x (exp(0.04) - 1) = 0.1665741 + 0.0816215 = 0.2481957; simulated alike.
    """
    parts = (Part(24, Decimal(100_000)), Part(36, Decimal(100_000), since=12))
    motion = Motion(Decimal(0), Decimal("0.2"))
    mean, deviation = motion.moments(parts)
    assert mean == 200_000
    assert round(deviation) == 49_819  # 100,000 x sqrt(0.2481957) = 49,819.2
    swapped = motion.moments(parts[::-1])
    assert [round(one) for one in swapped] == [200_000, 49_819]


@pytest.mark.parametrize(
    "equity",
    [
        "{kind: rsu, grant: 100K, listed: false}", "{kind: rsu, grant: 100K, listed: true, estimate: 20K}",
        "{kind: options, shares: 1000, strike: 2, price: 5, listed: true}", "{kind: profit-sharing, grant: 90K, estimate: 7K}",
    ],
)  # fmt: skip
def test_what_does_not_move_with_a_listed_price_is_not_spread(equity: str) -> None:
    assert spread(equity) is None


def test_it_says_what_it_rests_on() -> None:
    found = some(QUARTERLY, "")
    words = said(found.notes)
    assert "volatility of 35%" in words
    assert "100,000 paths, seed 1" in words
    assert "not measured for this one" in words
    assert "not measured" not in said(some(QUARTERLY).notes)  # the case states its own
    figures = [one.figure for part in (*found.years, found.total) for one in part.percentiles]
    figures += [figure for month in found.fan for figure in (*month.factors, *month.worths)]
    known = {figure.id for figure in collect((*figures, found.total.mean, found.total.deviation))}
    assert {"assume.volatility", "assume.drift", "assume.simulation_seed", "assume.simulation_paths"} <= known


def test_the_same_seed_gives_the_same_numbers() -> None:
    first, again, other = some(QUARTERLY), some(QUARTERLY), some(QUARTERLY, seed=2)
    assert first == again
    assert other.seed is not None
    assert other.seed.number == 2
    assert percentiles(other.total) != percentiles(first.total)
    assert some(QUARTERLY, "assume: {volatility: 20%, drift: 0, simulation_seed: 2}\n").total.percentiles[
        0
    ].figure.value == (other.total.percentiles[0].figure.value)


def test_numpy_waits_until_it_is_needed() -> None:
    """Most commands simulate nothing and shall start fast."""
    check = "import sys; import counteroffer.valuation.swings.spreading, counteroffer.valuation.comparing.comparing; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_the_ranks_of_the_error_are_worked_by_hand() -> None:
    """Of 100,000 paths the tenth percentile is the 10,000th. Its deviation in ranks is sqrt(100,000 x 0.1 x 0.9) = 94.87;
    1.96 of them are 185.9, so the ends are the 9,814th and, rounded outward, the 10,187th."""
    assert ranks(Decimal("0.10"), 100_000) == (10_000, 9_814, 10_187)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("paths", [100, 1_000])
def test_the_interval_covers_by_the_exact_binomial(level: Decimal, paths: int) -> None:
    """The true percentile lies between ranks l and u where l to u - 1 of the paths lie below it."""
    _place, low, high = ranks(level, paths)
    chance = sum(comb(paths, below) * level**below * (1 - level) ** (paths - below) for below in range(low, high))
    assert Decimal("0.95") <= chance < Decimal("0.98")


MOTIONS = st.builds(
    Motion,
    st.decimals("-0.2", "0.2", places=2),
    st.decimals("0.05", "0.8", places=2),
)
PARTS = st.lists(
    st.builds(Part, st.integers(13, 48), st.integers(1_000, 90_000).map(Decimal), st.sampled_from([0, 0, 6, 12])),
    min_size=1,
    max_size=6,
    unique_by=lambda part: (part.month, part.since),
)


@settings(max_examples=25, deadline=None)
@given(motion=MOTIONS, parts=PARTS, seed=st.integers(0, 2**32 - 1))
def test_simulated_runs_repeat_and_their_percentiles_are_ordered(motion: Motion, parts: list[Part], seed: int) -> None:
    found = simulate(parts, motion, LEVELS, paths=2_000, seed=seed)
    assert found == simulate(parts, motion, LEVELS, paths=2_000, seed=seed)
    for ranked in found.values():
        values = [one.value for one in ranked]
        assert values == sorted(values)
        assert all(one.low <= one.value <= one.high for one in ranked)


@settings(max_examples=15, deadline=None)
@given(
    volatility=st.decimals("0.05", "0.6", places=2),
    drift=st.decimals("-0.1", "0.1", places=2),
    month=st.integers(1, 60),
)
def test_one_simulated_date_agrees_with_its_closed_form(volatility: Decimal, drift: Decimal, month: int) -> None:
    """Simulated percentiles of one date, where the truth is known: the interval, three times as wide, holds it."""
    motion, part = Motion(drift, volatility), Part(month, Decimal(100_000))
    simulated = simulate([part], motion, LEVELS, paths=40_000, seed=7)[None]
    for level, ranked in zip(LEVELS, simulated, strict=True):
        exact = part.amount * motion.quantile(level, part.years)
        assert ranked.value - 3 * (ranked.value - ranked.low) - 2 <= exact
        assert exact <= ranked.value + 3 * (ranked.high - ranked.value) + 2


@settings(max_examples=15, deadline=None)
@given(motion=MOTIONS, parts=PARTS)
def test_the_simulated_mean_lies_by_the_closed_form(motion: Motion, parts: list[Part]) -> None:
    """Within four standard errors: deviation / sqrt(paths)."""
    paths = 20_000
    mean, deviation = motion.moments(parts)
    total = sums_by_year(parts, motion, paths, 11)[None]
    assert abs(float(total.mean()) - float(mean)) <= 4 * float(deviation) / paths**0.5 + 1e-6


@given(motion=MOTIONS, years=st.integers(1, 120))
def test_quantiles_are_ordered_and_the_price_is_positive(motion: Motion, years: int) -> None:
    found = [motion.quantile(level, Decimal(years) / 12) for level in LEVELS]
    assert found == sorted(found)
    assert found[0] > 0
