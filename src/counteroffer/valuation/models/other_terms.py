"""Further terms (leave, retirement match, remote days, allowances): named, counted only at the person's estimate."""

from collections.abc import Iterator

from counteroffer.offers.case import Offer
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import say
from counteroffer.valuation.pay import ORDINALS
from counteroffer.valuation.valuation import Horizon, Line, State

ORDER = 6


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a term; without an estimate it counts zero and says so."""
    for number, term in enumerate(offer.other, start=1):
        id, label = f"{horizon.id}.other.{number}", say("{name}", name=term.name)
        claimed = tuple(term.numbers.values())
        estimate = term.estimate
        if estimate is None:
            note = say("Real, but not turned into money here: add an estimate of your own to count it.")
            yield Line(id=id, component="other", label=label, state=State.NOT_VALUABLE, note=note, claimed=claimed)
            continue
        years = tuple(
            Figure(
                f"{id}.year_{year}",
                f"{term.name.text}, {ORDINALS[year - 1]} year",
                estimate.number,
                estimate.unit,
                "the person's own yearly estimate",
                (estimate,),
            )
            for year in range(1, horizon.years + 1)
        )
        note = say("Counted at your own estimate.")
        yield Line(id=id, component="other", label=label, state=State.VALUED, note=note, years=years, claimed=claimed)
