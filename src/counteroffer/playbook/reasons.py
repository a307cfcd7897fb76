"""Reasons that may stand in a script: the market, results, a rival offer, each only where the case holds it."""

from collections.abc import Iterator

from counteroffer.offers.periods import per_period
from counteroffer.strategy.batna import firm_offer
from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words, say

# Verbs that can only be something the person did: a claim that begins with one reads on from "I". Others stay out,
# because "promoted twice", "certified", "named inventor" or "speed doubled" would say something else behind an "I".
DONE = frozenset([
    "automated", "began", "bought", "brought", "built", "caught", "chose", "closed", "coached", "created", "cut", "debugged", "delivered",
    "designed", "developed", "did", "doubled", "drew", "drove", "eliminated", "fixed", "founded", "gave", "grew", "halved", "helped", "hired",
    "implemented", "improved", "increased", "introduced", "invented", "kept", "launched", "led", "lowered", "made", "maintained", "managed",
    "mentored", "met", "migrated", "moved", "negotiated", "opened", "optimised", "optimized", "organised", "organized", "planned", "raised",
    "ran", "rebuilt", "redesigned", "reduced", "replaced", "resolved", "rewrote", "saved", "scaled", "shipped", "shortened", "shrank",
    "simplified", "sold", "solved", "started", "taught", "tested", "took", "trained", "translated", "tripled", "won", "wrote",
])  # fmt: skip


def usable(plan: Plan, name: str) -> bool:
    """Whether a lever may be used in this case."""
    lever = plan.lever(name)
    return lever is not None and lever.usable


def asked_base(plan: Plan) -> Figure | None:
    """The base to ask for; None where base is not asked for."""
    return plan.position.anchor if usable(plan, "base-salary") else None


def as_paid(plan: Plan, figure: Figure) -> Figure:
    """A figure of base in the unit in which the offer states it: people paid by the hour talk about the hour."""
    base = plan.offer.base if plan.offer else None
    return per_period(plan.case, figure, base.period) if base else figure


def market_reason(plan: Plan) -> Sentence | None:
    """The stated range for base that reaches highest, named by its kind of source."""
    stated = plan.benchmark.of_ceiling()
    if not usable(plan, "market-range") or stated is None or stated.high is None:
        return None
    high, low = as_paid(plan, stated.high), as_paid(plan, stated.low or stated.high)
    where = say(" in {region}", region=plan.case.region) if plan.case.region else say("")
    if stated.source == "posted-range" and stated.low is not None:
        return say("The range posted for this role goes from {low} to {high}.", low=low, high=high)
    if stated.source == "posted-range":
        return say("The range posted for this role goes up to {high}.", high=high)
    if stated.source == "evidence" and stated.name is not None:
        between = (
            say("{high}", high=high)
            if low.number == high.number
            else say("between {low} and {high}", low=low, high=high)
        )
        return say("According to my source, {source}, this role pays {between}.", source=stated.name, between=between)
    if stated.source == "statistics" and stated.name is not None:
        return say(
            "Published US wage statistics for this work ({occupation}) show base pay of {high} and more.",
            occupation=stated.name, high=high,
        )  # fmt: skip
    return say(
        "The market figures that I have for this role{where} go from {low} to {high}.", where=where, low=low, high=high
    )


def result_reason(plan: Plan) -> Sentence | None:
    """The person's first result, in their own words; one with evidence stands before one without."""
    strengths = plan.case.candidate.strengths
    if not strengths:
        return None
    best = next((one for one in strengths if one.evidence), strengths[0])
    claim = _from_small(best.claim)
    stop = "" if best.claim.text.endswith(".") else "."
    first = best.claim.text.split()[0].lower() if best.claim.text.split() else ""
    if first in ("i", "i've"):
        return say("{claim}{stop}", claim=best.claim, stop=stop)
    if first in DONE and not claim.text.lower().startswith(f"{first} by "):
        return say("I {claim}{stop}", claim=claim, stop=stop)
    return say("One thing that I would point to: {claim}{stop}", claim=claim, stop=stop)


def _from_small(words: Words) -> Words:
    """The words with a small first letter, as they stand inside a sentence; names and abbreviations keep theirs."""
    first = words.text.split()[0] if words.text.split() else ""
    if not first.istitle() or first.lower() not in DONE:
        return words
    return Words(words.text[0].lower() + words.text[1:], words.span)


def rival_reason(plan: Plan) -> Sentence | None:
    """Another offer in writing, with its last day: neither its company nor its pay, which may be the walk-away."""
    firm = firm_offer(plan.case, plan.today) if usable(plan, "competing-offer") else None
    if firm is None:
        return None
    if firm.expires is not None:
        return say("I also hold another written offer, which I have to answer by {day}.", day=firm.expires)
    return say("I also hold another written offer.")


def reasons(plan: Plan, *, for_base: bool = True) -> Iterator[Sentence]:
    """All reasons that this case can give; the range for base only where base is what is asked for."""
    for reason in (market_reason(plan) if for_base else None, result_reason(plan), rival_reason(plan)):
        if reason is not None:
            yield reason


def has_sign_on(plan: Plan) -> bool:
    """Whether the offer holds a sign-on bonus already."""
    return plan.offer is not None and plan.offer.sign_on is not None


def other_asks(plan: Plan) -> list[Sentence]:
    """What to ask for beside base, with a number where the evidence gives one."""
    asks = []
    equity, sign_on = plan.lever("equity-grant"), plan.lever("sign-on-bonus")
    if equity is not None and equity.usable:
        asks.append(say("the carry" if equity.title == "Carry" else "the equity grant"))
    if sign_on is not None and sign_on.usable:
        asks.append(say("a larger sign-on bonus" if has_sign_on(plan) else "a sign-on bonus"))
    return asks


def signature(plan: Plan) -> Sentence | None:
    """The person's name, where the case has it."""
    name = plan.case.candidate.name
    return say("{name}", name=name) if name else None


def signed(plan: Plan, text: list[Sentence], closing: str = "Kind regards") -> tuple[Sentence, ...]:
    """A letter with its closing; the name only where the case has it."""
    name = signature(plan)
    return (*text, say(closing + ","), name) if name else (*text, say(closing))


def to_sign(plan: Plan) -> tuple[Sentence, ...]:
    """What to settle before sending, where the case has no name to sign with."""
    return () if plan.case.candidate.name else (say("Sign with your name; the case holds none under candidate: name."),)
