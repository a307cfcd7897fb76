"""All public constants as rows to show: what each is, for which days it holds, where it is published and was checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources

from counteroffer.parameters.reading import CheckedIn, citation, parameters
from counteroffer.parameters.tables import Entry, entries_of, subjects
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.places import Citation
from counteroffer.terms.sentences import Sentence, join, listed, say

TAX = "tax_"


@dataclass(frozen=True, slots=True)
class ShownParameter:
    """One public constant. `id` is dotted ("tax_us_federal.standard_deduction.2025.single"); `value` is a sentence.

    `valid_from` and `valid_to` are None for a constant that does not say for which days it holds.
    """

    id: str
    about: str
    value: Sentence
    unit: str
    valid_from: date | None
    valid_to: date | None
    reference: Citation
    checked_in: tuple[CheckedIn, ...]


@cache
def all_parameters() -> tuple[ShownParameter, ...]:
    """Every public constant that ships, sorted by file; a tax schedule is one row for each filing status."""
    plain = (row for subject in _plain_subjects() for row in _plain_rows(subject))
    dated = (row for subject in subjects() for row in _dated_rows(subject))
    return (*plain, *dated)


def _plain_subjects() -> Iterator[str]:
    """The files that hold one value a name, not dated tables."""
    for found in sorted(resources.files(__package__).iterdir(), key=lambda path: path.name):
        if found.name.endswith(".yaml") and not found.name.startswith(TAX):
            yield found.name.removesuffix(".yaml")


def _plain_rows(subject: str) -> Iterator[ShownParameter]:
    for name, found in parameters(subject).items():
        id = f"{subject}.{name}"
        value = _value(id, found.about, found.value, found.unit, citation(found))
        yield ShownParameter(id, found.about, value, found.unit, None, None, citation(found), (found.checked_in,))


def _dated_rows(subject: str) -> Iterator[ShownParameter]:
    for name, entries in entries_of(subject).items():
        for entry in entries:
            for filer, value in _by_filer(subject, name, entry):
                yield ShownParameter(
                    entry.id(subject, name, filer), entry.about, value, entry.unit,
                    entry.valid_from, entry.valid_to, entry.citation, entry.checked_in,
                )  # fmt: skip


def _by_filer(subject: str, name: str, entry: Entry) -> Iterator[tuple[str, Sentence]]:
    """What an entry says for each filing status."""
    for filer, amount in entry.values.items():
        yield filer, _value(entry.id(subject, name, filer), entry.about, amount, entry.unit, entry.citation)
    for filer, rates in entry.schedule.items():
        brackets = [(row.over, row.rate, SHARE) for row in rates]
        yield filer, _rows(entry.id(subject, name, filer), entry, brackets)
    for filer, steps in entry.steps.items():
        amounts = [(row.over, row.amount, entry.unit) for row in steps]
        yield filer, _rows(entry.id(subject, name, filer), entry, amounts)


def _rows(id: str, entry: Entry, rows: list[tuple[Decimal, Decimal, str]]) -> Sentence:
    """Brackets or steps in words: "10% over $0, 12% over $11,925 and 22% over $48,475"."""
    said = []
    for number, (over, what, unit) in enumerate(rows, start=1):
        value = Figure(f"{id}.row_{number}", entry.about, what, unit, "as published", (entry.citation,))
        limit = Figure(f"{id}.over_{number}", entry.about, over, entry.unit, "as published", (entry.citation,))
        said.append(say("{value} over {limit}", value=value, limit=limit))
    return listed(said)


def _value(id: str, about: str, value: Decimal, unit: str, source: Citation) -> Sentence:
    """One amount in words; a peg's unit names two currencies ("AED for 1 USD")."""
    figure = Figure(id, about, value, unit, "as published", (source,))
    bought, found, sold = unit.partition(" for 1 ")
    if not found:
        return Sentence((figure,))
    first = Figure(f"{id}.bought", about, value, bought, "as published", (source,))
    one = Figure(f"{id}.sold", about, Decimal(1), sold, "as published", (source,))
    return join([Sentence((first,)), Sentence((one,))], " for ")
