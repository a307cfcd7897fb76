"""A stake in a company: shares, options or units that pay at an exit, by what the company is worth then."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from counteroffer.offers.vesting import Vesting
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence
from counteroffer.valuation.equity.company_waterfall import NOTHING, Capital, common_share


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareStake:
    """Units of common shares in a company that is not listed.

    `price` is what a share is taken at when the company is worth one times the reference, `kept` the part of the
    company that is left after dilution, `strike` what is taken off a share (exercise or base price; `paid` where the
    person has to pay it in). `capital` is there where preferences can be taken off; `company` is then the worth of
    the company at one times.
    """

    reference: Sentence
    after: str
    origins: tuple[Figure, ...]
    leaves_out: tuple[Sentence, ...]
    units: Fraction
    price: Fraction
    vesting: Vesting
    strike: Fraction = NOTHING
    kept: Fraction = Fraction(1)
    capital: Capital | None = None
    company: Fraction = NOTHING
    paid: bool = False
    of: str = "company"

    def per_share(self, multiple: Fraction) -> Fraction:
        """What a common share gets at a multiple of the reference, after dilution and stated preferences."""
        if self.capital is None:
            return multiple * self.price * self.kept
        return common_share(multiple * self.company, self.capital)

    def pays(self, multiple: Decimal, months: int) -> Decimal:
        """Money before tax from the part vested, rounded down to whole units; the exercise cost is taken off."""
        gain = max(NOTHING, self.per_share(Fraction(multiple)) - self.strike)
        return rounded_down(gain * self.units * self.vesting.vested_after(months))

    def exercise_cost(self, months: int) -> Decimal:
        """What exercising the vested part costs, to the cent above; nothing where no one pays in."""
        cost = self.strike * self.units * self.vesting.vested_after(months) if self.paid else NOTHING
        return Decimal(-(-cost.numerator * 100 // cost.denominator)) / 100


def rounded_down(amount: Fraction) -> Decimal:
    """An amount in whole units, rounded down: what is reached at a whole amount is then reached exactly."""
    return Decimal(amount.numerator // amount.denominator)
