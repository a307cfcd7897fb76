"""Questions before signing: what must be in writing and what this case leaves open, and what not to do before it is."""

from collections.abc import Iterator

from counteroffer.offers.case import BonusTerms, EquityGrant, Offer, SignOn
from counteroffer.playbook.playbook import Bullets, Notice, Paragraph, Section
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import has_expired, is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.sentences import Sentence, listed
from counteroffer.valuation.valuation import State

ORDER = 10
TEXTS = Texts("sections/questions")
OPTION_TERMS = ("strike", "fmv_409a", "fully_diluted", "window", "preferred")
# What letters settle in clauses: asked about unless a term of the case is named so.
CLAUSES = (
    ("severance", ("severance", "notice")),
    ("non-compete", ("compete", "solicit")),
    ("property", ("intellectual", "invention", "property")),
)


def write(plan: Plan) -> Section | None:
    """Written for offers; the questions depend on what the offer holds and leaves out."""
    if is_raise(plan):
        return None
    first = Notice("care", TEXTS.say("first"))
    if plan.offer is None:
        asked: tuple[Sentence, ...] = (TEXTS.say("no-offer"),)
    else:
        asked = tuple(_questions(plan, plan.offer))
    return Section("questions", TEXTS.plain("title"), (first, Paragraph(TEXTS.say("intro")), Bullets(asked)))


def _questions(plan: Plan, offer: Offer) -> Iterator[Sentence]:
    if offer.expires is None or has_expired(plan):
        yield TEXTS.say("deadline")
    yield from _start(offer)
    if offer.base is not None and offer.base.period == "hour" and offer.base.hours_a_week is None:
        yield TEXTS.say("hours")
    if offer.bonus is not None:
        yield from _bonus(offer.bonus)
    for payment, what in ((offer.sign_on, "what.sign-on"), (offer.relocation, "what.relocation")):
        if payment is not None:
            yield from _payment(payment, TEXTS.say(what))
    yield from dict.fromkeys(question for grant in offer.equity for question in _equity(grant, offer.currency))
    if plan.valuation and any(line.state is not State.VALUED for line in plan.valuation.lines):
        yield TEXTS.say("zero")
    yield from _other(plan, offer)


def _start(offer: Offer) -> Iterator[Sentence]:
    if offer.start is None:
        yield TEXTS.say("start")
        yield TEXTS.say("contingent")
    else:
        yield TEXTS.say("start.contingent", day=offer.start)


def _bonus(bonus: BonusTerms) -> Iterator[Sentence]:
    if bonus.kind == "guaranteed" and bonus.guaranteed_years is None:
        yield TEXTS.say("bonus.guaranteed")
    if bonus.kind == "discretionary":
        yield TEXTS.say("bonus.discretionary")
    if bonus.kind != "guaranteed" and not bonus.history:
        yield TEXTS.say("bonus.history")
    yield TEXTS.say("bonus.first-year" if bonus.first_year is None else "bonus.still-there")


def _payment(payment: SignOn, what: Sentence) -> Iterator[Sentence]:
    """A payment on joining: whether and how it is paid back, and when it is paid."""
    clawback = payment.clawback
    if clawback is None:
        yield TEXTS.say("sign-on.clawback", what=what)
    else:
        if clawback.basis != "net":
            yield TEXTS.say("sign-on.gross" if clawback.basis == "gross" else "sign-on.basis", what=what)
        yield TEXTS.say("sign-on.let-go", what=what)
    if not payment.instalments:
        yield TEXTS.say("sign-on.paid", what=what)


def _equity(grant: EquityGrant, currency: str) -> Iterator[Sentence]:
    if grant.kind == "carry":
        yield TEXTS.say("carry")
        return
    yield TEXTS.say("equity.vesting-start" if grant.vesting is not None else "equity.vesting")
    if grant.kind == "options":
        yield from _options(grant, currency)
    else:
        if grant.shares is None:
            yield TEXTS.say("equity.count")
        if not grant.listed:
            yield TEXTS.say("equity.listed")
        if grant.refresher is None and grant.listed:
            yield TEXTS.say("equity.refresher")
    yield TEXTS.say("equity.leaving")


def _options(grant: EquityGrant, currency: str) -> Iterator[Sentence]:
    terms = [name for name in OPTION_TERMS if name != "fmv_409a" or currency == "USD"]  # that value is of US tax law
    missing = [TEXTS.say(f"missing.{name}") for name in terms if getattr(grant, name) is None]
    yield TEXTS.say("options.papers", missing=listed(missing)) if missing else TEXTS.say("options.plan")
    if grant.preferences is None or grant.dilution is None:
        yield TEXTS.say("options.preferences")


def _other(plan: Plan, offer: Offer) -> Iterator[Sentence]:
    for term in offer.other:
        if term.kind == "retirement" and term.vesting is None:
            yield TEXTS.say("retirement", name=term.name)
        if term.kind == "remote_days":
            yield TEXTS.say("remote", name=term.name)
    if not any(term.kind == "remote_days" for term in offer.other):
        yield TEXTS.say("place")
    yield TEXTS.say("review")
    named = " ".join(term.name.text.lower() for term in offer.other)
    for key, words in CLAUSES:
        if not any(word in named for word in words):
            yield TEXTS.say(key)
