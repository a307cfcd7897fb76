"""The yearly bonus: target times the share of it that is assumed to be paid; a guaranteed bonus counts in full."""

from collections.abc import Iterator

from counteroffer.offers.case import Offer
from counteroffer.offers.periods import whole
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.sentences import say
from counteroffer.valuation.assumptions import BONUS_PAYOUT, DISCRETIONARY_PAYOUT
from counteroffer.valuation.pay import ORDINALS
from counteroffer.valuation.valuation import Horizon, Line, State

ORDER = 2
NOTES = {
    "target": "Counted at target; what was really paid in past years is the question to ask.",
    "guaranteed": "Guaranteed, so it counts in full.",
    "discretionary": "Discretionary: nothing obliges the employer to pay it. Counted at target until the case says otherwise.",
}


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line with the bonus in every year; not valued where it is a share of a base that is not stated."""
    bonus, base = offer.bonus, horizon.base
    if bonus is None:
        return
    id, label = f"{horizon.id}.bonus", say("Bonus ({kind})", kind=bonus.kind)
    if bonus.target.unit == SHARE and base is None:
        note = say("A share of a base salary that the case does not state, so it counts zero.")
        yield Line(id=id, component="bonus", label=label, state=State.NOT_VALUABLE, note=note, claimed=(bonus.target,))
        return
    origins: list[Figure] = [bonus.target]
    amount = bonus.target.number
    if bonus.target.unit == SHARE and base is not None:
        origins.append(base)
        amount *= base.number
    if bonus.kind != "guaranteed":
        assumption = BONUS_PAYOUT if bonus.kind == "target" else DISCRETIONARY_PAYOUT
        paid = horizon.case.assumption(assumption, "share of the bonus that is paid")
        origins.append(paid)
        amount *= paid.number
    because = (
        "target bonus"
        + (" times base salary" if bonus.target.unit == SHARE else "")
        + ("" if bonus.kind == "guaranteed" else " times the share paid")
    )
    years = tuple(
        Figure(
            f"{id}.year_{number}",
            f"bonus, {ORDINALS[number - 1]} year",
            whole(amount),
            offer.currency,
            because,
            tuple(origins),
        )
        for number in range(1, horizon.years + 1)
    )
    yield Line(
        id=id,
        component="bonus",
        label=label,
        state=State.VALUED,
        note=say(NOTES[bonus.kind]),
        years=years,
        claimed=(bonus.target,),
    )
