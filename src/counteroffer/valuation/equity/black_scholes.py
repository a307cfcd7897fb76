"""The price of a European call by Black, Scholes and Merton, with a continuous dividend yield.

    C = S e^(-qT) N(d1) - K e^(-rT) N(d2),   d1 = (ln(S / K) + (r - q + v^2 / 2) T) / (v sqrt(T)),   d2 = d1 - v sqrt(T)

Source: the generalized formula as in https://rdrr.io/cran/jrvFinance/man/GenBS.html, with g = r - q.
"""

from math import erfc, exp, log, sqrt


def call_price(share: float, strike: float, *, years: float, volatility: float, rate: float, dividends: float) -> float:
    """What one call is worth: `share` and `strike` in money, the rest a year, rates continuously compounded.

    Without time, volatility, strike or share price it is what is certain: the forward rise, discounted, or nothing.
    """
    now, later = share * exp(-dividends * years), strike * exp(-rate * years)
    spread = volatility * sqrt(years)
    if spread == 0 or share == 0 or strike == 0:
        return max(0.0, now - later)
    first = log(now / later) / spread + spread / 2
    return now * _normal(first) - later * _normal(first - spread)


def _normal(x: float) -> float:
    """The share of a normal distribution below x."""
    return erfc(-x / sqrt(2)) / 2
