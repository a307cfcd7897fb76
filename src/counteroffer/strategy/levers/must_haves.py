"""Must-haves and wishes: the terms without which there is no deal, then the swaps that the person would make."""

from collections.abc import Iterable

from counteroffer.strategy.asked_terms import MET, STANDING, TermAsked
from counteroffer.strategy.lever import ASK, Lever, Situation
from counteroffer.strategy.preferences import term_of, title_of
from counteroffer.terms.sentences import Sentence, join, listed, say

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
    names = _names(wished)
    asked = {name: found for name in wished if (found := situation.asked_for(term_of(name))) is not None}
    open_ones = [name for name in wished if name not in asked]
    if not open_ones:
        return _all_asked(asked)
    why = say("Your swaps name {names}.", names=names)
    return Lever(
        name="wishes",
        title="Terms you care about",
        part=ASK,
        usable=True,
        why=why,
        move=say("Ask about {names}, after pay.", names=_names(open_ones)),
    )


def _all_asked(asked: dict[str, TermAsked]) -> Lever:
    """The lever once every wish has been asked for: what is refused or waits is not asked for again."""
    kinds = {MET: "They have met {names}.", STANDING: "They have not answered yet on {names}."}
    told = []
    for state, text in (*kinds.items(), ("", "You asked about {names}, and they have not moved it so far.")):
        named = [name for name, one in asked.items() if (one.state if one.state in kinds else "") == state]
        if named:
            told.append(say(text, names=_names(named)))
    return Lever(
        name="wishes", title="Terms you care about", part=ASK, usable=False, why=join(told),
        needs=(say("a sign from them that these can move"),),
    )  # fmt: skip


def _names(names: Iterable[str]) -> Sentence:
    return listed([say("{name}", name=title_of(term_of(name))) for name in names])
