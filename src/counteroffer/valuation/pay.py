"""Base salary a year, from whatever period it is stated in; and money in whole units."""

from decimal import ROUND_HALF_UP, Decimal

from counteroffer.offers.case import Case, Offer
from counteroffer.terms.figures import Figure
from counteroffer.valuation.assumptions import HOURS_A_YEAR

PERIODS = {"month": (12, "months"), "week": (52, "weeks"), "day": (260, "working days")}
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def whole(amount: Decimal) -> Decimal:
    """An amount in whole units of its currency, halves up."""
    return amount.quantize(Decimal(1), rounding=ROUND_HALF_UP)


def yearly_base(case: Case, offer: Offer) -> Figure | None:
    """Base salary a year: as stated, or from the hour, day, week or month; None where the offer states none."""
    if offer.base is None:
        return None
    stated, period = offer.base.stated, offer.base.period
    if period == "year":
        return stated
    id, name = f"{offer.id}.base_a_year", f"{stated.name} a year"
    if period == "hour":
        hours = case.assumption(HOURS_A_YEAR, "paid hours a year")
        value = whole(stated.number * hours.number)
        return Figure(
            id, name, value, offer.currency, "the hourly rate times the paid hours of a year", (stated, hours)
        )
    times, words = PERIODS[period]
    because = f"the {period} rate times {times} {words} of a year"
    return Figure(id, name, whole(stated.number * times), offer.currency, because, (stated,))
