"""Refreshers of listed shares: a grant that comes again, each vesting from its own day on, one on top of the other.

Promised ones count at the stated value, or shares at the stated price. Hoped-for ones are claimed and count zero
unless the assumption `refreshers_counted` says which share of them to count. A refresher whose value is stated in
money is turned into shares at the price of its own day, so the price now does not touch it.

Formula: year y = the sum over the grants made by then of worth x (vested by the end of y - vested by the end of
y - 1), each counted from its own month, x the shares counted.

Source: arithmetic.

Worked example:

    offer: {base: 100K, equity: [{kind: rsu, listed: true, grant: 40K, vest: "4y, yearly", refresher: {first: after 12 months, every: 12, promised: true}}]}

40,000 after each year, in four yearly parts of 10,000. The first grant pays its first part at the end of the second
year; then there are two grants, then three.

    equity: valued 0 10,000 20,000 30,000
"""

from collections.abc import Iterator

from counteroffer.offers.case import EquityGrant, Offer, Refresher
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, join, say
from counteroffer.valuation.assumptions import LISTED_EQUITY_COUNTED, PSU_MULTIPLIER, REFRESHERS_COUNTED
from counteroffer.valuation.equity.equity_lines import claims, grant_line_id, vesting_of, vesting_taken
from counteroffer.valuation.equity.listed_grants import (
    from_grant_on,
    is_listed_grant,
    listed_label,
    listed_line,
    without_value,
)
from counteroffer.valuation.flows import spread_out
from counteroffer.valuation.pay import grant_value
from counteroffer.valuation.paying.multiplying import product
from counteroffer.valuation.valuation import Flow, Form, Horizon, Line, State

ORDER = 4


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line an entry that comes again."""
    for grant in offer.equity:
        if grant.refresher is not None and is_listed_grant(grant):
            yield _line(grant, grant.refresher, offer.currency, horizon)


def _line(grant: EquityGrant, again: Refresher, currency: str, horizon: Horizon) -> Line:
    label, worth = listed_label(grant, ", refresher"), grant_value(grant, currency)
    if worth is None:
        return without_value(grant, label, horizon)
    factors = (worth, *_counted(grant, again, horizon))
    if not again.promised and not factors[-1].number:
        note = say(
            "Not promised by the letter, so it counts zero; what was granted in past years is the question to ask."
        )
        return Line(
            id=grant_line_id(grant, horizon), component="equity", label=label, state=State.CLAIMED, note=note,
            claimed=tuple(claims(grant)), form=Form.SHARES,
        )  # fmt: skip
    vesting, assumed = vesting_of(grant, horizon)
    months = 12 * horizon.years
    flows = [
        flow
        for granted in range(again.first_month, months + 1, again.every_months)
        for flow in spread_out(product(factors), from_grant_on(vesting.tranches, granted), months)
    ]
    because = "the parts of all refreshers granted by then that vest in this year"
    origins = (*factors, assumed) if assumed is not None else factors
    return listed_line(
        grant, label, join([_note(again), *vesting_taken(assumed)]), _stacked(flows), worth, origins, horizon, because
    )


def _counted(grant: EquityGrant, again: Refresher, horizon: Horizon) -> Iterator[Figure]:
    """What the worth of each grant is multiplied with; the last one is zero where a hoped-for one does not count."""
    if grant.kind == "psu":
        yield grant.multiplier or horizon.case.assumption(PSU_MULTIPLIER, "multiplier of performance shares")
    yield horizon.case.assumption(LISTED_EQUITY_COUNTED, "share of the listed grant that is counted")
    if not again.promised:
        yield horizon.case.assumption(REFRESHERS_COUNTED, "share counted of grants that are hoped for")


def _stacked(flows: list[Flow]) -> tuple[Flow, ...]:
    """The payments of all grants, one a month."""
    by_month: dict[int, Flow] = {}
    for flow in flows:
        before = by_month.get(flow.month)
        by_month[flow.month] = Flow(flow.month, flow.amount + before.amount) if before else flow
    return tuple(by_month[month] for month in sorted(by_month))


def _note(again: Refresher) -> Sentence:
    if again.promised:
        return say(
            "Promised: each grant counts as it vests, on top of the ones before. No growth of the price is assumed."
        )
    return say("Not promised by the letter; counted at your own share. No growth of the price is assumed.")
