"""A competing offer: named only where the case holds a written or signed one whose last day has not passed."""

from counteroffer.offers.case import Alternative
from counteroffer.strategy.lever import LEVERAGE, Lever, Situation
from counteroffer.terms.sentences import say

ORDER = 11
FIRM = ("written", "signed")


def weigh(situation: Situation) -> Lever | None:
    """Usable with a firm offer of a named company; never claimed otherwise."""
    title, name = "A competing offer", "competing-offer"
    firm = next(
        (found for one in situation.position.alternatives if one.counts and is_firm(found := one.alternative)), None
    )
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
    named = firm.company or firm.name
    if firm.expires is not None:
        move = say(
            "Say that you hold a written offer from {company} and must answer it by {day}.",
            company=named,
            day=firm.expires,
        )
    else:
        move = say("Say that you hold a written offer from {company}.", company=named)
    return Lever(
        name=name, title=title, part=LEVERAGE, usable=True, why=say("The case holds it, in writing."), move=move
    )


def is_firm(alternative: Alternative) -> bool:
    """Whether an alternative may be named to the employer."""
    return alternative.kind == "offer" and alternative.evidence in FIRM
