"""The counter, in writing and on the phone: the ask with its reasons, and an open door."""

from collections.abc import Iterator

from counteroffer.offers.case import Condition
from counteroffer.offers.ledger import is_their_turn
from counteroffer.playbook.playbook import Script
from counteroffer.playbook.reasons import as_paid, asked_base, has_sign_on, reasons, signed, to_sign, usable
from counteroffer.playbook.wording import age_notes, has_expired, is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, Words, join, listed, say

ORDER = 3
BOUNDS_OF_WALKAWAY = ("base", "yearly")
PAY = {"bonus": "a bonus", "equity": "an equity grant", "sign_on": "a sign-on bonus"}
BOUNDS = {">=": "at least", ">": "more than", "<=": "at most", "<": "less than", "=": "exactly"}


def write(plan: Plan) -> Iterator[Script]:
    """Where the verdict is to ask and something is on the table."""
    if plan.position.verdict != "ask" or plan.offer is None:
        return
    if is_raise(plan):
        yield from _raise(plan)
        return
    if is_their_turn(plan.case):
        yield _follow_up(plan)
        return
    text = [say("Hello,"), _thanks(plan), *_asks(plan), *_musts(plan), *_open_door(plan), *_answer_by(plan)]
    yield Script(
        "counter-email",
        "The counter, by e-mail",
        "e-mail",
        signed(plan, text),
        subject=say("Your offer: {role}", role=plan.case.role),
        to_do=_to_do(plan),
    )
    yield Script(
        "counter-phone",
        "The counter, on the phone",
        "phone",
        tuple(_spoken(plan)),
        to_do=(*_papers(plan), say("After the question, say nothing: let them answer first.")),
    )


def _follow_up(plan: Plan) -> Script:
    """A reminder without a new number: who asks twice before an answer negotiates against themselves."""
    text = [
        say("Hello,"),
        say("I wrote to you about the terms of your offer, and I would like to ask where things stand. I am still looking forward to finding terms on which I can join {company}.", company=plan.case.company),
        say("Is there anything that you need from me?"),
    ]  # fmt: skip
    return Script(
        "follow-up",
        "Asking where things stand",
        "e-mail",
        signed(plan, text),
        subject=say("Your offer: {role}", role=plan.case.role),
        to_do=to_sign(plan),
    )


def _thanks(plan: Plan) -> Sentence:
    case = plan.case
    if case.stage == "countered":
        return say(
            "Thank you for looking at this again. I would like us to find terms on which I can join {company}.",
            company=case.company,
        )
    return say(
        "Thank you for the offer to join {company} as {role}. I would like us to find terms on which I can say yes.",
        company=case.company,
        role=case.role,
    )


def _asks(plan: Plan) -> Iterator[Sentence]:
    asked, offered = asked_base(plan), plan.position.offer_base
    if asked is not None and offered is not None:
        yield join(
            [
                say("I would like to talk about base salary. You offer {offered}.", offered=as_paid(plan, offered)),
                *reasons(plan),
            ]
        )
        yield say("I would like to ask for a base salary of {asked}.", asked=as_paid(plan, asked))
    elif "base" in dict(plan.final):
        yield join(
            [
                say("I have understood that base salary is where it has to be, and I do not ask for more of it."),
                *reasons(plan, for_base=False),
            ]
        )
        yield from _beside(plan)
    elif plan.position.ceiling is None:
        yield join(
            [say("Before I answer, one question: is there flexibility on base salary?"), *reasons(plan, for_base=False)]
        )
        yield from _beside(plan)
    else:
        yield join([say("The base salary is good, and I do not ask for more of it."), *reasons(plan, for_base=False)])
        yield from _beside(plan)


def _beside(plan: Plan) -> Iterator[Sentence]:
    equity, sign_on = plan.lever("equity-grant"), plan.lever("sign-on-bonus")
    if equity is not None and equity.usable and equity.ask is not None:
        yield say(
            "The range that I have for equity grants in this role reaches {top}. Could the grant move towards it?",
            top=equity.ask,
        )
    if sign_on is not None and sign_on.usable and sign_on.ask is not None:
        question = "Could the sign-on bonus be larger?" if has_sign_on(plan) else "Could we add a sign-on bonus?"
        yield say("{question} The figure that I have in mind is {amount}.", question=question, amount=sign_on.ask)
    elif sign_on is not None and sign_on.usable:
        yield say("Could the sign-on bonus be larger?" if has_sign_on(plan) else "Is a sign-on bonus possible?")


