"""What a valuation comes to in the first year in cash, and what its payments are worth today at a yearly rate.

present value = the sum over the payments of amount / (1 + r)^(m / 12), each paid at the end of month m of work.
"""

from decimal import Decimal, localcontext

from counteroffer.offers.case import Case
from counteroffer.offers.periods import whole
from counteroffer.terms.figures import Figure
from counteroffer.valuation.assumptions import DISCOUNT_RATE
from counteroffer.valuation.valuation import Form, State, Valuation

DIGITS = 40  # so that no rounding of a power reaches a whole unit


def first_year_cash(valuation: Valuation) -> Figure:
    """Money in hand in the first year, before tax: no shares, no retirement saving, nothing in kind; costs taken off."""
    paid = tuple(
        line.years[0]
        for line in valuation.lines
        if line.state is State.VALUED and line.form is Form.CASH and line.years
    )
    total = sum((figure.number for figure in paid), Decimal(0))
    because = "the first year of the components that pay in money"
    origins = paid or (valuation.years[0],)
    return Figure(
        f"{valuation.id}.first_year_cash", "cash in the first year", total, valuation.currency, because, origins
    )


def present_value(case: Case, valuation: Valuation, years: int = 4) -> Figure:
    """What the payments of the first years are worth on the first day, at the rate `assume.discount_rate`, in whole units.

    At a rate of zero it is the sum of these years.
    """
    rate = case.assumption(DISCOUNT_RATE, "discount rate a year")
    flows = [flow for line in valuation.lines for flow in line.flows if flow.month <= 12 * years]
    by_month = [Decimal(0)] * (12 * years + 1)
    for flow in flows:
        by_month[flow.month] += flow.amount
    with localcontext() as context:
        context.prec = DIGITS
        step, factor, total = (1 + rate.number) ** (Decimal(-1) / 12), Decimal(1), Decimal(0)
        for amount in by_month[1:]:
            factor *= step
            total += amount * factor
        value = whole(total)
    because = "each payment divided by one plus the rate, to the power of the years until it"
    name, origins = "present value of the first years", (*valuation.years[:years], rate)
    return Figure(f"{valuation.id}.present_value", name, value, valuation.currency, because, origins)
