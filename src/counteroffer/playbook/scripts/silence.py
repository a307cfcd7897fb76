"""Silence: wait after the question; and a reminder, without a new number, where no answer comes."""

from collections.abc import Iterator

from counteroffer.offers.ledger import is_their_turn
from counteroffer.playbook.playbook import Branch, Script
from counteroffer.playbook.reasons import as_paid, asked_base, greeting, signed, to_sign
from counteroffer.playbook.script_facts import answer_day, can_counter, firm, last_day
from counteroffer.playbook.speaking import Voice, branch, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence

ORDER = 4.5
TEXTS = Texts("scripts/silence")


def write(plan: Plan) -> Iterator[Script]:
    """Where something is asked for; who has asked already and heard nothing asks only where things stand."""
    if not can_counter(plan):
        return
    if is_their_turn(plan.case):
        yield written_script(
            TEXTS, lambda voice: signed(plan, _follow_up(voice, plan), voice.tone), name="follow-up", channel="e-mail",
            title="title-follow-up", subject=("subject", {"role": plan.case.role}), to_do=(*to_sign(plan), TEXTS.say("no-new")),
        )  # fmt: skip
        return
    yield written_script(
        TEXTS, lambda voice: (voice.say("wait"),), name="silence", channel="phone", to_do=(TEXTS.say("say-once"),),
        branches=_answers(plan),
    )  # fmt: skip
    due = answer_day(plan)
    yield written_script(
        TEXTS, lambda voice: (greeting(voice.tone), *_reminder(voice, plan)), name="reminder", channel="message",
        title="title-reminder", to_do=(TEXTS.say("when-open") if due is None else TEXTS.say("when", day=due),),
    )  # fmt: skip


def _follow_up(voice: Voice, plan: Plan) -> list[Sentence]:
    """A reminder without a new number: who asks twice before an answer negotiates against themselves."""
    text = [greeting(voice.tone), voice.say("follow-up", company=plan.case.company), *_until(voice, plan)]
    return [*text, voice.say("follow-up-need")]


def _reminder(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    yield voice.say("reminder")
    yield from _until(voice, plan)


def _until(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    """The day that makes an answer pressing: a final day, once it is known, helps both sides."""
    rival, last = firm(plan), last_day(plan)
    if rival is not None and rival.expires is not None:
        yield voice.say("reminder-rival", day=rival.expires)
    elif last is not None:
        yield voice.say("reminder-last", day=last)


def _answers(plan: Plan) -> Iterator[Branch]:
    asked = asked_base(plan)
    yield branch(TEXTS, "there")
    lower = branch(TEXTS, "lower", asked=as_paid(plan, asked)) if asked is not None else None
    yield branch(TEXTS, "cannot", lower)
