"""“Everybody at this level gets the same”: agree, and ask about the level."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Branch, Script
from counteroffer.playbook.reasons import asked_base, market_reason, result_reason
from counteroffer.playbook.script_facts import by_firmness, can_counter, is_on_scale, sign_on_words, usable
from counteroffer.playbook.speaking import Voice, branch, capital, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence

ORDER = 5.3
TEXTS = Texts("scripts/same_level")


def write(plan: Plan) -> Iterator[Script]:
    """Where base is asked for: the level says nothing against the other terms."""
    if can_counter(plan) and usable(plan, "base-salary"):
        yield written_script(
            TEXTS, lambda voice: _reply(voice, plan), name="same-level", channel="phone", branches=_answers(plan)
        )  # fmt: skip


def _reply(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    yield voice.say("scale" if is_on_scale(plan) else by_firmness(TEXTS, "fair", plan))
    reason, result = market_reason(plan, voice.tone), result_reason(plan, voice.tone)
    if reason is not None:
        yield voice.say("why", reason=reason)
    elif result is not None:
        yield voice.say("result", result=result)


def _answers(plan: Plan) -> Iterator[Branch]:
    review = branch(TEXTS, "review")
    yield branch(TEXTS, "step" if is_on_scale(plan) else "top", review)
    if asked_base(plan) is not None:
        yield branch(TEXTS, "inside")
    if usable(plan, "sign-on-bonus"):
        yield branch(TEXTS, "once", bonus=capital(sign_on_words(plan)))
    else:
        yield branch(TEXTS, "differ", branch(TEXTS, "terms"))
