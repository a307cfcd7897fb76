"""The benchmark record: for each component, the ranges that stand as evidence, best first."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counteroffer.guides.guide import Guide, PayRow
from counteroffer.market.published import LookedUp
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words

if TYPE_CHECKING:
    from counteroffer.market.held import HeldRecords

COMPONENTS = ("base", "bonus", "equity", "sign_on", "total")
STATISTICS = "statistics"
FILINGS = "filings"
POSTED = "posted"  # advertisements among one's own records
NOTES = "notes"
BAND = "band"
NAMES = {
    "base": "base salary",
    "bonus": "bonus",
    "equity": "equity grant",
    "sign_on": "sign-on bonus",
    "total": "stated total",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PayRange:
    """A stated range of one component; `said_by` names its source in words.

    `source`: "band" (the employer's own, in a raise), "posted-range" or "evidence" of the case, "posted" or "notes" of the
    person's records, "guide", "filings" or "statistics". Of filings and published wage statistics it is the two percentiles between which the base lies, and `stands` says so in words.
    """

    component: str
    source: str
    said_by: Sentence
    low: Figure | None
    high: Figure | None
    per: str = "grant"
    dated: Figure | None = None
    name: Words | None = None
    stands: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideUsed:
    """The guide and the row that matched, with the guide's faults that touch the numbers used.

    `beside` are all guides on the company that were read, this one among them.
    """

    guide: Guide
    row: PayRow | None
    row_index: int | None
    faults: tuple[Diagnostic, ...]
    title: Words
    beside: tuple[Guide, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """All evidence for one case; `ceiling` is the highest base that the best evidence states, None without any.

    `records` is what one's own records hold for the case, None where nothing was ever imported. `wages` are the published
    ones that were looked up, if any; `statistics` says where the base lies among published wages, how sure they are, and of when.
    """

    currency: str
    ranges: tuple[PayRange, ...]
    ceiling: Figure | None
    ceiling_source: str | None
    guide: GuideUsed | None
    not_compared: tuple[Sentence, ...] = ()
    wages: LookedUp | None = None
    statistics: tuple[Sentence, ...] = ()
    records: "HeldRecords | None" = None

    def of_ceiling(self) -> PayRange | None:
        """The range whose top is the ceiling; without a ceiling, the first range for base."""
        origins = self.ceiling.origins if self.ceiling else ()
        return next((one for one in self.ranges if one.component == "base" and one.high in origins), self.best("base"))

    def best(self, component: str) -> PayRange | None:
        """The range that stands first for a component: posted, then own evidence, then the guide's."""
        return next((found for found in self.ranges if found.component == component), None)
