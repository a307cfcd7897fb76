"""Shares of a company that is not listed (RSU, PSU, stock): shown as claimed, counted as zero, with what an exit would pay.

Nothing here turns such a grant into cash: neither the last round's price nor the stated value is money that can be
had. The person's own `estimate` (a year) is counted where the case gives one, as theirs. Double trigger: shares that
have vested by time come only with a sale or listing of the company; who leaves before it may keep nothing.

What an exit pays at a multiple m of the last round, for n vested shares (`multiplier` times as many for a PSU):

    company  V = m x price of a preferred share x fully diluted shares
    shares   N = fully diluted shares / (1 - dilution), P of them preferred, which take L first
    a share  min(max(0, V - L) / (N - P), V / N)        preferred shares that convert where that is better
             max(0, V - L) / N                          preferred shares that also share in the rest
             m x price x (1 - dilution)                 where preferences or the number of shares are not stated
    pays     n x a share

Where P is not stated, L divided by the last price stands for it: never more than the true count as long as no round
was dearer than the last, so a common share is not shown too high.

Source: the conversion rule as in Startup Company Lawyer, "What is the difference between non-participating preferred
stock and participating preferred stock?", 15 June 2007,
http://startupcompanylawyer.com/2007/06/15/what-is-the-difference-between-non-participating-preferred-stock-and-participating-preferred-stock;
the rest is arithmetic.

Worked example:

    offer:
      base: 100K
      equity:
        - {kind: rsu, shares: 10000, listed: false, vest: 4y, preferred: 10, fully_diluted: 10M, preferences: 20M,
           preferred_shares: 2M, participating: false, dilution: 20%}

At half the last round the company is worth 50 million. New shares make 12.5 million of 10 million. The preferred
shares would get 8 million by converting and keep their 20 million; the other 10.5 million shares share 30 million,
2.857 each. At twice the last round they convert: 200 million over 12.5 million shares are 16 each.

    equity: claimed
    equity at 0.5 after 48: 28,571
    equity at 2 after 48: 160,000
    equity at 2 after 24: 80,000
    equity at 0.2 after 48: 0
"""

from collections.abc import Iterator

from counteroffer.offers.case import EquityGrant, Offer
from counteroffer.terms.sentences import Sentence, join, say
from counteroffer.valuation.equity.company_stake import company_stake, with_company_terms
from counteroffer.valuation.equity.equity_lines import SHARE_KINDS, private_line
from counteroffer.valuation.valuation import Horizon, Line

ORDER = 5


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a grant of shares that are not listed, or that the person estimates."""
    for grant in offer.equity:
        if grant.kind in SHARE_KINDS and (grant.estimate is not None or not grant.listed):
            private = grant.listed is False or (grant.listed is None and grant.preferred is not None)
            yield private_line(
                grant,
                horizon,
                _why_zero(grant),
                company_stake(with_company_terms(grant, offer), horizon) if private else None,
            )


def _why_zero(grant: EquityGrant) -> Sentence:
    if grant.listed is None and grant.kind != "psu":
        return say(
            "The case does not say whether the shares are listed, so they count zero. Add listed: true or false."
        )
    said = [say("It cannot be sold today, so it counts zero until you give an estimate of your own.")]
    if grant.trigger == "double":
        said.append(
            say(
                "Double trigger: vested shares come only with a sale or listing of the company. Ask what stays yours when you leave before it."
            )
        )
    if grant.trigger == "single":
        said.append(
            say("Single trigger: vested shares are yours, and may be taxed as pay, before anybody can sell them.")
        )
    return join(said)
