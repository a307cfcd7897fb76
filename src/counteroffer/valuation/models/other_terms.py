"""Further terms that no model knows: named, counted only at the person's own yearly estimate, never dropped.

Formula: a year = the person's estimate; without one: not counted.

Source: the person's own estimate.

Worked example:

    offer: {base: 100K, other: [{name: gym, estimate: 600}, {name: company flat}]}

    other.1: valued 600 600 600 600
    other.2: not_valuable
"""

from collections.abc import Iterator

from counteroffer.offers.case import Offer
from counteroffer.terms.sentences import say
from counteroffer.valuation.paying.further_terms import claimed_line, estimated_line
from counteroffer.valuation.valuation import Form, Horizon, Line, State

ORDER = 12


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a term; without an estimate it counts zero and says so."""
    for number, term in enumerate(offer.other, start=1):
        id = f"{horizon.id}.other.{number}"
        if term.kind != "other":
            continue
        if term.estimate is not None:
            yield estimated_line(id, term, term.estimate, Form.IN_KIND, horizon)
        else:
            note = say("Real, but not turned into money here: add an estimate of your own to count it.")
            yield claimed_line(id, term, note, state=State.NOT_VALUABLE)
