"""The position record: the numbers to stand on."""

from dataclasses import dataclass

from counteroffer.strategy.batna import Weighed
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One round: the base to ask for, and the base from which an answer is to be accepted; worths are a year.

    `number` counts the rounds from the first ask on, those that were answered among them.
    """

    number: int
    ask: Figure
    ask_worth: Figure
    accept_from: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """A chance as a range."""

    name: str
    low: Figure
    high: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Walkaway:
    """The walk-away: `worth` a year, the same on base with all else as offered, and what it was made from."""

    worth: Figure
    base: Figure | None
    stated: Figure | None = None
    below_batna_by: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """All numbers of the position; what cannot be said is None. Yearly worths before tax; asks on base.

    `expected_gain` is of the next ask alone, `gain_of_rounds` of all that are left. `refused` is the
    lowest base that they have refused; `must_base` the base that must-haves on pay demand; `settled` says why no further ask on
    base is made, where that lies in what was asked and answered.
    """

    currency: str
    alternatives: tuple[Weighed, ...] = ()
    offer_base: Figure | None = None
    offer_worth: Figure | None = None
    batna: Figure | None = None
    reservation: Walkaway | None = None
    ceiling: Figure | None = None
    anchor: Figure | None = None
    aspiration: Figure | None = None
    ladder: tuple[Rung, ...] = ()
    chances: tuple[Chance, ...] = ()
    survey: Figure | None = None
    expected_gain: Figure | None = None
    gain_of_rounds: Figure | None = None
    refused: Figure | None = None
    settled: Sentence | None = None
    reachable: Figure | None = None
    gap_to_reservation: Figure | None = None
    below_reservation_by: Figure | None = None
    must_base: Figure | None = None
    must_out_of_reach: Figure | None = None
    verdict: str = "cannot-say"
    reasons: tuple[Sentence, ...] = ()
    base_is_final: Figure | None = None
    unmet: tuple[Sentence, ...] = ()
