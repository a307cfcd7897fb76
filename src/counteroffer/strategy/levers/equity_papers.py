"""The papers behind private equity: without them nobody can say what a grant is worth."""

from counteroffer.strategy.lever import ASK, Lever, Situation
from counteroffer.terms.sentences import Sentence, listed, say
from counteroffer.valuation.valuation import State

ORDER = 5


def weigh(situation: Situation) -> Lever | None:
    """Usable where a grant in the offer cannot be valued."""
    offer, valuation = situation.offer, situation.valuation
    if offer is None or valuation is None:
        return None
    if not any(line.component == "equity" and line.state is not State.VALUED for line in valuation.lines):
        return None
    missing: list[Sentence] = []
    for grant in offer.equity:
        if grant.kind == "carry":
            missing.extend([say("the carry plan"), say("the fund's vesting terms")])
        elif grant.kind == "options":
            stated = (
                (grant.strike, "the strike price"),
                (grant.fmv_409a, "the latest 409A value"),
                (grant.fully_diluted, "the fully diluted share count"),
                (grant.preferred, "the last preferred price"),
                (grant.window, "the exercise window after leaving"),
            )
            missing.extend(say(words) for figure, words in stated if figure is None)
        elif not grant.listed:
            missing.append(say("the grant agreement, and when the shares can be sold"))
    move = (
        say("Ask for {papers}, in writing.", papers=listed(missing))
        if missing
        else say("Ask for the grant agreement and the plan, in writing.")
    )
    return Lever(
        name="equity-papers",
        title="The papers behind the equity",
        part=ASK,
        usable=True,
        why=say("The grant counts zero until it can be valued."),
        move=move,
    )
