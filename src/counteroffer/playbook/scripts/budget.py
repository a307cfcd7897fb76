"""“The budget is set”: pay that comes once, another pot, or a review; and on from what they say to that."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Branch, Script
from counteroffer.playbook.reasons import left_behind_reason
from counteroffer.playbook.script_facts import (
    by_firmness,
    can_counter,
    decide_day,
    grant_name,
    has_reasons,
    has_sign_on,
    leaves_pay_behind,
    other_asks,
    pay_of,
    private_grant,
    sign_on_words,
    usable,
)
from counteroffer.playbook.speaking import Voice, branch, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, join, listed

ORDER = 5.2
TEXTS = Texts("scripts/budget")


def write(plan: Plan) -> Iterator[Script]:
    """Where the verdict is to ask and something is on the table."""
    if can_counter(plan):
        yield written_script(
            TEXTS, lambda voice: _reply(voice, plan), name="budget", channel="phone", branches=_answers(plan)
        )  # fmt: skip


def _reply(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    sign_on, beside = plan.lever("sign-on-bonus"), other_asks(plan, but="sign-on-bonus")
    grant = private_grant(plan)
    opening = voice.say(by_firmness(TEXTS, "set", plan))
    if sign_on is not None and sign_on.usable:
        bonus = (
            voice.say("once-open", bonus=sign_on_words(plan))
            if sign_on.ask is None
            else voice.say("once", amount=sign_on.ask)
        )
        yield join([opening, bonus])
        yield voice.say("review") if grant is None else voice.say("swap", grant=grant_name(grant), pay=pay_of(plan))
    elif beside:
        yield join([opening, voice.say("beside", others=listed(beside, "or"))])
        yield voice.say("review")
    else:
        yield join([opening, voice.say("review-first")])


def _answers(plan: Plan) -> Iterator[Branch]:
    if usable(plan, "sign-on-bonus"):
        below = (branch(TEXTS, _clawback(plan)), branch(TEXTS, "smaller"))
        if leaves_pay_behind(plan):
            yield branch(TEXTS, "left-behind", *below, why=left_behind_reason)
        else:
            yield branch(TEXTS, "sign-on", *below)
    yield branch(TEXTS, "nothing", branch(TEXTS, "written"), _unwritten(plan))
    yield from _bonus(plan)
    yield branch(TEXTS, "let-me-ask" if has_reasons(plan) else "let-me-ask-bare")


def _clawback(plan: Plan) -> str:
    """What to say to a payback: the letter's own rule, where it states one, may shrink with time already."""
    clawback = plan.offer.sign_on.clawback if plan.offer and plan.offer.sign_on and has_sign_on(plan) else None
    if clawback is None:
        return "clawback"
    return "clawback-shrinks" if clawback.kind == "pro-rata" else "clawback-known"


def _unwritten(plan: Plan) -> Branch:
    day = decide_day(plan)
    return branch(TEXTS, "unwritten-open") if day is None else branch(TEXTS, "unwritten", day=day)


def _bonus(plan: Plan) -> Iterator[Branch]:
    """What to say where they point to a bonus that is no promise."""
    bonus = plan.offer.bonus if plan.offer is not None else None
    if bonus is not None and bonus.kind == "discretionary":
        yield branch(TEXTS, "bonus")
    elif bonus is not None and bonus.kind == "target":
        yield branch(TEXTS, "bonus-target", target=bonus.target)
