"""Tax tables: dated amounts, rates by bracket and steps of one place, read from the file of that place.

A file names its parameters; each is a list of entries with the first and the last day for which they hold. A tax year
of a place is a span of days for which every parameter of its file has an entry: a year that lacks one has no table.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Annotated, Literal, TypeAlias, TypeVar, cast

import msgspec

from counteroffer.parameters.reading import CheckedIn
from counteroffer.terms.figures import Figure
from counteroffer.terms.places import Citation

ANYONE = "anyone"
Filer: TypeAlias = Literal["single", "married-jointly", "married-separately", "head-of-household", "anyone"]
Kept = TypeVar("Kept")


class Rate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A bracket: the rate on what lies over an amount, up to the next bracket."""

    over: Decimal
    rate: Decimal


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An amount that holds over an income, up to the next step."""

    over: Decimal
    amount: Decimal


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a parameter is from one day to another: `values`, a `schedule` of rates, or `steps`, by filing status.

    The status "anyone" stands for all. An entry without a reference or a place where it was checked does not load.
    """

    about: str
    unit: str
    title: Annotated[str, msgspec.Meta(min_length=1)]
    href: Annotated[str, msgspec.Meta(pattern="^https?://")]
    valid_from: date
    valid_to: date
    checked_in: Annotated[tuple[CheckedIn, ...], msgspec.Meta(min_length=1)]
    values: dict[Filer, Decimal] = {}
    schedule: dict[Filer, tuple[Rate, ...]] = {}
    steps: dict[Filer, tuple[Step, ...]] = {}

    def __post_init__(self) -> None:
        """Refuses an entry that holds not one kind of thing, is out of order, or was checked nowhere."""
        if sum(map(bool, (self.values, self.schedule, self.steps))) != 1:
            raise ValueError(f"{self.about}: one of values, schedule and steps is needed")
        if self.valid_to < self.valid_from:
            raise ValueError(f"{self.about}: the last day is before the first")
        if not all(seen.page.strip() and seen.words.strip() for seen in self.checked_in):
            raise ValueError(f"{self.about}: a place where it was checked has no page or no words")
        rows: tuple[tuple[Rate | Step, ...], ...] = (*self.schedule.values(), *self.steps.values())
        if any(before.over >= after.over for row in rows for before, after in pairwise(row)):
            raise ValueError(f"{self.about}: the thresholds do not rise")
        if any(row[0].over != 0 for row in self.schedule.values()):
            raise ValueError(f"{self.about}: the first bracket does not begin at zero")

    @property
    def citation(self) -> Citation:
        """The publication of the entry."""
        return Citation(self.title, self.href)

    def id(self, subject: str, name: str, filer: str) -> str:
        """The dotted id by which the entry is listed and cited: "tax_us_federal.standard_deduction.2025.single"."""
        return f"{subject}.{name}.{self.valid_from.year}" + (f".{filer}" if filer != ANYONE else "")


@dataclass(frozen=True, slots=True)
class TaxTable:
    """Everything that the file of a place holds for one tax year, `first` to `last` day; `subject` is the file's name."""

    subject: str
    first: date
    last: date
    entries: Mapping[str, Entry]

    @property
    def year(self) -> str:
        """The name of the tax year: "2025" for a calendar year, else "2025-26"."""
        several = self.first.year != self.last.year
        return f"{self.first.year}-{self.last.year % 100:02d}" if several else str(self.first.year)

    def figure(self, name: str, filing: str = ANYONE) -> Figure:
        """An amount or rate as a figure that leads to its publication."""
        entry = self.entries[name]
        filer, value = for_filer(entry.values, filing)
        return Figure(
            entry.id(self.subject, name, filer),
            entry.about,
            value,
            entry.unit,
            f"checked in {entry.checked_in[0].page}",
            (entry.citation,),
        )

    def schedule(self, name: str, filing: str = ANYONE) -> tuple[Rate, ...]:
        """The brackets of a tax, the lowest first."""
        return for_filer(self.entries[name].schedule, filing)[1]

    def steps(self, name: str, filing: str = ANYONE) -> tuple[Step, ...]:
        """The amounts by income, the lowest first."""
        return for_filer(self.entries[name].steps, filing)[1]

    def citation(self, name: str) -> Citation:
        """The publication of a parameter."""
        return self.entries[name].citation


@cache
def entries_of(subject: str) -> dict[str, tuple[Entry, ...]]:
    """All entries of a place by the parameter's name, the oldest first; a ValidationError where the file is faulty."""
    import yaml

    content = resources.files(__package__).joinpath(f"{subject}.yaml").read_bytes()
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # scalars as text: a Decimal is read from its own digits
    return check_entries(yaml.load(content, Loader=loader))


def check_entries(content: object) -> dict[str, tuple[Entry, ...]]:
    """The content of a file as entries; a ValidationError for a fault, a ValueError where entries overlap in time."""
    found = msgspec.convert(content, dict[str, tuple[Entry, ...]], strict=False)
    for name, entries in found.items():
        if any(before.valid_to >= after.valid_from for before, after in pairwise(entries)):
            raise ValueError(f"{name}: its entries overlap or are out of order")
    return found


@cache
def tables_of(subject: str) -> tuple[TaxTable, ...]:
    """The tables of a place, one a tax year, the oldest first: only years for which nothing is missing.

    Tax years of a place are a year long and begin on the day of its first entry: 1 January, in England 6 April.
    """
    found = entries_of(subject)
    entries = [entry for several in found.values() for entry in several]
    first, end = min(entry.valid_from for entry in entries), max(entry.valid_to for entry in entries)
    tables = []
    while first <= end:
        after = first.replace(year=first.year + 1)
        last = after - timedelta(days=1)
        holding = {name: entry for name, several in found.items() if (entry := _holding(several, first, last))}
        if len(holding) == len(found):
            tables.append(TaxTable(subject, first, last, holding))
        first = after
    return tuple(tables)


def table_on(subject: str, day: date) -> TaxTable | None:
    """The table of a place on a day; None where there is none, never that of another year."""
    return next((table for table in tables_of(subject) if table.first <= day <= table.last), None)


def table_of_year(subject: str, year: int) -> TaxTable | None:
    """The table of the tax year that begins in a calendar year; None where there is none."""
    return next((table for table in tables_of(subject) if table.first.year == year), None)


def subjects() -> Iterator[str]:
    """The names of all files of tax tables, in order."""
    for found in sorted(resources.files(__package__).iterdir(), key=lambda path: path.name):
        if found.name.startswith("tax_") and found.name.endswith(".yaml"):
            yield found.name.removesuffix(".yaml")


def for_filer(kept: Mapping[Filer, Kept], filing: str) -> tuple[str, Kept]:
    """What is kept for a filing status, and the status under which it is kept: itself, or "anyone".

    A KeyError for a status that the entry lacks: a fault of the program, since a case's status is checked on reading.
    """
    filer = cast(Filer, filing if filing in kept else ANYONE)
    return filer, kept[filer]


def _holding(entries: tuple[Entry, ...], first: date, last: date) -> Entry | None:
    """The entry that holds for a whole span of days."""
    return next((entry for entry in entries if entry.valid_from <= first and last <= entry.valid_to), None)
