"""Days of remote work: the journeys to work that they save, where the case states what a journey costs a day.

Only the person's own cost of a day counts; time saved is not turned into money. Without a cost the days are named
and count zero.

Formula: a year = days a week x working weeks x cost of a day.

Source: arithmetic.

Worked example:

    offer: {base: 100K, other: [{name: remote days, value: 2, cost_a_day: 15}]}

Two days in each of 46 working weeks are 92 journeys at 15.

    remote_days: valued 1,380 1,380 1,380 1,380
"""

from collections.abc import Iterator

from counteroffer.offers.case import Offer
from counteroffer.terms.sentences import say
from counteroffer.valuation.paying.further_terms import (
    claimed_line,
    cost_of_days,
    estimated_line,
    terms_of,
    yearly_line,
)
from counteroffer.valuation.valuation import Form, Horizon, Line

ORDER = 8


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a term of remote days."""
    for id, term in terms_of(offer, horizon, "remote_days"):
        saved = cost_of_days(term, horizon)
        if term.estimate is not None:
            yield estimated_line(id, term, term.estimate, Form.IN_KIND, horizon)
        elif saved is None:
            note = say(
                "Real, but no money: it counts zero. With the cost of a day's journey, what it saves is counted."
            )
            yield claimed_line(id, term, note)
        else:
            amount, origins = saved
            yield yearly_line(
                id, term, [amount] * horizon.years, origins, Form.IN_KIND,
                because="the days of a week times the working weeks of a year times the cost of a day",
                note=say("Money not spent on journeys to work, at the cost of a day that you state."),
            )  # fmt: skip
