"""If the answer is no: three days and what to have done by each, by what the case holds besides this job."""

from collections.abc import Iterator

from counteroffer.market.benchmark import BAND
from counteroffer.playbook.playbook import Block, Bullets, Notice, Paragraph, Section
from counteroffer.playbook.raise_words import last_day_of, level_of
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.raises.raise_case import PlanB, RaiseCase
from counteroffer.terms.sentences import Sentence, listed, say

ORDER = 7.1
TEXTS = Texts("sections/plan_b")


def write(plan: Plan) -> Section | None:
    """Written for a raise with present pay."""
    raised = plan.raise_case
    if raised is None or raised.pay is None:
        return None
    return Section("plan-b", TEXTS.plain("title"), tuple(_blocks(plan, raised)))


def _blocks(plan: Plan, raised: RaiseCase) -> Iterator[Block]:
    after = raised.plan_b
    if plan.position.verdict == "leave":
        yield Notice("stop", TEXTS.say("leave"))
    yield Paragraph(TEXTS.say("intro", days=after.after[2], **{"from": after.counted_from}))
    firm = _firm(after)
    if firm is not None:
        yield Notice("care", firm)
    stages = (_first(raised, after), _second(plan, after), _third(plan))
    for day, count, stage in zip(after.days, after.after, stages, strict=True):
        yield Paragraph(TEXTS.say("stage", day=day, count=count))
        yield Bullets(tuple(stage))
    yield Paragraph(TEXTS.say("do-not"))


def _firm(after: PlanB) -> Sentence | None:
    """What the written offer's own last day means for these days."""
    if after.firm is None:
        return None
    last = last_day_of(after.firm)
    if last is None:
        told = TEXTS.say("firm-open")
    else:
        told = TEXTS.say("firm-by" if last.day <= after.days[0].day else "firm-after", day=last)
    return TEXTS.say("firm", name=after.firm.company or after.firm.name, last=told)


def _first(raised: RaiseCase, after: PlanB) -> Iterator[Sentence]:
    """What would make it a yes, in writing; and the evidence for it."""
    level = level_of(raised)
    yield TEXTS.say("criteria") if level is None else TEXTS.say("criteria-level", level=level)
    yield TEXTS.say("second-talk", day=after.days[2])
    if after.next_decision is not None:
        yield TEXTS.say("next-round", decision=after.next_decision)
    first = raised.unshown[0] if raised.unshown else None
    yield TEXTS.say("evidence") if first is None else TEXTS.say("evidence-find", claim=first.claim)


def _second(plan: Plan, after: PlanB) -> Iterator[Sentence]:
    """The look outside, as far as the case says that it has begun."""
    yield TEXTS.say("refresh")
    is_known = any(one.component == "base" and one.source != BAND for one in plan.benchmark.ranges)
    yield TEXTS.say("market" if is_known else "market-none")
    if after.searching:
        yield TEXTS.say("search")
    elif after.firm is None:
        yield TEXTS.say("apply")
    others = [one for one in plan.case.alternatives if one.kind == "offer" and one is not after.firm]
    if others:
        yield TEXTS.say("alternative", names=listed([say("{name}", name=one.name) for one in others]))
    yield TEXTS.say("widen")


def _third(plan: Plan) -> Iterator[Sentence]:
    """The second talk, and the decision."""
    asked = plan.raise_case is not None and plan.raise_case.ask is not None
    yield TEXTS.say("second" if asked else "second.open")
    walk = plan.position.reservation
    if walk is None:
        yield TEXTS.say("hold-none")
    elif plan.position.below_reservation_by is not None:
        yield TEXTS.say("hold-below", walk_away=walk.worth)
    else:
        yield TEXTS.say("hold", walk_away=walk.worth)
