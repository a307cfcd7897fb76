"""Stipends and allowances paid in money (phone, meals, internet, an allowance): cash, every year.

Formula: a year = the stated amount a year.

Source: arithmetic.

Worked example:

    offer: {base: 100K, other: [{name: meal allowance, amount: 1800}]}

    stipend: valued 1,800 1,800 1,800 1,800
"""

from collections.abc import Iterator

from counteroffer.offers.case import Offer
from counteroffer.terms.sentences import say
from counteroffer.valuation.paying.further_terms import claimed_line, estimated_line, terms_of, yearly_line
from counteroffer.valuation.valuation import Form, Horizon, Line

ORDER = 10


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a stipend."""
    for id, term in terms_of(offer, horizon, "stipend"):
        amount = term.numbers.get("amount")
        if term.estimate is not None:
            yield estimated_line(id, term, term.estimate, Form.CASH, horizon)
        elif amount is None:
            yield claimed_line(id, term, say("The case states no amount a year, so it counts zero."), form=Form.CASH)
        else:
            yield yearly_line(
                id, term, [amount.number] * horizon.years, (amount,), Form.CASH,
                because="the stated amount a year", note=say("Paid in money every year, as stated."),
            )  # fmt: skip
