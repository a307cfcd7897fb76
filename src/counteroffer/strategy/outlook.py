"""The outlook record: what may come of the talks, what would change the numbers, and what the other side has shown."""

from dataclasses import dataclass

from counteroffer.strategy.curve import CurvePoint
from counteroffer.strategy.employer import Moves, TermMoved, TheirCeiling
from counteroffer.strategy.one_more import OneMore
from counteroffer.strategy.sensitivity import OtherTop, Swing
from counteroffer.strategy.several import Several
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A term that this employer moves, as a lever of the guide says."""

    name: Words | str
    lever: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What lies beyond the numbers of the position; what the case does not give is empty or None.

    `ask_low` and `ask_high` are the ends of the asks over all swings, one assumption at a time; `thin` says where the
    evidence is thin.
    """

    curve: tuple[CurvePoint, ...] = ()
    moves: Moves | None = None
    ceiling: TheirCeiling | None = None
    terms: tuple[TermMoved, ...] = ()
    opened: tuple[Opened, ...] = ()
    swings: tuple[Swing, ...] = ()
    other_tops: tuple[OtherTop, ...] = ()
    ask_low: Figure | None = None
    ask_high: Figure | None = None
    one_more: tuple[OneMore, ...] = ()
    several: Several | None = None
    thin: tuple[Sentence, ...] = ()
