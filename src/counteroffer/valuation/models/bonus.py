"""The yearly bonus: target, times what is known or assumed of how much of it is paid; a guaranteed one counts in full.

A bonus in per cent is a share of the base salary of its own year of work, so it follows a raise. What was really
paid in past years stands in place of the assumed payout, at its mean; the person's own chance that it is paid
multiplies it. Neither touches guaranteed years. The first year may earn only a share of a year's bonus. It is paid
at the end of each year of work, or twelve months apart from the stated month on: one that falls into the next year
counts there.

Formula: bonus of year n = target (x base of year n) x share of the first year (n = 1) x payout x chance; guaranteed:
payout = chance = 1.

Source: arithmetic.

Worked example:

    offer: {base: 100K, bonus: {target: 20%, guaranteed_years: 1, first_year: 50%, history: [90%, 70%]}}

The first year is guaranteed and earns half of 20 % of 100,000. Later years count at the mean of past payouts: 80 %
of 20,000.

    bonus: valued 10,000 16,000 16,000 16,000
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from counteroffer.offers.case import BonusTerms, Offer
from counteroffer.offers.periods import whole
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.sentences import Sentence, join, say
from counteroffer.valuation.assumptions import BONUS_PAYOUT, DISCRETIONARY_PAYOUT
from counteroffer.valuation.pay import ORDINALS
from counteroffer.valuation.paying.base_course import BaseCourse, course_of_base
from counteroffer.valuation.paying.multiplying import product
from counteroffer.valuation.valuation import Flow, Horizon, Line, State

ORDER = 1
NOTES = {
    "target": "Counted at target; what was really paid in past years is the question to ask.",
    "guaranteed": "Guaranteed, so it counts in full.",
    "discretionary": "Discretionary: nothing obliges the employer to pay it. Counted at target until the case says otherwise.",
}
PLACES = Decimal("0.0001")  # a mean payout to a hundredth of a per cent


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One bonus: the month in which it is paid, its exact amount, what a unit of base adds to it, and its reasons."""

    month: int
    amount: Decimal
    per_unit: Decimal
    origins: tuple[Figure, ...]
    because: str


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line with the bonus in every year; not valued where it is a share of a base that is not stated."""
    bonus, course = offer.bonus, course_of_base(offer, horizon)
    if bonus is None:
        return
    id, label = f"{horizon.id}.bonus", say("Bonus ({kind})", kind=bonus.kind)
    if bonus.target.unit == SHARE and course is None:
        note = say("A share of a base salary that the case does not state, so it counts zero.")
        yield Line(id=id, component="bonus", label=label, state=State.NOT_VALUABLE, note=note, claimed=(bonus.target,))
        return
    payout = _payout(bonus, horizon)
    payments = tuple(_payments(bonus, course, payout, horizon))
    expected = int(horizon.expected.number)
    counted = [payment for payment in payments if payment.month <= 12 * expected and payment.per_unit]
    yield Line(
        id=id,
        component="bonus",
        label=label,
        state=State.VALUED,
        note=_note(bonus, payout),
        years=tuple(_year(id, payments, year, bonus, offer.currency) for year in range(1, horizon.years + 1)),
        claimed=(bonus.target,),
        flows=tuple(Flow(payment.month, whole(payment.amount)) for payment in payments if whole(payment.amount)),
        of_base=sum((payment.per_unit for payment in counted), Decimal(0)) / expected,
        of_base_origins=_beside_base(counted, course),
    )


def _payments(
    bonus: BonusTerms, course: BaseCourse | None, payout: Figure | None, horizon: Horizon
) -> Iterator[Payment]:
    """Each bonus that is paid in the years shown, in order."""
    first = bonus.paid.month if bonus.paid is not None else 12
    for number, month in enumerate(range(first, 12 * horizon.years + 1, 12), start=1):
        yield _payment(bonus, course, payout, number, month)


def _payment(bonus: BonusTerms, course: BaseCourse | None, payout: Figure | None, number: int, month: int) -> Payment:
    factors = _factors(bonus, payout, number)
    share = product(factor for factor, _words in factors)
    origins = (bonus.target, *(factor for factor, _words in factors))
    words = "".join(f" times {words}" for _factor, words in factors)
    if bonus.target.unit != SHARE or course is None:
        return Payment(
            month=month, amount=bonus.target.number * share, per_unit=Decimal(0), origins=origins,
            because=f"target bonus{words}",
        )  # fmt: skip
    target = bonus.target.number * share
    return Payment(
        month=month, amount=target * course.in_year(number), per_unit=target * course.per_unit(number),
        origins=(bonus.target, *course.origins(number), *origins[1:]), because=f"target bonus times base salary{words}",
    )  # fmt: skip


def _factors(bonus: BonusTerms, payout: Figure | None, number: int) -> tuple[tuple[Figure, str], ...]:
    """What multiplies the target of one bonus, each with its words: proration, the share paid, the chance."""
    first = ((bonus.first_year, "the share of the first year"),) if bonus.first_year and number == 1 else ()
    if payout is None or number <= _guaranteed(bonus):
        return first
    chance = ((bonus.probability, "the chance that it is paid"),) if bonus.probability else ()
    return (*first, (payout, "the share paid"), *chance)


def _guaranteed(bonus: BonusTerms) -> int:
    """How many first bonuses are guaranteed, where not all of them are."""
    return int(bonus.guaranteed_years.number) if bonus.guaranteed_years else 0


def _payout(bonus: BonusTerms, horizon: Horizon) -> Figure | None:
    """The share of target that is paid: the mean of past years, else the assumption; None where all are guaranteed."""
    if bonus.kind == "guaranteed" and bonus.guaranteed_years is None:
        return None
    if bonus.history:
        mean = sum((paid.number for paid in bonus.history), Decimal(0)) / len(bonus.history)
        return Figure(
            f"{horizon.id}.bonus.past_payout", "share of the target paid in past years, on average",
            mean.quantize(PLACES), SHARE, "the mean of the stated years", bonus.history,
        )  # fmt: skip
    if bonus.kind == "discretionary":
        return horizon.case.assumption(DISCRETIONARY_PAYOUT, "share of a discretionary bonus that is paid")
    return horizon.case.assumption(BONUS_PAYOUT, "share of the bonus that is paid")


def _year(id: str, payments: tuple[Payment, ...], year: int, bonus: BonusTerms, currency: str) -> Figure:
    name = f"bonus, {ORDINALS[year - 1]} year"
    paid = next((payment for payment in payments if 12 * (year - 1) < payment.month <= 12 * year), None)
    if paid is None:
        why = "no bonus is paid in this year"
        return Figure(f"{id}.year_{year}", name, Decimal(0), currency, why, (bonus.target,))
    return Figure(f"{id}.year_{year}", name, whole(paid.amount), currency, paid.because, paid.origins)


def _beside_base(payments: list[Payment], course: BaseCourse | None) -> tuple[Figure, ...]:
    """What a unit of base is multiplied with, each once."""
    base = course.base.id if course is not None else ""
    held = (origin for payment in payments for origin in payment.origins)
    return tuple({origin.id: origin for origin in held if origin.id != base}.values())


def _note(bonus: BonusTerms, payout: Figure | None) -> Sentence:
    said = [say(NOTES[bonus.kind])]
    if bonus.history and payout is not None:
        low = min(bonus.history, key=lambda paid: paid.number)
        high = max(bonus.history, key=lambda paid: paid.number)
        past = say(
            "Counted at what was paid in past years: {mean} of target on average, between {low} and {high}.",
            mean=payout, low=low, high=high,
        )  # fmt: skip
        obliged = say("Discretionary: nothing obliges the employer to pay it.")
        said = [obliged, past] if bonus.kind == "discretionary" else [past]
    if bonus.guaranteed_years is not None:
        before = say("Guaranteed for {years}, counted in full.", years=bonus.guaranteed_years)
        later = [say("Counted at target after that.")] if bonus.kind == "guaranteed" and not bonus.history else said
        said = [before, *later]
    if bonus.probability is not None and payout is not None:
        said.append(say("Your own chance that it is paid, {chance}, is counted in.", chance=bonus.probability))
    if bonus.first_year is not None:
        said.append(say("The first one is {share} of a full year's.", share=bonus.first_year))
    if bonus.paid is not None:
        said.append(say("The first one is paid in {month}, each later one a year after.", month=bonus.paid.words))
    return join(said)
