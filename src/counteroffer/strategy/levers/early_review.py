"""An early pay review: costs nothing today and keeps the question open where base cannot move."""

from counteroffer.strategy.asking_again import ask_again
from counteroffer.strategy.lever import ASK, Lever, Situation
from counteroffer.terms.sentences import say

ORDER = 8


def weigh(situation: Situation) -> Lever | None:
    """Usable in every offer, as the last thing to ask for."""
    if situation.offer is None:
        return None
    asked = situation.asked_for("early_review")
    if asked is not None:
        return ask_again(situation, asked, "early-review", "An early review", "early_review")
    move = say("Ask for a pay review after half a year, with its measure, in writing.")
    return Lever(
        name="early-review",
        title="An early review",
        part=ASK,
        usable=True,
        why=say("Where base cannot move now, a date on which it can is worth having."),
        move=move,
    )
