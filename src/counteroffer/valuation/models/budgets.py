"""Budgets in kind (education, conferences, compute, equipment): named, and by default not counted.

A budget is spent on the work, and nobody can pay rent with it. The assumption `budgets_counted` is the share of it
that the person would have spent of their own money anyway.

Formula: a year = the stated amount a year x the share counted.

Source: arithmetic.

Worked example:

    offer: {base: 100K, other: [{name: conference budget, amount: 5K}]}

    budget: claimed
"""

from collections.abc import Iterator

from counteroffer.offers.case import Offer, OtherTerm
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import say
from counteroffer.valuation.assumptions import BUDGETS_COUNTED
from counteroffer.valuation.paying.further_terms import claimed_line, estimated_line, terms_of, yearly_line
from counteroffer.valuation.valuation import Form, Horizon, Line

ORDER = 11


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a budget."""
    for id, term in terms_of(offer, horizon, "budget"):
        amount = term.numbers.get("amount")
        if term.estimate is not None:
            yield estimated_line(id, term, term.estimate, Form.IN_KIND, horizon)
        elif amount is None:
            yield claimed_line(id, term, say("The case states no amount a year, so it counts zero."))
        else:
            yield _line(id, term, amount, horizon)


def _line(id: str, term: OtherTerm, amount: Figure, horizon: Horizon) -> Line:
    counted = horizon.case.assumption(BUDGETS_COUNTED, "share counted of budgets in kind")
    if not counted.number:
        note = say("No money in hand, so it counts zero; counted in full it is {amount} a year.", amount=amount)
        return claimed_line(id, term, note)
    return yearly_line(
        id, term, [amount.number * counted.number] * horizon.years, (amount, counted), Form.IN_KIND,
        because="the stated amount a year times the share counted",
        note=say("Counted at {share}, as you say; it is no money in hand.", share=counted),
    )  # fmt: skip
