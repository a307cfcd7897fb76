"""The terms of a negotiation as one side knows them, and what it can answer."""

from dataclasses import dataclass
from typing import TypeAlias

from counteroffer.strategy.bargaining.issues import LARGEST, NOT_WHOLE, Agenda, is_whole

# The place of the chosen option of each issue, in the order of the agenda.
Package: TypeAlias = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What one side knows before the first word.

    The agenda's options carry our worth and a prior of the other side's cost. `reservation` is the worth that we have
    without a deal, in the unit of the agenda: nothing at or below it is ever agreed to. In each of `rounds` rounds both
    sides speak once; `opens` is whether we speak first. A ValueError where one of them is of another kind, where there is
    no round, or where the reservation leaves 62 bits.
    """

    agenda: Agenda
    reservation: int
    rounds: int
    opens: bool

    def __post_init__(self) -> None:
        if not isinstance(self.agenda, Agenda):
            raise ValueError(f"the agenda is {self.agenda!r}, not an Agenda of issues")
        if not is_whole(self.reservation):
            raise ValueError(f"the reservation is {self.reservation!r}, {NOT_WHOLE}")
        if not is_whole(self.rounds):
            raise ValueError(f"the rounds are {self.rounds!r}, not a whole number")
        if not isinstance(self.opens, bool):
            raise ValueError(f"opens is {self.opens!r}, not True or False")
        if self.rounds < 1:
            raise ValueError("a negotiation has at least one round")
        if abs(self.reservation) >= LARGEST:
            raise ValueError("the reservation is too large; measure it in a larger unit of money")


@dataclass(frozen=True, slots=True)
class Accept:
    """Take the package that they named."""

    package: Package


@dataclass(frozen=True, slots=True)
class Counter:
    """Name a package of our own."""

    package: Package


@dataclass(frozen=True, slots=True)
class Walk:
    """Leave: nothing that can still be agreed on is worth more than what we have without a deal."""

    because: str


Answer: TypeAlias = Accept | Counter | Walk
