"""An offer becomes a valuation: every model's lines, summed by year."""

from collections.abc import Iterator
from decimal import Decimal
from math import ceil

from counteroffer.offers.case import Case, Offer
from counteroffer.offers.periods import whole
from counteroffer.terms.figures import Figure
from counteroffer.terms.plugins import modules_in_order
from counteroffer.valuation import models
from counteroffer.valuation.assumptions import EXPECTED_YEARS
from counteroffer.valuation.pay import ORDINALS, yearly_base
from counteroffer.valuation.paying.one_time_pay import last_payment
from counteroffer.valuation.valuation import Horizon, Line, Valuation

LEAST_YEARS = 4
MOST_YEARS = 10


def value_offer(case: Case, offer: Offer) -> Valuation | None:
    """What an offer pays in each year, before tax; None where it states no base salary.

    The years shown cover four years, the expected years, the vesting of every grant and every instalment, up to ten. The average is
    the sum over the expected years divided by them: one-time pay is spread over the time the job is expected to last.
    """
    base = yearly_base(case, offer)
    if base is None:
        return None
    expected = case.assumption(EXPECTED_YEARS, "expected years in the job")
    id = "valuation" if offer.id == "offer" else f"{offer.id}.valuation"
    horizon = Horizon(case=case, years=_years_shown(offer, int(expected.number)), id=id, base=base, expected=expected)
    lines = tuple(_lines(offer, horizon))
    years = tuple(_year_total(lines, number, horizon, offer.currency) for number in range(1, horizon.years + 1))
    counted = years[: int(expected.number)]
    total = sum((year.number for year in counted), Decimal(0))
    return Valuation(
        id=id,
        currency=offer.currency,
        lines=lines,
        years=years,
        four_years=Figure(
            f"{id}.four_years", "worth of the first four years", sum((year.number for year in years[:4]), Decimal(0)),
            offer.currency, "the sum of the first four years", years[:4],
        ),
        average=Figure(
            f"{id}.average", "yearly worth", whole(total / len(counted)), offer.currency,
            "the sum over the expected years, divided by them; valued components only", (*counted, expected),
        ),
        base=base,
        expected=expected,
    )  # fmt: skip


def _years_shown(offer: Offer, expected: int) -> int:
    vesting = max((ceil(grant.vesting.years) for grant in offer.equity if grant.vesting), default=0)
    paid = max(last_payment(offer.sign_on), last_payment(offer.relocation))
    return min(MOST_YEARS, max(LEAST_YEARS, expected, vesting, ceil(paid / 12)))


def _lines(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    for model in modules_in_order(models):
        yield from model.value(offer, horizon)


def _year_total(lines: tuple[Line, ...], number: int, horizon: Horizon, currency: str) -> Figure:
    parts = tuple(line.years[number - 1] for line in lines if line.years)
    total = sum((part.number for part in parts), Decimal(0))
    name = f"total of the {ORDINALS[number - 1]} year"
    return Figure(f"{horizon.id}.year_{number}", name, total, currency, "the sum of the valued components", parts)
