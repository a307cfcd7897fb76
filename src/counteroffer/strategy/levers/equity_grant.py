"""The equity grant: asked for up to the top of a stated range; without one, as a question."""

from counteroffer.strategy.asking_again import ask_again
from counteroffer.strategy.lever import ASK, Lever, Situation
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import say
from counteroffer.valuation.pay import only_grant

ORDER = 2


def weigh(situation: Situation) -> Lever | None:
    """Usable where the offer has a grant below the top of a stated range for grants, or where none is offered but a range is stated."""
    if situation.offer is None:
        return None
    is_carry = bool(situation.offer.equity) and all(grant.kind == "carry" for grant in situation.offer.equity)
    title, name = "Carry" if is_carry else "Equity grant", "equity-grant"
    if "equity" in situation.final:
        return Lever(
            name=name,
            title=title,
            part=ASK,
            usable=False,
            why=say("They called equity final."),
            needs=(say("a sign from them that equity can move"),),
        )
    asked = situation.asked_for("equity")
    if asked is not None:
        return ask_again(situation, asked, name, title, "equity")
    stated = situation.benchmark.best("equity")
    top = stated.high if stated and stated.per == "grant" else None
    granted = _granted(situation)
    if top is None:
        if not situation.offer.equity:
            return None
        why = say("No range for grants is stated in the evidence, so there is no number to ask for.")
        return Lever(
            name=name,
            title=title,
            part=ASK,
            usable=True,
            why=why,
            move=say(
                "Ask whether the share of the carry pool can be larger, or vest earlier."
                if is_carry
                else "Ask whether the grant can be larger, or vest earlier."
            ),
        )
    if granted is None:
        why = say("The evidence states grants of up to {top}; the offer states no value of a grant.", top=top)
        return Lever(
            name=name,
            title=title,
            part=ASK,
            usable=True,
            why=why,
            move=say("Ask whether equity is part of the package."),
        )
    if granted.number >= top.number:
        why = say("The grant of {granted} is at or above the top of the range, {top}.", granted=granted, top=top)
        return Lever(name=name, title=title, part=ASK, usable=False, why=why, needs=(say("evidence of larger grants"),))
    why = say("The grant is {granted}; the evidence states grants of up to {top}.", granted=granted, top=top)
    return Lever(
        name=name,
        title=title,
        part=ASK,
        usable=True,
        why=why,
        ask=top,
        move=say("Ask for a larger grant; the stated range reaches {top}.", top=top),
    )


def _granted(situation: Situation) -> Figure | None:
    found = only_grant(situation.offer) if situation.offer else None
    return found[1] if found else None
