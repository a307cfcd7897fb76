"""The case record: what a person knows of an offer or a raise, each value with its place in the case file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from counteroffer.offers.job import Job
from counteroffer.offers.vesting import Vesting
from counteroffer.terms.figures import Assumption, Figure, assumed
from counteroffer.terms.places import Span
from counteroffer.terms.sentences import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRaise:
    """A raise that the letter states: from the first day of a month of work on, by a share of base or to an amount."""

    month: int
    when: Words
    by: Figure | None = None
    to: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BasePay:
    """Base salary as stated: an amount per `period` ("year", "month", "week", "day", "hour").

    `hours_a_week` are the paid hours of a week where the case states them; `raises` stand in order of their months.
    """

    stated: Figure
    period: str = "year"
    hours_a_week: Figure | None = None
    raises: tuple[PlannedRaise, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusTerms:
    """The yearly bonus: `target` is a share of base or an amount; kind: target, guaranteed or discretionary.

    `kind_stated` is whether the case says the kind; else it is the usual one.
    `guaranteed_years` is how many first years are guaranteed (kind "guaranteed" alone: all of them). `first_year` is
    the share of a year's bonus that the first year earns (proration). `history` holds the shares of target that were
    really paid in past years; `probability` the person's own chance that it is paid; `paid` the month of work in
    which the first one comes, each later one twelve months after.
    """

    target: Figure
    kind: str = "target"
    kind_stated: bool = False
    guaranteed_years: Figure | None = None
    first_year: Figure | None = None
    history: tuple[Figure, ...] = ()
    probability: Figure | None = None
    paid: "Instalment | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryTerms:
    """Terms of carried interest as the letter states them; none of them is a value in money.

    `catch_up` is the share of profits above the hurdle that goes to the carry pool until it has its part (1: full);
    `years` the years until distributions; `multiple` the person's own guess of what the fund returns, gross (2 = 2x).
    """

    pool_share: Figure | None = None
    fund: Figure | None = None
    carry: Figure | None = None
    hurdle: Figure | None = None
    catch_up: Figure | None = None
    years: Figure | None = None
    multiple: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """How long vested options can be exercised after leaving: a count of "days", "months" or "years"."""

    count: int
    unit: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresher:
    """A grant that comes again: first in month `first_month` of work, then every `every_months`.

    `promised` is whether the letter promises it; else it is a hope, shown and not counted.
    """

    first_month: int
    every_months: int = 12
    promised: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EquityGrant:
    """One equity grant. `kind_stated` is whether the case says the kind. `listed` is None where the case does not say; `estimate` is the person's own, a year.

    `price` is a share's price now, `grant_price` the one that turned the stated value into shares. `trigger`:
    "single" or "double" (vested shares come only with a sale or listing of the company). Options: `option_type`
    "iso" or "nso". `preferences` is the money that preferred shares take first, `preferred_shares` how many there
    are, `participating` whether they then share in the rest, `dilution` the share that new shares take before an
    exit. `multiplier` is a PSU's (1 = target); `history` what profit sharing paid in past years, in money.
    """

    id: str
    kind: str
    span: Span
    kind_stated: bool = False
    grant: Figure | None = None
    shares: Figure | None = None
    price: Figure | None = None
    vesting: Vesting | None = None
    listed: bool | None = None
    strike: Figure | None = None
    fmv_409a: Figure | None = None
    preferred: Figure | None = None
    fully_diluted: Figure | None = None
    window: Window | None = None
    carry: CarryTerms | None = None
    estimate: Figure | None = None
    grant_price: Figure | None = None
    refresher: Refresher | None = None
    trigger: str | None = None
    option_type: str | None = None
    preferences: Figure | None = None
    preferred_shares: Figure | None = None
    participating: bool | None = None
    dilution: Figure | None = None
    multiplier: Figure | None = None
    history: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """A part of a payment and the month after the start in which it is paid (1 is the first); no amount: an equal part."""

    month: int
    words: Words
    amount: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clawback:
    """What must be paid back on leaving within `months`, counted `since` "start" or "payment" (not said: the start).

    kind: "cliff" (all of it) or "pro-rata"; basis: "gross" or "net" of tax.
    """

    months: Figure | None = None
    kind: str | None = None
    basis: str | None = None
    since: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOn:
    """A one-time payment on joining (sign-on bonus, relocation), paid in instalments.

    `reimbursed`: it pays receipts back, so it is no income to keep.
    """

    amount: Figure
    instalments: tuple[Instalment, ...] = ()
    clawback: Clawback | None = None
    reimbursed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherTerm:
    """A further term by name, with whatever numbers the case states of it (`numbers` by key).

    `kind` is what it is, told by `kind:` or by its name: retirement, leave, remote_days, commuting, stipend, budget
    or other. `vesting` is how the employer's part of retirement saving becomes the person's own.
    """

    id: str
    name: Words
    kind: str = "other"
    numbers: Mapping[str, Figure] = field(default_factory=dict)
    words: Words | None = None
    estimate: Figure | None = None
    vesting: Vesting | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftBehind:
    """What staying at the present job would still pay on a day: unvested equity, a bonus not yet paid.

    kind: equity, bonus or other; `amount` is its value, or shares at a price.
    """

    id: str
    name: Words
    kind: str
    on: Figure | None = None
    amount: Figure | None = None
    shares: Figure | None = None
    price: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An offer as stated, or an alternative's; `id` is the prefix of its figures ("offer", "alternatives.1").

    `left_behind` stands at the present job only: what is lost by leaving it.
    """

    id: str
    currency: str
    base: BasePay | None = None
    bonus: BonusTerms | None = None
    equity: tuple[EquityGrant, ...] = ()
    sign_on: SignOn | None = None
    relocation: SignOn | None = None
    other: tuple[OtherTerm, ...] = ()
    left_behind: tuple[LeftBehind, ...] = ()
    start: Figure | None = None
    received: Figure | None = None
    expires: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A pay figure of the person's own: of which component, from where, of which day."""

    id: str
    what: str
    kind: str
    source: Words
    low: Figure | None = None
    high: Figure | None = None
    value: Figure | None = None
    date: Figure | None = None

    @property
    def top(self) -> Figure | None:
        """The highest figure that the evidence states."""
        return self.high or self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Something the person can do instead. kind: offer, present or search; evidence: how firm an offer is.

    `income` is what a search lives on, as stated.
    """

    id: str
    name: Words
    kind: str
    company: Words | None = None
    evidence: str | None = None
    probability: Figure | None = None
    expires: Figure | None = None
    prefer_by: Figure | None = None
    income: Figure | None = None
    offer: Offer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A must-have: a term by name, a comparison (">=", ">", "<=", "<", "="), and the value it is held against."""

    term: str
    comparison: str
    value: Figure
    words: Words

    def holds_for(self, value: Decimal) -> bool:
        """Whether a value meets the condition."""
        bound = self.value.number
        met = {">=": value >= bound, ">": value > bound, "<=": value <= bound, "<": value < bound}
        return met.get(self.comparison, value == bound)


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What the person cannot do without; the walk-away is measured on base or on the yearly worth."""

    walk_away: Figure | None = None
    of: str = "yearly"
    must: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """What the person would give up for what, terms by name."""

    give: Mapping[str, Figure]
    gain: Mapping[str, Figure]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """Something achieved, with what shows it; what it `brought` in money, by the person's own count, and to `whom`."""

    claim: Words
    evidence: Words | None = None
    on: Figure | None = None
    brought: Figure | None = None
    whom: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Who negotiates."""

    name: Words | None = None
    years: Figure | None = None
    state: Words | None = None
    strengths: tuple[Strength, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One entry of the ledger: what was said on a day, by "them" or "me"."""

    on: Figure
    by: str
    channel: Words | None = None
    offer: Offer | None = None
    ask: Mapping[str, Figure] = field(default_factory=dict)
    final: tuple[str, ...] = ()
    words: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A value that the case states in place of an assumption's default."""

    value: Decimal
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxPlace:
    """Where and how the person is taxed, as the case says: country "US" or "GB", state, city, filing status, tax year.

    `year` names the tax tables to use; filing: single, married-jointly, married-separately or head-of-household.
    """

    span: Span
    country: Words
    state: Words | None = None
    city: Words | None = None
    filing: str = "single"
    year: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRate:
    """An exchange rate of the person's own: one unit of `base` is worth `rate` units of `quote`."""

    base: str
    quote: str
    rate: Figure
    on: Figure | None = None
    source: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A whole case. kind: offer or raise; stage: expectations, verbal, written, countered or final.

    `rank` names terms by how much they matter, the first the most. `job` is the one that the person has: in a raise,
    where `offer` is what it pays now.
    """

    path: str
    kind: str
    company: Words
    role: Words
    currency: str
    stage: str = "written"
    level: Words | None = None
    region: Words | None = None
    candidate: Candidate = field(default_factory=Candidate)
    offer: Offer | None = None
    market: tuple[Evidence, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    needs: Needs = field(default_factory=Needs)
    priorities: tuple[Swap, ...] = ()
    rank: tuple[Words, ...] = ()
    firmness: str = "unknown"
    assume: Mapping[str, Stated] = field(default_factory=dict)
    said: tuple[Message, ...] = ()
    tax: TaxPlace | None = None
    rates: tuple[StatedRate, ...] = ()
    job: Job | None = None

    def assumption(self, assumption: Assumption, name: str) -> Figure:
        """The figure of an assumption: the case's own value where it states one, else the default."""
        stated = self.assume.get(assumption.id.removeprefix("assume."))
        if stated is None:
            return assumed(assumption, name=name)
        return assumed(assumption, name=name, stated=stated.span, value=stated.value)
