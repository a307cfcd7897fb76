"""A competing offer: named only where the case holds a written or signed one whose last day has not passed."""

from counteroffer.strategy.batna import firm_offer
from counteroffer.strategy.lever import LEVERAGE, Lever, Situation
from counteroffer.terms.sentences import say

ORDER = 11


def weigh(situation: Situation) -> Lever | None:
    """Usable with a firm offer of a named company; never claimed otherwise."""
    title, name = "A competing offer", "competing-offer"
    firm = firm_offer(situation.case, situation.today)
    if firm is None:
        why = say("The case holds no written offer that is still open, so none may be claimed.")
        return Lever(
            name=name,
            title=title,
            part=LEVERAGE,
            usable=False,
            why=why,
            needs=(say("a written offer from another employer, with its terms and its last day"),),
        )
    move = say(
        "Say that you hold another written offer. Name neither the company nor its pay unless you are asked, and then only the company."
    )
    if firm.expires is not None:
        move = say(
            "Say that you hold another written offer and must answer it by {day}. Name the company only if you are asked, its pay not at all.",
            day=firm.expires,
        )
    return Lever(
        name=name, title=title, part=LEVERAGE, usable=True, why=say("The case holds it, in writing."), move=move
    )
