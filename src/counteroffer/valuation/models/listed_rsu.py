"""Listed shares (RSU or stock): the stated value, or shares at the stated price, in the years in which they vest.

Worth of year y = value x (vested by the end of y - vested by the end of y-1) x the share counted. The price stays
where it is: no growth is assumed. Yearly amounts are rounded cumulatively, so they sum to the grant.
"""

from collections.abc import Iterator
from decimal import Decimal

from counteroffer.offers.case import EquityGrant, Offer
from counteroffer.offers.periods import whole
from counteroffer.offers.vesting import Vesting, even_vesting
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import say
from counteroffer.valuation.assumptions import LISTED_EQUITY_COUNTED, VEST_YEARS
from counteroffer.valuation.pay import ORDINALS, grant_value
from counteroffer.valuation.valuation import Horizon, Line, State

ORDER = 4
KINDS = ("rsu", "stock")


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line a listed grant; a grant that states no value is not valuable and counts zero."""
    for grant in offer.equity:
        if grant.kind in KINDS and grant.listed and grant.estimate is None:
            yield _line(grant, offer.currency, horizon)


def _line(grant: EquityGrant, currency: str, horizon: Horizon) -> Line:
    id = f"{horizon.id}.{grant.id.split('.', 1)[1]}" if grant.id.startswith("offer.") else f"{grant.id}.value"
    label = say("Equity ({kind}, listed)", kind=grant.kind.upper() if grant.kind == "rsu" else grant.kind)
    worth = grant_value(grant, currency)
    if worth is None:
        note = say("The case states neither the grant's value nor shares with a price, so it counts zero.")
        return Line(id=id, component="equity", label=label, state=State.NOT_VALUABLE, note=note)
    counted = horizon.case.assumption(LISTED_EQUITY_COUNTED, "share of the listed grant that is counted")
    origins: list[Figure] = [worth, counted]
    vesting = grant.vesting
    if vesting is None:
        assumed = horizon.case.assumption(VEST_YEARS, "years of vesting")
        origins.append(assumed)
        vesting = even_vesting(int(assumed.number))
    note = say("At the stated price, in the years in which it vests; no growth of the price is assumed.")
    if vesting.cliff_months:
        note = say(
            "At the stated price, in the years in which it vests; nothing before the cliff. No growth of the price is assumed."
        )
    return Line(
        id=id, component="equity", label=label, state=State.VALUED, note=note,
        years=_years(id, worth, vesting, counted, tuple(origins), horizon.years), claimed=(worth,),
    )  # fmt: skip


def _years(
    id: str, worth: Figure, vesting: Vesting, counted: Figure, origins: tuple[Figure, ...], years: int
) -> tuple[Figure, ...]:
    figures, before = [], Decimal(0)
    for number in range(1, years + 1):
        share = vesting.vested_after(12 * number)
        vested = whole(worth.number * counted.number * share.numerator / share.denominator)
        name, because = f"equity vesting, {ORDINALS[number - 1]} year", "the part of the grant that vests in this year"
        figures.append(Figure(f"{id}.year_{number}", name, vested - before, worth.unit, because, origins))
        before = vested
    return tuple(figures)
