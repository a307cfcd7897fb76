"""The lever record: one thing that can be asked for or pointed to, whether this case can honestly use it, and why."""

from dataclasses import dataclass
from datetime import date

from counteroffer.market.benchmark import Benchmark
from counteroffer.offers.case import Case, Offer
from counteroffer.strategy.asked_terms import TermAsked, asked_for
from counteroffer.strategy.position import Position
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words
from counteroffer.valuation.valuation import Valuation

ASK = "ask"
LEVERAGE = "leverage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What a lever looks at."""

    case: Case
    offer: Offer | None
    valuation: Valuation | None
    benchmark: Benchmark
    position: Position
    final: tuple[str, ...]
    today: date

    def asked_for(self, term: str) -> TermAsked | None:
        """What has come of asking for a term; None where it was not asked for."""
        return asked_for(self.case, term)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """A lever weighed for one case.

    `part` is "ask" (a component to ask for) or "leverage" (a reason to point to). `move` is what to ask or say, `ask`
    its number where there is one; `needs` says what the case lacks to use it. `held` is whether the case holds it
    at all: what is held and not usable is true, but better left unsaid. `refused` is whether they were asked for it and did not give all of it.
    """

    name: str
    title: str
    part: str
    usable: bool
    why: Sentence
    move: Sentence | None = None
    ask: Figure | None = None
    held: bool = False
    needs: tuple[Sentence, ...] = ()
    refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedLever:
    """A guide's lever, quoted as the guide's: never the person's words. `opens` are the terms that it says can move."""

    title: Words
    script: Sentence
    usable: bool
    why: Sentence
    needs: tuple[Sentence, ...] = ()
    opens: tuple[str, ...] = ()
