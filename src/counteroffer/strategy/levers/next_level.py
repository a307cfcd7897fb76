"""One level up: a guide that maps levels shows what the next one is called."""

from counteroffer.library.spelling import words_of
from counteroffer.strategy.lever import ASK, Lever, Situation
from counteroffer.terms.sentences import Words, say

ORDER = 7


def weigh(situation: Situation) -> Lever | None:
    """Usable where the guide lists a level after the person's own: the level or title that the case names, else the guide's."""
    used = situation.benchmark.guide
    if used is None or situation.case.kind == "raise":
        return None
    own, case = [group[0].level for group in used.guide.level_mapping if group], situation.case
    titles = (case.level.text if case.level else "", case.role.text, used.guide.role or "")
    listed = [words_of(level) for level in own]
    position = next((listed.index(words_of(title)) for title in titles if title and words_of(title) in listed), None)
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
