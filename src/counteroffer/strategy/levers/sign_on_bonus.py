"""The sign-on bonus: one-time pay that does not raise the band, so it often moves where base cannot."""

from decimal import Decimal

from counteroffer.strategy.asking import round_down
from counteroffer.strategy.asking_again import ask_again
from counteroffer.strategy.lever import ASK, Lever, Situation
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import say

ORDER = 3


def weigh(situation: Situation) -> Lever | None:
    """Usable in an offer; its number is a stated range's top, else the base that a target would add in one year."""
    if situation.offer is None or situation.case.kind == "raise":
        return None
    title, name = "Sign-on bonus", "sign-on-bonus"
    if "sign_on" in situation.final:
        return Lever(
            name=name,
            title=title,
            part=ASK,
            usable=False,
            why=say("They called the sign-on bonus final."),
            needs=(say("a sign from them that it can move"),),
        )
    offered = situation.offer.sign_on.amount if situation.offer.sign_on else None
    asked = situation.asked_for("sign_on")
    if asked is not None:
        return ask_again(situation, asked, name, title, "sign_on")
    stated = situation.benchmark.best("sign_on")
    top = stated.high if stated else None
    if top is not None and (offered is None or offered.number < top.number):
        why = say("The evidence states sign-on bonuses of up to {top}.", top=top)
        return Lever(
            name=name,
            title=title,
            part=ASK,
            usable=True,
            why=why,
            ask=top,
            move=say("Ask for a sign-on bonus; the stated range reaches {top}.", top=top),
        )
    bridge = _bridge(situation, offered)
    if bridge is not None:
        why = say("What the first ask would add in its first year can be paid once instead.")
        move = say("If base stays where it is, ask for {amount} once, on signing.", amount=bridge)
        return Lever(name=name, title=title, part=ASK, usable=True, why=why, ask=bridge, move=move)
    why = say("No figure for it stands in the evidence, so there is no number to ask for.")
    question = "Ask whether a sign-on bonus is possible."
    if offered is not None:
        why = say("No figure above the one offered stands in the evidence, so there is no number to ask for.")
        question = "Ask whether the sign-on bonus can be larger."
    return Lever(name=name, title=title, part=ASK, usable=True, why=why, move=say(question))


def _bridge(situation: Situation, offered: Figure | None) -> Figure | None:
    """What the target on base would add in the first year, on top of the sign-on bonus already offered."""
    position = situation.position
    if position.anchor is None or position.offer_base is None or "base" in situation.final:
        return None
    already = offered.number if offered else Decimal(0)
    amount = round_down(position.anchor.number - position.offer_base.number + already)
    if amount <= already:
        return None
    origins = (position.anchor, position.offer_base, *((offered,) if offered else ()))
    because = (
        "the first ask less the base offered, once"
        + (", added to the sign-on bonus offered" if offered else "")
        + ", rounded down"
    )
    return Figure(
        "levers.sign_on.bridge",
        "sign-on bonus in place of base",
        amount,
        position.anchor.unit,
        because,
        origins,
    )
