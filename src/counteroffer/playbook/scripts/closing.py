"""Closing: accepting with all terms named, or declining with grace."""

from collections.abc import Iterator

from counteroffer.playbook.playbook import Script
from counteroffer.playbook.reasons import rival_reason, signed, to_sign
from counteroffer.playbook.wording import is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import SHARE
from counteroffer.terms.sentences import Sentence, join, say

ORDER = 6


def write(plan: Plan) -> Iterator[Script]:
    """An acceptance where the verdict or a final offer makes it near; a refusal where the verdict is to leave."""
    if plan.offer is None or is_raise(plan):
        return
    if plan.position.verdict == "accept":
        yield _accept(plan)
    if plan.position.verdict == "leave":
        yield _unless(plan)
        yield _decline(plan)


def _accept(plan: Plan) -> Script:
    case = plan.case
    text = [
        say("Hello,"),
        say("I am glad to accept the offer to join {company} as {role}, on these terms:", company=case.company, role=case.role),
        *_terms(plan),
        say("Please send me the final letter with these terms, so that I can sign it."),
    ]  # fmt: skip
    return Script(
        "accept",
        "Accepting, in writing",
        "e-mail",
        signed(plan, text),
        subject=say("Accepting your offer: {role}", role=case.role),
        to_do=to_sign(plan),
    )


def _terms(plan: Plan) -> Iterator[Sentence]:
    offer = plan.offer
    assert offer is not None  # the caller has checked
    if offer.base is not None:
        yield say("Base salary: {base}.", base=offer.base.stated)
    if offer.bonus is not None:
        of_base = " of base salary" if offer.bonus.target.unit == SHARE else " a year"
        yield say("Bonus ({kind}): {target}{of}.", kind=offer.bonus.kind, target=offer.bonus.target, of=of_base)
    if offer.sign_on is not None:
        yield say("Sign-on bonus: {amount}.", amount=offer.sign_on.amount)
    for grant in offer.equity:
        if grant.grant is not None:
            yield say("Equity grant: {grant}, vesting as stated in the offer.", grant=grant.grant)
        elif grant.shares is not None:
            yield say("Equity grant: {shares}, vesting as stated in the offer.", shares=grant.shares)
    for term in offer.other:
        numbers = join(
            [say("{number}", number=number) for number in term.numbers.values()],
            " of up to " if "up_to" in term.numbers else " and ",
        )
        stated = say(": {numbers}", numbers=numbers) if term.numbers else say("")
        yield say("Also {name}{stated}, as stated in the offer.", name=term.name, stated=stated)
    if offer.start is not None:
        yield say("First day of work: {day}.", day=offer.start)


def _unless(plan: Plan) -> Script:
    text = [
        say("Thank you for the offer, and for being open with me. As it stands I cannot accept it."),
        *([rival] if (rival := rival_reason(plan)) else []),
        say("Before I decline: is there room in base salary, equity or a sign-on bonus that we have not talked about? If so, tell me what you could do at most, and I will answer within a day."),
    ]  # fmt: skip
    return Script("last-question", "One last question before leaving", "phone", tuple(text))


def _decline(plan: Plan) -> Script:
    text = [
        say("Hello,"),
        say("Thank you for the offer to join {company}, and for the time that everybody gave me. After careful thought I will not accept it.", company=plan.case.company),
        say("I enjoyed our talks, and I would be glad to stay in touch."),
    ]  # fmt: skip
    return Script(
        "decline",
        "Declining with grace",
        "e-mail",
        signed(plan, text),
        subject=say("Your offer: {role}", role=plan.case.role),
        to_do=to_sign(plan),
    )
