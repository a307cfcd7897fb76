"""The plan record: everything that a playbook puts into sentences."""

from dataclasses import dataclass
from datetime import date

from counteroffer.guides.guide import GuideAsk
from counteroffer.market.benchmark import Benchmark
from counteroffer.offers.case import Case, Message, Offer
from counteroffer.strategy.lever import Lever, QuotedLever
from counteroffer.strategy.outlook import Outlook
from counteroffer.strategy.packaging import PackagePlan
from counteroffer.strategy.position import Position
from counteroffer.strategy.raises.raise_case import RaiseCase
from counteroffer.strategy.several import Several
from counteroffer.strategy.timeline import Step
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence
from counteroffer.valuation.valuation import Valuation


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchNote:
    """How company, role or region matched ("exact", "alias", "close", "company-only", "none"), and why."""

    how: str
    why: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One component of the offer against one stated range; `where` is a word, never a percentile."""

    component: str
    source: str
    said_by: Sentence
    offer: Figure | None
    low: Figure | None
    high: Figure | None
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideStrategyShown:
    """The guide's own opening and floor, beside ours and never averaged in."""

    ask: GuideAsk
    open: tuple[Figure, ...]
    floor: tuple[Figure, ...]
    text: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole plan for one case on one day.

    `several` are the offers in play, None where there is one alone; `contradictions` what does not go together in the ledger.
    """

    case: Case
    today: date
    matches: tuple[tuple[str, MatchNote], ...]
    benchmark: Benchmark
    offer: Offer | None
    valuation: Valuation | None
    standing: tuple[Standing, ...]
    position: Position
    guide_strategy: GuideStrategyShown | None
    levers: tuple[Lever, ...]
    guide_levers: tuple[QuotedLever, ...]
    timeline: tuple[Step, ...]
    final: tuple[tuple[str, Message], ...]
    case_faults: tuple[Diagnostic, ...]
    packages: PackagePlan | None = None
    outlook: Outlook | None = None
    several: Several | None = None
    contradictions: tuple[Sentence, ...] = ()
    raise_case: RaiseCase | None = None

    def lever(self, name: str) -> Lever | None:
        """A lever by name."""
        return next((lever for lever in self.levers if lever.name == name), None)
