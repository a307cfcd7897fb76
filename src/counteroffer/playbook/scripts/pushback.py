"""The commonest answers to a counter, and what to say to them; each reply stays within what the case holds."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Script
from counteroffer.playbook.reasons import as_paid, asked_base, has_sign_on, market_reason, other_asks, usable
from counteroffer.playbook.wording import is_raise
from counteroffer.strategy.batna import firm_offer
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, listed, say

ORDER = 4


def write(plan: Plan) -> Iterator[Script]:
    """Where the verdict is to ask and something is on the table."""
    if plan.position.verdict != "ask" or plan.offer is None:
        return
    yield Script("best-offer", "“This is our best offer.”", "phone", tuple(_best(plan)), to_do=_then(plan))
    yield Script("budget", "“The budget is set.”", "phone", tuple(_budget(plan)))
    yield Script("same-level", "“Everybody at this level gets the same.”", "phone", tuple(_level(plan)))
    if not is_raise(plan):
        yield Script("tomorrow", "“We need an answer by tomorrow.”", "phone", tuple(_tomorrow(plan)))
        yield Script("is-it-an-offer", "“Do you have a competing offer?”", "phone", (_rival(plan),))


def _best(plan: Plan) -> Iterator[Sentence]:
    yield say("Thank you for telling me. May I ask what holds it: the level, the band, or this year's budget?")
    asked = asked_base(plan)
    if asked is not None:
        yield say(
            "I have given you my reasons for {asked}, and they still stand. What would make it possible to come closer?",
            asked=as_paid(plan, asked),
        )
    others = other_asks(plan)
    if others and asked is not None:
        yield say("And if base is where it has to stay: could we look at {others}?", others=listed(others, "or"))
    elif others:
        yield say("Could we look at {others}, then?", others=listed(others, "or"))


def _then(plan: Plan) -> tuple[Sentence, ...]:
    """What to do if they say no again: the next rung, which is no part of the first reply."""
    ladder = plan.position.ladder
    if asked_base(plan) is None or len(ladder) < 2:
        return ()
    return (
        say("Hold your number once. Only if they say no again, ask for {next}.", next=as_paid(plan, ladder[1].ask)),
    )


def _budget(plan: Plan) -> Iterator[Sentence]:
    yield say("I understand that this year's budget is set.")
    sign_on = plan.lever("sign-on-bonus")
    once = "Pay that comes once does not raise it for the years after."
    if sign_on is not None and sign_on.usable and sign_on.ask is not None:
        yield say("{once} Would a sign-on bonus of {amount} be possible instead?", once=once, amount=sign_on.ask)
    elif sign_on is not None and sign_on.usable:
        bonus = "a larger sign-on bonus" if has_sign_on(plan) else "a sign-on bonus"
        yield say("{once} Would {bonus} be possible instead?", once=once, bonus=bonus)
    opening = "Otherwise: could" if sign_on is not None and sign_on.usable else "Could"
    where = "in writing" if is_raise(plan) else "into the letter"
    yield say(
        "{opening} we put a pay review after half a year {where}, with what it will be measured on?",
        opening=opening,
        where=where,
    )


def _level(plan: Plan) -> Iterator[Sentence]:
    yield say(
        "That is fair, and I would not want to be an exception. May I ask, then, which level this is, and what the next one would take?"
    )
    reason = market_reason(plan)
    if reason is not None:
        yield say("{reason} That is why I ask about the level and not about a favour.", reason=reason)


def _tomorrow(plan: Plan) -> Iterator[Sentence]:
    expires = plan.offer.expires if plan.offer else None
    if expires is not None and (expires.day - plan.today).days > 1:
        yield say("Your offer gives me until {day}, and I will answer by then. What has changed?", day=expires)
    else:
        yield say("I want to give you a firm answer, and I cannot do that overnight. Which day can we agree on?")
    yield say("If it helps you: settle the open point with me today, and I can answer sooner.")


def _rival(plan: Plan) -> Sentence:
    firm = firm_offer(plan.case, plan.today) if usable(plan, "competing-offer") else None
    if firm is not None:
        known = (
            say("Yes, in writing, from {company}.", company=firm.company) if firm.company else say("Yes, in writing.")
        )
        when = say(" I have to answer it by {day}.", day=firm.expires) if firm.expires else say("")
        return say("{known}{when} I would rather find terms with you.", known=known, when=when)
    if usable(plan, "market-range") and asked_base(plan) is not None:
        return say(
            "No written one that I would point to. My ask rests on what this role is paid, not on another offer."
        )
    return say("No written one that I would point to. My question is only whether there is room.")
