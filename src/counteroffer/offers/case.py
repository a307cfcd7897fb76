"""The case record: what a person knows of an offer or a raise, each value with its place in the case file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from counteroffer.offers.vesting import Vesting
from counteroffer.terms.figures import Assumption, Figure, assumed
from counteroffer.terms.places import Span
from counteroffer.terms.sentences import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class BasePay:
    """Base salary as stated: an amount per `period` ("year", "month", "week", "day", "hour")."""

    stated: Figure
    period: str = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusTerms:
    """The yearly bonus: `target` is a share of base or an amount; kind: target, guaranteed or discretionary."""

    target: Figure
    kind: str = "target"


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryTerms:
    """Terms of carried interest as the letter states them; none of them is a value in money."""

    pool_share: Figure | None = None
    fund: Figure | None = None
    carry: Figure | None = None
    hurdle: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EquityGrant:
    """One equity grant. `listed` is None where the case does not say; `estimate` is the person's own, a year."""

    id: str
    kind: str
    span: Span
    grant: Figure | None = None
    shares: Figure | None = None
    price: Figure | None = None
    vesting: Vesting | None = None
    listed: bool | None = None
    strike: Figure | None = None
    fmv_409a: Figure | None = None
    preferred: Figure | None = None
    fully_diluted: Figure | None = None
    window: Words | None = None
    carry: CarryTerms | None = None
    estimate: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """A part of the sign-on bonus and the month after the start in which it is paid (1 is the first)."""

    month: int
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Clawback:
    """What must be paid back on leaving within `months`."""

    months: Figure | None = None
    kind: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOn:
    """A one-time bonus on joining, paid in equal instalments."""

    amount: Figure
    instalments: tuple[Instalment, ...] = ()
    clawback: Clawback | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherTerm:
    """A further term by name, with whatever numbers the case states of it (`numbers` by key)."""

    id: str
    name: Words
    numbers: Mapping[str, Figure] = field(default_factory=dict)
    words: Words | None = None
    estimate: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An offer as stated, or an alternative's; `id` is the prefix of its figures ("offer", "alternatives.1")."""

    id: str
    currency: str
    base: BasePay | None = None
    bonus: BonusTerms | None = None
    equity: tuple[EquityGrant, ...] = ()
    sign_on: SignOn | None = None
    other: tuple[OtherTerm, ...] = ()
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
    """Something the person can do instead. kind: offer, present or search; evidence: how firm an offer is."""

    id: str
    name: Words
    kind: str
    company: Words | None = None
    evidence: str | None = None
    probability: Figure | None = None
    expires: Figure | None = None
    prefer_by: Figure | None = None
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
    """Something achieved, with what shows it."""

    claim: Words
    evidence: Words | None = None


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
class Case:
    """A whole case. kind: offer or raise; stage: expectations, verbal, written, countered or final."""

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
    firmness: str = "unknown"
    assume: Mapping[str, Stated] = field(default_factory=dict)
    said: tuple[Message, ...] = ()

    def assumption(self, assumption: Assumption, name: str) -> Figure:
        """The figure of an assumption: the case's own value where it states one, else the default."""
        stated = self.assume.get(assumption.id.removeprefix("assume."))
        if stated is None:
            return assumed(assumption, name=name)
        return assumed(assumption, name=name, stated=stated.span, value=stated.value)
