"""The named assumptions of valuation; a case overrides any of them under `assume:`."""

from decimal import Decimal

from counteroffer.offers.periods import HOURS_A_YEAR
from counteroffer.terms.figures import SHARE, Assumption
from counteroffer.terms.places import Citation

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
PSU_MULTIPLIER = Assumption(
    "assume.psu_multiplier", Decimal(1), Decimal(0), Decimal(2), "times",
    "how much of a performance grant its conditions are taken to pay; one is target", OURS,
)  # fmt: skip
REFRESHERS_COUNTED = Assumption(
    "assume.refreshers_counted", Decimal(0), Decimal(0), Decimal(1), SHARE,
    "share counted of later grants that the letter does not promise", OURS,
)  # fmt: skip
CONTRIBUTES = Assumption(
    "assume.contributes", Decimal(1), Decimal(0), Decimal(1), SHARE,
    "share of the matched saving that the person really pays in", OURS,
)  # fmt: skip
LEAVE_COUNTED = Assumption(
    "assume.leave_counted", Decimal(0), Decimal(0), Decimal(1), SHARE,
    "share of a day's pay that a day of paid leave is counted at; base salary already pays the day", OURS,
)  # fmt: skip
BUDGETS_COUNTED = Assumption(
    "assume.budgets_counted", Decimal(0), Decimal(0), Decimal(1), SHARE,
    "share counted of budgets for courses, conferences and equipment, which are no money in hand", OURS,
)  # fmt: skip
WORKING_WEEKS = Assumption(
    "assume.working_weeks", Decimal(46), Decimal(44), Decimal(48), "weeks",
    "weeks of a year with journeys to work: fifty-two less leave, holidays and illness", OURS,
)  # fmt: skip
DISCOUNT_RATE = Assumption(
    "assume.discount_rate", Decimal("0.05"), Decimal(0), Decimal("0.1"), SHARE,
    "yearly rate at which later pay counts less than pay today", OURS,
)  # fmt: skip

# Options of listed companies (models/listed_options.py) and profit sharing (models/profit_sharing.py).
OPTION_TIME_VALUE = Assumption(
    "assume.option_time_value", Decimal(0), Decimal(0), Decimal(1), SHARE,
    "share of a listed option's time value (by Black and Scholes, beyond what exercising today would pay) that is "
    "counted; none by default, as nobody can sell it", OURS,
)  # fmt: skip
OPTION_LIFE = Assumption(
    "assume.option_life", Decimal(6), Decimal(4), Decimal(10), "years",
    "years until a listed option is exercised: longer than its vesting, at most its term", OURS,
)  # fmt: skip
OPTION_RATE = Assumption(
    "assume.option_rate", Decimal("0.04"), Decimal("0.01"), Decimal("0.06"), SHARE,
    "interest a year without risk over an option's life, continuously compounded", OURS,
)  # fmt: skip
OPTION_DIVIDENDS = Assumption(
    "assume.option_dividends", Decimal(0), Decimal(0), Decimal("0.04"), SHARE,
    "dividends of the share a year as a share of its price, continuously compounded; an option holder gets none", OURS,
)  # fmt: skip
PROFIT_SHARING_COUNTED = Assumption(
    "assume.profit_sharing_counted", Decimal(1), Decimal(0), Decimal("1.2"), SHARE,
    "share of the mean of past years' profit sharing that is counted; nothing obliges the employer to pay it again",
    OURS,
)  # fmt: skip

# Listed shares as a distribution (spreading.py); the volatility also serves the time value of listed options.
HULL = Citation(
    "Hull: Options, Futures, and Other Derivatives, tenth edition, section on volatility "
    '("Stocks typically have a volatility between 15% and 60%.")',
    "https://www.oreilly.com/library/view/options-futures-and/9780136805199/xhtml/fileP7001013702000000000000000002C3E.xhtml",
)
VOLATILITY = Assumption(
    "assume.volatility", Decimal("0.35"), Decimal("0.15"), Decimal("0.6"), SHARE,
    "standard deviation of the share's continuously compounded return over a year; the range is the source's for "
    "single stocks, the default near its middle is ours", HULL,
)  # fmt: skip
DRIFT = Assumption(
    "assume.drift", Decimal(0), Decimal("-0.1"), Decimal("0.1"), SHARE,
    "growth of the share's expected price a year, continuously compounded; none, as in the valuation, where the price "
    "stays where it is", OURS,
)  # fmt: skip
SIMULATION_PATHS = Assumption(
    "assume.simulation_paths", Decimal(100_000), Decimal(10_000), Decimal(1_000_000), "paths",
    "simulated paths of the price; more of them narrow the error of the percentiles", OURS,
)  # fmt: skip
SIMULATION_SEED = Assumption(
    "assume.simulation_seed", Decimal(1), Decimal(0), Decimal(4_294_967_295), "",
    "where the simulation's random numbers start; the same seed gives the same numbers", OURS,
)  # fmt: skip

ASSUMPTIONS = (
    EXPECTED_YEARS,
    HOURS_A_YEAR,
    BONUS_PAYOUT,
    DISCRETIONARY_PAYOUT,
    LISTED_EQUITY_COUNTED,
    VEST_YEARS,
    PSU_MULTIPLIER,
    REFRESHERS_COUNTED,
    CONTRIBUTES,
    LEAVE_COUNTED,
    BUDGETS_COUNTED,
    WORKING_WEEKS,
    DISCOUNT_RATE,
    OPTION_TIME_VALUE,
    OPTION_LIFE,
    OPTION_RATE,
    OPTION_DIVIDENDS,
    PROFIT_SHARING_COUNTED,
    VOLATILITY,
    DRIFT,
    SIMULATION_PATHS,
    SIMULATION_SEED,
)
