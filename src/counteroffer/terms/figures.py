"""Figures: numbers and days that remember where they came from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from counteroffer.terms.places import Citation, Span

SHARE = "share"  # 0..1; printed in per cent
DAY = "date"


@dataclass(frozen=True, slots=True)
class Assumption:
    """A number of the model's own: its default, the range that it could have, and why it is what it is.

    Every assumption can be overridden in a case file under `assume:` by its name (the id without "assume.").
    """

    id: str
    value: Decimal
    low: Decimal
    high: Decimal
    unit: str
    because: str
    source: Citation | str


Origin: TypeAlias = "Figure | Span | Citation | Assumption"


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its reason and its origins.

    `id` is a unique dotted path ("position.anchor"). `unit` is an ISO 4217 currency, "share" (0..1), "date", or
    a plural noun ("years", "days", "shares"). `origins` are the figures it was made from, or its sources; a
    figure's leaves are only spans, citations and assumptions.
    """

    id: str
    name: str
    value: Decimal | date
    unit: str
    because: str
    origins: tuple[Origin, ...]

    @property
    def number(self) -> Decimal:
        """The value as a number; a TypeError for a day."""
        if not isinstance(self.value, Decimal):
            raise TypeError(f"{self.id} is a day, not a number")
        return self.value

    @property
    def day(self) -> date:
        """The value as a day; a TypeError for a number."""
        if isinstance(self.value, Decimal):
            raise TypeError(f"{self.id} is a number, not a day")
        return self.value


class LedgerError(ValueError):
    """Two different figures share an id, or a figure has no source: a fault of the program, never of a user."""


def assumed(assumption: Assumption, *, name: str, stated: Span | None = None, value: Decimal | None = None) -> Figure:
    """The figure of an assumption: its default, or the value that the person states in the case at `stated`."""
    if stated is not None and value is not None:
        return Figure(
            assumption.id, name, value, assumption.unit, "stated in the case, in place of our default", (stated,)
        )
    return Figure(assumption.id, name, assumption.value, assumption.unit, assumption.because, (assumption,))


def collect(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """All figures that the given ones rest on, each once, what is said first standing first.

    Raises LedgerError where one id names two different figures or a figure has no origin.
    """
    known: dict[str, Figure] = {}
    waiting = list(figures)[::-1]
    while waiting:
        figure = waiting.pop()
        before = known.get(figure.id)
        if before is not None:
            if (before.value, before.unit) != (figure.value, figure.unit):
                raise LedgerError(f"two figures are called {figure.id}: {before.value} and {figure.value}")
            continue
        if not figure.origins:
            raise LedgerError(f"{figure.id} has no source")
        known[figure.id] = figure
        waiting.extend(origin for origin in reversed(figure.origins) if isinstance(origin, Figure))
    return tuple(known.values())