def _musts(plan: Plan) -> Iterator[Sentence]:
    """Must-haves that the offer does not show; those on pay stay out, because they would give the walk-away away."""
    unmet = [
        condition
        for condition in plan.case.needs.must
        if condition.term not in BOUNDS_OF_WALKAWAY and _is_unmet(plan, condition)
    ]
    if unmet:
        what = "One thing I need" if len(unmet) == 1 else "There is more I need"
        yield say(
            "{what} settled in writing before I can accept: {terms}.",
            what=what,
            terms=listed([_needed(condition) for condition in unmet]),
        )


def _is_unmet(plan: Plan, condition: Condition) -> bool:
    return any(condition.words in unmet.parts for unmet in plan.position.unmet)


def _needed(condition: Condition) -> Sentence:
    """A must-have in words: "at least 2 remote days", "at least 25 days of leave", "relocation: at least 10,000"."""
    how, name = BOUNDS[condition.comparison], condition.term.replace("_", " ")
    if condition.term in PAY:
        return say("{pay} of {how} {value}", pay=PAY[condition.term], how=how, value=condition.value)
    if name.endswith("days"):
        return say("{how} {value} {name}", how=how, value=condition.value, name=Words(name))
    if name in ("leave", "vacation", "holiday", "paid leave"):
        return say("{how} {value} days of {name}", how=how, value=condition.value, name=Words(name))
    return say("{name}, {how} {value}", how=how, value=condition.value, name=Words(name))


def _open_door(plan: Plan) -> Iterator[Sentence]:
    """An open end, and more time where the last day leaves none; other asks are kept for the reply."""
    yield say("I am glad to talk about how to get there together.")
    due = next((step.day for step in plan.timeline if step.day.id == "timeline.answer"), None)
    if plan.offer is not None and plan.offer.expires is not None and due is None and not has_expired(plan):
        yield say(
            "Your offer ends on {day}. Could you give me a few more days, so that we can settle this?",
            day=plan.offer.expires,
        )


def _answer_by(plan: Plan) -> Iterator[Sentence]:
    due = next((step.day for step in plan.timeline if step.day.id == "timeline.answer"), None)
    if due is not None:
        yield say("Could you let me know by {day}?", day=due)


def _spoken(plan: Plan) -> Iterator[Sentence]:
    asked = asked_base(plan)
    again = "looking at this again" if plan.case.stage == "countered" else "the offer"
    yield say("Thank you for {again}; I would like to make this work.", again=again)
    if asked is not None and plan.position.offer_base is not None:
        yield join([say("I have one point: base salary."), *reasons(plan)])
        yield say("What would it take to get to {asked}?", asked=as_paid(plan, asked))
    else:
        yield from _asks(plan)
    yield from _musts(plan)
    yield from _open_door(plan)


def _raise(plan: Plan) -> Iterator[Script]:
    asked = asked_base(plan)
    opening = say(
        "I would like to talk about my pay. I like the work here, and I want it to be paid in line with what I do."
    )
    body = [join([opening, *reasons(plan)])]
    if asked is not None:
        body.append(say("I would like to ask for a base salary of {asked}.", asked=as_paid(plan, asked)))
    else:
        body.append(say("What would have to be true for my base salary to move, and when could it?"))
    meeting = [
        say("Hello,"),
        say(
            "Could we take half an hour to talk about my role and my pay? I will bring a page with what I have done and how it compares with the market."
        ),
    ]
    yield Script(
        "raise-meeting",
        "Asking for the meeting",
        "e-mail",
        signed(plan, meeting),
        subject=say("A talk about my role and pay"),
        to_do=to_sign(plan),
    )
    yield Script("raise-ask", "The ask, in the meeting", "phone", tuple(body))


def _to_do(plan: Plan) -> tuple[Sentence, ...]:
    return (*to_sign(plan), *_papers(plan))


def _papers(plan: Plan) -> tuple[Sentence, ...]:
    """What to have at hand before making the claims of the script."""
    found = []
    if usable(plan, "market-range") and asked_base(plan) is not None:
        found.append(say("Have the source of the range at hand; they may ask for it."))
        found.extend(say("{note} Check it before you cite it.", note=note) for note in age_notes(plan))
    if usable(plan, "competing-offer"):
        found.append(say("Have the other offer's letter at hand; do not show it unless you want to."))
    strengths = [one for one in plan.case.candidate.strengths if one.evidence is None]
    if strengths:
        found.append(
            say(
                "Find something that shows what you claim: {claims}.",
                claims=listed([say("“{claim}”", claim=one.claim) for one in strengths]),
            )
        )
    return tuple(found)
