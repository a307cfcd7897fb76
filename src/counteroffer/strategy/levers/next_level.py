"""One level up: a guide that maps levels shows what the next one is called."""

from counteroffer.strategy.lever import ASK, Lever, Situation
from counteroffer.terms.sentences import Words, say

ORDER = 7


def weigh(situation: Situation) -> Lever | None:
    """Usable where the guide lists a level after this role's own."""
    used = situation.benchmark.guide
    if used is None or situation.case.kind == "raise":
        return None
    own = [group[0].level for group in used.guide.level_mapping if group]
    role = used.guide.role or ""
    position = next((number for number, level in enumerate(own) if level.lower() == role.lower()), None)
    if position is None or position + 1 >= len(own):
        return None
    why = say("The guide lists {next} after {own}.", next=Words(own[position + 1]), own=Words(own[position]))
    move = say("Ask which level the offer is at, and what the next one would take.")
    return Lever(
        name="next-level",
        title="The level",
        part=ASK,
        usable=True,
        why=why,
        move=move,
        needs=(say("results at the scope of that level, to ask for it outright"),),
    )
