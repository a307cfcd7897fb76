"""Base salary a year, from whatever period it is stated in; what a grant is stated to be worth; money in whole units."""

from counteroffer.offers.case import Case, EquityGrant, Offer
from counteroffer.offers.periods import whole, yearly
from counteroffer.terms.figures import Figure

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def yearly_base(case: Case, offer: Offer) -> Figure | None:
    """Base salary a year: as stated, or from the hour, day, week or month; None where the offer states none."""
    return yearly(case, offer.base.stated, f"{offer.id}.base_a_year", offer.base) if offer.base else None


def grant_value(grant: EquityGrant, currency: str) -> Figure | None:
    """What a grant is stated to be worth in all: its stated value, else listed shares at the stated price."""
    if grant.grant is not None:
        return grant.grant
    if not grant.listed or grant.shares is None or grant.price is None:
        return None
    value = whole(grant.shares.number * grant.price.number)
    origins, because = (grant.shares, grant.price), "shares times the stated price"
    return Figure(f"{grant.id}.at_price", "equity grant at the stated price", value, currency, because, origins)


def only_grant(offer: Offer) -> tuple[EquityGrant, Figure] | None:
    """The one grant of an offer that states a value, with that value; None where none or several do.

    A refresher is granted later and again: it is not the grant that an offer is held against ranges with.
    """
    valued = [
        (grant, value)
        for grant in offer.equity
        if grant.refresher is None and (value := grant_value(grant, offer.currency)) is not None
    ]
    return valued[0] if len(valued) == 1 else None
