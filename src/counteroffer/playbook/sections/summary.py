"""Summary: five sentences (verdict, number, refusal, walk-away, next step) and the few numbers that matter."""

from collections.abc import Iterator

from counteroffer.playbook.five_sentences import five_sentences
from counteroffer.playbook.playbook import Block, Bullets, KeyNumbers, Notice, Section
from counteroffer.playbook.reasons import as_paid, asked_base
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
    return Section("summary", TEXTS.plain("title"), tuple(blocks))


def _numbers(plan: Plan) -> Iterator[tuple[str, Figure | Sentence]]:
    """The numbers, those of base as the person is paid; people paid by the hour talk by the hour."""
    position, asked, walk = plan.position, asked_base(plan), plan.position.reservation
    now = position.offer_base
    if plan.offer is not None:
        label = TEXTS.plain("label.paid-now" if is_raise(plan) else "label.offered")
        yield label, as_paid(plan, now) if now else TEXTS.say("value.not-stated")
        yield TEXTS.plain("label.open"), as_paid(plan, asked) if asked else TEXTS.say("value.no-number")
    elif position.ceiling is not None:
        yield TEXTS.plain("label.ceiling"), position.ceiling
    if asked is not None and position.aspiration is not None:
        yield TEXTS.plain("label.target"), as_paid(plan, position.aspiration)
    if walk is not None and walk.base is not None and position.verdict != "leave":
        yield TEXTS.plain("label.walk-base"), at_least_as_paid(plan, walk.base)
    unknown = TEXTS.say("value.unknown")
    if walk is not None or not is_raise(plan):
        yield TEXTS.plain("label.walk-worth"), walk.worth if walk else unknown
    if plan.offer is not None:
        yield TEXTS.plain("label.worth"), position.offer_worth or unknown
