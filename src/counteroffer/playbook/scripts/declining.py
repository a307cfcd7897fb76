"""Declining with grace: one last question, a no that keeps the door open, and a word to the other employer."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Branch, Script
from counteroffer.playbook.reasons import greeting, rival_reason, signed, to_sign
from counteroffer.playbook.script_facts import held_rival, other_asks, pay_of
from counteroffer.playbook.speaking import Voice, branch, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import has_expired, is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, listed

ORDER = 9
TEXTS = Texts("scripts/declining")


def write(plan: Plan) -> Iterator[Script]:
    """Where the verdict is to leave, or the offer lies below the walk-away; and to a rival, where this one is taken."""
    if plan.offer is None or is_raise(plan):
        return
    if plan.position.verdict == "leave":
        yield _question(plan)
    if plan.position.verdict == "leave" or _is_below(plan):
        yield from _decline(plan)
    if plan.position.verdict == "accept" and held_rival(plan) is not None:
        yield _decline_other(plan)


def _is_below(plan: Plan) -> bool:
    return plan.position.verdict == "ask" and plan.position.below_reservation_by is not None and not has_expired(plan)


def _question(plan: Plan) -> Script:
    asks = [TEXTS.say("at-most.base", pay=pay_of(plan)), *other_asks(plan)]
    if "base" in dict(plan.final):
        asks = asks[1:] or asks

    def spoken(voice: Voice) -> Iterator[Sentence]:
        yield voice.say("as-it-stands")
        rival = rival_reason(plan, voice.tone)
        yield from (rival,) if rival is not None else ()
        yield voice.say("at-most", asks=listed(asks, "or"))

    no = branch(TEXTS, "question-no")
    return written_script(
        TEXTS, spoken, name="last-question", channel="phone", title="title-question",
        branches=(branch(TEXTS, "question-add"), branch(TEXTS, "question-how-much", no), no),
    )  # fmt: skip


def _decline(plan: Plan) -> Iterator[Script]:
    below = (TEXTS.say("below-walk-away"),) if plan.position.verdict == "ask" else ()
    yield written_script(
        TEXTS, lambda voice: signed(plan, list(_letter(voice, plan)), voice.tone), name="decline", channel="e-mail",
        subject=("subject", {"role": plan.case.role}), to_do=(*below, *to_sign(plan)),
    )  # fmt: skip
    if plan.position.verdict == "leave":
        yield written_script(
            TEXTS, lambda voice: (voice.say("phone"),), name="decline-phone", channel="phone", title="title-phone",
            branches=_answers(),
        )  # fmt: skip


def _letter(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    yield greeting(voice.tone)
    yield voice.say("decline", company=plan.case.company)
    yield voice.say("terms")
    yield voice.say("role-open", role=plan.case.role)
    yield voice.say("stay-in-touch")


def _answers() -> Iterator[Branch]:
    yield branch(TEXTS, "phone-why", branch(TEXTS, "phone-more"))


def _decline_other(plan: Plan) -> Script:
    rival = held_rival(plan)
    assert rival is not None  # the caller has checked

    def letter(voice: Voice) -> tuple[Sentence, ...]:
        text = [greeting(voice.tone), voice.say("decline-other"), voice.say("stay-in-touch")]
        return signed(plan, text, voice.tone)

    return written_script(
        TEXTS, letter, name="decline-other", channel="e-mail", title="title-other",
        subject=("subject-other", {}),
        to_do=(TEXTS.say("other-to", name=rival.name), TEXTS.say("before-signing"), *to_sign(plan)),
    )  # fmt: skip
