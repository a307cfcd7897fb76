"""Results: what the person achieved, each claimed only where the case holds it, best with evidence."""

from counteroffer.strategy.lever import LEVERAGE, Lever, Situation
from counteroffer.terms.sentences import listed, say

ORDER = 13


def weigh(situation: Situation) -> Lever | None:
    """Usable where the case lists strengths."""
    title, name = "What you have achieved", "strengths"
    strengths = situation.case.candidate.strengths
    if not strengths:
        why = say("The case lists no result, so none may be claimed.")
        return Lever(
            name=name,
            title=title,
            part=LEVERAGE,
            usable=False,
            why=why,
            needs=(say("under candidate: strengths, a result and what shows it"),),
        )
    shown = [
        say("“{claim}” (shown by {evidence})", claim=one.claim, evidence=one.evidence)
        if one.evidence
        else say("“{claim}” (no evidence in the case)", claim=one.claim)
        for one in strengths
    ]
    bare = tuple(say("evidence for “{claim}”", claim=one.claim) for one in strengths if one.evidence is None)
    return Lever(
        name=name,
        title=title,
        part=LEVERAGE,
        usable=True,
        why=say("Your own words, from the case."),
        move=say("Name {results}.", results=listed(shown)),
        needs=bare,
    )
