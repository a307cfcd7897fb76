"""A competing offer: named only where the case holds a written or signed one that is open, and where naming it pays."""

from counteroffer.offers.case import Alternative
from counteroffer.strategy.batna import firm_offer
from counteroffer.strategy.lever import LEVERAGE, Lever, Situation
from counteroffer.strategy.positioning import ground_of
from counteroffer.strategy.scale import scale_of
from counteroffer.strategy.several import Naming, weigh_naming
from counteroffer.terms.sentences import Sentence, say

ORDER = 11
NAME, TITLE = "competing-offer", "A competing offer"


def weigh(situation: Situation) -> Lever | None:
    """Usable with a firm offer of a named company, where naming it does not cost more than it brings; never claimed otherwise."""
    firm = firm_offer(situation.case, situation.today)
    if firm is None:
        why = say("The case holds no written offer that is still open, so none may be claimed.")
        needs = (say("a written offer from another employer, with its terms and its last day"),)
        return Lever(name=NAME, title=TITLE, part=LEVERAGE, usable=False, why=why, needs=needs)
    naming = _naming(situation)
    if naming is not None and not naming.pays:
        why = say(
            "The case holds it, in writing, but naming it could cost more ({risk} a year) than it could bring ({gain}).",
            risk=naming.risk, gain=naming.gain,
        )  # fmt: skip
        needs = (
            say("a refusal, or a sign that they have room: until then keep it to yourself, and deny it to nobody"),
        )
        return Lever(name=NAME, title=TITLE, part=LEVERAGE, usable=False, held=True, why=why, needs=needs)
    why = say("The case holds it, in writing.")
    return Lever(name=NAME, title=TITLE, part=LEVERAGE, usable=True, held=True, why=why, move=_move(firm))


def _naming(situation: Situation) -> Naming | None:
    """What naming it could bring and cost; None where base is not asked for."""
    case, offer, valuation = situation.case, situation.offer, situation.valuation
    if offer is None or valuation is None:
        return None
    ground = ground_of(case, scale_of(case, offer, valuation), situation.benchmark, situation.position)
    return weigh_naming(case, situation.position, ground, situation.today)


def _move(firm: Alternative) -> Sentence:
    if firm.expires is None:
        return say(
            "Say that you hold another written offer. Name neither the company nor its pay unless you are asked, and then only the company."
        )
    return say(
        "Say that you hold another written offer and must answer it by {day}. Name the company only if you are asked, its pay not at all.",
        day=firm.expires,
    )
