"""The valuation record: lines of pay, each with its state and its payments by month, and the totals of the years."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from counteroffer.offers.case import Case, Clawback
from counteroffer.offers.vesting import Vesting
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence
from counteroffer.valuation.stake import Stake


class State(StrEnum):
    """What a line is: what the letter says, what a model made of it, or what cannot be valued and counts zero."""

    CLAIMED = "claimed"
    VALUED = "valued"
    NOT_VALUABLE = "not_valuable"


class Form(StrEnum):
    """In what a line pays: money in hand, shares that can be sold, retirement savings, or something that is no money."""

    CASH = "cash"
    SHARES = "shares"
    RETIREMENT = "retirement"
    IN_KIND = "in_kind"


@dataclass(frozen=True, slots=True)
class Flow:
    """A payment: the month of work at whose end the person has it (1 is the first), and its amount in whole units."""

    month: int
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One component's line.

    `years` holds a figure a year where the state is "valued" and is empty otherwise; `flows` are the same amounts by
    month and sum to the same years. `clawback` is what takes paid amounts back on leaving; `vesting` the share of
    what was paid that is the person's own after so many months (retirement). `stake` is what a private grant pays
    if the company or fund is worth more. `of_base` is what one more unit of base adds to this line in an average
    year, by the figures in `of_base_origins`.
    """

    id: str
    component: str
    label: Sentence
    state: State
    note: Sentence
    years: tuple[Figure, ...] = ()
    claimed: tuple[Figure, ...] = ()
    flows: tuple[Flow, ...] = ()
    form: Form = Form.CASH
    clawback: Clawback | None = None
    vesting: Vesting | None = None
    stake: Stake | None = None
    of_base: Decimal = Decimal(0)
    of_base_origins: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """What a model needs beside the offer.

    `case` is there for its assumptions; `years` is how many years are shown and `expected` over how many of them
    one-time pay is spread; `id` is the prefix of ids; `base` is base salary a year on the first day.
    """

    case: Case
    years: int
    id: str
    base: Figure | None
    expected: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Valuation:
    """What an offer is worth. `average` is the yearly worth over the expected years, valued lines only.

    All figures are in the offer's currency, before tax, in whole units; `four_years` is the sum of the first four.
    """

    id: str
    currency: str
    lines: tuple[Line, ...]
    years: tuple[Figure, ...]
    four_years: Figure
    average: Figure
    base: Figure
    expected: Figure

    def not_counted(self) -> tuple[Line, ...]:
        """The lines that count zero."""
        return tuple(line for line in self.lines if line.state is not State.VALUED)

    def stakes(self) -> tuple[Line, ...]:
        """The lines that pay only if a company or a fund does well."""
        return tuple(line for line in self.lines if line.stake is not None)
