"""The parts of a guide's pay rows, one by one: which component, from what to what, in which unit, on which line."""

from collections.abc import Iterator
from dataclasses import dataclass

from counteroffer.guides.guide import Guide, PayRow, Range
from counteroffer.terms.places import Span

PER_CENT = "%"


@dataclass(frozen=True, slots=True)
class PayPart:
    """One component of a row: its name, its range, its unit, its line.

    The unit is an ISO 4217 currency ("USD/month" where base is per month), "%" for points of base, or None where the
    guide names no currency. The line is None where the range stands in no line of the text.
    """

    component: str
    range: Range
    unit: str | None
    line: int | None


def parts_of_rows(guide: Guide) -> tuple[tuple[PayPart, ...], ...]:
    """The parts of each pay row, in the order of the rows; a cell in a currency of its own has that one."""
    places = {figure.field: (figure.unit, figure.span) for figure in guide.figures}
    return tuple(
        tuple(_part(row, number, field, component, value, places) for field, component, value in _ranges(row))
        for number, row in enumerate(guide.compensation)
    )


def row_line(parts: tuple[PayPart, ...]) -> int | None:
    """The line of a row: that of its first part which stands in the text."""
    return next((part.line for part in parts if part.line is not None), None)


def _part(
    row: PayRow, number: int, field: str, component: str, value: Range, places: dict[str, tuple[str, Span]]
) -> PayPart:
    unit, span = next(
        (places[path] for end in ("low", "high") if (path := f"compensation[{number}].{field}.{end}") in places),
        (row.currency, None),
    )
    monthly = component == "base" and row.period == "month" and unit
    return PayPart(component, value, f"{unit}/month" if monthly else unit or None, span.line if span else None)


def _ranges(row: PayRow) -> Iterator[tuple[str, str, Range]]:
    """Field, component and range of what the row states."""
    equity, bonus, quoted = row.equity, row.bonus, row.quoted
    stated: list[tuple[str, str, Range | None]] = [("base", "base", row.base)]
    if equity is not None:
        stated += [("equity.grant", "equity grant", equity.grant), ("equity.annual", "equity a year", equity.annual)]
    if bonus is not None:
        stated += [("bonus.amount", "bonus", bonus.amount), ("bonus.pct", "bonus in points", bonus.pct)]
    stated += [("sign_on", "sign-on", row.sign_on), ("total", "total", row.total)]
    stated += [(f"other[{number}].range", other.name, other.range) for number, other in enumerate(row.other)]
    if quoted is not None:
        second = (("base", quoted.base), ("equity", quoted.equity), ("bonus", quoted.bonus), ("total", quoted.total))
        stated += [(f"quoted.{name}", f"{name} in {quoted.currency}", value) for name, value in second]
    return ((field, component, value) for field, component, value in stated if value is not None)
