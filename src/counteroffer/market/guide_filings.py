"""The guide meets the filings: where the median that an employer really filed lies outside the range that a guide states.

The filings are those of the same employer, role and level, decided in the last years, in the region of the guide's row. Five
at least must be there, and the median must lie outside by more than a twentieth: a guide is rounded.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from counteroffer.guides.guide import Guide, PayRow
from counteroffer.library.companies import same_company
from counteroffer.lint.market_kinds import FILINGS_DISAGREE
from counteroffer.market.areas import find_area, letters_of
from counteroffer.market.assumptions import DAYS_A_YEAR, RECORD_YEARS
from counteroffer.market.benchmark import Benchmark, PayRange
from counteroffer.market.held import ROLE, Held, dollars, filings_of_role
from counteroffer.market.records.asking import ask
from counteroffer.market.records.folder import Folder
from counteroffer.market.records.question import PERCENTILES, Group, Question
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.printing import printed_money, printed_number

APART = Decimal("0.05")
MIDDLE = PERCENTILES.index(50)
PER_CENT = Decimal("0.01")
HELP = (
    "look at the range again: filings are base pay as the employer stated it to the US Department of Labor; "
    "counteroffer market query --employer shows them"
)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """How far a median lies outside a range: "above" its top or "below" its bottom, as a share of that end."""

    side: str
    share: Decimal


def disagreement(median: Decimal, low: Decimal | None, high: Decimal | None) -> Disagreement | None:
    """How a median disagrees with a range; None where it lies within, or hardly outside."""
    if high is not None and high > 0 and median > high * (1 + APART):
        return Disagreement("above", (median / high - 1).quantize(PER_CENT, rounding=ROUND_HALF_UP))
    if low is not None and median < low * (1 - APART):
        return Disagreement("below", (1 - median / low).quantize(PER_CENT, rounding=ROUND_HALF_UP))
    return None


@dataclass(frozen=True, slots=True)
class GuideAgainstFilings:
    """The guide's base range of a case, the filings of the same employer and role, and how far the median lies outside."""

    stated: PayRange
    held: Held
    side: str
    share: Figure


def guide_against_filings(benchmark: Benchmark) -> GuideAgainstFilings | None:
    """The disagreement of a case's guide with the filings; None where there is none, or nothing to compare."""
    held = benchmark.records.of_employer() if benchmark.records is not None else None
    stated = next((one for one in benchmark.ranges if one.component == "base" and one.source == "guide"), None)
    if held is None or held.scope != ROLE or stated is None:
        return None
    median, ends = held.point(50), tuple(end for end in (stated.low, stated.high) if end is not None)
    found = disagreement(
        median.number, stated.low.number if stated.low else None, stated.high.number if stated.high else None
    )
    if found is None:
        return None
    because = f"how far the median of the filings lies {found.side} the guide's range, as a share of that end"
    share = Figure(
        "market.guide_apart", "the guide's range and the filings apart", found.share, SHARE, because, (median, *ends)
    )
    return GuideAgainstFilings(stated, held, found.side, share)


def check_guides_against(folder: Folder, guides: Iterable[Guide], today: date) -> Iterator[Diagnostic]:
    """Where the filings among the records disagree with the base ranges of guides."""
    for guide in guides:
        whose = Question(
            kinds=("filing",), employers=(same_company(guide.company),),
            since=today - timedelta(days=int(RECORD_YEARS.value * DAYS_A_YEAR)),
        )  # fmt: skip
        if guide.company and guide.role and any(_is_comparable(row) for row in guide.compensation):
            narrowed = filings_of_role(folder, whose, guide.role)
            if narrowed is not None:
                yield from _check(folder, guide, narrowed)


def _check(folder: Folder, guide: Guide, question: Question) -> Iterator[Diagnostic]:
    for number, row in enumerate(guide.compensation):
        asked = _in_region(question, row.region) if _is_comparable(row) and row.level is None else None
        groups = ask(folder, asked).groups if asked is not None else ()
        if not groups:
            continue
        assert row.base is not None  # comparable
        median = dollars(groups[0].points[MIDDLE])
        low, high = (guide.figure_at(f"compensation[{number}].base.{end}") for end in ("low", "high"))
        found = disagreement(median, low.value if low else None, high.value if high else None)
        place = high if found is not None and found.side == "above" else low
        if found is not None and place is not None:
            yield FILINGS_DISAGREE.at(place.span, _message(guide, row, groups[0], found, question), HELP)


def _is_comparable(row: PayRow) -> bool:
    return row.base is not None and row.currency == "USD" and row.period != "month"


def _in_region(question: Question, region: str) -> Question | None:
    """The question for a row's region; None where the region is not known in the United States."""
    found = find_area(region)
    if found.area is None:
        return None
    if found.area.kind == "national":
        return question
    if found.area.kind == "state":
        return replace(question, states=(letters_of(found.area),))
    return replace(question, areas=(found.area.code,))


def _message(guide: Guide, row: PayRow, group: Group, found: Disagreement, question: Question) -> str:
    since = question.since.year if question.since is not None else ""
    return (
        f"{group.count} filings of this employer and role in {row.region} since {since} have their median, "
        f"{printed_money(dollars(group.points[MIDDLE]), 'USD')}, {printed_number(found.share * 100)} % {found.side} this range"
    )
