"""The counter as packages: several equal offers at once, by their terms alone; never what they are worth to the person."""

from collections.abc import Iterator

from counteroffer.offers.ledger import is_their_turn
from counteroffer.playbook.playbook import Script
from counteroffer.playbook.reasons import as_paid, asked_base, reasons, signed, to_sign
from counteroffer.playbook.wording import has_expired, is_raise
from counteroffer.strategy.packaging import Package, PackageTerm
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, join, listed, say

ORDER = 4  # before what to say to a refusal, by its name
TITLES = {"a": "First", "b": "Second", "c": "Third"}
COUNTS = {2: "two ways", 3: "three ways"}


def write(plan: Plan) -> Iterator[Script]:
    """Where at least two packages are worth offering at once, and it is the person's turn."""
    packages = plan.packages.packages if plan.packages is not None else ()
    if len(packages) < 2 or plan.position.verdict != "ask" or is_raise(plan) or is_their_turn(plan.case):
        return
    if plan.offer is None or has_expired(plan):
        return
    text = [say("Hello,"), _thanks(plan, len(packages)), *(_package(plan, one) for one in packages), _end(plan)]
    yield Script(
        "counter-packages",
        "The counter as packages, by e-mail",
        "e-mail",
        signed(plan, text),
        subject=say("Your offer: {role}", role=plan.case.role),
        to_do=(*to_sign(plan), say("Send it in place of the plain counter, not after it, and only terms that you would really take.")),
    )  # fmt: skip


def _thanks(plan: Plan, count: int) -> Sentence:
    opening = say(
        "Thank you for the offer to join {company}. There is more than one way to terms on which I can say yes, and I do not want to insist on a single one.",
        company=plan.case.company,
    )  # fmt: skip
    why = reasons(plan, for_base=asked_base(plan) is not None)
    return join(
        [opening, *why, say("Here are {count}; what is not named stays as you offered it.", count=COUNTS[count])]
    )


def _package(plan: Plan, package: Package) -> Sentence:
    changed = [one for one in package.terms if one.changes]
    terms = listed([_in_words(plan, one) for one in changed])
    return say("{title}: {terms}.", title=TITLES[package.name], terms=terms)


def _in_words(plan: Plan, one: PackageTerm) -> Sentence:
    return one.term.in_words(as_paid(plan, one.value) if one.term.name == "base" else one.value)


def _end(plan: Plan) -> Sentence:
    end = say("Which of them is closest to what you can do?")
    due = next((step.day for step in plan.timeline if step.day.id == "timeline.answer"), None)
    return end if due is None else join([end, say("Could you let me know by {day}?", day=due)])
