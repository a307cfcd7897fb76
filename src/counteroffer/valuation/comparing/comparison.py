"""The comparison record: several offers side by side, what dominates what, and what would turn the ranking round."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from counteroffer.offers.case import Case, Offer
from counteroffer.terms.figures import Assumption, Figure
from counteroffer.terms.sentences import Sentence, Words
from counteroffer.valuation.currencies.converting import NotConverted, Rate
from counteroffer.valuation.valuation import Line, Valuation


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """An offer that is compared: whose it is, the case it stands in, and its valuation there.

    `prefer_by` is money a year by which the person likes the job better; `probability` the chance that it comes
    true, shown and not counted; `expires` the last day to take it. Contenders of one case file hold the same Case object: by it files are told apart.
    """

    name: Words
    case: Case
    offer: Offer
    valuation: Valuation
    prefer_by: Figure | None = None
    probability: Figure | None = None
    expires: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A contender in the comparison's currency; its figures have ids of their own, which begin with `prefix`.

    `worth` is the yearly average plus what the job is liked better by; `rate` tells how it was converted; `kept` is what
    the person keeps on leaving at the end of each month of work, from the first on; `expired` is its last day where that
    has passed.
    """

    contender: Contender
    valuation: Valuation
    worth: Figure
    kept: tuple[Figure, ...]
    prefer_by: Figure | None = None
    probability: Figure | None = None
    prefix: str = ""
    rate: Rate | None = None
    expired: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A component across the sides: its yearly average, and its years; None and () where a side has none that counts."""

    component: str
    label: Sentence
    averages: tuple[Figure | None, ...]
    years: tuple[tuple[Figure, ...], ...]


class Manner(StrEnum):
    """How one side dominates another: by component and year, by the totals of years, or by what is kept on leaving."""

    COMPONENTS = "components"
    YEARS = "years"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dominance:
    """One side pays at least as much as another everywhere, and more somewhere; sides by their number, 0 the first."""

    better: int
    worse: int
    manner: Manner
    said: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """An assumption at one end of its range: everyone's worth there, and who comes first."""

    value: Figure
    worths: tuple[Figure, ...]
    first: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """The value of an assumption, nearest to the one in use, at which another side comes first.

    `distance` is how far it lies from the value in use, as a share of the assumption's range.
    """

    at: Figure
    first: int
    distance: Decimal
    said: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """What an assumption does to the ranking when all contenders take it at its low end, and at its high end."""

    assumption: Assumption
    used: Figure
    low: End
    high: End
    flips: tuple[Flip, ...]

    @property
    def distance(self) -> Decimal | None:
        """How near the nearest flip is; None where none lies in the range."""
        return min((flip.distance for flip in self.flips), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indifference:
    """What one side must add for its worth to equal the leader's: each a price of its own, in its own currency.

    `base` is a year; `sign_on` once, paid in the first year; `equity` is worth of listed shares at the present price, on its
    grant's schedule. None where it cannot be had that way; `why_not` says why.
    """

    better: int
    worse: int
    gap: Figure
    base: Figure | None
    sign_on: Figure | None
    equity: Figure | None
    said: Sentence
    why_not: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCounted:
    """A component that at least one side claims without it counting: each side's lines, and what a difference would be worth."""

    component: str
    label: Sentence
    lines: tuple[tuple[Line, ...], ...]
    difference: Figure | None = None
    said: Sentence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A contender that could not be compared: no rate between its currency and the first one's is known."""

    contender: Contender
    why: NotConverted


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """An offer that is none to compare, and why: it states no base pay."""

    name: Words
    why: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Several offers in the first one's currency. `ranking` holds the sides' numbers by falling worth."""

    currency: str
    sides: tuple[Side, ...]
    rows: tuple[Row, ...]
    ranking: tuple[int, ...]
    dominances: tuple[Dominance, ...]
    sensitivities: tuple[Sensitivity, ...]
    indifferences: tuple[Indifference, ...]
    not_counted: tuple[NotCounted, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[Sentence, ...]
    absent: tuple[Absent, ...] = ()
