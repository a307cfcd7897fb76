"""Base salary: asked for while the evidence reaches above the offer and nobody called it final."""

from counteroffer.strategy.lever import ASK, Lever, Situation
from counteroffer.terms.sentences import say

ORDER = 1


def weigh(situation: Situation) -> Lever | None:
    """Usable where the position has an ask on base."""
    position = situation.position
    title, name = "Base salary", "base-salary"
    if position.offer_base is None:
        return Lever(
            name=name,
            title=title,
            part=ASK,
            usable=False,
            why=say("No base has been offered yet."),
            needs=(say("the base salary offered"),),
        )
    if "base" in situation.final:
        why = say("They called base final; reopen it only if they do.")
        return Lever(
            name=name, title=title, part=ASK, usable=False, why=why, needs=(say("a sign from them that base can move"),)
        )
    if position.ceiling is None:
        why = say("Nothing in the case shows what they could pay, so there is no number to ask for.")
        return Lever(
            name=name, title=title, part=ASK, usable=True, why=why, move=say("Ask whether there is flexibility on base."),
            needs=(say("for a number: a posted range or a survey figure under market:"),),
        )  # fmt: skip
    if position.anchor is None or position.verdict in ("leave", "accept"):
        why = say(
            "The offer stands at {base}, the evidence reaches {ceiling}: more base is not worth asking for.",
            base=position.offer_base,
            ceiling=position.ceiling,
        )
        return Lever(
            name=name, title=title, part=ASK, usable=False, why=why, needs=(say("evidence of a higher range"),)
        )
    why = say(
        "The offer stands at {base}, the evidence reaches {ceiling}.",
        base=position.offer_base,
        ceiling=position.ceiling,
    )
    return Lever(
        name=name,
        title=title,
        part=ASK,
        usable=True,
        why=why,
        ask=position.anchor,
        move=say("Ask for {anchor}.", anchor=position.anchor),
    )
