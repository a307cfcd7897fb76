"""Summary: five sentences (verdict, number, refusal, walk-away, next step), the few numbers that matter, and what does not go together."""

from collections.abc import Iterator

from counteroffer.playbook.five_sentences import five_sentences
from counteroffer.playbook.must_haves import floor_on_base
from counteroffer.playbook.package_blocks import contradictory_answers
from counteroffer.playbook.playbook import Block, Bullets, KeyNumbers, Notice, Section
from counteroffer.playbook.reasons import as_paid, asked_base
from counteroffer.playbook.script_facts import is_later_ask
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import at_least_as_paid, has_expired, is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence

ORDER = 1
TEXTS = Texts("sections/summary")
TONES = {"ask": "good", "accept": "good", "leave": "stop", "cannot-say": "care"}


def write(plan: Plan) -> Section:
    """Always written."""
    verdict, *others = five_sentences(plan)
    blocks: list[Block] = [Notice(TONES[plan.position.verdict], verdict)]
    if has_expired(plan) and plan.offer and plan.offer.expires:
        blocks.append(Notice("stop", TEXTS.say("notice.expired", day=plan.offer.expires)))
    blocks.append(KeyNumbers(tuple(_numbers(plan))))
    blocks.append(Bullets(tuple(others)))
    blocks.extend(_contradictions(plan))
    return Section("summary", TEXTS.plain("title"), tuple(blocks))


def _contradictions(plan: Plan) -> Iterator[Block]:
    """What does not go together: in the ledger, and in the person's answers, each with the question that settles it."""
    if plan.contradictions:
        yield Notice("care", TEXTS.say("contradiction.intro"))
        yield Bullets(plan.contradictions)
    answers = contradictory_answers(plan.packages) if plan.packages is not None else ()
    if answers:
        yield Notice("care", TEXTS.say("contradiction.answers"))
        yield Bullets(answers)


def _numbers(plan: Plan) -> Iterator[tuple[str, Figure | Sentence]]:
    """The numbers, those of base as the person is paid; people paid by the hour talk by the hour."""
    position, asked, walk = plan.position, asked_base(plan), plan.position.reservation
    now = position.offer_base
    if plan.offer is not None:
        label = TEXTS.plain("label.paid-now" if is_raise(plan) else "label.offered")
        yield label, as_paid(plan, now) if now else TEXTS.say("value.not-stated")
        yield (
            TEXTS.plain("label.next" if is_later_ask(plan) else "label.open"),
            as_paid(plan, asked) if asked else TEXTS.say("value.no-number"),
        )
    elif position.ceiling is not None:
        yield TEXTS.plain("label.ceiling"), position.ceiling
    if asked is not None and position.aspiration is not None:
        yield TEXTS.plain("label.target"), as_paid(plan, position.aspiration)
    floor = floor_on_base(plan)
    if floor is not None and position.verdict != "leave":
        yield TEXTS.plain("label.walk-base"), at_least_as_paid(plan, floor)
    unknown = TEXTS.say("value.unknown")
    if walk is not None or not is_raise(plan):
        yield TEXTS.plain("label.walk-worth"), walk.worth if walk else unknown
    if plan.offer is not None:
        yield TEXTS.plain("label.worth"), position.offer_worth or unknown
