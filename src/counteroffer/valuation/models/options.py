"""Options of a company that is not listed (ISO, NSO): shown as claimed, counted as zero, with what an exit would pay.

An option is the right to buy at the strike price. It is never worth the price of a preferred share: common shares
come after the preferences, and new shares dilute them. Vested options lapse when the window after leaving closes
unless the exercise cost is paid before. The person's own `estimate` (a year) is counted, as theirs.

What an exit pays at a multiple m of the last round, for n vested options:

    a share  as for private shares: after preferences and dilution
    pays     n x max(0, a share - strike)
    cost     n x strike                   what exercising takes, paid by the person

Source: the conversion of preferred shares as for private shares; the rest is arithmetic.

Worked example:

    offer:
      base: 100K
      equity:
        - {kind: options, shares: 20000, strike: 2, fmv_409a: 2.50, preferred: 6, fully_diluted: 30M,
           preferences: 45M, preferred_shares: 9M, vest: "4y, 1y cliff, monthly", window: 90d}

At the last round the company is worth 180 million. Converting, the preferred shares get 54 million, more than their
45 million: every share is worth 6, an option 4. At half, 90 million, they keep 45 million (converting: 27 million);
21 million common shares share 45 million, 2.142857 each, so 20,000 options pay 2,857. At a quarter the preferences
take it all.

    equity: claimed
    equity at 1 after 48: 80,000
    equity at 0.5 after 48: 2,857
    equity at 0.25 after 48: 0
    equity at 3 after 11: 0
    equity at 3 after 12: 80,000
"""

from collections.abc import Iterator

from counteroffer.offers.case import Offer
from counteroffer.terms.sentences import say
from counteroffer.valuation.equity.company_stake import company_stake, with_company_terms
from counteroffer.valuation.equity.equity_lines import private_line
from counteroffer.valuation.valuation import Horizon, Line

ORDER = 5


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a grant of options that are not listed, or that the person estimates."""
    for grant in offer.equity:
        if grant.kind != "options" or (grant.listed and grant.estimate is None):
            continue
        stake = None
        if grant.strike is not None and not grant.listed:
            terms = with_company_terms(grant, offer)
            stake = company_stake(terms, horizon, strike=grant.strike, paid=True)
        why = say("It cannot be sold today, so it counts zero until you give an estimate of your own.")
        yield private_line(grant, horizon, why, stake)
