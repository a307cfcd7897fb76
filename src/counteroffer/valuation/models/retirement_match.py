"""What the employer pays into retirement savings: a match of what the person pays in, or a share or amount of its own.

A match follows base salary and its raises. It counts in full where the person pays in all that is matched; the
assumption `contributes` says how much of it that is. Of a match whose limit is not stated nothing can be counted.
Limits that the law sets on contributions and on the pay that they are reckoned from are not applied. How the money
becomes the person's own (`vest`) stands in what is kept on leaving.

Formula: year y = share x up to x base of year y x contributes; without "up to": share x base of year y; or the
stated amount a year.

Source: arithmetic, by the terms of the letter.

Worked example:

    offer: {base: 200K, raises: [{when: year 3, by: 5%}], other: [{name: 401k match, share: 50%, up_to: 6%}]}

Half of 6 % of 200,000 are 6,000; from the third year on, of 210,000, they are 6,300.

    retirement: valued 6,000 6,000 6,300 6,300
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from counteroffer.offers.case import Offer, OtherTerm
from counteroffer.offers.periods import whole
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, say
from counteroffer.valuation.assumptions import CONTRIBUTES
from counteroffer.valuation.paying.base_course import BaseCourse, course_of_base
from counteroffer.valuation.paying.further_terms import claimed_line, estimated_line, terms_of, yearly_line
from counteroffer.valuation.paying.multiplying import product
from counteroffer.valuation.paying.recurring import figures_of_years, monthly
from counteroffer.valuation.valuation import Form, Horizon, Line, State

ORDER = 6
MATCHING_PLANS = ("401", "403")  # plans in which an employer usually matches what the person saves
LARGE = Decimal("0.25")  # of such a plan a share this large is the match's rate, and no share of base salary
LIMITS = "Limits that the law sets on contributions and on pay are not applied."


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a term of retirement saving."""
    for id, term in terms_of(offer, horizon, "retirement"):
        yield replace(_line(id, term, offer, horizon), vesting=term.vesting)


def _line(id: str, term: OtherTerm, offer: Offer, horizon: Horizon) -> Line:
    course, amount = course_of_base(offer, horizon), term.numbers.get("amount")
    if term.estimate is not None:
        return estimated_line(id, term, term.estimate, Form.RETIREMENT, horizon)
    if _is_match_without_limit(term):
        note = say(
            "A match of what you save, but the case does not say up to which share of base salary, so it counts zero."
        )
        return claimed_line(id, term, note, form=Form.RETIREMENT)
    if "share" in term.numbers and course is not None:
        return _share_of_base(id, term, course, horizon)
    if amount is not None:
        note = say("Counted as stated. {limits}", limits=LIMITS)
        amounts = [amount.number] * horizon.years
        because = "what the employer pays in, a year"
        return yearly_line(id, term, amounts, (amount,), Form.RETIREMENT, because=because, note=note)
    note = say("The case states neither a share of base salary nor an amount a year, so it counts zero.")
    return claimed_line(id, term, note, form=Form.RETIREMENT)


def _is_match_without_limit(term: OtherTerm) -> bool:
    """Whether a share is of what the person saves, with nothing said of how much is matched: it is no share of base."""
    share, name = term.numbers.get("share"), term.name.text.lower()
    if share is None or "up_to" in term.numbers or "amount" in term.numbers:
        return False
    return "match" in name or (any(plan in name for plan in MATCHING_PLANS) and share.number >= LARGE)


def _share_of_base(id: str, term: OtherTerm, course: BaseCourse, horizon: Horizon) -> Line:
    factors: tuple[Figure, ...] = (term.numbers["share"],)
    because = "the share of base salary that the employer pays in"
    if "up_to" in term.numbers:
        contributes = horizon.case.assumption(CONTRIBUTES, "share of the matched saving that is paid in")
        factors, because = (*factors, term.numbers["up_to"], contributes), "the employer's share of what it matches"
    share, expected = product(factors), int(horizon.expected.number)
    amounts = [whole(share * course.in_year(year)) for year in range(1, horizon.years + 1)]

    def origins(year: int) -> tuple[Figure, ...]:
        return (*factors, *course.origins(year))

    return Line(
        id=id, component=term.kind, label=say("{name}", name=term.name), state=State.VALUED, note=_note(factors),
        years=figures_of_years(id, term.name.text, amounts, course.base.unit, because, origins),
        claimed=tuple(term.numbers.values()), flows=monthly(amounts), form=Form.RETIREMENT,
        of_base=share * course.per_unit_on_average(expected) if share else Decimal(0),
        of_base_origins=(*factors, *course.raises(expected)) if share else (),
    )  # fmt: skip


def _note(factors: tuple[Figure, ...]) -> Sentence:
    if len(factors) == 1:
        return say("{share} of base salary, paid by the employer. {limits}", share=factors[0], limits=LIMITS)
    return say(
        "The employer adds {share} of what you save, up to {up_to} of base salary; counted as if you save {part} of that. {limits}",
        share=factors[0], up_to=factors[1], part=factors[2], limits=LIMITS,
    )  # fmt: skip
