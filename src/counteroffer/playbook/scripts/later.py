"""“In six months”: a promise for later is worth what stands in the letter."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Branch, Script
from counteroffer.playbook.reasons import as_paid, asked_base
from counteroffer.playbook.script_facts import a_pay_of, by_firmness, can_counter, decide_day, other_asks, usable
from counteroffer.playbook.speaking import Voice, branch, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, listed

ORDER = 5.4
TEXTS = Texts("scripts/later")


def write(plan: Plan) -> Iterator[Script]:
    """Where base is asked for and may be put off."""
    if can_counter(plan) and usable(plan, "base-salary"):
        yield written_script(
            TEXTS, lambda voice: _reply(voice, plan), name="in-six-months", channel="phone", branches=_answers(plan)
        )  # fmt: skip


def _reply(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    yield voice.say(by_firmness(TEXTS, "glad", plan))
    asked = asked_base(plan)
    if asked is not None:
        yield voice.say("amount", a_pay=a_pay_of(plan), asked=as_paid(plan, asked))


def _answers(plan: Plan) -> Iterator[Branch]:
    agreed, others, day = branch(TEXTS, "agreed"), other_asks(plan), decide_day(plan)
    yield branch(TEXTS, "yes", branch(TEXTS, "no-amount", agreed) if asked_base(plan) is not None else None, agreed)
    nothing = branch(TEXTS, "nothing-open") if day is None else branch(TEXTS, "nothing", day=day)
    if others:
        yield branch(TEXTS, "no", nothing, others=listed(others, "or"))
    else:
        yield branch(TEXTS, "no-bare", nothing)
    yield branch(TEXTS, "trust")
