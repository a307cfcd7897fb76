"""Must-haves and wishes: the terms without which there is no deal, then the swaps that the person would make."""

from counteroffer.strategy.lever import ASK, Lever, Situation
from counteroffer.terms.sentences import Words, join, listed, say

ORDER = 4


def weigh(situation: Situation) -> Lever | None:
    """Usable where a must-have is not shown, or where the case names something to gain."""
    position = situation.position
    if position.unmet:
        why = join(list(position.unmet))
        return Lever(
            name="must-haves",
            title="Must-haves",
            part=ASK,
            usable=True,
            why=why,
            move=say("Settle them in writing before anything else."),
        )
    wished = list(dict.fromkeys(name for swap in situation.case.priorities for name in swap.gain))
    if not wished:
        return None
    names = listed([say("{name}", name=Words(name.replace("_", " "))) for name in wished])
    why = say("Your swaps name {names}.", names=names)
    return Lever(
        name="wishes",
        title="Terms you care about",
        part=ASK,
        usable=True,
        why=why,
        move=say("Ask about {names}, after pay.", names=names),
    )
