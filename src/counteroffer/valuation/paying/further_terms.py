"""Further terms of an offer by kind: their lines' ids, their amounts a year, and what each of them can always become.

Every term becomes a line: valued by its model, counted at the person's own yearly estimate, or claimed and counted
as zero.
"""

from collections.abc import Iterator
from decimal import Decimal

from counteroffer.offers.case import Offer, OtherTerm
from counteroffer.offers.periods import whole
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, say
from counteroffer.valuation.assumptions import WORKING_WEEKS
from counteroffer.valuation.paying.recurring import figures_of_years, monthly
from counteroffer.valuation.valuation import Form, Horizon, Line, State


def terms_of(offer: Offer, horizon: Horizon, kind: str) -> Iterator[tuple[str, OtherTerm]]:
    """The terms of one kind, each with the id of its line: "valuation.leave", then "valuation.leave.2"."""
    for number, term in enumerate((term for term in offer.other if term.kind == kind), start=1):
        yield f"{horizon.id}.{kind}" + (f".{number}" if number > 1 else ""), term


def cost_of_days(term: OtherTerm, horizon: Horizon) -> tuple[Decimal, tuple[Figure, ...]] | None:
    """What a number of days a week cost in a year, at the stated cost of a day, and what it rests on."""
    days, cost = term.numbers.get("value") or term.numbers.get("days"), term.numbers.get("cost_a_day")
    if days is None or cost is None:
        return None
    weeks = horizon.case.assumption(WORKING_WEEKS, "working weeks of a year")
    return days.number * weeks.number * cost.number, (cost, days, weeks)


def claimed_line(
    id: str, term: OtherTerm, note: Sentence, *, state: State = State.CLAIMED, form: Form = Form.IN_KIND
) -> Line:
    """A term's line that counts zero."""
    return Line(
        id=id, component=term.kind, label=say("{name}", name=term.name), state=state, note=note,
        claimed=tuple(term.numbers.values()), form=form,
    )  # fmt: skip


def estimated_line(id: str, term: OtherTerm, estimate: Figure, form: Form, horizon: Horizon) -> Line:
    """A term's line at the person's own yearly estimate."""
    return yearly_line(
        id, term, [estimate.number] * horizon.years, (estimate,), form,
        because="the person's own yearly estimate", note=say("Counted at your own estimate."),
    )  # fmt: skip


def yearly_line(
    id: str,
    term: OtherTerm,
    amounts: list[Decimal],
    origins: tuple[Figure, ...],
    form: Form,
    *,
    because: str,
    note: Sentence,
) -> Line:
    """A term's line that pays an amount in every year, in monthly parts and whole units; a cost is negative."""
    whole_amounts = [whole(amount) for amount in amounts]
    return Line(
        id=id, component=term.kind, label=say("{name}", name=term.name), state=State.VALUED, note=note,
        years=figures_of_years(id, term.name.text, whole_amounts, origins[0].unit, because, lambda year: origins),
        claimed=tuple(term.numbers.values()), flows=monthly(whole_amounts), form=form,
    )  # fmt: skip
