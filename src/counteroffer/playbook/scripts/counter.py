"""The counter, in writing, on the phone and as a message: the ask with its reasons, and an open door."""

from collections.abc import Iterator

from counteroffer.offers.case import Condition
from counteroffer.offers.ledger import is_their_turn
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
    came_up,
    can_counter,
    grant_name,
    has_sign_on,
    last_ask,
    last_day,
    leaves_pay_behind,
    missing_papers,
    other_asks,
    pay_of,
    private_grant,
    usable,
)
from counteroffer.playbook.speaking import Voice, branch, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, Words, join, listed

ORDER = 3
TEXTS = Texts("scripts/counter")
NEEDED = Texts("scripts/needed")
BOUNDS_OF_WALKAWAY = ("base", "yearly")
BOUNDS = {">=": "at-least", ">": "more-than", "<=": "at-most", "<": "less-than", "=": "exactly"}


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
    case, moved = plan.case, came_up(plan)
    if case.stage in ("countered", "final"):
        again = voice.say("thanks-again", company=case.company)
        return (
            again
            if moved is None
            else join([again, voice.say("came-up", pay=pay_of(plan), before=moved[0], now=moved[1])])
        )
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
    if last is not None and asked is not None and came_up(plan) is not None and last.number > asked.number:
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
    unmet = [
        condition
        for condition in plan.case.needs.must
        if condition.term not in BOUNDS_OF_WALKAWAY and _is_unmet(plan, condition)
    ]
    if unmet:
        yield voice.say(
            "must" if len(unmet) == 1 else "musts", terms=listed([_needed(condition) for condition in unmet])
        )


def _is_unmet(plan: Plan, condition: Condition) -> bool:
    """Whether a must-have is among those that the offer does not show; an amount in its words is a part of its own there."""
    begins = (unmet.parts[0] for unmet in plan.position.unmet if unmet.parts)
    return any(isinstance(part, Words) and part.span == condition.words.span for part in begins)


def _needed(condition: Condition) -> Sentence:
    """A must-have in words: "at least 2 remote days", "at least 25 days of leave", "relocation: at least 10,000"."""
    how, name = NEEDED.say(BOUNDS[condition.comparison]), condition.term.replace("_", " ")
    if NEEDED.has(condition.term):
        return NEEDED.say(condition.term, how=how, value=condition.value)
    key = "days" if name.endswith("days") else "leave" if name in ("vacation", "holiday", "paid leave") else "other"
    return NEEDED.say(key, how=how, value=condition.value, name=Words(name))


def _open_door(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    """An open end, and more time where the last day leaves none; other asks are kept for the reply."""
    yield voice.say(by_firmness(TEXTS, "open-door", plan))
    last = last_day(plan)
    if last is not None and answer_day(plan) is None:
        yield voice.say("more-days", day=last)


def _answer_by(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    due = answer_day(plan)
    if due is not None:
        yield voice.say("answer-by", day=due)


def _spoken(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    asked, moved = asked_base(plan), came_up(plan)
    again = voice.say("phone-again" if plan.case.stage in ("countered", "final") else "phone-thanks")
    yield (
        again if moved is None else join([again, voice.say("came-up", pay=pay_of(plan), before=moved[0], now=moved[1])])
    )
    if asked is not None and plan.position.offer_base is not None:
        yield join([voice.say("phone-point", pay=pay_of(plan)), *reasons(plan, voice.tone)])
        yield voice.say("phone-ask", asked=as_paid(plan, asked))
    elif usable(plan, "base-salary"):
        yield from _question(voice, plan)
    else:
        yield from _asks(voice, plan)
    yield from _musts(voice, plan)


def _message(voice: Voice, plan: Plan) -> Sentence:
    asked, others = asked_base(plan), other_asks(plan)
    if asked is not None:
        return voice.say("message-ask", pay=pay_of(plan), asked=as_paid(plan, asked))
    if usable(plan, "base-salary") or not others:
        return voice.say("message-flexible", pay=pay_of(plan))
    return voice.say("message-others", pay=pay_of(plan), others=listed(others, "or"))


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
