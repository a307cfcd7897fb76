"""Performance shares of a listed company (PSU): the grant as it vests, times the multiplier that its conditions pay.

The number of shares depends on targets that are not yet met or missed. The case's own multiplier counts, else the
assumption `psu_multiplier`, which is target; the range from nothing to twice the target is what such plans usually
pay, so the line is as uncertain as its multiplier.

Formula: year y = worth now x multiplier x (vested by the end of y - vested by the end of y - 1) x the share counted.

Source: arithmetic.

Worked example:

    offer: {base: 100K, equity: [{kind: psu, listed: true, shares: 1000, price: 90, multiplier: 120%, vest: "3y, 3y cliff"}]}

1,000 shares at 90 are 90,000; 120 % of them are 108,000, all in the third year.

    equity: valued 0 0 108,000 0
"""

from collections.abc import Iterator

from counteroffer.offers.case import EquityGrant, Offer
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, join, say
from counteroffer.valuation.assumptions import LISTED_EQUITY_COUNTED, PSU_MULTIPLIER
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


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a listed performance grant."""
    for grant in offer.equity:
        if grant.kind == "psu" and is_listed_grant(grant) and grant.refresher is None:
            yield _line(grant, offer.currency, horizon)


def _line(grant: EquityGrant, currency: str, horizon: Horizon) -> Line:
    label, worth = listed_label(grant), worth_now(grant, currency)
    if worth is None:
        return without_value(grant, label, horizon)
    counted = horizon.case.assumption(LISTED_EQUITY_COUNTED, "share of the listed grant that is counted")
    multiplier = grant.multiplier or horizon.case.assumption(PSU_MULTIPLIER, "multiplier of performance shares")
    vesting, assumed = vesting_of(grant, horizon)
    factors = (worth, multiplier, counted)
    note = say(
        "{at} and {target}, as it vests. What the conditions will pay is not known, and no growth of the price is assumed.",
        at="At the stated value" if worth is grant.grant else "At the stated price", target=_at_target(multiplier),
    )  # fmt: skip
    note = join([note, *vesting_taken(assumed)])
    flows = spread_out(product(factors), vesting.tranches, 12 * horizon.years)
    because = "the part of the grant that vests in this year, times the multiplier"
    origins = (*factors, assumed) if assumed is not None else factors
    return listed_line(grant, label, note, flows, worth, origins, horizon, because)


def _at_target(multiplier: Figure) -> Sentence:
    """The multiplier in words: "at target", "1.2 times the target"."""
    if multiplier.number == 1:
        return say("at target")
    return say("{multiplier} the target", multiplier=multiplier)
