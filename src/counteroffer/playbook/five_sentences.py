"""The whole plan in five sentences: the verdict, the number, what if it is refused, where to stop, and the next step.

Each is one sentence, and which words it has depends on the facts: the kind of the verdict, the evidence, another offer, a
deadline, what was called final, and how the person is paid.
"""

from collections.abc import Iterator

from counteroffer.offers.ledger import is_their_turn, lowest_ask
from counteroffer.playbook.must_haves import floor_on_base, needed, unmet_must_haves
from counteroffer.playbook.other_asks import named_ask, other_asks_in_order
from counteroffer.playbook.reasons import as_paid, asked_base
from counteroffer.playbook.script_facts import is_later_ask
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import at_least_as_paid, has_expired, is_raise, small
from counteroffer.strategy.batna import FIRM, Weighed, firm_offer
from counteroffer.strategy.lever import Lever
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.timeline import Step
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, join, listed, say

TEXTS = Texts("sections/summary")
FEW = 2  # things named to turn to
FIRST = ("extend", "ask-time", "talk-first")  # what comes before the step with this employer


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
        return TEXTS.say("verdict.ask.unmet", unmet=listed([needed(one) for one in unmet_must_haves(plan)]))
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
    if walk is not None and worth is not None and position.below_reservation_by is not None:
        if _is_final(plan):
            return TEXTS.say("verdict.leave.final", worth=worth, walk=walk.worth)
        if position.base_is_final is not None:
            return TEXTS.say("verdict.leave.base-final", worth=worth, walk=walk.worth, day=position.base_is_final)
    if walk is not None and worth is not None and reachable is not None and reachable.number < walk.worth.number:
        if is_raise(plan):
            return TEXTS.say("verdict.leave.raise", reachable=reachable, walk=walk.worth)
        key = "verdict.leave.no-evidence" if position.ceiling is None else "verdict.leave"
        return TEXTS.say(key, reachable=reachable, worth=worth, walk=walk.worth)
    if position.must_out_of_reach is not None:
        return TEXTS.say("verdict.leave.must", must=position.must_out_of_reach)
    return TEXTS.say("verdict.leave.unmet", unmet=listed([needed(one) for one in unmet_must_haves(plan)]))


def _number(plan: Plan) -> Sentence:
    """The number to open at and what it rests on, or why there is none."""
    position, anchor, waiting = plan.position, asked_base(plan), _standing_ask(plan)
    if plan.offer is None:
        grounds = _evidence(plan)
        return TEXTS.say("number.no-offer", evidence=grounds) if grounds else TEXTS.say("number.no-offer.bare")
    if position.verdict == "leave":
        gap = position.below_reservation_by  # from what they offer, not from what they might come to
        return TEXTS.say("number.leave", gap=gap) if gap is not None else TEXTS.say("number.leave.bare")
    if position.verdict == "accept":
        return TEXTS.say("number.accept" if _is_final(plan) else "number.accept.open")
    if waiting is not None:
        return TEXTS.say("number.waiting", asked=as_paid(plan, waiting))
    if anchor is not None:
        paid, grounds = as_paid(plan, anchor), listed(list(_grounds(plan)))
        key = ("number.ask" if paid is anchor else "number.ask.hourly") + (".next" if is_later_ask(plan) else "")
        return TEXTS.say(key, anchor=paid, yearly=anchor, grounds=grounds)
    if position.base_is_final is not None:
        known = position.anchor
        if known is None:
            return TEXTS.say("number.final-base.bare")
        ending = ".next" if is_later_ask(plan) else ""
        return TEXTS.say("number.final-base" + ending, anchor=as_paid(plan, known))
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
    named = stated.name or stated.said_by
    return TEXTS.say(f"ground.{stated.source}", high=high, source=named, about=stated.said_by)


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
    if not left:
        return TEXTS.say("refused.nothing.else")
    key = "refused.others" if position.base_is_final is None else "refused.final-base"
    return TEXTS.say(key, others=listed(left, "or"))


def _aimed(plan: Plan, others: Sentence | None) -> Sentence:
    """The target and the second ask; a second ask below the target is left to the ladder."""
    position = plan.position
    assert position.aspiration is not None  # the caller has checked
    target, gain = as_paid(plan, position.aspiration), position.expected_gain
    second = position.ladder[1].ask if len(position.ladder) > 1 else None
    if _standing_ask(plan) is not None:
        return _answered(plan, others)
    has_gain = gain is not None and gain.number > 0
    ending = "" if has_gain else ".no-gain"
    slots = {"target": target, **({"gain": gain} if gain is not None and has_gain else {})}
    if second is not None and second.number >= position.aspiration.number:
        return TEXTS.say("refused.ladder" + ending, next=as_paid(plan, second), **slots)
    return TEXTS.say("refused.target" + ending, **slots)


