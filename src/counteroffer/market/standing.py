"""Published wages as evidence for one case: the two percentiles between which the base on the table lies.

The whole range of an occupation spans all levels, from first jobs to the best paid, so its top is no ceiling for one offer.
What may stand as a ceiling is one step up: the published percentile after the one nearest to the base, at most the ninetieth,
and only where it lies above the base by more than the survey's own error. For a base under the tenth, that is the step.
"""

from collections.abc import Iterator

from counteroffer.market.benchmark import STATISTICS, PayRange
from counteroffer.market.placing import Placed, place_in_wages
from counteroffer.market.published import LookedUp
from counteroffer.market.wage_tables import manifest
from counteroffer.market.wages import CURRENCY, Mark, Per, WageCell, WagePoint
from counteroffer.offers.case import BasePay, Case
from counteroffer.offers.ledger import offer_on_the_table
from counteroffer.offers.periods import yearly
from counteroffer.terms.figures import DAY, Figure
from counteroffer.terms.sentences import Sentence, Words, join, listed, say


def statistics_range(case: Case, wages: LookedUp) -> PayRange | None:
    """The published percentiles around the base, as pay a year; None without a base, or without wages to hold it against."""
    cell, base = wages.cell, _base(case)
    placed = _placed(case, cell) if cell is not None else None
    if cell is None or base is None or placed is None:
        return None
    following = placed.next_step()
    return PayRange(
        component="base", source=STATISTICS, said_by=_said_by(cell, placed.below, following),
        low=_a_year(case, placed.below, base), high=_a_year(case, following, base), dated=_as_of(),
        name=Words(f"{cell.occupation.title}, {cell.area.name}"), stands=placed.stands,
    )  # fmt: skip


def statistics_notes(case: Case, wages: LookedUp) -> Iterator[Sentence]:
    """What is to be said of the published wages: why a wider area's, where the base lies, all of them, of when, how sure."""
    cell = wages.cell
    if case.currency != CURRENCY or cell is None:
        return
    if wages.wider is not None:
        yield wages.wider
    placed = _placed(case, cell)
    if placed is not None:
        yield placed.sentence()
        if placed.next_step() is None:
            yield say(
                "No published wage is known to lie above the base by more than the survey's error, so the statistics cannot say how much more there is to ask for."
            )
    per: Per = placed.per if placed else "year"
    if cell.is_published(per):
        yield _all_points(cell, per)
    else:
        yield say("Wages are published by the hour alone for this occupation, as few work all year round in it.")
    yield join([_what_they_are(cell), *_sureness(cell)])


def _placed(case: Case, cell: WageCell) -> Placed | None:
    """Where the base on the table lies: pay by the hour among the wages of an hour, where those are published."""
    base = _base(case)
    if base is None or case.currency != CURRENCY:
        return None
    by_hour = place_in_wages(base.stated, cell) if base.period == "hour" else None
    return by_hour or place_in_wages(yearly(case, base.stated, "offer.base_a_year", base), cell)


def _base(case: Case) -> BasePay | None:
    offer = offer_on_the_table(case)
    return offer.base if offer else None


def _a_year(case: Case, point: WagePoint | None, base: BasePay) -> Figure | None:
    """A published point as pay a year; None where there is none, or only a bound."""
    wage = point.exact if point is not None else None
    return yearly(case, wage, f"{wage.id}_a_year", base) if wage is not None else None


def _said_by(cell: WageCell, low: WagePoint | None, high: WagePoint | None) -> Sentence:
    """Whose figures they are and which two: "median to seventy-fifth percentile"."""
    ends = " to ".join(point.name for point in (low, high) if point is not None)
    return say(
        "US wage statistics, {release}: {occupation}, {area} ({ends} of base wages)",
        release=Words(manifest().release), occupation=Words(cell.occupation.title), area=Words(cell.area.name),
        ends=ends or "no percentile",
    )  # fmt: skip


def _all_points(cell: WageCell, per: Per) -> Sentence:
    """All five percentiles: a wage, a lower bound, or that none is published."""
    said = [say("{name} {wage}", name=point.name, wage=_point(point)) for point in cell.points(per)]
    return say(
        "Published for {occupation} in {area}: {points}{per}.",
        occupation=Words(cell.occupation.title), area=Words(cell.area.name), points=listed(said),
        per=" a year" if per == "year" else "",
    )  # fmt: skip


def _point(point: WagePoint) -> Sentence:
    if point.wage is None:
        return say("not published")
    if point.mark is Mark.AT_OR_ABOVE:
        return say("at or above {wage}", wage=point.wage)
    return say("{wage}", wage=point.wage)


def _as_of() -> Figure:
    found, because = manifest(), "the month that the release is of"
    return Figure("statistics.as_of", "month of the wage statistics", found.as_of, DAY, because, (found.citation,))


def _what_they_are(cell: WageCell) -> Sentence:
    """Of when the figures are, and what they are not; shown as published, never aged."""
    return say(
        "They are base wages of {release} as published by the {publisher}, of all levels of seniority together; bonus, equity and overtime are not in them, and they are not adjusted for the time since.",
        release=Words(manifest().release), publisher=Words(manifest().publisher),
    )  # fmt: skip


def _sureness(cell: WageCell) -> Iterator[Sentence]:
    if cell.employment is not None:
        yield say("They stand for {jobs}.", jobs=cell.employment)
    if cell.mean_error is not None:
        yield say("The relative standard error of their mean is {error}.", error=cell.mean_error)
