"""Base and yearly worth on one scale: what one unit of base adds to what an offer is worth a year."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from counteroffer.offers.case import Case, Offer
from counteroffer.offers.periods import whole
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.valuation.assumptions import BONUS_PAYOUT, DISCRETIONARY_PAYOUT
from counteroffer.valuation.valuation import Valuation


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """An offer's base and yearly worth, and the worth that a unit of base adds: more than one under a bonus in per cent."""

    base: Figure
    worth: Figure
    factor: Decimal
    factor_origins: tuple[Figure, ...] = ()

    @property
    def origins(self) -> tuple[Figure, ...]:
        """What a figure converted on this scale rests on."""
        return (self.worth, self.base, *self.factor_origins)

    def worth_at(self, base: Decimal) -> Decimal:
        """The yearly worth with another base, all else as offered; in whole units."""
        return whole(self.worth.number + (base - self.base.number) * self.factor)

    def base_for(self, worth: Decimal) -> Decimal:
        """The base at which the offer is worth so much a year, all else as offered; in whole units, rounded up."""
        needed = self.base.number + (worth - self.worth.number) / self.factor
        return max(Decimal(0), needed.quantize(Decimal(1), rounding=ROUND_CEILING))


def scale_of(case: Case, offer: Offer, valuation: Valuation) -> Scale:
    """The scale of an offer."""
    factor, origins = _factor(case, offer)
    return Scale(base=valuation.base, worth=valuation.average, factor=factor, factor_origins=origins)


def _factor(case: Case, offer: Offer) -> tuple[Decimal, tuple[Figure, ...]]:
    bonus = offer.bonus
    if bonus is None or bonus.target.unit != SHARE:
        return Decimal(1), ()
    if bonus.kind == "guaranteed":
        return 1 + bonus.target.number, (bonus.target,)
    assumption = BONUS_PAYOUT if bonus.kind == "target" else DISCRETIONARY_PAYOUT
    paid = case.assumption(assumption, "share of the bonus that is paid")
    return 1 + bonus.target.number * paid.number, (bonus.target, paid)
