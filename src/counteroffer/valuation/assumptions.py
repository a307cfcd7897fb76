"""The named assumptions of valuation; a case overrides any of them under `assume:`."""

from decimal import Decimal

from counteroffer.offers.periods import HOURS_A_YEAR
from counteroffer.terms.figures import SHARE, Assumption

OURS = "our default, not measured; override it under assume: in the case"

EXPECTED_YEARS = Assumption(
    "assume.expected_years", Decimal(4), Decimal(2), Decimal(6), "years",
    "how long the job is expected to last; one-time pay is spread over it", OURS,
)  # fmt: skip
BONUS_PAYOUT = Assumption(
    "assume.bonus_payout", Decimal(1), Decimal("0.7"), Decimal("1.2"), SHARE,
    "share of the target bonus that is paid", OURS,
)  # fmt: skip
DISCRETIONARY_PAYOUT = Assumption(
    "assume.discretionary_payout", Decimal(1), Decimal(0), Decimal(1), SHARE,
    "share of a discretionary bonus that is paid; nothing obliges the employer", OURS,
)  # fmt: skip
LISTED_EQUITY_COUNTED = Assumption(
    "assume.listed_equity_counted", Decimal(1), Decimal("0.8"), Decimal(1), SHARE,
    "share of a listed grant's stated value that is counted; less for one employer's risk", OURS,
)  # fmt: skip
VEST_YEARS = Assumption(
    "assume.vest_years", Decimal(4), Decimal(3), Decimal(5), "years",
    "length of vesting where the case does not state a schedule", OURS,
)  # fmt: skip

ASSUMPTIONS = (EXPECTED_YEARS, HOURS_A_YEAR, BONUS_PAYOUT, DISCRETIONARY_PAYOUT, LISTED_EQUITY_COUNTED, VEST_YEARS)
