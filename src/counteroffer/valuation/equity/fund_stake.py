"""A stake in a fund: a share of its carry pool, by what the fund returns."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from counteroffer.offers.vesting import Vesting
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence
from counteroffer.valuation.equity.carry_waterfall import CarryRules, share_out


@dataclass(frozen=True, slots=True, kw_only=True)
class FundStake:
    """The share `part` of the carry pool of one fund; one times is the fund's size returned."""

    reference: Sentence
    origins: tuple[Figure, ...]
    leaves_out: tuple[Sentence, ...]
    part: Fraction
    rules: CarryRules
    vesting: Vesting
    of: str = "fund"

    def pays(self, multiple: Decimal, months: int) -> Decimal:
        """Money before tax from the part vested, rounded down to whole units."""
        amount = share_out(Fraction(multiple), self.rules).pool * self.part * self.vesting.vested_after(months)
        return Decimal(amount.numerator // amount.denominator)
