"""What a message of the employer makes of an offer: an amount alone changes the amount, the other terms stay."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import TypeVar

from counteroffer.offers.case import BasePay, BonusTerms, CarryTerms, Clawback, EquityGrant, Offer, OtherTerm, SignOn

Terms = TypeVar("Terms", BasePay, BonusTerms, CarryTerms, Clawback, EquityGrant, SignOn)
# Each of them says how large a grant is: where a message names one, the other belonged to the earlier size.
SIZES = ("grant", "shares")


def moved(before: Offer, named: Offer) -> Offer:
    """An offer with what a message names in the place of what stood before.

    Base, bonus, payments on joining and a single grant keep the terms on which the message is silent; further terms
    are told apart by their names. Of several grants it is not known which one a message means: its list replaces them.
    """
    return replace(
        before,
        base=_filled(named.base, before.base),
        bonus=_bonus(named.bonus, before.bonus),
        equity=_equity(named.equity, before.equity),
        sign_on=_payment(named.sign_on, before.sign_on),
        relocation=_payment(named.relocation, before.relocation),
        other=tuple(_others(named.other, before.other)),
        start=named.start or before.start,
        expires=named.expires or before.expires,
    )


def is_same_grant(named: tuple[EquityGrant, ...], before: tuple[EquityGrant, ...]) -> bool:
    """Whether a message's equity is the grant that stood before: each of them lists one, of no other kind."""
    return len(named) == len(before) == 1 and (not named[0].kind_stated or named[0].kind == before[0].kind)


def loses_instalments(named: SignOn | None, before: SignOn | None) -> bool:
    """Whether stated amounts of instalments no longer make the whole: a message names another whole and no instalments."""
    if named is None or before is None or named.instalments or named.amount.number == before.amount.number:
        return False
    return any(part.amount is not None for part in before.instalments)


def is_same_term(one: OtherTerm, other: OtherTerm) -> bool:
    """Whether two further terms have the same name."""
    return one.name.text.casefold() == other.name.text.casefold()


def _bonus(named: BonusTerms | None, before: BonusTerms | None) -> BonusTerms | None:
    filled = _filled(named, before)
    if filled is None or named is None or before is None or named.kind_stated:
        return filled
    return replace(filled, kind=before.kind, kind_stated=before.kind_stated)


def _equity(named: tuple[EquityGrant, ...], before: tuple[EquityGrant, ...]) -> tuple[EquityGrant, ...]:
    if not named or not is_same_grant(named, before):
        return named or before
    (grant,), (earlier,) = named, before
    filled = _filled(grant, earlier)
    assert filled is not None  # both are there
    kept = replace(
        filled,
        id=earlier.id,
        kind=earlier.kind,
        kind_stated=earlier.kind_stated or grant.kind_stated,
        carry=_filled(grant.carry, earlier.carry),
    )
    if not any(getattr(grant, size) for size in SIZES):
        return (kept,)
    return (replace(kept, grant=grant.grant, shares=grant.shares),)


def _payment(named: SignOn | None, before: SignOn | None) -> SignOn | None:
    filled = _filled(named, before)
    if filled is None or named is None or before is None:
        return filled
    clawback = _filled(named.clawback, before.clawback)
    if not loses_instalments(named, before):
        return replace(filled, clawback=clawback)
    equal = tuple(replace(part, amount=None) for part in before.instalments)
    return replace(filled, clawback=clawback, instalments=equal)


def _others(named: tuple[OtherTerm, ...], before: tuple[OtherTerm, ...]) -> Iterator[OtherTerm]:
    """The terms in the order in which they were first named, each as it was named last."""
    for term in before:
        yield next((one for one in reversed(named) if is_same_term(one, term)), term)
    yield from (one for one in named if not any(is_same_term(one, term) for term in before))


def _filled(named: Terms | None, before: Terms | None) -> Terms | None:
    """What was named, with what stood before wherever it is silent."""
    if named is None or before is None:
        return named or before
    silent = {one.name for one in fields(named) if getattr(named, one.name) in (None, ())}
    return replace(named, **{name: getattr(before, name) for name in silent})
