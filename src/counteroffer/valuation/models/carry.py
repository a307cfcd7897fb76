"""Carried interest: a share of the pool in which a fund's managers have part of its profit; claimed, counted as zero.

It depends on deals not yet made and comes, if at all, years later. It is never a share of the fund's size: a share of
0.05 % in the carry pool of a fund of 15 billion is not 7.5 million. The person's own `estimate` (a year) is counted,
as theirs; their guess of the fund's multiple is shown at work and not counted.

What a fund of size F that returns m times its size pays, by the European (whole fund) waterfall, for a carry rate c,
a hurdle h over y years and a catch-up rate k:

    profit   G = F x (m - 1)
    hurdle   H = F x ((1 + h) ^ y - 1)                  the investors' own, before any carry
    pool     0 while G <= H; then k x (G - H) until it is c x G; then c x G
             c x (G - H) where there is no catch-up
    pays     pool x share of the pool x part vested

Source: the four steps as in Advisorpedia, "Understanding Private Market Fund Distribution Waterfalls",
https://www.advisorpedia.com/alternatives/understanding-private-market-fund-distribution-waterfalls; the rest is
arithmetic. Fees are not taken off.

Worked example:

    offer:
      base: 100K
      equity:
        - {kind: carry, carry: {pool_share: 0.5%, fund: 1B, carry: 20%, hurdle: 8%, catch_up: 100%, years: 2}, vest: 5y}

The hurdle is 1.08 x 1.08 - 1 = 16.64 % of a billion, 166.4 million. At 1.16 times there is no carry. At 1.2 times the
profit is 200 million; 33.6 million lie above the hurdle, all of them to the pool, as it has not yet a fifth of 200
million: 0.5 % of 33.6 million. At twice the pool has a fifth of the billion of profit.

    equity: claimed
    equity at 1.16 after 60: 0
    equity at 1.2 after 60: 168,000
    equity at 2 after 60: 1,000,000
    equity at 2 after 30: 500,000
"""

from collections.abc import Iterator
from decimal import Decimal

from counteroffer.offers.case import CarryTerms, EquityGrant, Offer
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, join, listed, say
from counteroffer.valuation.equity.equity_lines import private_line
from counteroffer.valuation.equity.fund_stake import FundStake
from counteroffer.valuation.equity.fund_terms import fund_stake
from counteroffer.valuation.valuation import Form, Horizon, Line

ORDER = 5
ALL_VESTED = 12 * 100


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a grant of carry."""
    for grant in offer.equity:
        if grant.kind == "carry":
            stake = fund_stake(grant, horizon)
            yield private_line(grant, horizon, _why_zero(grant, stake, offer.currency), stake, Form.CASH)


def _why_zero(grant: EquityGrant, stake: FundStake | None, currency: str) -> Sentence:
    terms = _terms(grant.carry) if grant.carry else None
    said = [say("The letter says {terms}.", terms=terms)] if terms else []
    said.append(
        say(
            "What it pays depends on deals not yet made; it is never a share of the fund's size. Counts zero until you give an estimate."
        )
    )
    guess = grant.carry.multiple if grant.carry else None
    if stake is not None and guess is not None:
        paid = _at_guess(grant, stake, guess, currency)
        said.append(
            say(
                "If the fund returns your own guess of {guess} its size, it pays {paid} in all, once everything has vested and the fund has paid out; this is not counted.",
                guess=guess,
                paid=paid,
            )
        )
    return join(said)


def _at_guess(grant: EquityGrant, stake: FundStake, guess: Figure, currency: str) -> Figure:
    amount: Decimal = stake.pays(guess.number, ALL_VESTED)
    because = "the carry waterfall at the person's own guess of the fund's multiple"
    return Figure(
        f"{grant.id}.at_guess", "carry at the guessed multiple", amount, currency, because, (guess, *stake.origins)
    )


def _terms(carry: CarryTerms) -> Sentence | None:
    said = []
    if carry.pool_share is not None:
        said.append(say("{share} of the carry pool", share=carry.pool_share))
    if carry.fund is not None:
        said.append(say("a fund of {fund}", fund=carry.fund))
    if carry.carry is not None:
        said.append(say("a carry rate of {rate}", rate=carry.carry))
    if carry.hurdle is not None:
        said.append(say("a hurdle of {rate}", rate=carry.hurdle))
    if carry.catch_up is not None:
        said.append(say("a catch-up of {rate}", rate=carry.catch_up))
    if carry.years is not None:
        said.append(say("{years} until distributions", years=carry.years))
    return listed(said) if said else None
