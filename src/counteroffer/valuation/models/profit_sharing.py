"""Profit sharing: a part of the company's profit, paid out in money; counted only by what past years really paid.

A promised percentage is no amount: profits are not yet made. With a `history` of payouts in money, each year counts
the mean of them times the share counted (assume.profit_sharing_counted), paid at the end of each year of work; the
note says from which to which they went. The person's own `estimate` (a year) stands before it. With neither it is
claimed and counts zero. A vesting schedule says how much of what was paid is the person's own on leaving.

    year     mean of the history x share counted

Source: arithmetic.

Worked example:

    offer: {base: 100K, equity: [{kind: profit-sharing, history: [12K, 15K, 6K]}]}
    assume: {profit_sharing_counted: 80%}

The mean of 12,000, 15,000 and 6,000 is 11,000; 80 % of it is 8,800.

    equity: valued 8,800 8,800 8,800 8,800
"""

from collections.abc import Iterator
from decimal import Decimal

from counteroffer.offers.case import EquityGrant, Offer
from counteroffer.offers.periods import whole
from counteroffer.terms.sentences import Sentence, say
from counteroffer.valuation.assumptions import PROFIT_SHARING_COUNTED
from counteroffer.valuation.equity.equity_lines import NAMES, claims, grant_line_id, private_line
from counteroffer.valuation.flows import year_figures
from counteroffer.valuation.valuation import Flow, Form, Horizon, Line, State

ORDER = 5


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a plan."""
    for grant in offer.equity:
        if grant.kind != "profit-sharing":
            continue
        if grant.history and grant.estimate is None:
            yield _by_history(grant, offer.currency, horizon)
            continue
        why = say(
            "It depends on profits not yet made, so it counts zero until you give an estimate of your own, or under history: what past years really paid."
        )
        yield private_line(grant, horizon, why, None, Form.CASH)


def _by_history(grant: EquityGrant, currency: str, horizon: Horizon) -> Line:
    counted = horizon.case.assumption(PROFIT_SHARING_COUNTED, "share of past profit sharing that is counted")
    mean = sum((year.number for year in grant.history), Decimal(0)) / len(grant.history)
    amount = whole(mean * counted.number)
    flows = tuple(Flow(12 * year, amount) for year in range(1, horizon.years + 1))
    id, origins = grant_line_id(grant, horizon), (*grant.history, counted)
    because = "the mean of what past years paid, times the share counted"
    return Line(
        id=id, component="equity", label=say("Equity ({kind})", kind=NAMES[grant.kind]), state=State.VALUED,
        note=_note(grant), years=year_figures(id, "profit sharing", flows, currency, because, origins, horizon.years),
        claimed=tuple(claims(grant)), flows=flows, form=Form.CASH, vesting=grant.vesting,
    )  # fmt: skip


def _note(grant: EquityGrant) -> Sentence:
    if len(grant.history) == 1:
        return say("Counted at what the one stated year paid; nothing obliges the company to pay it again.")
    least = min(grant.history, key=lambda year: year.number)
    most = max(grant.history, key=lambda year: year.number)
    return say(
        "Counted at the mean of what the stated years paid, from {least} to {most}; nothing obliges the company to pay it again.",
        least=least,
        most=most,
    )
