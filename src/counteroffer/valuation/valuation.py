"""The valuation record: lines of pay, each with its state, and the totals of the years."""

from dataclasses import dataclass
from enum import StrEnum

from counteroffer.offers.case import Case
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence


class State(StrEnum):
    """What a line is: what the letter says, what a model made of it, or what cannot be valued and counts zero."""

    CLAIMED = "claimed"
    VALUED = "valued"
    NOT_VALUABLE = "not_valuable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One component's line. `years` holds a figure a year where the state is "valued", and is empty otherwise."""

    id: str
    component: str
    label: Sentence
    state: State
    note: Sentence
    years: tuple[Figure, ...] = ()
    claimed: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """What a model needs beside the offer: the case for its assumptions, how many years, and the prefix of ids."""

    case: Case
    years: int
    id: str
    base: Figure | None


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

    def not_counted(self) -> tuple[Line, ...]:
        """The lines that count zero."""
        return tuple(line for line in self.lines if line.state is not State.VALUED)
