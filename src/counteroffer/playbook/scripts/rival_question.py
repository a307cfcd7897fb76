"""“Is that a competing offer?”: the truth, no more of it than is asked for, and never its pay."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Branch, Script
from counteroffer.playbook.reasons import as_paid, asked_base, market_reason, result_reason
from counteroffer.playbook.script_facts import can_counter, firm, held_rival, usable
from counteroffer.playbook.speaking import Voice, branch, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, join

ORDER = 5.6
TEXTS = Texts("scripts/rival_question")
OPEN = ("verbal", "in-process")


def write(plan: Plan) -> Iterator[Script]:
    """Where the verdict is to ask and something is on the table."""
    if can_counter(plan):
        yield written_script(
            TEXTS, lambda voice: (_reply(voice, plan),), name="is-it-an-offer", channel="phone",
            branches=_if_there_is_one(plan) if held_rival(plan) is not None else _if_there_is_none(plan),
        )  # fmt: skip


def _reply(voice: Voice, plan: Plan) -> Sentence:
    rival = firm(plan)
    if rival is None and held_rival(plan) is not None:
        return voice.say("held")
    if rival is not None:
        return voice.say("firm") if rival.expires is None else voice.say("firm-by", day=rival.expires)
    if any(one.kind == "offer" and (one.evidence or "in-process") in OPEN for one in plan.case.alternatives):
        return voice.say("none-talks")
    return voice.say("none-market" if market_reason(plan) is not None and asked_base(plan) is not None else "none")


def _if_there_is_one(plan: Plan) -> Iterator[Branch]:
    rival, asked = held_rival(plan), asked_base(plan)
    assert rival is not None  # the caller has checked
    yield branch(TEXTS, "who-not") if rival.company is None else branch(TEXTS, "who", company=rival.company)
    yield branch(TEXTS, "pay", branch(TEXTS, "letter"))
    yield branch(TEXTS, "match-open") if asked is None else branch(TEXTS, "match", asked=as_paid(plan, asked))


def _if_there_is_none(plan: Plan) -> Iterator[Branch]:
    def why(tone: str) -> Sentence:
        found = (market_reason(plan, tone) if usable(plan, "base-salary") else None, result_reason(plan, tone))
        return join([one for one in found if one is not None])

    yield branch(TEXTS, "why-more", why=why) if why("plain").parts else branch(TEXTS, "why-more-bare")
    yield branch(TEXTS, "as-it-is")
