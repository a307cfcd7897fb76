"""Profit participation units: a contract on a share of what a company distributes; claimed, counted as zero.

They are no shares: no vote, no market, and payment when the company decides to buy back or to distribute. A sale in a
tender at the price of the last round has happened at companies that grant them; nobody owes the next one. The
person's own `estimate` (a year) is counted, as theirs.

What they would pay if the company were worth m times what it is now:

    pays     m x stated value (or units x stated price) x part vested

Caps on what a unit can pay are not known here and not taken off.

Source: what such units are as in CandorIQ, "OpenAI's Innovation with Profit-Based Compensation", 12 July 2023,
https://candoriq.com/blog/openais-innovation-with-profit-based-compensation; the rest is arithmetic.

Worked example:

    offer: {base: 300K, equity: [{kind: ppu, grant: 800K, vest: 4y}]}

Half of it has vested after two years; at one and a half times it pays 1.5 x 400,000.

    equity: claimed
    equity at 1.5 after 24: 600,000
    equity at 1 after 48: 800,000
"""

from collections.abc import Iterator
from dataclasses import replace

from counteroffer.offers.case import Offer
from counteroffer.terms.sentences import say
from counteroffer.valuation.equity.company_stake import company_stake
from counteroffer.valuation.equity.equity_lines import private_line
from counteroffer.valuation.valuation import Form, Horizon, Line

ORDER = 5


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a grant of units."""
    for grant in offer.equity:
        if grant.kind != "ppu":
            continue
        stake = company_stake(grant, horizon)
        if stake is not None:
            cap = say("A cap on what a unit can pay is not known here and not taken off.")
            stake = replace(stake, leaves_out=(*stake.leaves_out, cap))
        why = say("It cannot be sold today, so it counts zero until you give an estimate of your own.")
        yield private_line(grant, horizon, why, stake, Form.CASH)
