"""Reasons that may stand in a script: the market, results, a rival offer, each only where the case holds it."""

from collections.abc import Iterator

from counteroffer.market.benchmark import FILINGS, NOTES, POSTED
from counteroffer.market.wages import POINT_NAMES
from counteroffer.offers.case import Strength
from counteroffer.offers.periods import per_period
from counteroffer.playbook.script_facts import firm, usable
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import age_notes
from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Slot, Words, listed, say

TEXTS, LETTER, PAPERS = Texts("scripts/reasons"), Texts("scripts/letter"), Texts("scripts/papers")

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


def asked_base(plan: Plan) -> Figure | None:
    """The base to ask for; None where base is not asked for."""
    return plan.position.anchor if usable(plan, "base-salary") else None


def as_paid(plan: Plan, figure: Figure) -> Figure:
    """A figure of base in the unit in which the offer states it: people paid by the hour talk about the hour."""
    base = plan.offer.base if plan.offer else None
    return per_period(plan.case, figure, base.period) if base else figure


def market_reason(plan: Plan, tone: str = "plain") -> Sentence | None:
    """The stated range for base that reaches highest, named by its kind of source and quoted as it was stated."""
    stated = plan.benchmark.of_ceiling()
    if not usable(plan, "market-range") or stated is None or stated.high is None:
        return None
    high, low = as_stated(plan, stated.high), as_stated(plan, stated.low or stated.high)
    ends: dict[str, Slot] = {"low": low, "high": high, "a_year": _a_year(plan, high)}
    if stated.source in ("posted-range", POSTED):
        return TEXTS.say("posted" if stated.low is not None else "posted-top", tone, **ends)
    if stated.source == "evidence" and stated.name is not None:
        between = TEXTS.say("at" if low.number == high.number else "between", **ends)
        return TEXTS.say("evidence", tone, source=stated.name, between=between)
    if stated.source == NOTES:
        return TEXTS.say("notes", tone, between=TEXTS.say("at" if low.number == high.number else "between", **ends))
    if stated.source == FILINGS:
        return TEXTS.say("filings", tone, **ends)
    if stated.source == "statistics" and stated.name is not None:
        return TEXTS.say("statistics", tone, occupation=stated.name, point=percentile_of(stated.high), **ends)
    where = say(" {where}", where=TEXTS.say("where", region=plan.case.region)) if plan.case.region else say("")
    return TEXTS.say("market", tone, where=where, **ends)


def percentile_of(wage: Figure) -> str:
    """Which percentile of the published wages a figure is, by the name that it was read under."""
    found = (name for name in POINT_NAMES.values() if wage.name.startswith(f"{name} "))
    return next(found, TEXTS.plain("percentile"))


def as_stated(plan: Plan, figure: Figure) -> Figure:
    """A source's figure as the source states it: in the person's unit of pay only where it was stated in it."""
    paid = as_paid(plan, figure)
    return paid if paid in figure.origins else figure


def _a_year(plan: Plan, figure: Figure) -> Sentence:
    """That a figure is a year's, where the person is paid by another period; the figure then stands beside others of that."""
    base = plan.offer.base if plan.offer else None
    is_other = base is not None and base.period != "year" and "/" not in figure.unit
    return say(" {words}", words=TEXTS.say("a-year")) if is_other else say("")


def result_reason(plan: Plan, tone: str = "plain") -> Sentence | None:
    """The person's first result, in their own words; one with evidence stands before one without."""
    best = best_result(plan)
    if best is None:
        return None
    claim, stop = _from_small(best.claim), "" if best.claim.text.endswith(".") else "."
    if _first_word(best.claim) in ("i", "i've"):
        return TEXTS.say("result-whole", tone, claim=best.claim, stop=stop)
    if _is_done(best.claim):
        return TEXTS.say("result", tone, claim=claim, stop=stop)
    return TEXTS.say("result-named", tone, claim=claim, stop=stop)


