"""The whole plan in five sentences: the verdict, the number, what if it is refused, where to stop, and the next step.

Each is one sentence, and which words it has depends on the facts: the kind of the verdict, the evidence, another offer, a
deadline, what was called final, and how the person is paid.
"""

from collections.abc import Iterator

from counteroffer.offers.ledger import is_their_turn, lowest_ask
from counteroffer.playbook.other_asks import named_ask, other_asks_in_order
from counteroffer.playbook.reasons import as_paid, asked_base
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import at_least_as_paid, has_expired, is_raise, small
from counteroffer.strategy.batna import firm_offer
from counteroffer.strategy.lever import Lever
from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words, listed, say

TEXTS = Texts("sections/summary")
FEW = 2  # things named to turn to


def five_sentences(plan: Plan) -> tuple[Sentence, Sentence, Sentence, Sentence, Sentence]:
    """The five sentences, in their order."""
    return (verdict_sentence(plan), _number(plan), _refused(plan), _walk(plan), _next(plan))


def verdict_sentence(plan: Plan) -> Sentence:
    """The verdict with its reason."""
    position = plan.position
    if position.verdict == "ask":
        return _ask(plan)
    if position.verdict == "accept":
        return _accept(plan)
    if position.verdict == "leave":
        return _leave(plan)
    return TEXTS.say("verdict.cannot-say.no-offer" if plan.offer is None else "verdict.cannot-say.no-base")


def _ask(plan: Plan) -> Sentence:
    position, base, ceiling = plan.position, plan.position.offer_base, plan.position.ceiling
    waiting, suffix = _standing_ask(plan), ".raise" if is_raise(plan) else ""
    if position.unmet:
        return TEXTS.say("verdict.ask.unmet", unmet=listed(_terms(position.unmet)))
    if position.base_is_final is not None:
        return TEXTS.say("verdict.ask.final-base", day=position.base_is_final)
    if waiting is not None:
        return TEXTS.say("verdict.ask.waiting", asked=as_paid(plan, waiting))
    if ceiling is None or base is None:
        return TEXTS.say("verdict.ask.no-evidence")
    stated = plan.benchmark.of_ceiling()
    top = stated.high if stated is not None and stated.high is not None else ceiling
    figures = {"base": as_paid(plan, base), "ceiling": as_paid(plan, top)}
    if base.number >= ceiling.number:
        return TEXTS.say("verdict.ask.at-top" + suffix, **figures)
    return TEXTS.say("verdict.ask" + suffix if asked_base(plan) is not None else "verdict.ask.rest", **figures)


def _terms(unmet: tuple[Sentence, ...]) -> list[Sentence]:
    """The must-haves by their own words, without what the offer has instead."""
    words = [next((part for part in one.parts if isinstance(part, Words)), None) for one in unmet]
    return [say("{words}", words=word) if word else small(one) for word, one in zip(words, unmet, strict=True)]


def _accept(plan: Plan) -> Sentence:
    walk, worth = plan.position.reservation, plan.position.offer_worth
    if is_raise(plan):
        return TEXTS.say("verdict.accept.raise")
    if not _is_final(plan):
        return TEXTS.say("verdict.accept")
    if walk is None or worth is None:
        return TEXTS.say("verdict.accept.final.unknown")
    return TEXTS.say("verdict.accept.final", worth=worth, walk=walk.worth)


def _leave(plan: Plan) -> Sentence:
    position = plan.position
    walk, worth, reachable = position.reservation, position.offer_worth, position.reachable
    if walk is not None and worth is not None and reachable is not None and reachable.number < walk.worth.number:
        if is_raise(plan):
            return TEXTS.say("verdict.leave.raise", reachable=reachable, walk=walk.worth)
        key = "verdict.leave.no-evidence" if position.ceiling is None else "verdict.leave"
        return TEXTS.say(key, reachable=reachable, worth=worth, walk=walk.worth)
    if position.must_out_of_reach is not None:
        return TEXTS.say("verdict.leave.must", must=position.must_out_of_reach)
    if walk is not None and worth is not None and position.below_reservation_by is not None:
        return TEXTS.say("verdict.leave.final", worth=worth, walk=walk.worth)
    return TEXTS.say("verdict.leave.unmet", unmet=listed(_terms(position.unmet)))


