"""The commonest answers to a counter, and what to say to them; each reply stays within what the case holds."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Script
from counteroffer.playbook.reasons import asked_base, has_sign_on, market_reason, other_asks, rival_reason, usable
from counteroffer.playbook.wording import has_expired, is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, listed, say

ORDER = 4


def write(plan: Plan) -> Iterator[Script]:
    """Where the verdict is to ask and something is on the table."""
    if plan.position.verdict != "ask" or plan.offer is None:
        return
    yield Script("best-offer", "“This is our best offer.”", "phone", tuple(_best(plan)))
    yield Script("budget", "“The budget is set.”", "phone", tuple(_budget(plan)))
    yield Script("same-level", "“Everybody at this level gets the same.”", "phone", tuple(_level(plan)))
    if not is_raise(plan):
        yield Script("tomorrow", "“We need an answer by tomorrow.”", "phone", tuple(_tomorrow(plan)))
        yield Script("is-it-an-offer", "“Do you have a competing offer?”", "phone", (_rival(plan),))


def _best(plan: Plan) -> Iterator[Sentence]:
    yield say("Thank you for telling me. May I ask what holds it: the level, the band, or this year's budget?")
    ladder = plan.position.ladder
    if asked_base(plan) is not None and len(ladder) > 1:
        yield say("I can come down a good part of the way. Would {next} be possible?", next=ladder[1].ask)
    others = other_asks(plan)
    if others and asked_base(plan) is not None:
        yield say("And if base is where it has to stay: could we look at {others}?", others=listed(others, "or"))
    elif others:
        yield say("Could we look at {others}, then?", others=listed(others, "or"))


def _budget(plan: Plan) -> Iterator[Sentence]:
    yield say("I understand that this year's budget is set. Pay that comes once does not raise it for the years after.")
    sign_on = plan.lever("sign-on-bonus")
    if sign_on is not None and sign_on.usable and sign_on.ask is not None:
        yield say("Would a sign-on bonus of {amount} be possible instead?", amount=sign_on.ask)
    elif sign_on is not None and sign_on.usable:
        bonus = "a larger sign-on bonus" if has_sign_on(plan) else "a sign-on bonus"
        yield say("Would {bonus} be possible instead?", bonus=bonus)
    yield say(
        "Otherwise: could we put a pay review after half a year into the letter, with what it will be measured on?"
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
    if expires is not None and not has_expired(plan):
        yield say("Your offer gives me until {day}, and I will answer by then. What has changed?", day=expires)
    else:
        yield say("I want to give you a firm answer, and I cannot do that overnight. Which day can we agree on?")
    yield say("If it helps you: settle the open point with me today, and I can answer sooner.")


def _rival(plan: Plan) -> Sentence:
    rival = rival_reason(plan, "I hold")
    if rival is not None:
        return say("Yes. {rival} I tell you because I would rather find terms with you.", rival=rival)
    if usable(plan, "market-range"):
        return say(
            "No written one that I would point to. My ask rests on what this role is paid, not on another offer."
        )
    return say("No written one that I would point to. My question is only whether there is room.")
