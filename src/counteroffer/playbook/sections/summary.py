"""Summary: the verdict, the few numbers that matter, and the next step."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Block, Bullets, KeyNumbers, Notice, Section
from counteroffer.playbook.reasons import asked_base
from counteroffer.playbook.wording import has_expired, is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, join, listed, say

ORDER = 1
TONES = {"ask": "good", "accept": "good", "leave": "stop", "cannot-say": "care"}


def write(plan: Plan) -> Section:
    """Always written."""
    blocks: list[Block] = [Notice(TONES[plan.position.verdict], join([_verdict(plan), *plan.position.reasons]))]
    if has_expired(plan) and plan.offer and plan.offer.expires:
        late = say(
            "The last day to answer was {day}. Ask at once whether the offer still stands; nothing below holds before you know.",
            day=plan.offer.expires,
        )
        blocks.append(Notice("stop", late))
    blocks.append(KeyNumbers(tuple(_numbers(plan))))
    blocks.append(Bullets(tuple(_points(plan))))
    return Section("summary", "Summary", tuple(blocks))


def _verdict(plan: Plan) -> Sentence:
    position, thing = plan.position, "raise" if is_raise(plan) else "offer"
    if position.verdict == "leave":
        if is_raise(plan):
            return say("Verdict: take the alternative, unless they come up.")
        return say("Verdict: leave this offer, unless it improves.")
    if position.verdict == "accept":
        return say("Verdict: accept it as it is." if not is_raise(plan) else "Verdict: do not ask for more base now.")
    if position.verdict == "cannot-say":
        return say("Verdict: cannot say yet.")
    base = plan.lever("base-salary")
    if base is not None and base.usable and position.anchor is not None:
        return say("Verdict: ask. Open at {anchor} base salary.", anchor=position.anchor)
    if position.anchor is None and position.ceiling is None:
        return say("Verdict: ask, without a number for now.")
    return say("Verdict: ask, but not for more base: improve the rest of this {thing}.", thing=thing)


def _numbers(plan: Plan) -> Iterator[tuple[str, Figure | Sentence]]:
    position = plan.position
    none = say("not known")
    yield ("Paid now" if is_raise(plan) else "Offered") + ", base", position.offer_base or say("not stated")
    asked = asked_base(plan)
    yield "Open at", asked or say("no number")
    yield "Target", position.aspiration if asked and position.aspiration else say("no number")
    walk = position.reservation
    if walk is not None and walk.base is not None and position.verdict != "leave":
        yield "Walk away below, base", walk.base
    yield "Walk away below, a year", walk.worth if walk else none
    yield "Worth a year, as it stands", position.offer_worth or none


def _points(plan: Plan) -> Iterator[Sentence]:
    below = plan.position.below_reservation_by
    if below is not None and plan.position.verdict != "leave":
        yield say("As it stands, do not accept: it is worth {below} a year less than your walk-away.", below=below)
    yield _market(plan)
    usable = [lever for lever in plan.levers if lever.part == "leverage" and lever.usable]
    if usable:
        yield say(
            "You can point to {leverage}.",
            leverage=listed([say(lever.title[0].lower() + lever.title[1:]) for lever in usable]),
        )
    else:
        yield say(
            "The case holds no leverage yet: no competing offer in writing, no range above the offer, no result of yours."
        )
    if (
        plan.position.expected_gain is not None
        and asked_base(plan) is not None
        and plan.position.expected_gain.number > 0
    ):
        yield say("Asking is worth {gain} a year on average, its risk included.", gain=plan.position.expected_gain)
    if plan.position.gap_to_reservation is not None:
        yield say("What is missing is {gap} a year, in base, equity or sign-on.", gap=plan.position.gap_to_reservation)
    for unmet in plan.position.unmet:
        yield say("Must-have not shown: {words}", words=unmet)
    if plan.timeline:
        step = plan.timeline[0]
        yield say("Next, on {day}: {what}", day=step.day, what=step.what)


def _market(plan: Plan) -> Sentence:
    used = plan.benchmark.guide
    if used is not None:
        faults = say(" It has faults; see the next part.") if used.faults else say("")
        return join([say("The market side rests on the guide {title}.", title=used.title), faults], "")
    if plan.benchmark.ranges and all(one.source == "statistics" for one in plan.benchmark.ranges):
        return say(
            "No guide matches and the case holds no evidence of pay: the market side rests on published wage statistics."
        )
    if plan.benchmark.ranges:
        return say("No guide matches; the market side rests on your own evidence.")
    return say("No guide matches and the case holds no evidence of pay, so nothing can be said about the market.")
