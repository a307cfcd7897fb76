"""Grants of listed shares: which they are, what they are worth at the price now, and their payments as they vest."""

from decimal import Decimal
from fractions import Fraction

from counteroffer.offers.case import EquityGrant
from counteroffer.offers.periods import whole
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, say
from counteroffer.valuation.equity.equity_lines import NAMES, SHARE_KINDS, claims, grant_line_id
from counteroffer.valuation.flows import year_figures
from counteroffer.valuation.pay import grant_value
from counteroffer.valuation.valuation import Flow, Form, Horizon, Line, State

NO_VALUE = "The case states neither the grant's value nor shares with a price, so it counts zero."


def is_listed_grant(grant: EquityGrant) -> bool:
    """Whether a grant is of shares that can be sold on a market, and the person does not estimate it otherwise."""
    return grant.kind in SHARE_KINDS and bool(grant.listed) and grant.estimate is None


def worth_now(grant: EquityGrant, currency: str) -> Figure | None:
    """What a listed grant is worth at the price now; None where the case does not tell.

    A stated value becomes shares at the price at grant where the case states both prices; else it stands as stated.
    Shares without a price now count at the price at grant.
    """
    value, shares, price, first_price = grant.grant, grant.shares, grant.price, grant.grant_price
    if value is None and shares is not None and price is None and first_price is not None:
        return _worth(
            grant,
            shares.number * first_price.number,
            currency,
            "shares times the price at grant, the only one stated",
            shares,
            first_price,
        )
    if value is None or price is None or first_price is None or not first_price.number:
        return grant_value(grant, currency)
    if shares is not None:
        return _worth(
            grant, shares.number * price.number, currency, "the stated shares at the price now", shares, price
        )
    because = "as many shares as the stated value makes at the price at grant, at the price now"
    return _worth(grant, value.number * price.number / first_price.number, currency, because, value, first_price, price)


def _worth(grant: EquityGrant, value: Decimal, currency: str, because: str, *origins: Figure) -> Figure:
    return Figure(f"{grant.id}.worth_now", "equity grant at the price now", whole(value), currency, because, origins)


def without_value(grant: EquityGrant, label: Sentence, horizon: Horizon) -> Line:
    """The line of a listed grant whose worth the case does not tell."""
    return Line(
        id=grant_line_id(grant, horizon), component="equity", label=label, state=State.NOT_VALUABLE,
        note=say(NO_VALUE), claimed=tuple(claims(grant)), form=Form.SHARES,
    )  # fmt: skip


def listed_line(
    grant: EquityGrant,
    label: Sentence,
    note: Sentence,
    flows: tuple[Flow, ...],
    worth: Figure,
    origins: tuple[Figure, ...],
    horizon: Horizon,
    because: str = "the part of the grant that vests in this year",
) -> Line:
    """The valued line of a listed grant."""
    id = grant_line_id(grant, horizon)
    return Line(
        id=id, component="equity", label=label, state=State.VALUED, note=note, flows=flows, form=Form.SHARES,
        years=year_figures(id, "equity vesting", flows, worth.unit, because, origins, horizon.years), claimed=(worth,),
    )  # fmt: skip


def listed_label(grant: EquityGrant, what: str = "") -> Sentence:
    """How a listed grant is called: "Equity (RSU, listed)"."""
    return say("Equity ({kind}, listed{what})", kind=NAMES[grant.kind], what=what)


def from_grant_on(tranches: tuple[tuple[int, Fraction], ...], granted: int) -> tuple[tuple[int, Fraction], ...]:
    """Vesting counted from the first day of month `granted` of work, as months of work."""
    return tuple((granted - 1 + month, share) for month, share in tranches)
