"""Base salary: what each month pays, from the first day's base and the raises that the case states.

Pay by the hour is made a year's with the paid hours of a week over fifty-two weeks where the case states them, else
with the assumed hours of a year; pay by the month is twelve months' pay. A raise in per cent multiplies what is paid
by then, a raise to an amount replaces it and never lowers it. No other raise is guessed.

Formula: a year's base = the sum over its months of (the salary in force in that month) / 12.

Source: arithmetic.

Worked example:

    offer: {base: 120K, raises: [{when: after 18 months, by: 10%}, {when: year 4, to: 150K}]}

The raise falls in the middle of the second year: six months at 120,000 and six at 132,000 make 126,000. The third
year pays 132,000, the fourth the stated 150,000.

    base: valued 120,000 126,000 132,000 150,000
"""

from collections.abc import Iterator

from counteroffer.offers.case import Offer
from counteroffer.offers.periods import whole
from counteroffer.terms.sentences import Sentence, join, listed, say
from counteroffer.valuation.paying.base_course import BaseCourse, course_of_base
from counteroffer.valuation.paying.recurring import figures_of_years, in_proportion, monthly
from counteroffer.valuation.valuation import Flow, Horizon, Line, State

ORDER = 0


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line with what base pays in every year, in monthly parts."""
    course = course_of_base(offer, horizon)
    if course is None:
        return
    id, base = f"{horizon.id}.base", course.base
    amounts = [whole(course.in_year(year)) for year in range(1, horizon.years + 1)]
    raised = course.raises(horizon.years)
    because = "base salary with the raises that the case states" if raised else "base salary, no raise assumed"
    expected = int(horizon.expected.number)
    yield Line(
        id=id,
        component="base",
        label=say("Base salary"),
        state=State.VALUED,
        note=_note(course, horizon.years),
        years=figures_of_years(id, "base salary", amounts, base.unit, because, course.origins),
        claimed=(base,),
        flows=_by_month(course, horizon.years) if raised else monthly(amounts),
        of_base=course.per_unit_on_average(expected),
        of_base_origins=course.raises(expected),
    )


def _by_month(course: BaseCourse, years: int) -> tuple[Flow, ...]:
    return tuple(
        flow for year in range(1, years + 1) for flow in in_proportion(whole(course.in_year(year)), course.months(year))
    )


def _note(course: BaseCourse, years: int) -> Sentence:
    raised = [say("{raised}", raised=figure) for figure in course.raises(years)]
    if not raised and not course.ignored:
        return say("Base salary as stated, without raises.")
    said = [say("Base salary as stated, with the raises that the case states and no others.")]
    if raised:
        said = [
            say(
                "Base salary as stated, with the raises that the case states ({raises}) and no others.",
                raises=listed(raised),
            )
        ]
    said.extend(
        say("A raise to {to} is not above what is paid by then and changes nothing.", to=to) for to in course.ignored
    )
    return join(said)
