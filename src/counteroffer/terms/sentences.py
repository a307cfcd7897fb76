"""Sentences whose numbers are figures: our own words hold no digit of their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter
from typing import TypeAlias

from counteroffer.terms.figures import Figure
from counteroffer.terms.places import Span

# Names of the field that happen to hold digits; everything else with a digit must be a Figure or somebody's words.
NAMES_WITH_DIGITS = ("409A", "401(k)")


@dataclass(frozen=True, slots=True)
class Words:
    """Somebody else's words, shown as theirs: a name, a claim or a quotation, with the place they were read from."""

    text: str
    span: Span | None = None


Part: TypeAlias = str | Words | Figure


@dataclass(frozen=True, slots=True)
class Sentence:
    """One or more sentences as parts: our words, other people's words, and figures."""

    parts: tuple[Part, ...]

    def figures(self) -> Iterator[Figure]:
        """The figures that the sentence shows, in order."""
        return (part for part in self.parts if isinstance(part, Figure))


class DigitInWordsError(ValueError):
    """Our own words hold a digit: a number without a source. A fault of the program."""


Slot: TypeAlias = Figure | Words | Sentence | str


def say(template: str, **slots: Slot) -> Sentence:
    """A sentence from a template whose `{slots}` are figures, other people's words, or sentences.

    Plain strings in slots are our own words too: a digit in them, or in the template, is a DigitInWordsError.
    """
    parts: list[Part] = []
    for words, slot, _format, _conversion in Formatter().parse(template):
        if words:
            parts.append(own(words))
        if slot is None:
            continue
        filled = slots[slot]
        if isinstance(filled, Sentence):
            parts.extend(filled.parts)
        else:
            parts.append(own(filled) if isinstance(filled, str) else filled)
    return Sentence(tuple(parts))


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
    checked = words
    for name in NAMES_WITH_DIGITS:
        checked = checked.replace(name, "")
    if any(character.isdigit() for character in checked):
        raise DigitInWordsError(f"a number without a source in our own words: {words!r}")
    return words
