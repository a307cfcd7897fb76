"""What is left behind at the present job (unvested equity by date, a bonus not yet paid): what staying pays, and when.

It counts at the present job, in months from the first day of the new one, so that the two can be held against each
other. What would come before that day is had either way and counts nothing. Without the first day, or without the
day of the payment, it counts in the first year.

Formula: amount, or shares x price, in month = whole months from the first day of the offer to the day, plus one.

Source: arithmetic.

Worked example:

    offer: {base: 120K, start: 2027-01-11}
    alternatives: [{name: present job, kind: present, offer: {base: 100K}, left_behind: [{name: unvested RSU, kind: equity, shares: 200, price: 118.20, on: 2028-03-01}]}]

200 shares at 118.20 are 23,640. The day lies thirteen whole months after the start: month 14, in the second year.

    left_behind: valued 0 23,640 0 0
"""

from collections.abc import Iterator

from counteroffer.offers.case import LeftBehind, Offer
from counteroffer.offers.periods import whole
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, say
from counteroffer.valuation.flows import year_figures
from counteroffer.valuation.leaving.months_of_work import completed_months
from counteroffer.valuation.valuation import Flow, Form, Horizon, Line, State

ORDER = 13


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a thing that leaving loses."""
    start = horizon.case.offer.start if horizon.case.offer is not None else None
    for number, item in enumerate(offer.left_behind, start=1):
        yield _line(f"{horizon.id}.left_behind.{number}", item, start, offer.currency, horizon)


def _line(id: str, item: LeftBehind, start: Figure | None, currency: str, horizon: Horizon) -> Line:
    label, form = say("{name} (left behind)", name=item.name), Form.SHARES if item.kind == "equity" else Form.CASH
    claimed = tuple(figure for figure in (item.amount, item.shares, item.price) if figure is not None)
    worth = _worth(id, item, currency)
    if worth is None:
        note = say("The case states neither its amount nor shares with a price, so it counts zero.")
        return Line(
            id=id, component="left_behind", label=label, state=State.NOT_VALUABLE, note=note, claimed=claimed, form=form
        )
    month, note = _when(item.on, start, 12 * horizon.years)
    if month is None:
        return Line(
            id=id, component="left_behind", label=label, state=State.CLAIMED, note=note, claimed=claimed, form=form
        )
    flows, because = (Flow(month, whole(worth.number)),), "what staying pays in this year"
    origins = tuple(figure for figure in (worth, item.on, start) if figure is not None)
    return Line(
        id=id, component="left_behind", label=label, state=State.VALUED, note=note, claimed=claimed, form=form,
        flows=flows, years=year_figures(id, item.name.text, flows, currency, because, origins, horizon.years),
    )  # fmt: skip


def _when(on: Figure | None, start: Figure | None, months: int) -> tuple[int | None, Sentence]:
    """The month of work in which it is paid, and what is said of it; None where it counts nothing."""
    if on is None or start is None:
        missing = "its day" if on is None else "the first day of the new job"
        note = "Paid if you stay. The case does not state {missing}, so it counts in the first year."
        return 12, say(note, missing=missing)
    if on.day < start.day:
        note = "It comes on {day}, before the first day of the new job: you have it either way, so it counts nothing."
        return None, say(note, day=on)
    month = completed_months(start.day, on.day) + 1
    if month > months:
        return None, say("It comes on {day}, after the years shown here, so it counts nothing.", day=on)
    return month, say("Paid on {day} if you stay, counted from the first day of the new job.", day=on)


def _worth(id: str, item: LeftBehind, currency: str) -> Figure | None:
    if item.amount is not None:
        return item.amount
    if item.shares is None or item.price is None:
        return None
    value, name = whole(item.shares.number * item.price.number), f"{item.name.text} at the stated price"
    return Figure(f"{id}.at_price", name, value, currency, "shares times the stated price", (item.shares, item.price))
