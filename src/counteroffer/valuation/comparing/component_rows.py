"""Sides by component: what each component pays a year on average and in every year, and what is claimed and not counted."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from counteroffer.offers.periods import PERIODS, whole
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words, say
from counteroffer.valuation.comparing.comparison import NotCounted, Row, Side
from counteroffer.valuation.pay import ORDINALS
from counteroffer.valuation.valuation import Line, State

LABELS = {
    "base": "Base salary", "bonus": "Bonus", "sign_on": "Sign-on bonus", "relocation": "Relocation", "equity": "Equity",
    "retirement": "Retirement", "leave": "Paid leave", "remote_days": "Remote days", "commuting": "Commuting",
    "stipend": "Stipends", "budget": "Budgets", "left_behind": "Left behind by leaving", "other": "Other terms",
}  # fmt: skip


def make_rows(sides: Sequence[Side]) -> tuple[Row, ...]:
    """A row for each component that counts on any side; a side's averages sum to its yearly average."""
    components = _in_order(line.component for side in sides for line in side.valuation.lines if _counts(line))
    averages = [dict(_averages(side, components)) for side in sides]
    return tuple(
        Row(
            component=component,
            label=label_of(component),
            averages=tuple(found.get(component) for found in averages),
            years=tuple(tuple(_years(side, component)) for side in sides),
        )
        for component in components
    )


def label_of(component: str) -> Sentence:
    """The name of a component as a row shows it."""
    return say(LABELS.get(component, component.replace("_", " ").capitalize()))


def uncounted_rows(sides: Sequence[Side], names: Sequence[Words]) -> tuple[NotCounted, ...]:
    """A row for each component of which a side has a line that counts zero: claimed, or named without a value."""
    components = _in_order(line.component for side in sides for line in side.valuation.not_counted())
    return tuple(_uncounted(sides, names, component) for component in components)


def counted_years(side: Side) -> int:
    """Over how many years a side's average runs."""
    return min(int(side.valuation.expected.number), len(side.valuation.years))


def amounts(side: Side, component: str) -> list[Decimal]:
    """What a component pays in each year shown; zeros where it has no line that counts."""
    lines = [line for line in side.valuation.lines if _counts(line) and line.component == component]
    return [sum((line.years[year].number for line in lines), Decimal(0)) for year in range(len(side.valuation.years))]


def _counts(line: Line) -> bool:
    return line.state is State.VALUED and bool(line.years)


def _in_order(components: Iterator[str]) -> tuple[str, ...]:
    known = list(LABELS)
    found = dict.fromkeys(components)
    return tuple(sorted(found, key=lambda one: known.index(one) if one in known else len(known)))


def _averages(side: Side, components: Sequence[str]) -> Iterator[tuple[str, Figure]]:
    """Yearly averages rounded cumulatively, so that a side's column sums to its average."""
    count = counted_years(side)
    total = before = Decimal(0)
    for component in components:
        figures = [one for line in _lines(side, component) for one in line.years[:count]]
        if not figures:
            continue
        total += sum((one.number for one in figures), Decimal(0))
        by_now = whole(total / count)
        because = "the sum over the expected years, divided by them; rounded so that all components sum to the average"
        yield (
            component,
            Figure(
                f"{side.valuation.id}.by_component.{component}.average",
                f"{LABELS.get(component, component).lower()}, a year on average",
                by_now - before,
                side.valuation.currency,
                because,
                (*figures, side.valuation.expected),
            ),
        )
        before = by_now


def _years(side: Side, component: str) -> Iterator[Figure]:
    lines = _lines(side, component)
    for year in range(len(side.valuation.years) if lines else 0):
        parts = tuple(line.years[year] for line in lines)
        if len(parts) == 1:
            yield parts[0]
            continue
        total = sum((part.number for part in parts), Decimal(0))
        id = f"{side.valuation.id}.by_component.{component}.year_{year + 1}"
        name = f"{LABELS.get(component, component).lower()}, {ORDINALS[year]} year"
        yield Figure(id, name, total, side.valuation.currency, "the sum of its lines", parts)


def _lines(side: Side, component: str) -> tuple[Line, ...]:
    return tuple(line for line in side.valuation.lines if _counts(line) and line.component == component)


def _uncounted(sides: Sequence[Side], names: Sequence[Words], component: str) -> NotCounted:
    lines = tuple(tuple(line for line in side.valuation.not_counted() if line.component == component) for side in sides)
    difference = _leave_difference(sides, lines) if component == "leave" else None
    if difference is None:
        return NotCounted(component=component, label=label_of(component), lines=lines)
    more, figure = difference
    said = say(
        "The most days against the fewest are worth {worth} a year at the daily rate of base with {name}. Not counted.",
        worth=figure,
        name=names[more],
    )
    return NotCounted(component=component, label=label_of(component), lines=lines, difference=figure, said=said)


def _leave_difference(sides: Sequence[Side], lines: Sequence[Sequence[Line]]) -> tuple[int, Figure] | None:
    """Who has the most days of paid leave, and what they are worth more than the fewest: at that one's base by the day."""
    stated = [
        next((figure for line in found for figure in line.claimed if figure.unit == "days"), None) for found in lines
    ]
    days = [(figure, number) for number, figure in enumerate(stated) if figure is not None]
    if len(days) < 2:
        return None
    (most, side), (fewest, _other) = max(days, key=_days), min(days, key=_days)
    if most.number == fewest.number:
        return None
    valuation = sides[side].valuation
    worth = whole((most.number - fewest.number) * valuation.base.number / PERIODS["day"][0])
    because = "the days more, times base salary by the working day; shown beside the ranking, not counted in it"
    name = "worth of the further days of leave"
    id = "comparison.leave_difference"
    return side, Figure(id, name, worth, valuation.currency, because, (most, fewest, valuation.base))


def _days(found: tuple[Figure, int]) -> Decimal:
    return found[0].number
