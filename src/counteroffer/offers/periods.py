"""Pay by the hour, day, week or month as pay a year."""

from decimal import ROUND_HALF_UP, Decimal

from counteroffer.offers.case import Case
from counteroffer.terms.figures import Assumption, Figure

HOURS_A_YEAR = Assumption(
    "assume.hours_a_year", Decimal(2080), Decimal(1600), Decimal(2200), "hours",
    "paid hours in a year: forty a week over fifty-two weeks", "our default, not measured; override it under assume: in the case",
)  # fmt: skip
PERIODS = {"month": (12, "months"), "week": (52, "weeks"), "day": (260, "working days")}


def yearly(case: Case, stated: Figure, id: str) -> Figure:
    """Stated pay as pay a year, in whole units; a figure whose unit names no period is a year's already."""
    currency, _slash, period = stated.unit.partition("/")
    if not period:
        return stated
    name = f"{stated.name} a year"
    if period == "hour":
        hours = case.assumption(HOURS_A_YEAR, "paid hours a year")
        value, because = stated.number * hours.number, "the hourly rate times the paid hours of a year"
        return Figure(id, name, _whole(value), currency, because, (stated, hours))
    times, words = PERIODS[period]
    because = (
        f"the {period}ly rate times {times} {words} of a year"
        if period != "day"
        else f"the daily rate times {times} {words} of a year"
    )
    return Figure(id, name, _whole(stated.number * times), currency, because, (stated,))


def _whole(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1), rounding=ROUND_HALF_UP)
