"""Calls by Black and Scholes, held against QuantLib's own engine on a grid."""

from itertools import product

import pytest
import QuantLib as ql

from counteroffer.valuation.equity.black_scholes import call_price

TODAY = ql.Date(15, 6, 2026)
GRID = list(
    product((40.0, 100.0, 260.0), (50, 365, 2190, 3650), (0.1, 0.35, 0.9), (0.0, 0.04, 0.1), (0.0, 0.03))
)  # price, days, volatility, rate, dividends


def independent(share: float, strike: float, days: int, volatility: float, rate: float, dividends: float) -> float:
    """QuantLib's analytic engine for European options."""
    ql.Settings.instance().evaluationDate = TODAY
    count = ql.Actual365Fixed()

    def flat(level: float) -> ql.YieldTermStructureHandle:
        return ql.YieldTermStructureHandle(ql.FlatForward(TODAY, level, count))

    spread = ql.BlackVolTermStructureHandle(ql.BlackConstantVol(TODAY, ql.NullCalendar(), volatility, count))
    process = ql.BlackScholesMertonProcess(ql.QuoteHandle(ql.SimpleQuote(share)), flat(dividends), flat(rate), spread)
    option = ql.VanillaOption(ql.PlainVanillaPayoff(ql.Option.Call, strike), ql.EuropeanExercise(TODAY + days))
    option.setPricingEngine(ql.AnalyticEuropeanEngine(process))
    return float(option.NPV())


@pytest.mark.parametrize("strike", [20.0, 100.0, 300.0])
def test_calls_are_those_of_an_independent_library(strike: float) -> None:
    for share, days, volatility, rate, dividends in GRID:
        ours = call_price(
            share, strike, years=days / 365, volatility=volatility, rate=rate, dividends=dividends
        )  # fmt: skip
        theirs = independent(share, strike, days, volatility, rate, dividends)
        assert ours == pytest.approx(theirs, abs=1e-9, rel=1e-10), (share, strike, days, volatility, rate, dividends)


def test_a_textbook_call() -> None:
    """42 against 40, half a year, 10 % interest, 20 % volatility: 4.759422 (Hull's example)."""
    assert call_price(42, 40, years=0.5, volatility=0.2, rate=0.1, dividends=0) == pytest.approx(4.759422, abs=1e-6)


@pytest.mark.parametrize(
    ("share", "strike", "years", "volatility", "worth"),
    [
        (100, 80, 0, 0.4, 20),  # no time left: what exercising pays
        (60, 80, 0, 0.4, 0),
        (100, 80, 5, 0, 20),  # no volatility, no interest: the same
        (100, 0, 5, 0.4, 100),  # nothing to pay: the share itself
        (0, 80, 5, 0.4, 0),
    ],
)
def test_the_edges(share: float, strike: float, years: float, volatility: float, worth: float) -> None:
    assert call_price(share, strike, years=years, volatility=volatility, rate=0, dividends=0) == worth
