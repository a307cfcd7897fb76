"""Questions before signing: what must be in writing, and what not to do before it is."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Bullets, Section
from counteroffer.playbook.wording import is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, say
from counteroffer.valuation.valuation import State

ORDER = 10


def write(plan: Plan) -> Section | None:
    """Written for offers; the questions depend on what the offer holds and leaves out."""
    if is_raise(plan):
        return None
    return Section("questions", "Before you sign", (Bullets(tuple(_questions(plan))),))


def _questions(plan: Plan) -> Iterator[Sentence]:
    yield say(
        "Do not resign before the final letter is signed by both sides, and any check that it depends on has been passed."
    )
    yield say("Is every term that you agreed on in the letter itself? What is not written does not bind.")
    offer = plan.offer
    if offer is None:
        yield say("Which base salary, bonus, equity and start do they offer? Ask for all of it in writing.")
        return
    if offer.bonus is not None and offer.bonus.kind != "guaranteed":
        yield say(
            "Bonus: what was paid in the last years against target, who decides, and is it paid if you leave before the day it is due?"
        )
    if offer.sign_on is not None:
        yield from _clawback(plan)
    for grant in offer.equity:
        if grant.kind == "carry":
            yield say(
                "Carry: which fund and which deals, how does it vest, what happens to it when you leave, and must it ever be paid back?"
            )
        elif grant.kind == "options":
            yield say(
                "Options: the strike price and the 409A value behind it, the share count fully diluted, the preferences ahead of you, and how long you can exercise after leaving. Ask for the grant agreement and the plan."
            )
        elif not grant.listed:
            yield say(
                "Equity: when can it be sold, what happens to it in a sale of the company, and what happens when you leave? Ask for the grant agreement."
            )
        else:
            yield say(
                "Equity: on which day is the number of shares fixed, and at which price? When is the first vesting, and what happens to unvested shares when you leave?"
            )
    if plan.valuation and any(line.state is not State.VALUED for line in plan.valuation.lines):
        yield say(
            "What counts zero here is worth asking about: the letter's figure is a claim until somebody shows what stands behind it."
        )
    if offer.start is None:
        yield say("Which day is the first day of work?")
    if offer.expires is None:
        yield say("By which day do they need your answer?")
    yield say(
        "Non-compete, intellectual property, notice period, working place: read them before you sign, and ask about what you do not understand."
    )


def _clawback(plan: Plan) -> Iterator[Sentence]:
    sign_on = plan.offer.sign_on if plan.offer else None
    if sign_on is None:
        return
    if sign_on.clawback is None:
        yield say("Sign-on bonus: must it be paid back if you leave early, or are let go? The case does not say.")
    elif sign_on.clawback.basis != "net":
        yield say(
            "Sign-on bonus: if it must be paid back, is that the sum before tax or the sum that reached you? Ask for the second, in parts by month."
        )
    if not sign_on.instalments:
        yield say("Sign-on bonus: on which day is it paid?")