def _answered(plan: Plan, others: Sentence | None) -> Sentence:
    """What to do with the answer to the ask that stands: take it, ask once more, or turn to something else."""
    ladder = plan.position.ladder
    if not ladder:
        return TEXTS.say("refused.waiting.bare", others=others) if others else TEXTS.say("refused.nothing")
    slots = {"accept": at_least_as_paid(plan, ladder[0].accept_from), "next": as_paid(plan, ladder[0].ask)}
    if others is None:
        return TEXTS.say("refused.waiting.alone", **slots)
    return TEXTS.say("refused.waiting", others=others, **slots)


def _walk(plan: Plan) -> Sentence:
    """The walk-away and what stands behind it; and a must-have on pay that draws the line higher."""
    line, floor, walk = _walk_away(plan), floor_on_base(plan), plan.position.reservation
    is_higher = floor is not None and floor is plan.position.must_base and (walk is None or floor is not walk.base)
    if floor is None or not is_higher or plan.position.verdict == "leave":
        return line
    return join([line, TEXTS.say("walk.must", base=at_least_as_paid(plan, floor))])


def _walk_away(plan: Plan) -> Sentence:
    position, walk = plan.position, plan.position.reservation
    behind, batna = _alternative(plan), plan.position.batna
    if position.verdict == "leave" or walk is None:
        if batna is not None and behind is not None:
            return TEXTS.say("walk.leave" + _all_of_them(plan), alternative=behind, batna=batna)
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
    is_same = batna.number == walk.worth.number and _is_one(plan)
    kind = "walk.same" if is_same else "walk.both" + _all_of_them(plan)
    return TEXTS.say(kind + ending, base=base, worth=walk.worth, alternative=behind, batna=batna)


def _alternative(plan: Plan) -> Sentence | None:
    """What stands behind the person, as it reads inside a sentence: the best of the firmest, never a hope before an offer."""
    counted = [one for one in plan.position.alternatives if one.counts]
    best = min(counted, key=_looseness, default=None)  # of equally firm ones the first, which is worth most
    if best is None:
        return None
    kept = plan.position.offer_worth if is_raise(plan) else None
    if kept is not None and best.worth is not None and best.worth.number <= kept.number:
        return TEXTS.say("behind.kept")
    kind, evidence = best.alternative.kind, best.alternative.evidence or "in-process"
    return TEXTS.say(f"behind.offer.{evidence}" if kind == "offer" else f"behind.{kind}", name=best.alternative.name)


def _looseness(one: Weighed) -> int:
    """0 for what can be taken as it is; the larger, the more has to happen before."""
    chance = one.probability.number if one.probability is not None else 0
    if one.alternative.kind == "present" or one.alternative.evidence in FIRM or chance == 1:
        return 0
    if one.alternative.kind == "search":
        return 2
    return 1 if one.alternative.evidence == "verbal" else 3


def _all_of_them(plan: Plan) -> str:
    """The ending of a text that speaks of several alternatives together."""
    return ".several" if sum(one.counts for one in plan.position.alternatives) > 1 else ""


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
    here = next((step for step in later if step.name == "act"), None)
    if here is not None and first.name in FIRST and not is_raise(plan):
        return _first_of_two(plan, first, here)
    together = {step.name: step for step in later if step.day.day == day.day}
    ask_time = together.get("ask-time")
    if ask_time is not None and ask_time.until is not None and ask_time.other is not None:
        return TEXTS.say("next.and-time", day=day, what=what, other=ask_time.other, until=ask_time.until)
    return TEXTS.say(
        "next.last-day" if expires else "next", day=day, what=what, **({"last": expires} if expires else {})
    )


def _first_of_two(plan: Plan, first: Step, here: Step) -> Sentence:
    """Time, or the talk with another employer, comes before the step here, on the same day or another."""
    slots: dict[str, Figure | Sentence] = {"day": first.day, "what": small(say(here.title))}
    if first.name == "talk-first" and first.other is not None:
        return TEXTS.say("next.talk", other=first.other, **slots)
    assert first.until is not None  # a step that asks for time says until when
    if first.name == "ask-time" and first.other is not None:
        return TEXTS.say("next.time-there", other=first.other, until=first.until, **slots)
    assert plan.offer is not None  # whoever asks for time here has a last day to move
    assert plan.offer.expires is not None
    until = {"until": first.until, "last": plan.offer.expires}
    if here.day.day == first.day.day:
        return TEXTS.say("next.time-same-day", **until, **slots)
    return TEXTS.say("next.time", then=here.day, **until, **slots)


def _is_final(plan: Plan) -> bool:
    return plan.case.stage == "final" or any(component == "all" for component, _message in plan.final)


def _standing_ask(plan: Plan) -> Figure | None:
    """The base asked for last, while it is the employer's turn to answer."""
    return lowest_ask(plan.case, "base") if is_their_turn(plan.case) else None
