"""The market: a stated range whose top lies above the offer, named with its source and day."""

from counteroffer.strategy.lever import LEVERAGE, Lever, Situation
from counteroffer.terms.sentences import say

ORDER = 12


def weigh(situation: Situation) -> Lever | None:
    """Usable where evidence for base reaches above the offer."""
    title, name = "The market range", "market-range"
    stated, base = situation.benchmark.of_ceiling(), situation.position.offer_base
    if stated is None or stated.high is None:
        why = say("Neither a guide nor the case states a range for base here.")
        return Lever(
            name=name,
            title=title,
            part=LEVERAGE,
            usable=False,
            why=why,
            needs=(say("a posted range, or a survey figure with its source and day"),),
        )
    if base is not None and stated.high.number <= base.number:
        why = say("The offer stands at or above it ({source}).", source=stated.said_by)
        return Lever(
            name=name, title=title, part=LEVERAGE, usable=False, why=why, needs=(say("evidence of higher pay"),)
        )
    low = stated.low or stated.high
    move = say("Point to the range of {low} to {high} ({source}).", low=low, high=stated.high, source=stated.said_by)
    if low.number == stated.high.number:
        move = say("Point to the figure of {high} ({source}).", high=stated.high, source=stated.said_by)
    return Lever(
        name=name,
        title=title,
        part=LEVERAGE,
        usable=True,
        why=say("It reaches above the base on the table and has a source." if base is not None else "It has a source."),
        move=move,
    )
