"""Evidence is gathered: the person's own first (a posted range before all else), then the guide's row.

The order is that of the case contract: the ceiling of base is the top of the employer's own band (in a raise), else of a
posted range (the case's, else one among the person's records), else of the person's own evidence or notes, else of the
guide's base range, else what filings reach, else what published wage statistics reach; a stated total is never a ceiling.
Nothing is averaged.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from counteroffer.guides.guide import Guide, PayRow
from counteroffer.market.bands import band_ranges
from counteroffer.market.benchmark import (
    BAND,
    COMPONENTS,
    FILINGS,
    NAMES,
    NOTES,
    POSTED,
    STATISTICS,
    Benchmark,
    GuideUsed,
    PayRange,
)
from counteroffer.market.published import LookedUp
from counteroffer.market.standing import statistics_notes, statistics_range
from counteroffer.offers.case import Case, Evidence
from counteroffer.offers.periods import yearly
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.sentences import Sentence, Words, say

if TYPE_CHECKING:
    from counteroffer.market.held import HeldRecords

MONTHS = 12
# What each kind of evidence is called as a ceiling, the best kind first.
CEILINGS = {
    BAND: "top of the employer's own pay band",
    "posted-range": "top of the posted range",
    POSTED: "top of a range posted for this role, among your records",
    "evidence": "top of your own market evidence",
    NOTES: "top of your own notes on this employer and role",
    "guide": "top of the guide's base range",
    FILINGS: "what the certified filings reach: their ninetieth percentile for this role, else one step above the offer",
    STATISTICS: "the published percentile of base wages one step above the offer",
}


def gather(
    case: Case, used: GuideUsed | None, wages: LookedUp | None = None, records: "HeldRecords | None" = None
) -> Benchmark:
    """The benchmark of a case, given the guide row that matched (or None: the normal case), the published wages that
    were looked up for its role and region, and what the person's records hold for it.
    """
    own = sorted(_own_ranges(case), key=lambda found: found.source != "posted-range")
    notes: list[Sentence] = []
    guide_ranges = list(_guide_ranges(case, used, notes)) if used else []
    published = statistics_range(case, wages) if wages is not None else None
    ranges = [*band_ranges(case), *own, *_of_records(case, records, guide_ranges)]
    ranges += [published] if published is not None else []
    ranges.sort(key=lambda found: COMPONENTS.index(found.component))
    top, source = _ceiling(ranges)
    return Benchmark(
        currency=case.currency,
        ranges=tuple(ranges),
        ceiling=top,
        ceiling_source=source,
        guide=used,
        not_compared=tuple(notes),
        wages=wages,
        statistics=tuple(statistics_notes(case, wages)) if wages is not None else (),
        records=records,
    )


def _of_records(case: Case, records: "HeldRecords | None", guide: list[PayRange]) -> list[PayRange]:
    """The guide's ranges with those of the records around them: advertisements and notes before, filings behind."""
    if records is None:
        return guide
    from counteroffer.market.filed import filed_ranges, named_ranges

    return [*named_ranges(records), *guide, *filed_ranges(case, records)]


def _ceiling(ranges: list[PayRange]) -> tuple[Figure | None, str | None]:
    """The highest base that the best kind of evidence states, as the figure `position.ceiling`.

    Of several cells of filings the narrowest that has a top counts, not the highest.
    """
    for source, because in CEILINGS.items():
        tops = [one.high for one in ranges if one.component == "base" and one.source == source and one.high is not None]
        if tops:
            top = tops[0] if source == FILINGS else max(tops, key=lambda figure: figure.number)
            return _as_ceiling(top, because), source
    return None, None


def _as_ceiling(top: Figure, because: str) -> Figure:
    return Figure("position.ceiling", "highest credible base salary", top.number, top.unit, because, (top,))


