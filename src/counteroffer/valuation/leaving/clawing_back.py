"""What must be paid back on leaving: payments under a clawback, whole until its end or in parts by month."""

from collections.abc import Iterable
from decimal import Decimal

from counteroffer.offers.case import Clawback
from counteroffer.offers.periods import whole
from counteroffer.valuation.valuation import Flow


def owed_after(clawback: Clawback | None, flows: Iterable[Flow], month: int) -> Decimal:
    """What of the payments made by the end of a month must be paid back on leaving then, in whole units.

    Time is counted from the first day of work, or from each payment where the clawback says so. "pro-rata": the
    part of the time that is still to come; "cliff", or a kind that is not stated: all of it. At the end of the last
    month nothing is owed. Without stated months nothing can be counted.
    """
    if clawback is None or clawback.months is None:
        return Decimal(0)
    term = clawback.months.number
    owed = Decimal(0)
    for flow in flows:
        if flow.month > month:
            break
        passed = month - (flow.month if clawback.since == "payment" else 0)
        if passed < term:
            owed += flow.amount * (term - passed) if clawback.kind == "pro-rata" else flow.amount * term
    return whole(owed / term) if owed else owed


def end_of(clawback: Clawback | None, flows: tuple[Flow, ...]) -> int:
    """The month at whose end nothing is owed any more; zero where nothing ever is."""
    if clawback is None or clawback.months is None or not flows:
        return 0
    term = int(-(-clawback.months.number // 1))
    return flows[-1].month + term if clawback.since == "payment" else term
