"""Any text held against a playbook: its numbers, days, offers and results, each read in its sentence."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal

from counteroffer.documents.source import SourceText
from counteroffer.playbook.auditing import findings
from counteroffer.playbook.auditing.backing import Backing
from counteroffer.playbook.auditing.components import Topics
from counteroffer.playbook.auditing.dates import hold_days
from counteroffer.playbook.auditing.days import Day, days_in
from counteroffer.playbook.auditing.experience import hold_experience
from counteroffer.playbook.auditing.numbers import backs, hold_numbers
from counteroffer.playbook.auditing.offers import hold_offers
from counteroffer.playbook.auditing.plain import HIDDEN, TURNING, PlainText, plain
from counteroffer.playbook.auditing.results import Result, hold_results
from counteroffer.playbook.auditing.spans_of_time import days_from
from counteroffer.playbook.auditing.stated import MONEY, SHARE, Stated, numbers_in
from counteroffer.playbook.auditing.vague import rough_numbers, unread_stretches
from counteroffer.terms.faults import Diagnostic


def hold_text(text: PlainText, backing: Backing) -> Iterator[Diagnostic]:
    """All that a text for the employer says and the playbook does not, in no order."""
    text = text.with_held(_quoted(text.text, backing))
    sentences = text.sentences()
    topics = Topics(text.text, sentences, _names_in(text, backing))
    days, stated = _read(text, topics, backing)
    yield from rough_numbers(text, backing)
    yield from hold_experience(text, stated, backing)
    yield from hold_days(text, days, backing, sentences)
    taken: list[tuple[int, int]] = []
    if backing.facts is not None:
        yield from hold_offers(text, backing.facts, sentences)
        faults, taken = hold_results(text, stated, results_of(backing), _asked(stated, topics, backing))
        yield from faults
    done = set(taken)
    yield from hold_numbers(text, [one for one in stated if (one.start, one.end) not in done], topics, backing)


def hold_values(text: PlainText, backing: Backing) -> Iterator[Diagnostic]:
    """As hold_text, for the words of a table or a trace: value and unit alone, for its sentences claim nothing."""
    text = text.with_held([*_quoted(text.text, backing), *_places_of(backing.reasons, text.text)])
    sentences = text.sentences()
    topics = Topics(text.text, sentences, _names_in(text, backing))
    days, stated = _read(text, topics, backing)
    # A month, or a day without its year, is that of a publication; a plain number there is a page or a year.
    whole = [day for day in days if day.day is not None and day.year is not None and not day.counted]
    yield from hold_days(text, whole, backing, sentences, named=False)
    exact = [
        one
        for one in stated
        if (one.currencies or one.unit == SHARE) and not (one.spelled and one.ends == (Decimal(1),))
    ]
    yield from hold_numbers(text, exact, topics, backing, named=False)


def hidden_characters(source: SourceText) -> Iterator[Diagnostic]:
    """A warning for each stretch of hidden characters that touches a digit, or turns the direction of writing."""
    if source.text.isascii():
        return
    for found in HIDDEN.finditer(source.text):
        around = source.text[max(0, found.start() - 1) : found.start()] + source.text[found.end() : found.end() + 1]
        if found.start() and (TURNING.search(found[0]) or any(sign.isdigit() for sign in around)):
            yield findings.hidden(source.span(found.start(), found.end()))


def _read(text: PlainText, topics: Topics, backing: Backing) -> tuple[list[Day], list[Stated]]:
    """The days and the numbers of a text; a number that is part of a day, or of inexact words, is none."""
    month_first = backing.facts is None or backing.facts.currency == "USD"
    days = list(days_in(text.text, month_first=month_first))
    if backing.facts is not None:
        counted = days_from(text.text, date.fromisoformat(backing.facts.today))
        days = sorted([*days, *counted], key=lambda day: day.start)
    taken = [*((day.start, day.end) for day in days), *unread_stretches(text)]
    return days, numbers_in(text.text, topics, taken)


def _asked(stated: list[Stated], topics: Topics, backing: Backing) -> dict[int, bool]:
    """Of each amount whether a figure backs it as the part of the pay that its own words name."""
    found = {}
    for one in stated:
        called = topics.of(one.start, one.end)
        if one.unit == MONEY and called.parts and not called.carried:
            known = [
                k
                for end in one.ends
                for k in backing.by_value.get(end.normalize(), ())
                if backs(k, one, end.normalize(), backing.facts.currency if backing.facts else None)
            ]
            found[one.start] = any(k.parts & called.parts for k in known)
    return found


def results_of(backing: Backing) -> list[Result]:
    """The results of the case with their numbers."""
    facts = backing.facts
    return [_result(one.claim, one.evidence) for one in facts.results] if facts else []


def _result(claim: str, evidence: str | None) -> Result:
    topics = Topics(claim, [(0, len(claim))])
    return Result(claim, evidence, numbers_in(claim, topics, []))


def _quoted(text: str, backing: Backing) -> Iterator[tuple[int, int]]:
    """Where words of the case that hold a number stand as they are: results, sources, their evidence."""
    facts = backing.facts
    if facts is None:
        return
    words = [
        *facts.words,
        *facts.names,
        *facts.companies,
        *(one.claim for one in facts.results),
        *(one.evidence or "" for one in facts.results),
    ]
    yield from _places_of(words, text)


def _names_in(text: PlainText, backing: Backing) -> Callable[[int, int], bool] | None:
    """Whether a stretch of a text is part of a name of the case's: its companies, the role, the level, the region."""
    facts = backing.facts
    if facts is None:
        return None
    names = [*facts.companies, *facts.names, *(one.company or one.name for one in facts.offers)]
    places = sorted(_places_of(names, text.text))
    starts = [start for start, _end in places]

    def is_name(start: int, end: int) -> bool:
        before = bisect_right(starts, start) - 1
        return before >= 0 and end <= places[before][1]

    return is_name


def _places_of(words: Iterable[str], text: str) -> Iterator[tuple[int, int]]:
    """Where any of some words stand in a text, whatever their case, and not as the beginning of a longer word."""
    folded = text.casefold() if len(text.casefold()) == len(text) else text
    for one in {word.casefold().rstrip(".") for word in words if len(word) > 3}:
        start = folded.find(one)
        while start >= 0:
            end = start + len(one)
            if not folded[end : end + 1].isalnum():
                yield start, end
            start = folded.find(one, end)


def plain_text(source: SourceText) -> PlainText:
    """A whole source as it is read."""
    return plain(source)
