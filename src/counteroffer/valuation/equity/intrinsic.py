"""What exercising options of a listed company would pay today, and what their time is worth by Black and Scholes."""

from decimal import Decimal

from counteroffer.offers.case import EquityGrant
from counteroffer.offers.periods import whole
from counteroffer.terms.figures import Figure
from counteroffer.valuation.assumptions import OPTION_DIVIDENDS, OPTION_LIFE, OPTION_RATE, VOLATILITY
from counteroffer.valuation.equity.black_scholes import call_price
from counteroffer.valuation.valuation import Horizon


def intrinsic_value(grant: EquityGrant, currency: str) -> Figure | None:
    """Units times what the stated price is above the strike (base) price, never below zero; None where one is missing."""
    if grant.shares is None or grant.price is None or grant.strike is None:
        return None
    rise = max(Decimal(0), grant.price.number - grant.strike.number)
    return Figure(
        f"{grant.id}.intrinsic", "what the whole grant would pay at the stated price", whole(rise * grant.shares.number),
        currency, "the stated price less the strike price, times the units", (grant.shares, grant.price, grant.strike),
    )  # fmt: skip


def black_scholes_value(grant: EquityGrant, horizon: Horizon, currency: str) -> Figure | None:
    """The whole grant by Black and Scholes, in whole units; None where shares, price or strike are missing.

    Never less than exercising today: a holder may do that once the options have vested.
    """
    today = intrinsic_value(grant, currency)
    if today is None or grant.shares is None or grant.price is None or grant.strike is None:
        return None
    case = horizon.case
    life = case.assumption(OPTION_LIFE, "years until the options are exercised")
    volatility = case.assumption(VOLATILITY, "volatility of the share")
    rate = case.assumption(OPTION_RATE, "interest without risk")
    dividends = case.assumption(OPTION_DIVIDENDS, "dividend yield of the share")
    one = call_price(
        float(grant.price.number), float(grant.strike.number), years=float(life.number),
        volatility=float(volatility.number), rate=float(rate.number), dividends=float(dividends.number),
    )  # fmt: skip
    value = max(today.number, whole(Decimal(one) * grant.shares.number))
    return Figure(
        f"{grant.id}.black_scholes", "the whole grant by Black and Scholes", value, currency,
        "the price of a call by Black and Scholes, times the options",
        (grant.shares, grant.price, grant.strike, life, volatility, rate, dividends),
    )  # fmt: skip
