"""Phantom equity: units that pay in money what a share is worth, or its rise above a base price; nobody owns a share.

`strike` is the base price of a unit; `strike: 0` says that a unit pays the whole price of a share. Without it nothing
is computed, as the two differ by the price of a share. Units that follow a listed share are counted at what they would
pay at the stated price, in the years in which they vest; no growth is assumed. Units of a company that is not listed
are claimed and count zero, with what an exit would pay. The person's own `estimate` (a year) is counted, as theirs.

    listed     n x max(0, price - base price), the part that vests in a year
    private    n x max(0, a share - base price) at a multiple m, a share as for private shares; no exercise cost

Source: full value and appreciation only, the two designs, as in Corporate Finance Institute, "Phantom Stock Plan",
https://corporatefinanceinstitute.com/resources/career/phantom-stock-plan/; the rest is arithmetic.

Worked example:

    offer:
      base: 100K
      equity:
        - {kind: phantom, shares: 1000, strike: 50, price: 70, listed: true, vest: 25/25/50}
        - {kind: phantom, shares: 1000, strike: 4, preferred: 10, listed: false, vest: 4y}

The listed units pay 20 each, 20,000 in all. The others pay 1,000 x (2 x 10 - 4) at twice the last round; at 0.4 times
a share is worth its base price.

    equity.1: valued 5,000 5,000 10,000 0
    equity.2: claimed
    equity.2 at 2 after 48: 16,000
    equity.2 at 0.4 after 48: 0
"""

from collections.abc import Iterator
from dataclasses import replace

from counteroffer.offers.case import EquityGrant, Offer
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import join, say
from counteroffer.valuation.equity.company_stake import company_stake, with_company_terms
from counteroffer.valuation.equity.equity_lines import (
    NAMES,
    claims,
    grant_line_id,
    private_line,
    vesting_of,
    vesting_taken,
)
from counteroffer.valuation.equity.intrinsic import intrinsic_value
from counteroffer.valuation.flows import spread_out, year_figures
from counteroffer.valuation.valuation import Form, Horizon, Line, State

ORDER = 5


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a grant of units."""
    for grant in offer.equity:
        if grant.kind != "phantom":
            continue
        worth = intrinsic_value(grant, offer.currency) if grant.listed and grant.estimate is None else None
        yield _listed(grant, worth, horizon) if worth is not None else _claimed(grant, offer, horizon)


def _listed(grant: EquityGrant, worth: Figure, horizon: Horizon) -> Line:
    vesting, assumed = vesting_of(grant, horizon)
    id = grant_line_id(grant, horizon)
    flows = spread_out(worth.number, vesting.tranches, 12 * horizon.years)
    origins = (worth,) if assumed is None else (worth, assumed)
    because = "the part of the units that vests in this year"
    return Line(
        id=id, component="equity", label=say("Equity ({kind})", kind=NAMES[grant.kind]), state=State.VALUED,
        note=join([say("At the stated price less the base price, in the years in which it vests; no growth of the price is assumed."), *vesting_taken(assumed)]),
        years=year_figures(id, "phantom equity vesting", flows, worth.unit, because, origins, horizon.years),
        claimed=tuple(claims(grant)), flows=flows, form=Form.CASH,
    )  # fmt: skip


def _claimed(grant: EquityGrant, offer: Offer, horizon: Horizon) -> Line:
    if grant.listed or (grant.strike is None and grant.grant is None):
        why = say(
            "The case does not state the units, their base price and the price of a share, so it counts zero. A base price (strike:) of zero says that a unit pays the whole price of a share."
        )
        return private_line(grant, horizon, why, None, Form.CASH)
    why = say("It cannot be sold today, so it counts zero until you give an estimate of your own.")
    stake = company_stake(with_company_terms(grant, offer), horizon, strike=grant.strike)
    if stake is not None and grant.strike is None:
        whole_price = say(
            "Whether a unit pays the whole price of a share or only its rise is not stated; the whole is taken."
        )
        stake = replace(stake, leaves_out=(*stake.leaves_out, whole_price))
    return private_line(grant, horizon, why, stake, Form.CASH)
