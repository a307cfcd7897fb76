"""Pay by the hour, day, week or month as pay a year."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from counteroffer.offers.case import BasePay, Case
from counteroffer.terms.figures import Assumption, Figure

HOURS_A_YEAR = Assumption(
    "assume.hours_a_year", Decimal(2080), Decimal(1600), Decimal(2200), "hours",
    "paid hours in a year: forty a week over fifty-two weeks", "our default, not measured; override it under assume: in the case",
)  # fmt: skip
WEEKS = 52
PERIODS = {"month": (12, "months"), "week": (WEEKS, "weeks"), "day": (260, "working days")}


def yearly(case: Case, stated: Figure, id: str, base: BasePay | None = None) -> Figure:
    """Stated pay as pay a year, in whole units; a figure whose unit names no period is a year's already.

    An hourly rate counts the hours that `base` states, else those of the case's offer, else the assumption.
    """
    currency, _slash, period = stated.unit.partition("/")
    if not period:
        return stated
    name = f"{stated.name} a year"
    if period == "hour":
        hours = paid_hours(case, base)
        value, because = stated.number * hours.number, "the hourly rate times the paid hours of a year"
        return Figure(id, name, whole(value), currency, because, (stated, hours))
    times, words = PERIODS[period]
    because = (
        f"the {period}ly rate times {times} {words} of a year"
        if period != "day"
        else f"the daily rate times {times} {words} of a year"
    )
    return Figure(id, name, whole(stated.number * times), currency, because, (stated,))


def paid_hours(case: Case, base: BasePay | None = None) -> Figure:
    """Paid hours a year: the stated hours of a week over fifty-two weeks, else the assumption.

    `base` is whose hours are meant. Where it states none the hours of the case's offer stand in, so that like is held
    against like.
    """
    pays = (base, case.offer.base if case.offer else None)
    stated = next((pay.hours_a_week for pay in pays if pay is not None and pay.hours_a_week is not None), None)
    if stated is None:
        return case.assumption(HOURS_A_YEAR, "paid hours a year")
    id, because = f"{stated.id.removesuffix('_week')}_year", f"the stated hours of a week over {WEEKS} weeks"
    return Figure(id, "paid hours a year", stated.number * WEEKS, "hours", because, (stated,))


def per_period(case: Case, figure: Figure, period: str) -> Figure:
    """Pay a year as pay per hour, day, week or month, rounded down to three digits; as it was stated, where it was stated so."""
    unit = f"{figure.unit}/{period}"
    stated = next((origin for origin in figure.origins if isinstance(origin, Figure) and origin.unit == unit), None)
    if period == "year" or stated is not None:
        return stated or figure
    hours = paid_hours(case)
    times, origins = (hours.number, (figure, hours)) if period == "hour" else (Decimal(PERIODS[period][0]), (figure,))
    value = figure.number / times
    step = (
        max(Decimal("0.05"), Decimal(10) ** (value.adjusted() - 2) / 2) if value else Decimal(1)
    )  # about half a per cent
    value = (value / step).to_integral_value(rounding=ROUND_DOWN) * step
    value = value.quantize(Decimal("0.01")) if value != value.to_integral_value() else value.quantize(Decimal(1))
    return Figure(
        f"{figure.id}.per_{period}",
        f"{figure.name}, per {period}",
        value,
        unit,
        "the year's figure for one of its parts",
        origins,
    )


def whole(amount: Decimal) -> Decimal:
    """An amount in whole units of its currency, halves up."""
    return amount.quantize(Decimal(1), rounding=ROUND_HALF_UP)
