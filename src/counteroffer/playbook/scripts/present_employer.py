"""The present employer's counter-offer: hear it, get it in writing, decide on the same scale."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Branch, Script
from counteroffer.playbook.script_facts import decide_day, last_day, leaves_pay_behind
from counteroffer.playbook.speaking import Voice, branch, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence

ORDER = 7
TEXTS = Texts("scripts/present_employer")


def write(plan: Plan) -> Iterator[Script]:
    """Where the case names a present job and an offer to leave it for."""
    if is_raise(plan) or plan.offer is None or not any(one.kind == "present" for one in plan.case.alternatives):
        return
    yield written_script(
        TEXTS, lambda voice: _reply(voice, plan), name="present-employer", channel="phone", to_do=_to_do(plan),
        branches=_answers(plan),
    )  # fmt: skip


def _reply(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    """Thanks, and a promise that the offer's own last day allows."""
    day = decide_day(plan)
    yield voice.say("thanks")
    yield voice.say("soon") if day is None else voice.say("by", day=day)


def _to_do(plan: Plan) -> Iterator[Sentence]:
    yield TEXTS.say("case")
    liked = [one.prefer_by for one in plan.case.alternatives if one.kind == "present" and one.prefer_by is not None]
    yield TEXTS.say("liked-less" if liked and liked[0].number < 0 else "why")


def _answers(plan: Plan) -> Iterator[Branch]:
    last = last_day(plan)
    yield branch(TEXTS, "match", branch(TEXTS, "before"))
    yield branch(TEXTS, "stay")
    if leaves_pay_behind(plan):
        yield branch(TEXTS, "behind")
    if last is not None:
        yield branch(TEXTS, "time", day=last)
