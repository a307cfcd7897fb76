"""Base salary a year, from whatever period it is stated in; what a grant is stated to be worth; money in whole units."""

from decimal import ROUND_HALF_UP, Decimal

from counteroffer.offers.case import Case, EquityGrant, Offer
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


def grant_value(grant: EquityGrant, currency: str) -> Figure | None:
    """What a grant is stated to be worth in all: its stated value, else listed shares at the stated price."""
    if grant.grant is not None:
        return grant.grant
    if not grant.listed or grant.shares is None or grant.price is None:
        return None
    value = whole(grant.shares.number * grant.price.number)
    origins, because = (grant.shares, grant.price), "shares times the stated price"
    return Figure(f"{grant.id}.at_price", "equity grant at the stated price", value, currency, because, origins)


def only_grant(offer: Offer) -> tuple[EquityGrant, Figure] | None:
    """The one grant of an offer that states a value, with that value; None where none or several do."""
    valued = [(grant, value) for grant in offer.equity if (value := grant_value(grant, offer.currency)) is not None]
    return valued[0] if len(valued) == 1 else None
