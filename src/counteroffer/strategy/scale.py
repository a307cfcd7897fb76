"""Base and yearly worth on one scale: what one unit of base adds to what an offer is worth a year.

Worth is a straight line over base, but for raises to a stated amount: while base lies below it, a unit more counts only
until that raise; above it the raise changes nothing any more. There the line bends.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal

from counteroffer.offers.case import BasePay, Case, Offer
from counteroffer.offers.periods import whole, yearly
from counteroffer.terms.figures import Figure
from counteroffer.valuation.valuation import Valuation
from counteroffer.valuation.valuing import value_offer


@dataclass(frozen=True, slots=True)
class Piece:
    """A straight piece of the line: from a base and its worth on, each unit of base adds `factor`."""

    base: Decimal
    worth: Decimal
    factor: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """An offer's base and yearly worth, and the worth that a unit of base adds: more than one under a bonus in per cent.

    `bends` are the pieces that begin at a larger base, in order.
    """

    base: Figure
    worth: Figure
    factor: Decimal
    factor_origins: tuple[Figure, ...] = ()
    bends: tuple[Piece, ...] = ()

    @property
    def origins(self) -> tuple[Figure, ...]:
        """What a figure converted on this scale rests on."""
        return (self.worth, self.base, *self.factor_origins)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The whole line; its first piece reaches down to no base at all."""
        return (Piece(self.base.number, self.worth.number, self.factor), *self.bends)

    def worth_at(self, base: Decimal) -> Decimal:
        """The yearly worth with another base, all else as offered; in whole units."""
        piece = [piece for piece in self.pieces[1:] if piece.base <= base][-1:] or self.pieces[:1]
        return whole(piece[0].worth + (base - piece[0].base) * piece[0].factor)

    def base_for(self, worth: Decimal) -> Decimal:
        """The base at which the offer is worth so much a year, all else as offered; in whole units, rounded up."""
        (piece,) = [piece for piece in self.pieces[1:] if piece.worth <= worth][-1:] or self.pieces[:1]
        if not piece.factor:
            return piece.base
        needed = piece.base + (worth - piece.worth) / piece.factor
        return max(Decimal(0), needed.quantize(Decimal(1), rounding=ROUND_CEILING))


def scale_of(case: Case, offer: Offer, valuation: Valuation) -> Scale:
    """The scale of an offer: every line of its valuation tells what a unit of base adds to it."""
    origins = {origin.id: origin for line in valuation.lines for origin in line.of_base_origins}
    return Scale(
        base=valuation.base,
        worth=valuation.average,
        factor=_factor(valuation),
        factor_origins=tuple(origins.values()),
        bends=tuple(_bends(case, offer, valuation.base.number)),
    )


def _factor(valuation: Valuation) -> Decimal:
    return sum((line.of_base for line in valuation.lines), Decimal(0))


def _bends(case: Case, offer: Offer, base: Decimal) -> Iterator[Piece]:
    """The pieces that begin where base reaches a raise to a stated amount, by valuing the offer with that base."""
    if offer.base is None:
        return
    for reached in sorted({reached for reached in _reached(case, offer.base) if reached > base}):
        stated = replace(offer.base.stated, value=reached, unit=offer.currency)
        valuation = value_offer(case, replace(offer, base=replace(offer.base, stated=stated)))
        if valuation is not None:
            yield Piece(reached, valuation.average.number, _factor(valuation))


def _reached(case: Case, pay: BasePay) -> Iterator[Decimal]:
    """The base of the first day from which on each raise to an amount changes nothing: the amount less the raises before it."""
    factor = Decimal(1)
    for raised in pay.raises:
        if raised.to is not None:
            amount = yearly(case, raised.to, f"{raised.to.id}_a_year", pay).number
            yield (amount / factor).quantize(Decimal(1), rounding=ROUND_CEILING)
        elif raised.by is not None:
            factor *= 1 + raised.by.number
