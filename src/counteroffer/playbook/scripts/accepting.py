"""Accepting: say back what was agreed, and accept in writing with every term that is on the table."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from counteroffer.offers.case import BonusTerms, Clawback, EquityGrant, Instalment, Offer, OtherTerm, SignOn
from counteroffer.offers.vesting import MONTHS_BETWEEN, Vesting
from counteroffer.playbook.playbook import Branch, Script
from counteroffer.playbook.reasons import greeting, signed, to_sign
from counteroffer.playbook.script_facts import can_counter, decide_day, pay_of
from counteroffer.playbook.speaking import Voice, branch, capital, written_script
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.wording import is_raise
from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.sentences import Sentence, Words, join, listed, say

ORDER = 8
TEXTS = Texts("scripts/accepting")
STEPS = {1: "step.monthly", 3: "step.quarterly", 6: "step.half-yearly", 12: "step.yearly"}
BY_NAME = ("carry", "options", "profit-sharing")
A_WEEK = "remote_days"
MONTHS = 12


def write(plan: Plan) -> Iterator[Script]:
    """What to say when they agree, where something is asked for; the acceptance where the verdict makes it near."""
    if plan.offer is None or is_raise(plan):
        return
    if can_counter(plan):
        yield _agreed(plan)
    if plan.position.verdict == "accept":
        yield _accept(plan)


def _agreed(plan: Plan) -> Script:
    day = decide_day(plan)

    def spoken(voice: Voice) -> Iterator[Sentence]:
        yield voice.say("agreed")
        if day is not None:
            yield voice.say("agreed-by", day=day)

    terms = listed([say("{name}", name=name) for name in _names(plan)])
    return written_script(
        TEXTS, spoken, name="agreed", channel="phone", title="title-agreed",
        to_do=(TEXTS.say("say-back", terms=terms), TEXTS.say("log"), TEXTS.say("resign")), branches=_answers(),
    )  # fmt: skip


def _names(plan: Plan) -> Iterator[Sentence]:
    """The terms of the offer by name, and the must-haves that it does not show."""
    offer = plan.offer
    assert offer is not None  # the caller has checked
    yield pay_of(plan)
    held = {
        "name.bonus": offer.bonus, "name.equity": offer.equity, "name.sign-on": offer.sign_on,
        "name.relocation": offer.relocation,
    }  # fmt: skip
    yield from (TEXTS.say(name) for name, value in held.items() if value)
    yield from (say("{name}", name=_plain(term)) for term in offer.other)
    yield TEXTS.say("name.start")


def _answers() -> Iterator[Branch]:
    yield branch(TEXTS, "confirm")
    yield branch(TEXTS, "changed", branch(TEXTS, "refuse"))


def _accept(plan: Plan) -> Script:
    return written_script(
        TEXTS, lambda voice: signed(plan, list(_letter(voice, plan)), voice.tone), name="accept", channel="e-mail",
        subject=("subject", {"role": plan.case.role}),
        to_do=(*to_sign(plan), TEXTS.say("check"), TEXTS.say("resign")),
    )  # fmt: skip


def _letter(voice: Voice, plan: Plan) -> Iterator[Sentence]:
    yield greeting(voice.tone)
    yield voice.say("accept", company=plan.case.company, role=plan.case.role)
    yield from terms_of(plan)
    yield voice.say("letter" if plan.case.stage == "verbal" or plan.case.said else "letter-signed")


def terms_of(plan: Plan) -> Iterator[Sentence]:
    """Every term of the offer on the table, a sentence or two for each; what the ledger moved stands as it was moved."""
    offer = plan.offer
    if offer is None:
        return
    yield from _base(plan, offer)
    if offer.bonus is not None:
        yield join(list(_bonus(offer.bonus)))
    for name, payment in (("sign-on", offer.sign_on), ("relocation", offer.relocation)):
        if payment is not None:
            yield join(list(_payment(name, payment)))
    for grant in offer.equity:
        yield join(list(_grant(grant)))
    yield from (_other(term) for term in offer.other)
    yield TEXTS.say("start-open") if offer.start is None else TEXTS.say("start", day=offer.start)


def _base(plan: Plan, offer: Offer) -> Iterator[Sentence]:
    if offer.base is None:
        return
    key = "base-year" if offer.base.period == "year" else "base"
    stated = [TEXTS.say(key, pay=capital(pay_of(plan)), amount=offer.base.stated)]
    for one in offer.base.raises:
        if one.by is not None:
            stated.append(TEXTS.say("raise-by", when=one.when, by=one.by))
        elif one.to is not None:
            stated.append(TEXTS.say("raise-to", when=one.when, to=one.to))
    yield join(stated)


def _bonus(bonus: BonusTerms) -> Iterator[Sentence]:
    key = "bonus-share" if bonus.target.unit == SHARE else "bonus-amount"
    yield TEXTS.say(key, kind=bonus.kind, target=bonus.target)
    if bonus.guaranteed_years is not None:
        yield TEXTS.say("bonus-guaranteed", years=bonus.guaranteed_years)
    if bonus.first_year is not None:
        yield TEXTS.say("bonus-first-year", share=bonus.first_year)


def _payment(name: str, payment: SignOn) -> Iterator[Sentence]:
    """A one-time payment with its instalments and what must be paid back."""
    parts = [_instalment(one) for one in payment.instalments]
    paid = TEXTS.say("paid", instalments=listed(parts)) if parts else say("")
    yield TEXTS.say(f"{name}-receipts" if payment.reimbursed else name, amount=payment.amount, paid=paid)
    if payment.clawback is not None:
        yield _clawback(payment.clawback)


def _instalment(one: Instalment) -> Sentence:
    when = TEXTS.say("first-pay") if one.month == 1 else TEXTS.say("instalment", when=one.words)
    return when if one.amount is None else TEXTS.say("instalment-amount", amount=one.amount, when=when)


def _clawback(clawback: Clawback) -> Sentence:
    how = TEXTS.say(f"how.{clawback.kind or 'unsaid'}")
    basis = say("") if clawback.basis is None else TEXTS.say(f"basis.{clawback.basis}")
    if clawback.months is None:
        return TEXTS.say("clawback-open", how=how, basis=basis)
    return TEXTS.say("clawback", months=clawback.months, how=how, basis=basis)


def _grant(grant: EquityGrant) -> Iterator[Sentence]:
    size = grant.grant or grant.shares
    pool = grant.carry.pool_share if grant.carry is not None else None
    what = say("{size}", size=size) if size is not None else TEXTS.say("grant.unstated")
    if pool is not None:
        what = TEXTS.say("pool-share", share=pool)
    strike = TEXTS.say("strike", strike=grant.strike) if grant.strike is not None else say("")
    key = f"grant.{grant.kind if grant.kind in BY_NAME else 'rsu'}"
    yield TEXTS.say(key, what=what, strike=strike, vesting=_vesting(grant))
    if grant.window is not None:
        count, unit = Decimal(grant.window.count), grant.window.unit
        origins = (grant.window.words.span or grant.span,)
        window = Figure(f"{grant.id}.window", "window to exercise after leaving", count, unit, "as stated in the case", origins)  # fmt: skip
        yield TEXTS.say("window", window=window)
    if grant.trigger == "double":
        yield TEXTS.say("trigger")


def _vesting(grant: EquityGrant) -> Sentence:
    """The schedule in words, where it runs in equal steps; else as it was stated."""
    vesting = grant.vesting
    if vesting is None:
        return say("")
    step = _equal_step(vesting)
    if step is None or vesting.months % MONTHS:
        return TEXTS.say("vesting-stated", words=Words(vesting.words, grant.span))
    length = _count(grant, "vesting_years", "years of vesting", vesting.months // MONTHS, "years")
    cliff = say("")
    if vesting.cliff_months > step:
        months = _count(grant, "vesting_cliff", "months before the first part vests", vesting.cliff_months, "months")
        cliff = TEXTS.say("cliff", months=months)
    return TEXTS.say("vesting", length=length, cliff=cliff, step=TEXTS.say(STEPS[step]))


def _equal_step(vesting: Vesting) -> int | None:
    """The months between two parts of a schedule whose parts after the first are equal; None where they are not."""
    months = [month for month, _share in vesting.tranches]
    shares = {share for _month, share in vesting.tranches[1:]}
    steps = {later - earlier for earlier, later in pairwise(months)}
    if len(shares) != 1 or len(steps) != 1 or next(iter(steps)) not in MONTHS_BETWEEN.values():
        return None
    step, share = steps.pop(), shares.pop()
    return step if vesting.tranches[0][1] == share * months[0] / step else None


def _count(grant: EquityGrant, name: str, title: str, count: int, unit: str) -> Figure:
    return Figure(f"{grant.id}.{name}", title, Decimal(count), unit, "as its schedule is stated", (grant.span,))


def _other(term: OtherTerm) -> Sentence:
    """A further term with what the case states of it."""
    name, numbers = capital(say("{name}", name=_plain(term))), term.numbers
    if "share" in numbers and "up_to" in numbers:
        return TEXTS.say("other-match", name=name, share=numbers["share"], up_to=numbers["up_to"])
    if "days" in numbers:
        key = "other-days-week" if term.kind == A_WEEK else "other-days"
        return TEXTS.say(key, name=name, days=numbers["days"])
    amount = numbers.get("amount") or numbers.get("share") or numbers.get("value")
    return (
        TEXTS.say("other-stated", name=name) if amount is None else TEXTS.say("other-amount", name=name, amount=amount)
    )


def _plain(term: OtherTerm) -> Words:
    """A term's name without the underscores of a file."""
    return Words(term.name.text.replace("_", " "), term.name.span)
