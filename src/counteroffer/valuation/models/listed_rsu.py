"""Listed shares (RSU or stock): the stated value, or shares at the stated price, in the years in which they vest.

Where the case states the price that turned the grant's value into shares and the price now, the shares count at the
price now. The price then stays where it is: no growth is assumed. Payments are rounded cumulatively, so they sum to
the grant. Any schedule counts: even parts, a cliff, shares by year such as 5/15/40/40.

Formula: year y = worth now x (vested by the end of y - vested by the end of y - 1) x the share counted; worth now =
value / price at grant x price now.

Source: arithmetic.

Worked example:

    offer: {base: 100K, equity: [{kind: rsu, listed: true, grant: 100K, grant_price: 50, price: 60, vest: 5/15/40/40}]}

100,000 at 50 a share are 2,000 shares, worth 120,000 at 60: 5 % are 6,000, 15 % are 18,000, 40 % are 48,000.

    equity: valued 6,000 18,000 48,000 48,000
"""

from collections.abc import Iterator

from counteroffer.offers.case import EquityGrant, Offer
from counteroffer.terms.sentences import join, say
from counteroffer.valuation.assumptions import LISTED_EQUITY_COUNTED
from counteroffer.valuation.equity.equity_lines import vesting_of, vesting_taken
from counteroffer.valuation.equity.listed_grants import (
    is_listed_grant,
    listed_label,
    listed_line,
    without_value,
    worth_now,
)
from counteroffer.valuation.flows import spread_out
from counteroffer.valuation.paying.multiplying import product
from counteroffer.valuation.valuation import Horizon, Line

ORDER = 4
KINDS = ("rsu", "stock")


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a listed grant; a grant that states no value is not valuable and counts zero."""
    for grant in offer.equity:
        if grant.kind in KINDS and is_listed_grant(grant) and grant.refresher is None:
            yield _line(grant, offer.currency, horizon)


def _line(grant: EquityGrant, currency: str, horizon: Horizon) -> Line:
    label, worth = listed_label(grant), worth_now(grant, currency)
    if worth is None:
        return without_value(grant, label, horizon)
    counted = horizon.case.assumption(LISTED_EQUITY_COUNTED, "share of the listed grant that is counted")
    vesting, assumed = vesting_of(grant, horizon)
    origins = (worth, counted, assumed) if assumed is not None else (worth, counted)
    at = "At the stated value" if worth is grant.grant else "At the stated price"
    cliff = "; nothing before the cliff" if vesting.cliff_months else ""
    said = [
        say("{at}, in the years in which it vests{cliff}. No growth of the price is assumed.", at=at, cliff=cliff),
        *vesting_taken(assumed),
    ]
    if grant.grant is not None and worth is not grant.grant:
        said.append(say("The letter's {grant} are worth {worth} at the price now.", grant=grant.grant, worth=worth))
    flows = spread_out(product((worth, counted)), vesting.tranches, 12 * horizon.years)
    return listed_line(grant, label, join(said), flows, worth, origins, horizon)
