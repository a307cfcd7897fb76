"""The counter, in writing, on the phone and as a message: the ask with its reasons, and an open door."""

from collections.abc import Iterator

from counteroffer.offers.ledger import is_their_turn
from counteroffer.playbook.must_haves import needed, unmet_must_haves
from counteroffer.playbook.playbook import Branch, Script
from counteroffer.playbook.reasons import (
    as_paid,
    asked_base,
    greeting,
    left_behind_reason,
    market_reason,
    papers,
    reasons,
    result_reason,
    signed,
    to_sign,
)
from counteroffer.playbook.script_facts import (
    a_pay_of,
    answer_day,
    by_firmness,
    can_counter,
    grant_name,
    has_sign_on,
    is_under_way,
    last_ask,
    leaves_pay_behind,
    missing_papers,
    other_asks,
    pay_of,
    private_grant,
    steps_of_theirs,
    steps_thanked,
    thanks_again,
    time_asked,
    usable,
)
from counteroffer.playbook.speaking import Voice, branch, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, join, listed

ORDER = 3
TEXTS = Texts("scripts/counter")
BOUNDS_OF_WALKAWAY = ("base", "yearly")


def write(plan: Plan) -> Iterator[Script]:
    """Where the verdict is to ask, something is on the table, and no ask of theirs stands unanswered."""
    if not can_counter(plan) or is_their_turn(plan.case):
        return
    kind = "" if asked_base(plan) is not None else "-question"
    yield written_script(
        TEXTS, lambda voice: signed(plan, _letter(voice, plan), voice.tone), name="counter-email", channel="e-mail",
        title=f"title-email{kind}", subject=("subject", {"role": plan.case.role}), to_do=(*to_sign(plan), *papers(plan)),
    )  # fmt: skip
    yield written_script(
        TEXTS, lambda voice: _spoken(voice, plan), name="counter-phone", channel="phone", title=f"title-phone{kind}",
        to_do=(*papers(plan), TEXTS.say("silence")), branches=_answers(plan),
    )  # fmt: skip
    yield written_script(
        TEXTS, lambda voice: (_message(voice, plan),), name="counter-message", channel="message",
        title=f"title-message{kind}", to_do=(TEXTS.say("instead"),),
    )  # fmt: skip


def _letter(voice: Voice, plan: Plan) -> list[Sentence]:
    return [
        greeting(voice.tone), _thanks(voice, plan), *_asks(voice, plan), *_musts(voice, plan), *_open_door(voice, plan),
        *_answer_by(voice, plan),
    ]  # fmt: skip


def _thanks(voice: Voice, plan: Plan) -> Sentence:
    case = plan.case
    if is_under_way(plan):
        return thanks_again(plan, voice.tone)
    key = "thanks-spoken" if case.stage == "verbal" else "thanks"
    return voice.say(key, company=case.company, role=case.role)


