"""Commuting: what journeys to work cost a year, taken off; what the employer pays towards them is added.

The cost is the person's own, before tax like everything else here: that it is paid out of taxed money is not
reckoned.

Formula: a year = amount paid by the employer - cost; cost = as stated a year, or days a week x working weeks x cost
of a day.

Source: arithmetic.

Worked example:

    offer: {base: 100K, other: [{name: commuting, cost: 3K, amount: 600}]}

3,000 a year, less the 600 that the employer pays.

    commuting: valued -2,400 -2,400 -2,400 -2,400
"""

from collections.abc import Iterator

from counteroffer.offers.case import Offer, OtherTerm
from counteroffer.terms.sentences import say
from counteroffer.valuation.paying.further_terms import (
    claimed_line,
    cost_of_days,
    estimated_line,
    terms_of,
    yearly_line,
)
from counteroffer.valuation.valuation import Form, Horizon, Line

ORDER = 9


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a term of commuting."""
    for id, term in terms_of(offer, horizon, "commuting"):
        if term.estimate is not None:
            yield estimated_line(id, term, term.estimate, Form.CASH, horizon)
        else:
            yield _line(id, term, horizon)


def _line(id: str, term: OtherTerm, horizon: Horizon) -> Line:
    paid, cost, by_day = term.numbers.get("amount"), term.numbers.get("cost"), cost_of_days(term, horizon)
    spent = (cost.number, (cost,)) if cost is not None else by_day
    if paid is None and spent is None:
        return claimed_line(id, term, say("The case states no cost of it, so it counts zero."), form=Form.CASH)
    if spent is None and paid is not None:
        note, because = say("What the employer pays towards it."), "what the employer pays, a year"
        return yearly_line(id, term, [paid.number] * horizon.years, (paid,), Form.CASH, because=because, note=note)
    assert spent is not None  # one of the two is stated
    amount, origins = spent
    earned = (paid,) if paid is not None else ()
    net = sum((figure.number for figure in earned), -amount)
    note = say("What journeys to work cost you, taken off.")
    because = "less the cost of journeys to work"
    if earned:
        note = say("What the employer pays towards it, less what journeys to work cost you.")
        because = "what the employer pays, less the cost of journeys to work"
    return yearly_line(id, term, [net] * horizon.years, (*earned, *origins), Form.CASH, because=because, note=note)
