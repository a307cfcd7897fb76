"""Sentences whose numbers are figures: our own words hold no digit of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from string import Formatter
from typing import TypeAlias

from counteroffer.terms.amounts import Amount, find_amounts
from counteroffer.terms.figures import DAY, SHARE, Figure
from counteroffer.terms.places import Span

# Names of the field that happen to hold digits; everything else with a digit must be a Figure or somebody's words.
NAMES_WITH_DIGITS = ("409A", "401(k)")
MAY_HOLD_A_DIGIT = re.compile(r"[^\x00-/:-\x7f]")  # a digit of ASCII, or any sign that is not of ASCII


@dataclass(frozen=True, slots=True)
class Words:
    """Somebody else's words, shown as theirs: a name, a claim or a quotation, with the place they were read from."""

    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A number or a day inside somebody else's words: shown as they wrote it, with the figures that it is (two for a range)."""

    text: str
    figures: tuple[Figure, ...]


Part: TypeAlias = str | Words | Figure | Quoted


@dataclass(frozen=True, slots=True)
class Sentence:
    """One or more sentences as parts: our words, other people's words, and figures."""

    parts: tuple[Part, ...]

    def figures(self) -> Iterator[Figure]:
        """The figures that the sentence shows, in order."""
        for part in self.parts:
            if isinstance(part, Quoted):
                yield from part.figures
            elif isinstance(part, Figure):
                yield part


class DigitInWordsError(ValueError):
    """Our own words hold a digit: a number without a source. A fault of the program."""


Slot: TypeAlias = Figure | Words | Sentence | str


def say(template: str, **slots: Slot) -> Sentence:
    """A sentence from a template whose `{slots}` are figures, other people's words, or sentences.

    Plain strings in slots are our own words too: a digit in them, or in the template, is a DigitInWordsError.
    """
    parts: list[Part] = []
    for words, slot in _taken_apart(template):
        if words:
            parts.append(words)
        if slot is None:
            continue
        filled = slots[slot]
        if isinstance(filled, Sentence):
            parts.extend(filled.parts)
        elif isinstance(filled, Words):
            parts.extend(attributed(filled))
        else:
            parts.append(own(filled) if isinstance(filled, str) else filled)
    return Sentence(tuple(parts))


# Most sentences are said again and again: of each the words between its slots are checked once.
@lru_cache(maxsize=4096)
def _taken_apart(template: str) -> tuple[tuple[str, str | None], ...]:
    """The words of a template, each with the slot behind it."""
    return tuple((own(words), slot) for words, slot, _format, _conversion in Formatter().parse(template))


def attributed(words: Words) -> Iterator[Part]:
    """Somebody's words with every amount, percentage and whole day in them a figure that leads to where they were read."""
    after = 0
    for start, end, what in _tokens(words.text) if words.span is not None else ():
        if start < after:
            continue
        token = words.text[start:end]
        place = _place(words, start, end, token)
        if start > after:
            yield Words(words.text[after:start], words.span)
        yield Quoted(token, (quoted_day(what, place),) if isinstance(what, date) else quoted_figures(what, place))
        after = end
    if after < len(words.text):
        yield Words(words.text[after:], words.span)


def _tokens(text: str) -> list[tuple[int, int, Amount | date]]:
    """The amounts and days of a text with their places, in order; a day before an amount that lies in it."""
    amounts: list[tuple[int, int, Amount | date]] = [(one.start, one.end, one) for one in find_amounts(text)]
    if not _may_hold_day(text):
        return amounts
    from counteroffer.terms.written_days import find_days

    return sorted([*find_days(text), *amounts], key=lambda token: token[:2])


def _may_hold_day(text: str) -> bool:
    """Whether a year could stand in a text: looking for one is cheap, and most words hold none."""
    return "20" in text or "19" in text


def quoted_day(day: date, span: Span) -> Figure:
    """A day in quoted words as a figure, whose id names the place and the day."""
    stem = _stem(span)
    id = f"quoted.{stem}.{span.line}.{span.column}.{day.isoformat()}"
    return Figure(id, f"quoted from {stem}", day, DAY, "as written there", (span,))


def _stem(span: Span) -> str:
    return span.path.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]


def quoted_figures(amount: Amount, span: Span) -> tuple[Figure, ...]:
    """A token as figures: one, or the two ends of a range. Their ids name the place and the value."""
    is_share = amount.unit == "%"
    stem = _stem(span)
    found = []
    for value in dict.fromkeys((amount.low, amount.high)):
        id = f"quoted.{stem}.{span.line}.{span.column}.{value:f}{amount.unit.lower()}"
        unit = SHARE if is_share else amount.unit
        found.append(
            Figure(id, f"quoted from {stem}", value / 100 if is_share else value, unit, "as written there", (span,))
        )
    return tuple(found)


def _place(words: Words, start: int, end: int, token: str) -> Span:
    """Where a token of some words stands: exactly, where the words stand as they were read, else where they begin."""
    span = words.span
    assert span is not None  # the caller has checked
    if span.text != words.text:
        return span
    return Span(span.path, span.line, span.column + start, span.column + end, token)


def join(sentences: "list[Sentence] | tuple[Sentence, ...]", between: str = " ") -> Sentence:
    """Several sentences as one, with `between` between them."""
    parts: list[Part] = []
    for number, sentence in enumerate(sentences):
        if number:
            parts.append(between)
        parts.extend(sentence.parts)
    return Sentence(tuple(parts))


def listed(sentences: "list[Sentence] | tuple[Sentence, ...]", last: str = "and") -> Sentence:
    """Sentences as an English list: "a", "a and b", "a, b and c"."""
    if len(sentences) < 2:
        return join(sentences)
    return join([join(sentences[:-1], ", "), sentences[-1]], f" {last} ")


def own(words: str) -> str:
    """Our own words, checked: a DigitInWordsError where they hold a digit that is no figure."""
    if not MAY_HOLD_A_DIGIT.search(words):
        return words
    checked = words
    for name in NAMES_WITH_DIGITS:
        checked = checked.replace(name, "")
    if any(character.isdigit() for character in checked):
        raise DigitInWordsError(f"a number without a source in our own words: {words!r}")
    return words
