"""A whole valuation in another currency: every line at one dated rate, with sums that still add up."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from counteroffer.offers.case import Case
from counteroffer.offers.periods import whole
from counteroffer.terms.figures import Figure
from counteroffer.valuation.currencies.converting import (
    NotConverted,
    Rate,
    at_rate,
    converted,
    find_rate,
    not_converted,
)
from counteroffer.valuation.valuation import Flow, Line, Valuation


def convert_valuation(valuation: Valuation, to: str, on: date, case: Case) -> Valuation | NotConverted:
    """A whole valuation in another currency, every line at one rate; sums and the average are made anew, so they add up.

    A stake stays in its own currency: its line keeps it as it is.
    """
    if valuation.currency == to:
        return valuation
    at = find_rate(valuation.currency, to, on, case)
    if at is None:
        return not_converted(valuation.base, to)
    lines = tuple(_convert_line(line, at) for line in valuation.lines)
    years = tuple(_total(figure, lines, number, at) for number, figure in enumerate(valuation.years))
    count = min(int(valuation.expected.number), len(years))
    mean = whole(sum((year.number for year in years[:count]), Decimal(0)) / count)
    first = sum((year.number for year in years[:4]), Decimal(0))
    return replace(
        valuation,
        id=f"{valuation.id}.in_{to.lower()}",
        currency=to,
        lines=lines,
        years=years,
        four_years=replace(at_rate(valuation.four_years, at, first, to), origins=years[:4]),
        average=replace(at_rate(valuation.average, at, mean, to), origins=(*years[:count], valuation.expected)),
        base=converted(valuation.base, at),
    )


def _convert_line(line: Line, at: Rate) -> Line:
    return replace(
        line,
        years=tuple(_convert_amounts(line.years, at)),
        claimed=tuple(converted(one, at) if _is_money(one, line, at) else one for one in line.claimed),
        flows=tuple(_convert_flows(line.flows, at)),
    )


def _convert_amounts(figures: Iterable[Figure], at: Rate) -> Iterator[Figure]:
    """Yearly amounts rounded cumulatively, so that years and payments still agree."""
    total = before = Decimal(0)
    for figure in figures:
        total += figure.number
        by_now = whole(at.convert(total))
        yield at_rate(figure, at, by_now - before, at.to)
        before = by_now


def _convert_flows(flows: Iterable[Flow], at: Rate) -> Iterator[Flow]:
    total = before = Decimal(0)
    for flow in flows:
        total += flow.amount
        by_now = whole(at.convert(total))
        yield Flow(flow.month, by_now - before)
        before = by_now


def _is_money(figure: Figure, line: Line, at: Rate) -> bool:
    """Whether a claimed figure is in the currency that is converted: one of the rate's two, and not the target."""
    unit = figure.unit.partition("/")[0]
    return line.stake is None and unit != at.to and unit in at.figure.unit.split(" per ")


def _total(figure: Figure, lines: tuple[Line, ...], year: int, at: Rate) -> Figure:
    parts = tuple(line.years[year] for line in lines if line.years)
    total = sum((part.number for part in parts), Decimal(0))
    return replace(at_rate(figure, at, total, at.to), origins=parts)
