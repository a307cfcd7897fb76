"""More time: a deadline can usually be moved once, asked for early and with a reason."""

from counteroffer.strategy.lever import ASK, Lever, Situation
from counteroffer.terms.sentences import say

ORDER = 6


def weigh(situation: Situation) -> Lever | None:
    """Usable where the offer has a last day."""
    offer = situation.offer
    if offer is None or situation.case.kind == "raise":
        return None
    title, name = "More time", "more-time"
    if offer.expires is None:
        return Lever(
            name=name,
            title=title,
            part=ASK,
            usable=True,
            why=say("The case names no last day."),
            move=say("Ask by which day they need your answer."),
        )
    if offer.expires.day < situation.today:
        why = say("The last day was {day}.", day=offer.expires)
        return Lever(
            name=name,
            title=title,
            part=ASK,
            usable=True,
            why=why,
            move=say("Ask first whether the offer still stands, and until when."),
        )
    why = say("The last day is {day}.", day=offer.expires)
    return Lever(
        name=name,
        title=title,
        part=ASK,
        usable=True,
        why=why,
        move=say("Ask for more time early, with a reason, if you need it."),
    )
