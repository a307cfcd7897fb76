"""Relocation pay: a lump sum counts in the year in which it is paid; a reimbursement of receipts is no income.

A lump sum is paid, and paid back on leaving early, like a sign-on bonus. What only pays receipts back leaves nothing
to keep, so it is claimed and counts zero.

Formula: year y = the instalments paid in months 12 (y - 1) + 1 to 12 y; reimbursed: none.

Source: arithmetic.

Worked example:

    offer: {base: 100K, relocation: {amount: 8K, paid: [first-pay, after 12 months]}}

Two equal parts, the second in month 13.

    relocation: valued 4,000 4,000 0 0
"""

from collections.abc import Iterator

from counteroffer.offers.case import Offer
from counteroffer.terms.sentences import join, say
from counteroffer.valuation.paying.one_time_pay import clawback_words, one_time_line
from counteroffer.valuation.valuation import Form, Horizon, Line, State

ORDER = 3


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line: the instalments by year, or the claim where receipts are reimbursed."""
    pay = offer.relocation
    if pay is None:
        return
    if not pay.reimbursed:
        yield one_time_line(pay, "relocation", "Relocation", "relocation pay", offer.currency, horizon)
        return
    why = say("It pays receipts back, so nothing of it is left over; it counts zero.")
    yield Line(
        id=f"{horizon.id}.relocation", component="relocation", label=say("Relocation, reimbursed"),
        state=State.CLAIMED, note=join([why, *clawback_words(pay.clawback)]), claimed=(pay.amount,),
        form=Form.IN_KIND, clawback=pay.clawback,
    )  # fmt: skip
