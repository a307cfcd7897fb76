"""The counter as packages: several equal offers at once, by their terms alone; never what they are worth to the person."""

from collections.abc import Iterator

from counteroffer.offers.ledger import is_their_turn
from counteroffer.playbook.playbook import Branch, Script
from counteroffer.playbook.reasons import as_paid, asked_base, greeting, reasons, signed, to_sign
from counteroffer.playbook.script_facts import a_pay_of, answer_day, can_counter, is_under_way, thanks_again
from counteroffer.playbook.speaking import Voice, branch, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import has_expired
from counteroffer.strategy.packaging import Package, PackageTerm
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, join, listed

ORDER = 4  # after the plain counter, before silence and what to say to a refusal
TEXTS = Texts("scripts/packages")
COUNTS = {2: "ways.two", 3: "ways.three"}


def write(plan: Plan) -> Iterator[Script]:
    """Where at least two packages are worth offering at once, and it is the person's turn."""
    packages = plan.packages.packages if plan.packages is not None else ()
    if len(packages) < 2 or not can_counter(plan) or is_their_turn(plan.case) or has_expired(plan):
        return
    yield written_script(
        TEXTS, lambda voice: signed(plan, list(_letter(voice, plan, packages)), voice.tone), name="counter-packages",
        channel="e-mail", subject=("subject", {"role": plan.case.role}), branches=_answers(),
        to_do=(*to_sign(plan), TEXTS.say("in-place")),
    )  # fmt: skip


def _letter(voice: Voice, plan: Plan, packages: tuple[Package, ...]) -> Iterator[Sentence]:
    yield greeting(voice.tone)
    why = reasons(plan, voice.tone, for_base=asked_base(plan) is not None)
    here = voice.say("here", count=TEXTS.say(COUNTS[len(packages)]))
    thanks = voice.say("thanks", company=plan.case.company)
    yield join([thanks_again(plan, voice.tone) if is_under_way(plan) else thanks, *why, here])
    for one in packages:
        terms = listed([_in_words(plan, term) for term in one.terms if term.changes])
        yield TEXTS.say(f"package.{one.name}", terms=terms)
    due, which = answer_day(plan), voice.say("which")
    yield which if due is None else join([which, voice.say("answer-by", day=due)])


def _in_words(plan: Plan, one: PackageTerm) -> Sentence:
    if one.term.name == "base":
        return TEXTS.say("package.base", a_pay=a_pay_of(plan), value=as_paid(plan, one.value))
    return one.term.in_words(one.value)


def _answers() -> Iterator[Branch]:
    yield branch(TEXTS, "liked")
    yield branch(TEXTS, "part")
    yield branch(TEXTS, "none", branch(TEXTS, "piece"))