def _own_ranges(case: Case) -> Iterator[PayRange]:
    for evidence in case.market:
        source = "posted-range" if evidence.kind == "posted-range" else "evidence"
        stated = (
            (evidence.value, evidence.value)
            if evidence.value and evidence.top is evidence.value
            else (evidence.low, evidence.high)
        )
        low, high = (yearly(case, end, f"{end.id}_a_year") if end else None for end in stated)
        yield PayRange(
            component=evidence.what,
            source=source,
            said_by=_named(evidence),
            low=low,
            high=high,
            dated=evidence.date,
            name=evidence.source,
        )


def _named(evidence: Evidence) -> Sentence:
    named = say("{source}", source=evidence.source)
    if evidence.kind != "other":
        named = say("{kind}: {source}", kind=Words(evidence.kind.replace("-", " ")), source=evidence.source)
    if evidence.date is not None:
        return say("{named}, {day}", named=named, day=evidence.date)
    return say("{named}, undated", named=named)


def _guide_ranges(case: Case, used: GuideUsed, notes: list[Sentence]) -> Iterator[PayRange]:
    row = used.row
    if row is None or used.row_index is None:
        return
    field = f"compensation[{used.row_index}]"
    if row.currency == case.currency:
        cells = dict(_cells(row, field))
    elif row.quoted is not None and row.quoted.currency == case.currency:
        quoted = row.quoted
        parts = {"base": quoted.base, "bonus": quoted.bonus, "equity": quoted.equity, "total": quoted.total}
        cells = {name: (f"{field}.quoted.{name}", "grant") for name, found in parts.items() if found is not None}
    else:
        notes.append(say(
            "The guide's row for {region} is in {theirs}, your case in {ours}: they are not compared.",
            region=Words(row.region), theirs=Words(row.currency or "no stated currency"), ours=Words(case.currency),
        ))  # fmt: skip
        return
    for component, (path, per) in cells.items():
        low = _figure(
            used.guide,
            f"{path}.low",
            f"standing.{component}.low",
            f"bottom of the guide's {NAMES[component]} range",
            row,
        )
        high = _figure(
            used.guide,
            f"{path}.high",
            f"standing.{component}.high",
            f"top of the guide's {NAMES[component]} range",
            row,
        )
        if low or high:
            said_by = say("guide: {title}, {region}", title=used.title, region=Words(row.region))
            yield PayRange(component=component, source="guide", said_by=said_by, low=low, high=high, per=per)


def _cells(row: PayRow, field: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The components that a row states, each with its field path and what the figure is per."""
    if row.base is not None:
        yield "base", (f"{field}.base", "year")
    if row.bonus is not None and row.bonus.amount is not None:
        yield "bonus", (f"{field}.bonus.amount", "year")
    elif row.bonus is not None and row.bonus.pct is not None:
        yield "bonus", (f"{field}.bonus.pct", "share")
    if row.equity is not None and row.equity.grant is not None:
        yield "equity", (f"{field}.equity.grant", "grant")
    elif row.equity is not None and row.equity.annual is not None:
        yield "equity", (f"{field}.equity.annual", "year")
    if row.sign_on is not None:
        yield "sign_on", (f"{field}.sign_on", "once")
    if row.total is not None:
        yield "total", (f"{field}.total", "year")


def _figure(guide: Guide, path: str, id: str, name: str, row: PayRow) -> Figure | None:
    """A guide's number as a figure: a monthly base times twelve, points of per cent as a share."""
    found = guide.figure_at(path)
    if found is None:
        return None
    if found.unit == "%":
        return Figure(id, name, found.value / 100, SHARE, "as the guide states it", (found.span,))
    stated = Figure(id, name, found.value, found.unit, "as the guide states it", (found.span,))
    if row.period == "month" and ".base." in path:
        monthly = Figure(
            f"{id}.monthly", f"{name}, a month", found.value, found.unit, "as the guide states it", (found.span,)
        )
        return Figure(id, name, found.value * MONTHS, found.unit, "the guide's monthly figure times twelve", (monthly,))
    return stated