def best_result(plan: Plan) -> Strength | None:
    """The first result with evidence, else the first one."""
    strengths = plan.case.candidate.strengths
    return next((one for one in strengths if one.evidence), strengths[0] if strengths else None)


def second_result(plan: Plan, tone: str = "plain") -> Sentence | None:
    """Another result that has evidence and reads on from "I"."""
    best = best_result(plan)
    for one in plan.case.candidate.strengths:
        if one is not best and one.evidence and _is_done(one.claim):
            stop = "" if one.claim.text.endswith(".") else "."
            return TEXTS.say("second-result", tone, claim=_from_small(one.claim), stop=stop)
    return None


def shown_reason(plan: Plan, tone: str = "plain") -> Sentence | None:
    """That the result can be shown, where the case names what shows it."""
    best = best_result(plan)
    return TEXTS.say("shown", tone) if best is not None and best.evidence is not None else None


def rival_reason(plan: Plan, tone: str = "plain") -> Sentence | None:
    """Another offer in writing, with its last day: neither its company nor its pay, which may be the walk-away."""
    rival = firm(plan)
    if rival is None:
        return None
    return TEXTS.say("rival", tone) if rival.expires is None else TEXTS.say("rival-by", tone, day=rival.expires)


def left_behind_reason(tone: str = "plain") -> Sentence:
    """That leaving costs pay that would still come; for a case that holds it (facts.leaves_pay_behind)."""
    return TEXTS.say("left-behind", tone)


def reasons(plan: Plan, tone: str = "plain", *, for_base: bool = True) -> Iterator[Sentence]:
    """All reasons that this case can give; the range for base only where base is what is asked for."""
    found = (
        market_reason(plan, tone) if for_base else None, result_reason(plan, tone), second_result(plan, tone),
        shown_reason(plan, tone), rival_reason(plan, tone),
    )  # fmt: skip
    yield from (reason for reason in found if reason is not None)


def signed(plan: Plan, text: list[Sentence], tone: str = "plain") -> tuple[Sentence, ...]:
    """A letter with its closing; the name only where the case has it."""
    closing, name = LETTER.say("closing", tone), plan.case.candidate.name
    return (*text, say("{closing},", closing=closing), say("{name}", name=name)) if name else (*text, closing)


def greeting(tone: str = "plain") -> Sentence:
    """How a letter begins."""
    return LETTER.say("greeting", tone)


def to_sign(plan: Plan) -> tuple[Sentence, ...]:
    """What to settle before sending, where the case has no name to sign with."""
    return () if plan.case.candidate.name else (LETTER.say("sign"),)


def papers(plan: Plan) -> tuple[Sentence, ...]:
    """What to have at hand before making the claims of an ask."""
    found = []
    if usable(plan, "market-range") and asked_base(plan) is not None:
        found.append(PAPERS.say("range"))
        found.extend(PAPERS.say("aged", note=note) for note in age_notes(plan))
    if usable(plan, "competing-offer"):
        found.append(PAPERS.say("rival"))
    bare = [one for one in plan.case.candidate.strengths if one.evidence is None]
    if bare:
        claims = listed([PAPERS.say("claim", claim=one.claim) for one in bare])
        found.append(PAPERS.say("results", claims=claims))
    return tuple(found)


def _first_word(claim: Words) -> str:
    return claim.text.split()[0].lower() if claim.text.split() else ""


def _is_done(claim: Words) -> bool:
    """Whether a claim begins with something that the person did: it then reads on from "I"."""
    first = _first_word(claim)
    return first in DONE and not claim.text.lower().startswith(f"{first} by ")


def _from_small(words: Words) -> Words:
    """The words with a small first letter, as they stand inside a sentence; names and abbreviations keep theirs."""
    first = words.text.split()[0] if words.text.split() else ""
    if not first.istitle() or first.lower() not in DONE:
        return words
    return Words(words.text[0].lower() + words.text[1:], words.span)