def _number(plan: Plan) -> Sentence:
    """The number to open at and what it rests on, or why there is none."""
    position, anchor, waiting = plan.position, asked_base(plan), _standing_ask(plan)
    if plan.offer is None:
        grounds = _evidence(plan)
        return TEXTS.say("number.no-offer", evidence=grounds) if grounds else TEXTS.say("number.no-offer.bare")
    if position.verdict == "leave":
        gap = position.gap_to_reservation or position.below_reservation_by
        return TEXTS.say("number.leave", gap=gap) if gap is not None else TEXTS.say("number.leave.bare")
    if position.verdict == "accept":
        return TEXTS.say("number.accept" if _is_final(plan) else "number.accept.open")
    if waiting is not None:
        return TEXTS.say("number.waiting", asked=as_paid(plan, waiting))
    if anchor is not None:
        paid, grounds = as_paid(plan, anchor), listed(list(_grounds(plan)))
        key = "number.ask" if paid is anchor else "number.ask.hourly"
        return TEXTS.say(key, anchor=paid, yearly=anchor, grounds=grounds)
    if position.base_is_final is not None:
        known = position.anchor
        return (
            TEXTS.say("number.final-base", anchor=as_paid(plan, known))
            if known
            else TEXTS.say("number.final-base.bare")
        )
    return TEXTS.say("number.none") if position.ceiling is None else _instead(plan)


def _instead(plan: Plan) -> Sentence:
    """What to open with in place of base: what has a number first, else the best by exchange rate."""
    first = _first_instead(other_asks_in_order(plan))
    if first is None:
        return TEXTS.say("number.nothing")
    if first.ask is not None:
        return TEXTS.say("number.instead", what=named_ask(plan, first), ask=first.ask)
    return TEXTS.say("number.instead.bare", what=named_ask(plan, first))


def _first_instead(others: list[Lever]) -> Lever | None:
    return next((lever for lever in others if lever.ask is not None), others[0] if others else None)


def _grounds(plan: Plan) -> Iterator[Sentence]:
    """What the first ask rests on, strongest first: another offer in writing, the evidence, results."""
    rival = plan.lever("competing-offer")
    firm = firm_offer(plan.case, plan.today) if rival is not None and rival.usable else None
    if firm is not None:
        yield TEXTS.say("ground.rival", name=firm.name)
    evidence = _evidence(plan)
    if evidence is not None:
        yield evidence
    strengths = plan.case.candidate.strengths
    shown = [one for one in strengths if one.evidence is not None]
    if strengths:
        kind = ("shown.several" if len(shown) > 1 else "shown") if shown else "claimed"
        yield TEXTS.say(f"ground.results.{kind}")


def _evidence(plan: Plan) -> Sentence | None:
    """The range that reaches highest, by its kind of source."""
    stated, used = plan.benchmark.of_ceiling(), plan.benchmark.guide
    if stated is None or stated.high is None:
        return None
    high = as_paid(plan, stated.high)
    if stated.source == "guide" and used is not None:
        return TEXTS.say("ground.guide.faulty" if used.faults else "ground.guide", title=used.title, high=high)
    if stated.source == "evidence" and stated.name is None:
        return TEXTS.say("ground.posted-range", high=high)
    return TEXTS.say(f"ground.{stated.source}", high=high, source=stated.name or say(""))


def _refused(plan: Plan) -> Sentence:
    """What to do after a refusal, and the target."""
    position, others = plan.position, other_asks_in_order(plan)
    named = listed([named_ask(plan, lever) for lever in others[:FEW]], "or")
    if position.verdict == "cannot-say":
        return TEXTS.say("refused.no-offer" if plan.offer is None else "refused.no-base")
    if position.verdict == "leave":
        walk = position.reservation
        return TEXTS.say("refused.leave", walk=walk.worth) if walk is not None else TEXTS.say("refused.leave.bare")
    if position.verdict == "accept":
        asks = bool(others) and not _is_final(plan)
        return TEXTS.say("refused.accept", others=named) if asks else TEXTS.say("refused.accept.final")
    if asked_base(plan) is not None and position.aspiration is not None:
        return _aimed(plan, named if others else None)
    opened = _first_instead(others) if position.ceiling is not None and position.base_is_final is None else None
    left = [named_ask(plan, lever) for lever in others if lever is not opened][:FEW]
    return TEXTS.say("refused.others", others=listed(left, "or")) if left else TEXTS.say("refused.nothing.else")


