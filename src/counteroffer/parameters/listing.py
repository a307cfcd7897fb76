"""All public constants as rows to show: what each is, for which days it holds, where it is published and was checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources

from counteroffer.parameters.place_rules import FILES, NO_ADVICE, PlaceRule, all_place_rules
from counteroffer.parameters.reading import CheckedIn, citation, parameters
from counteroffer.parameters.tables import Entry, entries_of, subjects
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.places import Citation
from counteroffer.terms.sentences import Sentence, Words, join, listed, say

TAX = "tax_"
RULES = {
    "in-posting": "a job posting shows the range of the pay",
    "on-request": "an applicant who asks is told the range of the pay",
    "before-offer": "an applicant is told the range of the pay before an offer, or with it",
    "after-interview": "an applicant who was interviewed is told the range of the pay",
    "may-not-ask": "before an offer, an employer may not ask what an applicant earns or earned",
    "may-not-punish-refusal": "an employer may not punish an applicant who does not say what they earned",
}


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
    return (*plain, *dated, *map(_rule_row, all_place_rules()))


def _plain_subjects() -> Iterator[str]:
    """The files that hold one value a name: no dated tables, no rules of places."""
    for found in sorted(resources.files(__package__).iterdir(), key=lambda path: path.name):
        subject = found.name.removesuffix(".yaml")
        if found.name.endswith(".yaml") and not subject.startswith(TAX) and subject not in FILES.values():
            yield subject


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


def _rule_row(rule: PlaceRule) -> ShownParameter:
    """A rule of a place with the words in which it was seen."""
    about = f"{rule.place}: {RULES[rule.when]}; {NO_ADVICE}"
    since = rule.since.day if rule.since else None
    return ShownParameter(
        rule.id, about, _rule_value(rule), "", since, None, rule.source, (*rule.checked_in, *rule.differs)
    )


def _rule_value(rule: PlaceRule) -> Sentence:
    """What a rule says: its words as seen, its first day, and how large an employer must be."""
    said = [say("“{words}”", words=rule.says)]
    if rule.since:
        said.append(say("since {day}", day=rule.since))
    if rule.employers_from:
        said.append(say("for employers with {size} or more", size=rule.employers_from))
    said += [say("another page says “{words}”", words=Words(seen.words)) for seen in rule.differs]
    return join([*said, say(NO_ADVICE)], "; ")


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
