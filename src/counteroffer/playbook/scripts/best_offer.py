"""“This is our best offer”: ask what holds it, then turn to what that does not hold."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Branch, Script
from counteroffer.playbook.reasons import as_paid, asked_base, result_reason
from counteroffer.playbook.script_facts import (
    a_pay_of,
    by_firmness,
    can_counter,
    decide_day,
    is_on_scale,
    other_asks,
    pay_of,
    sign_on_words,
    usable,
)
from counteroffer.playbook.speaking import Voice, branch, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, join, listed

ORDER = 5.1
TEXTS = Texts("scripts/best_offer")
SHARES = ("rsu", "psu", "stock")


def write(plan: Plan) -> Iterator[Script]:
    """Where the verdict is to ask and something is on the table."""
    if can_counter(plan):
        yield written_script(
            TEXTS, lambda voice: _reply(voice, plan), name="best-offer", channel="phone",
            to_do=_then(plan), branches=_answers(plan),
        )  # fmt: skip


def _reply(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    asked, others = asked_base(plan), other_asks(plan)
    opening = voice.say("holds-scale" if is_on_scale(plan) else by_firmness(TEXTS, "holds", plan))
    posted = plan.benchmark.of_ceiling() if plan.benchmark.ceiling_source == "posted-range" else None
    if asked is not None and posted is not None and posted.high is not None:
        yield join([opening, voice.say("posted", a_pay=a_pay_of(plan), high=as_paid(plan, posted.high))])
    else:
        yield opening
        if asked is not None:
            yield voice.say("reasons", a_pay=a_pay_of(plan), asked=as_paid(plan, asked))
    if others and asked is None:
        key = "others" if usable(plan, "base-salary") else "others-only"
        yield voice.say(key, others=listed(others, "or"), pay=pay_of(plan))


def _answers(plan: Plan) -> Iterator[Branch]:
    up, years = branch(TEXTS, "up"), plan.case.candidate.years
    if is_on_scale(plan) and years is not None:
        yield branch(TEXTS, "scale", branch(TEXTS, "scale-no"), years=years)
    elif result_reason(plan) is not None:
        yield branch(TEXTS, "level-result", up, result=lambda tone: result_reason(plan, tone) or Sentence(()))
    else:
        yield branch(TEXTS, "level", up)
    if usable(plan, "sign-on-bonus"):
        yield branch(TEXTS, "money", branch(TEXTS, "money-yes"), once=sign_on_words(plan))
    else:
        yield branch(TEXTS, "money-review")
    grants = plan.offer.equity if plan.offer is not None else ()
    if any(grant.listed and grant.kind in SHARES for grant in grants):
        yield branch(TEXTS, "listed" if usable(plan, "equity-grant") else "listed-fixed")
    others, day = other_asks(plan), decide_day(plan)
    if others and asked_base(plan) is not None:
        yield branch(TEXTS, "rest", others=listed(others, "or"))
    yield branch(TEXTS, "really-open") if day is None else branch(TEXTS, "really", day=day)


def _then(plan: Plan) -> tuple[Sentence, ...]:
    """What to do if they say no again: the next rung, which is no part of the first reply."""
    ladder = plan.position.ladder
    if asked_base(plan) is None or len(ladder) < 2:
        return ()
    return (TEXTS.say("next", next=as_paid(plan, ladder[1].ask)),)
