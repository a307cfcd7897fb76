"""What a grant of equity leaves out or contradicts."""

from collections.abc import Iterator
from decimal import Decimal

from counteroffer.offers.case import EquityGrant
from counteroffer.offers.doubt import error, place_of, warn
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.figures import Figure

NEAR = Decimal("0.02")  # two stated values of one thing may differ by rounding


def doubts_of_grant(grant: EquityGrant) -> Iterator[Diagnostic]:
    """Contradictions of a grant, and, unless the person gives an estimate, the gaps that keep it from being valued."""
    yield from _too_many_shares(grant)
    if grant.estimate is not None:
        return
    if grant.kind == "carry":
        yield from _gaps_of_carry(grant)
        return
    if grant.kind in ("rsu", "psu", "stock") and grant.listed is None:
        yield warn(
            "listed-not-stated",
            grant.span,
            "the grant does not say whether the shares are listed",
            "add listed: true or listed: false; until then it counts zero",
        )
    if grant.listed and grant.grant is None and (grant.shares is None or grant.price is None):
        yield warn(
            "equity-without-value",
            grant.span,
            "the grant states neither its value nor shares with a price",
            "add grant:, or shares: and price:; until then it counts zero",
        )
    if grant.listed and grant.vesting is None:
        yield warn(
            "vesting-not-stated",
            grant.span,
            "the grant does not say how it vests",
            'add vest: "4y, 1y cliff, monthly" or what the letter says',
        )
    yield from _gaps_of_private_shares(grant)
    yield from two_values(grant.grant, grant.shares, grant.grant_price or grant.price, "grant")


def two_values(stated: Figure | None, shares: Figure | None, price: Figure | None, key: str) -> Iterator[Diagnostic]:
    """A stated value that is not what its shares make at their price."""
    if stated is None or shares is None or price is None:
        return
    made = shares.number * price.number
    if abs(made - stated.number) > stated.number * NEAR:
        yield warn(
            "two-values",
            place_of(stated),
            f"shares times price make {made:,.0f}, not {stated.number:,.0f}",
            f"leave out {key}:, or correct one of the three; {key}: is used",
        )


def _gaps_of_carry(grant: EquityGrant) -> Iterator[Diagnostic]:
    if grant.carry is None or grant.carry.pool_share is None:
        yield warn(
            "pool-share-not-stated",
            grant.span,
            "the carry does not say which share of the pool it is",
            "add pool_share: from the award letter; without it nothing can be said of what it pays",
        )


def _gaps_of_private_shares(grant: EquityGrant) -> Iterator[Diagnostic]:
    if grant.kind == "options" and grant.strike is None:
        yield warn(
            "strike-not-stated",
            grant.span,
            "the options do not say their strike price",
            "add strike: from the grant; without it neither the cost of exercise nor a break-even can be computed",
        )
    if grant.participating and grant.preferences is None:
        yield warn(
            "preferences-not-stated",
            grant.span,
            "preferred shares participate, but what they take first is not stated",
            "add preferences: with the money that they take before all others, or ask for it",
        )


def _too_many_shares(grant: EquityGrant) -> Iterator[Diagnostic]:
    whole = grant.fully_diluted
    for part, what in ((grant.shares, "granted"), (grant.preferred_shares, "preferred")):
        if whole is not None and part is not None and part.number > whole.number:
            yield error(
                "more-shares-than-there-are",
                place_of(part),
                f"{part.number:,f} {what} shares are more than all shares, {whole.number:,f}",
                "correct one of the two counts; fully_diluted: is the number of all shares and options",
            )
