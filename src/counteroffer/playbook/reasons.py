"""Reasons that may stand in a script: the market, results, a rival offer, each only where the case holds it."""

from collections.abc import Iterator

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


def market_reason(plan: Plan) -> Sentence | None:
    """The stated range for base, named by its kind of source."""
    stated = plan.benchmark.best("base")
    if not usable(plan, "market-range") or stated is None or stated.high is None:
        return None
    low = stated.low or stated.high
    where = say(" in {region}", region=plan.case.region) if plan.case.region else say("")
    if stated.source == "posted-range":
        return say("The range posted for this role goes from {low} to {high}.", low=low, high=stated.high)
    if low.number == stated.high.number:
        return say("The market figure that I have for this role{where} is {high}.", where=where, high=stated.high)
    return say(
        "The market range that I have for this role{where} goes from {low} to {high}.",
        where=where,
        low=low,
        high=stated.high,
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


def rival_reason(plan: Plan, opening: str = "I also hold") -> Sentence | None:
    """A competing offer in writing, with its last day; its base only where it is higher than this one."""
    if not usable(plan, "competing-offer"):
        return None
    firm = next(
        one.alternative
        for one in plan.position.alternatives
        if one.counts and one.alternative.evidence in ("written", "signed") and one.alternative.kind == "offer"
    )
    company = firm.company or firm.name
    said = say("{opening} a written offer from {company}", opening=opening, company=company)
    theirs = firm.offer.base.stated if firm.offer and firm.offer.base and firm.offer.base.period == "year" else None
    ours = plan.position.offer_base
    if theirs is not None and ours is not None and theirs.number > ours.number:
        said = say("{said} at a base salary of {base}", said=said, base=theirs)
    if firm.expires is not None:
        return say("{said}, which I have to answer by {day}.", said=said, day=firm.expires)
    return say("{said}.", said=said)


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
        asks.append(say("the equity grant"))
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
