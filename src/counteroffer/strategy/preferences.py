"""What the person likes, in money a year: answers to swaps, then an order, then what valuation says.

A swap is an equation: what is given up is worth as much as what is gained. Base salary is the measure: a unit of it
counts what it adds to the yearly worth of the offer, a bonus in per cent of base with it. All worths are additive: a
package is worth the sum of what its terms are worth (docs/model.md, "Packages").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from counteroffer.offers.term_kinds import kind_of_term
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words

PAY = ("base", "bonus", "equity", "sign_on")
COUNTED_KINDS = ("leave", "remote_days")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: so much of a term is worth so much a year; `worth` rests on the swap, `line` is where it stands."""

    count: Decimal
    worth: Figure
    line: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What a term is worth to the person: `worth` is of one unit, a year.

    `told_by` is "answer" (a swap), "order" (at least the worth of what is ranked next below it) or "valuation".
    `answers` stand by rising count; between them, and from nothing to the first, worth is a straight line.
    `most` is as far as the answers go; None where nothing bounds it.
    """

    term: str
    worth: Figure
    told_by: str
    answers: tuple[Answer, ...] = ()
    most: Decimal | None = None

    def worth_of(self, count: Decimal) -> Decimal:
        """What so much more of the term is worth a year; less of it, below zero, at the first answer's rate."""
        before, reached = Decimal(0), Decimal(0)
        rate = self.worth.number
        for answer in self.answers:
            rate = (answer.worth.number - reached) / (answer.count - before)
            if count <= answer.count:
                break
            before, reached = answer.count, answer.worth.number
        return reached + (count - before) * rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """A contradiction between answers: what is wrong, with both lines, and the question that settles it."""

    what: Sentence
    question: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """The prices of terms by name, the contradictions between answers, and what is worth asking the person."""

    prices: Mapping[str, Price]
    contradictions: tuple[Doubtful, ...] = ()
    questions: tuple[Sentence, ...] = ()

    def price(self, term: str) -> Price | None:
        """The price of a term, where one is known and it is worth anything."""
        found = self.prices.get(term)
        return found if found is not None and found.worth.number > 0 else None


def term_of(name: str) -> str:
    """The term that a name means, as swaps, must-haves and offers may each write it in their own way."""
    plain = "_".join(name.lower().replace("-", " ").replace("_", " ").split())
    if plain in PAY:
        return plain
    kind = kind_of_term(name)
    return kind if kind in COUNTED_KINDS else plain


def title_of(term: str) -> Words | str:
    """A term's name in running text."""
    known = {
        "base": "base salary", "bonus": "bonus", "equity": "equity grant", "sign_on": "sign-on bonus",
        "leave": "leave", "remote_days": "remote days",
    }  # fmt: skip
    return known.get(term) or Words(term.replace("_", " "))
