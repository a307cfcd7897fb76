"""Paid leave in days: named, and by default not counted, as base salary already pays these days.

What a day more of leave is worth is the person's to say: the assumption `leave_counted` is the share of a day's pay
that a day is counted at. The note tells what all days are worth at a day's pay.

Formula: year y = days x base of year y / 260 working days x the share counted.

Source: arithmetic.

Worked example:

    offer: {base: 130K, other: [{name: leave, days: 20}]}
    assume: {leave_counted: 50%}

A day's pay is 130,000 / 260 = 500; twenty days at half of it are 5,000.

    leave: valued 5,000 5,000 5,000 5,000
"""

from collections.abc import Iterator

from counteroffer.offers.case import Offer, OtherTerm
from counteroffer.offers.periods import PERIODS, whole
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import say
from counteroffer.valuation.assumptions import LEAVE_COUNTED
from counteroffer.valuation.paying.base_course import BaseCourse, course_of_base
from counteroffer.valuation.paying.further_terms import claimed_line, estimated_line, terms_of
from counteroffer.valuation.paying.recurring import figures_of_years, monthly
from counteroffer.valuation.valuation import Form, Horizon, Line, State

ORDER = 7
WORKING_DAYS, _WORDS = PERIODS["day"]


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a term of leave."""
    course = course_of_base(offer, horizon)
    for id, term in terms_of(offer, horizon, "leave"):
        days = term.numbers.get("days") or term.numbers.get("value")
        if term.estimate is not None:
            yield estimated_line(id, term, term.estimate, Form.IN_KIND, horizon)
        elif days is None or course is None:
            yield claimed_line(id, term, say("The case does not say how many days, so it counts zero."))
        else:
            yield _in_days(id, term, days, course, horizon)


def _in_days(id: str, term: OtherTerm, days: Figure, course: BaseCourse, horizon: Horizon) -> Line:
    counted = horizon.case.assumption(LEAVE_COUNTED, "share of a day's pay that a day of leave is counted at")
    if not counted.number:
        full = Figure(
            f"{id}.at_a_days_pay", f"{term.name.text} at a day's pay, a year",
            whole(days.number * course.base.number / WORKING_DAYS), course.base.unit,
            "the days times a day's base salary", (days, course.base),
        )  # fmt: skip
        note = say(
            "Base salary already pays these days, so they count zero; at a day's pay they are {full} a year.", full=full
        )
        return claimed_line(id, term, note)
    share, expected = days.number * counted.number / WORKING_DAYS, int(horizon.expected.number)
    amounts = [
        whole(days.number * counted.number * course.in_year(year) / WORKING_DAYS)
        for year in range(1, horizon.years + 1)
    ]
    return Line(
        id=id, component=term.kind, label=say("{name}", name=term.name), state=State.VALUED, form=Form.IN_KIND,
        note=say("Counted at {share} of a day's pay, as you say; base salary already pays these days.", share=counted),
        years=figures_of_years(
            id, term.name.text, amounts, course.base.unit, "the days times a day's base salary times the share counted",
            lambda year: (days, counted, *course.origins(year)),
        ),
        claimed=tuple(term.numbers.values()), flows=monthly(amounts),
        of_base=share * course.per_unit_on_average(expected),
        of_base_origins=(days, counted, *course.raises(expected)),
    )  # fmt: skip
