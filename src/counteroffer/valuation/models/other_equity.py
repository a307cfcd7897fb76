"""Equity whose kind the case does not state: shown as claimed, counted as zero.

The person's own `estimate` (a year) is counted, as theirs. Where a value or shares with a price are stated, what an
exit would pay is shown as for private shares.

    pays     m x stated value x part vested

Source: arithmetic.

Worked example:

    offer: {base: 100K, equity: [{grant: 90K, vest: 3y}]}

A third of it has vested after a year: 30,000 at what the company is worth now.

    equity: claimed
    equity at 1 after 12: 30,000
"""

from collections.abc import Iterator

from counteroffer.offers.case import Offer
from counteroffer.terms.sentences import say
from counteroffer.valuation.equity.company_stake import company_stake, with_company_terms
from counteroffer.valuation.equity.equity_lines import private_line
from counteroffer.valuation.valuation import Horizon, Line

ORDER = 5


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a grant of a kind that is not stated."""
    for grant in offer.equity:
        if grant.kind != "other":
            continue
        why = say("It cannot be sold today, so it counts zero until you give an estimate of your own.")
        yield private_line(
            grant, horizon, why, None if grant.listed else company_stake(with_company_terms(grant, offer), horizon)
        )