def _asks(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    asked, offered, pay = asked_base(plan), plan.position.offer_base, pay_of(plan)
    why = list(reasons(plan, voice.tone, for_base=asked is not None))
    if asked is not None and offered is not None:
        yield join([voice.say("open-base", pay=pay, offered=as_paid(plan, offered)), *why])
        down = list(_came_down(voice, plan))
        yield join([*down, voice.say("ask", a_pay=a_pay_of(plan), asked=as_paid(plan, asked))])
        return
    if "base" in dict(plan.final):
        yield join([voice.say("base-final", pay=pay), *why])
    elif plan.position.ceiling is None:
        yield from _question(voice, plan)
    else:
        yield join([voice.say("base-good", pay=pay), *why])
    yield from _beside(voice, plan)


def _question(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    """Whether there is room, where nothing shows how much; then what speaks for the person."""
    offered, flexible = plan.position.offer_base, voice.say("flexible", pay=pay_of(plan))
    range_of = () if offered is None else (voice.say("range-question", offered=as_paid(plan, offered)),)
    yield join([flexible, *range_of])
    why = list(reasons(plan, voice.tone, for_base=False))
    yield from (join(why),) if why else ()


def _came_down(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    """That the ask is lower than the one before, where they have moved too: a step is answered by a step."""
    last, asked = last_ask(plan), asked_base(plan)
    if last is not None and asked is not None and steps_of_theirs(plan) and last.number > asked.number:
        yield voice.say("came-down", last=last)


def _beside(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    equity, sign_on = plan.lever("equity-grant"), plan.lever("sign-on-bonus")
    if equity is not None and equity.usable and equity.ask is not None:
        yield voice.say("equity-towards", top=equity.ask)
    yield from _papers_asked(voice, plan)
    if sign_on is not None and sign_on.usable:
        key = "sign-on-larger" if has_sign_on(plan) else "sign-on-new"
        question = voice.say(f"{key}-open") if sign_on.ask is None else voice.say(key, amount=sign_on.ask)
        yield join([left_behind_reason(voice.tone), question]) if leaves_pay_behind(plan) else question


def _papers_asked(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    """The papers behind equity that nobody can value yet, where the offer is in writing and they should exist."""
    grant, missing = private_grant(plan), missing_papers(plan)
    if grant is not None and missing is not None and usable(plan, "equity-papers"):
        yield voice.say("papers", grant=grant_name(grant), papers=missing)


def _musts(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    """Must-haves that the offer does not show; those on pay stay out, because they would give the walk-away away."""
    unmet = [needed(one) for one in unmet_must_haves(plan) if one.term not in BOUNDS_OF_WALKAWAY]
    if unmet:
        yield voice.say("must" if len(unmet) == 1 else "musts", terms=listed(unmet))


def _open_door(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    """An open end, and more time where the last day leaves none; other asks are kept for the reply."""
    yield voice.say(by_firmness(TEXTS, "open-door", plan))
    more = time_asked(plan)
    if more is not None and more.until is not None and answer_day(plan) is None:
        yield voice.say("more-days", until=more.until)


def _answer_by(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    due = answer_day(plan)
    if due is not None:
        yield voice.say("answer-by", day=due)


def _spoken(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    asked = asked_base(plan)
    yield join([voice.say("phone-again" if is_under_way(plan) else "phone-thanks"), *steps_thanked(plan, voice.tone)])
    if asked is not None and plan.position.offer_base is not None:
        yield join([voice.say("phone-point", pay=pay_of(plan)), *reasons(plan, voice.tone)])
        yield voice.say("phone-ask", asked=as_paid(plan, asked))
    elif usable(plan, "base-salary"):
        yield from _question(voice, plan)
    else:
        yield from _asks(voice, plan)
    yield from _musts(voice, plan)


def _message(voice: Voice, plan: Plan) -> Sentence:
    asked, others, pay = asked_base(plan), other_asks(plan), pay_of(plan)
    hello = voice.say("message-again" if is_under_way(plan) else "message-thanks")
    if asked is not None:
        return join([hello, voice.say("message-ask", pay=pay, asked=as_paid(plan, asked))])
    if usable(plan, "base-salary") or not others:
        return join([hello, voice.say("message-flexible", pay=pay)])
    return join([hello, voice.say("message-others", pay=pay, others=listed(others, "or"))])


def _answers(plan: Plan) -> Iterator[Branch]:
    """What they may say to it: the answers differ by whether a number was named."""
    others, due = other_asks(plan), answer_day(plan)
    rest = branch(TEXTS, "rest", pay=pay_of(plan))
    if asked_base(plan) is not None:
        yield branch(TEXTS, "yes")
        yield from _basis(plan)
        yield branch(TEXTS, "part", branch(TEXTS, "last", rest, others=listed(others, "or")) if others else None)
    elif usable(plan, "base-salary"):
        yield branch(TEXTS, "some", branch(TEXTS, "range"))
        yield branch(TEXTS, "number", branch(TEXTS, "range"), branch(TEXTS, "all-of-it", pay=pay_of(plan)))
        yield branch(TEXTS, "none", rest, others=listed(others, "or")) if others else branch(TEXTS, "fixed")
    else:
        yield rest
        yield branch(TEXTS, "fixed")
    yield branch(TEXTS, "ask-back") if due is None else branch(TEXTS, "ask-back-by", day=due)


def _basis(plan: Plan) -> Iterator[Branch]:
    """What the number rests on: the range and the result, each where the case holds it."""

    def why(tone: str) -> Sentence:
        return join([one for one in (market_reason(plan, tone), result_reason(plan, tone)) if one is not None])

    if why("plain").parts:
        doubt = branch(TEXTS, "doubt")
        present = any(one.kind == "present" for one in plan.case.alternatives)
        yield branch(TEXTS, "basis", doubt, branch(TEXTS, "short") if present else None, why=why)
