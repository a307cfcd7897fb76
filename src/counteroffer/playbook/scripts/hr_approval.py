"""“HR must approve”: help them make the case, and agree on a day."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Branch, Script
from counteroffer.playbook.reasons import asked_base
from counteroffer.playbook.script_facts import (
    answer_day,
    by_firmness,
    can_counter,
    has_long,
    has_reasons,
    last_day,
    other_asks,
)
from counteroffer.playbook.speaking import Voice, branch, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, join, listed

ORDER = 5.8
TEXTS = Texts("scripts/hr_approval")


def write(plan: Plan) -> Iterator[Script]:
    """Where the verdict is to ask and something is on the table."""
    if can_counter(plan):
        yield written_script(
            TEXTS, lambda voice: (_reply(voice, plan),), name="hr-approval", channel="phone", branches=_answers(plan)
        )  # fmt: skip


def _reply(voice: Voice, plan: Plan) -> Sentence:
    opening, due = voice.say(_opening(plan)), answer_day(plan)
    return opening if due is None else join([opening, voice.say("by", day=due)])


def _opening(plan: Plan) -> str:
    if not has_reasons(plan):
        return "case-bare"
    return "case-spoken" if plan.case.stage == "verbal" else by_firmness(TEXTS, "case", plan)


def _answers(plan: Plan) -> Iterator[Branch]:
    others, last = other_asks(plan), last_day(plan)
    yield branch(TEXTS, "lines" if has_reasons(plan) else "fill-in")
    if others:
        yield branch(TEXTS, "doubt", branch(TEXTS, "easier"), others=listed(others, "or"))
    else:
        yield branch(TEXTS, "doubt-bare")
    if last is None:
        yield branch(TEXTS, "long-open")
    elif has_long(plan):
        yield branch(TEXTS, "long-enough", day=last)
    else:
        yield branch(TEXTS, "long", branch(TEXTS, "stays"), day=last)
    if asked_base(plan) is not None:
        yield branch(TEXTS, "part")