def _aimed(plan: Plan, others: Sentence | None) -> Sentence:
    """The target and the second ask; a second ask below the target is left to the ladder."""
    position = plan.position
    assert position.aspiration is not None  # the caller has checked
    target, gain = as_paid(plan, position.aspiration), position.expected_gain
    second = position.ladder[1].ask if len(position.ladder) > 1 else None
    if _standing_ask(plan) is not None:
        again = position.anchor
        if again is None or others is None or again.number < position.aspiration.number:
            return TEXTS.say("refused.waiting.bare", others=others) if others else TEXTS.say("refused.nothing")
        return TEXTS.say("refused.waiting", target=target, next=as_paid(plan, again), others=others)
    has_gain = gain is not None and gain.number > 0
    ending = "" if has_gain else ".no-gain"
    slots = {"target": target, **({"gain": gain} if gain is not None and has_gain else {})}
    if second is not None and second.number >= position.aspiration.number:
        return TEXTS.say("refused.ladder" + ending, next=as_paid(plan, second), **slots)
    return TEXTS.say("refused.target" + ending, **slots)


def _walk(plan: Plan) -> Sentence:
    """The walk-away and what stands behind it."""
    position, walk = plan.position, plan.position.reservation
    behind, batna = _alternative(plan), plan.position.batna
    if position.verdict == "leave" or walk is None:
        if batna is not None and behind is not None:
            return TEXTS.say("walk.leave", alternative=behind, batna=batna)
        if position.verdict == "leave":
            return TEXTS.say("walk.leave.alone")
        unvalued = position.alternatives[0].alternative.name if position.alternatives else None
        if unvalued is not None:
            return TEXTS.say("walk.unvalued", alternative=unvalued)
        return TEXTS.say("walk.none.raise" if is_raise(plan) else "walk.none")
    below = position.below_reservation_by
    if below is not None and behind is not None:
        return TEXTS.say("walk.below", below=below, worth=walk.worth, alternative=behind)
    if below is not None:
        return TEXTS.say("walk.below.alone", below=below, worth=walk.worth)
    ending = "" if walk.base is not None else ".yearly"
    base = at_least_as_paid(plan, walk.base) if walk.base is not None else walk.worth
    if behind is None or batna is None:
        return TEXTS.say("walk.stated" + ending, base=base, worth=walk.worth)
    kind = "walk.same" if batna.number == walk.worth.number and _is_one(plan) else "walk.both"
    return TEXTS.say(kind + ending, base=base, worth=walk.worth, alternative=behind, batna=batna)


def _alternative(plan: Plan) -> Sentence | None:
    """The best alternative that counts, as it reads inside a sentence."""
    best = next((one.alternative for one in plan.position.alternatives if one.counts), None)
    return TEXTS.say(f"behind.{best.kind}", name=best.name) if best is not None else None


def _is_one(plan: Plan) -> bool:
    """Whether the best alternative is one thing and no chain of chances."""
    best = next((one for one in plan.position.alternatives if one.counts), None)
    return best is not None and best.probability is not None and best.probability.number == 1


def _next(plan: Plan) -> Sentence:
    """The next step with its day; what else is to be asked on that day stands with it."""
    first, *later = plan.timeline
    expires = plan.offer.expires if plan.offer else None
    what, day = small(say(first.title)), first.day
    if has_expired(plan) and expires is not None:
        return TEXTS.say("next.late", day=day, last=expires)
    together = {step.name: step for step in later if step.day.day == day.day}
    extend, ask_time = together.get("extend"), together.get("ask-time")
    if extend is not None and extend.until is not None and extend.count is not None:
        return TEXTS.say("next.extend", day=day, what=what, count=extend.count, until=extend.until)
    if ask_time is not None and ask_time.until is not None and ask_time.other is not None:
        return TEXTS.say("next.and-time", day=day, what=what, other=ask_time.other, until=ask_time.until)
    return TEXTS.say(
        "next.last-day" if expires else "next", day=day, what=what, **({"last": expires} if expires else {})
    )


def _is_final(plan: Plan) -> bool:
    return plan.case.stage == "final" or any(component == "all" for component, _message in plan.final)


def _standing_ask(plan: Plan) -> Figure | None:
    """The base asked for last, while it is the employer's turn to answer."""
    return lowest_ask(plan.case, "base") if is_their_turn(plan.case) else None
