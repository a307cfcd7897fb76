"""What an offer contradicts or leaves out: its days, its base salary with raises, its bonus, what it pays once."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from counteroffer.offers.case import Offer, PlannedRaise, SignOn
from counteroffer.offers.doubt import error, place_of, warn
from counteroffer.offers.equity_doubts import doubts_of_grant
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.places import Span

LARGEST_BONUS = 3
# Yearly base below this is a slip in any of these currencies (240 for 240K); others are not judged.
LEAST_YEARLY = {
    "USD": 1000,
    "GBP": 1000,
    "EUR": 1000,
    "CHF": 1000,
    "CAD": 1000,
    "AUD": 1000,
    "SGD": 1000,
    "ILS": 2000,
    "INR": 10000,
}


def doubts_of_offer(offer: Offer) -> Iterator[Diagnostic]:
    """The doubts of an offer, ours or an alternative's."""
    yield from _out_of_order(offer.received, offer.expires, "the offer expires before it came")
    yield from _out_of_order(offer.received, offer.start, "work starts before the offer came")
    yield from doubts_of_pay(offer)
    for grant in offer.equity:
        yield from doubts_of_grant(grant)


def doubts_of_pay(offer: Offer) -> Iterator[Diagnostic]:
    """The doubts of its cash: as much as a message of the talks is held to."""
    if offer.base is not None:
        if offer.base.period == "year":
            yield from lost_magnitude(offer.base.stated, offer.currency, "base salary", ", or {}/hour")
        yield from _doubts_of_raises(offer.base.raises, offer.base.stated, offer.currency)
    yield from _doubts_of_bonus(offer)
    for payment in (offer.sign_on, offer.relocation):
        if payment is not None:
            yield from _doubts_of_payment(payment)


def lost_magnitude(
    figure: Figure | None, currency: str, what: str, also: str = "", *, place: Span | None = None
) -> Iterator[Diagnostic]:
    """An amount a year that is too small to be meant; `also` names another way to write it."""
    least = LEAST_YEARLY.get(currency)
    if figure is None or least is None or figure.unit != currency or figure.number >= least:
        return
    place, written = place or place_of(figure), f"{figure.number.normalize():f}"
    help_text = f"did you mean {written}K{also.format(written)}?"
    yield warn(
        "lost-magnitude", place, f"{written} a year is hardly {'a ' if what == 'base salary' else ''}{what}", help_text
    )


def _doubts_of_raises(raises: tuple[PlannedRaise, ...], base: Figure, currency: str) -> Iterator[Diagnostic]:
    for one in raises:
        if one.by is not None and one.to is not None:
            yield error("raise-not-clear", _place(one), "the raise says by and to", "keep one of by: and to:")
        elif one.by is None and one.to is None:
            message = "the raise says neither by how much nor to what"
            yield error("raise-without-amount", _place(one), message, "add one of by: 3% and to: 250K")
    for before, after in pairwise(raises):
        if after.month <= before.month:
            message = f"the raise {after.when.text!r} does not come after {before.when.text!r}"
            yield error("raises-out-of-order", _place(after), message, "list the raises in the order of their days")
    paid = base
    for to in (one.to for one in raises if one.to is not None):
        yield from lost_magnitude(to, currency, "base salary")
        if to.unit == paid.unit and to.number < paid.number:
            message = f"a raise to {to.number:,f} from {paid.number:,f} lowers base"
            help_text = "correct one of the two; until then this raise is left out, and base stays as it is"
            yield warn("raise-lowers-base", place_of(to), message, help_text)
        else:
            paid = to


def _doubts_of_bonus(offer: Offer) -> Iterator[Diagnostic]:
    """A target of 25 is hardly an amount a year where base is a yearly salary: a lost sign of per cent."""
    bonus = offer.bonus
    if bonus is None:
        return
    target, years = bonus.target, bonus.guaranteed_years
    if bonus.kind == "guaranteed" and years is not None and not years.number:
        help_text = "leave guaranteed_years: out where all years are guaranteed, or write kind: target"
        yield error("guaranteed-for-no-year", place_of(years), "a guaranteed bonus for no year", help_text)
    if target.unit == SHARE and target.number > LARGEST_BONUS:
        place = place_of(target)
        yield warn(
            "lost-magnitude",
            place,
            f"a bonus of {place.text} of base is hardly meant",
            "write the percentage of base, such as 15%",
        )
    if target.unit == SHARE or offer.base is None or offer.base.period != "year":
        return
    if 0 < target.number <= 300 and offer.base.stated.number >= 1000:
        place = place_of(target)
        help_text = f"did you mean {place.text}%, or {place.text}K?"
        yield warn("lost-magnitude", place, f"{place.text} a year is hardly a bonus", help_text)


def _doubts_of_payment(payment: SignOn) -> Iterator[Diagnostic]:
    amounts = [part.amount.number for part in payment.instalments if part.amount is not None]
    if amounts and len(amounts) < len(payment.instalments):
        silent = next(part for part in payment.instalments if part.amount is None)
        yield error(
            "instalments-do-not-add-up",
            silent.words.span or place_of(payment.amount),
            f"{len(amounts)} of {len(payment.instalments)} instalments state an amount, this one does not",
            "write an amount: for each instalment, or for none; they are then equal parts",
        )
    elif amounts and sum(amounts, Decimal(0)) != payment.amount.number:
        yield error(
            "instalments-do-not-add-up",
            place_of(payment.amount),
            f"the instalments make {sum(amounts, Decimal(0)):,f}, not {payment.amount.number:,f}",
            "correct amount:, or the amount: of an instalment",
        )
    if payment.clawback is not None and payment.clawback.months is None:
        yield warn(
            "clawback-without-months",
            place_of(payment.amount),
            "a clawback that does not say how long it lasts",
            "add months: to the clawback; until then nothing is taken back",
        )


def _out_of_order(first: Figure | None, second: Figure | None, message: str) -> Iterator[Diagnostic]:
    if first and second and second.day < first.day:
        yield error(
            "days-out-of-order",
            place_of(second),
            f"{message} ({second.day} is before {first.day})",
            "correct one of the two days",
        )


def _place(raised: PlannedRaise) -> Span:
    return raised.when.span or Span("", 1, 1, 1)
