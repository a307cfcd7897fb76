"""Base salary: the same every year, as stated; raises are not guessed."""

from collections.abc import Iterator

from counteroffer.offers.case import Offer
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import say
from counteroffer.valuation.pay import ORDINALS
from counteroffer.valuation.valuation import Horizon, Line, State

ORDER = 1


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line with the yearly base in every year."""
    base = horizon.base
    if base is None:
        return
    years = tuple(
        Figure(
            f"{horizon.id}.base.year_{number}",
            f"base salary, {ORDINALS[number - 1]} year",
            base.number,
            base.unit,
            "base salary, no raise assumed",
            (base,),
        )
        for number in range(1, horizon.years + 1)
    )
    note = say("Base salary as stated, without raises.")
    yield Line(
        id=f"{horizon.id}.base",
        component="base",
        label=say("Base salary"),
        state=State.VALUED,
        note=note,
        years=years,
        claimed=(base,),
    )
