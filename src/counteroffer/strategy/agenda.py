"""What is negotiated, as issues with steps: for each option what it is worth to the person and what it likely costs them.

On the table is what the offer states, what the person prices by a swap or demands, the sign-on bonus where a lever
puts a number to it, and a bonus of which a guide's lever says that it moves where evidence states how far. Nothing goes below what is offered. Fixed stay: components that the employer called final, private
equity and carry, terms without a price (nobody can say what giving them away would lose), and all that has no number.
Worth and cost are in cents a year; the worth of the offer as it stands is its yearly worth (docs/model.md, "Packages").
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from counteroffer.offers.case import Condition
from counteroffer.strategy import assumptions
from counteroffer.strategy.asked_terms import TermAsked, asked_terms
from counteroffer.strategy.bargaining.issues import Agenda, Issue, Option
from counteroffer.strategy.exchange_rates import Ground
from counteroffer.strategy.lever import Lever, QuotedLever, Situation
from counteroffer.strategy.opened_terms import opened_by
from counteroffer.strategy.preferences import Preferences, term_of
from counteroffer.terms.figures import Figure
from counteroffer.terms.printing import printed_value
from counteroffer.terms.sentences import Sentence, Words, say

CENTS = 100
PHRASES = {
    "base": "a base salary of {value}", "bonus": "a bonus of {value}", "sign_on": "a sign-on bonus of {value}",
    "equity": "an equity grant of {value}", "leave": "{value} of leave a year",
    "remote_days": "{value} of remote work a week",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """The assumptions of what a package costs the employer, as figures (docs/model.md).

    `a_no` is what each no adds to the cost of a term, `visible` by how much an ask comes down after one.
    """

    load: Figure
    years: Figure
    leave: Figure
    remote: Figure
    other: Figure
    a_no: Figure
    visible: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term on the table; `offered` is None where the offer is silent; `top` is what its steps rest on."""

    name: str
    title: Words | str
    unit: str
    offered: Figure | None = None
    top: tuple[Figure, ...] = ()
    known: tuple[Figure, ...] = ()

    def in_words(self, value: Figure) -> Sentence:
        """The term with a value as it may be sent: "a base salary of $252,000", "30 days of leave a year"."""
        template = PHRASES.get(self.name)
        if template is not None:
            return say(template, value=value)
        title = self.title if isinstance(self.title, Words) else Words(self.title)
        plain = Words(title.text.lower(), title.span)
        if value.value == 1 and not value.unit:
            return say("{title}", title=plain)
        return say("{title}: {value}", title=plain, value=value)

    def figure(self, package: str, value: Decimal) -> Figure:
        """The term in a package: the figure that it is already, else a step between what is offered and the top."""
        for figure in (self.offered, *self.known):
            if figure is not None and figure.value == value and figure.unit == self.unit:
                return figure
        because = "a step between what is offered and as far as it is taken to move"
        origins = tuple(figure for figure in (self.offered, *self.top) if figure is not None)
        id, name = f"packages.{package}.{self.name}", f"{self.name.replace('_', ' ')} in package {package}"
        return Figure(id, name, value, self.unit, because, origins)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """An issue of the agenda with its meaning: the terms that it decides, and for each option the value of each term.

    `standing` is what the offer's own value costs the employer, where the costs of the options count from nothing.
    """

    issue: Issue
    terms: tuple[Term, ...]
    values: tuple[tuple[Decimal, ...], ...]
    standing: int = 0

    @property
    def is_open(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.values) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Bargained:
    """What an agenda is made from."""

    situation: Situation
    ground: Ground
    preferences: Preferences
    levers: tuple[Lever, ...]
    costs: Costs
    room: Figure
    guide_levers: tuple[QuotedLever, ...] = ()
    asked: Mapping[str, TermAsked] = field(default_factory=dict)

    def most(self, term: str, unit: str) -> Decimal | None:
        """The most of a term that may be asked for after what was asked so far; None where nothing bounds it."""
        found = self.asked.get(term)
        return found.most(self.costs.visible, unit) if found is not None else None

    def dearer(self, term: str) -> Decimal:
        """By which factor a term costs the employer more than by default: it rises with each no to it."""
        found = self.asked.get(term)
        return 1 + self.costs.a_no.number * found.noes if found is not None else Decimal(1)

    def is_final(self, component: str) -> bool:
        """Whether the employer called a component, or everything, final."""
        return component in self.situation.final or "all" in self.situation.final

    def demands(self, term: str) -> tuple[Condition, ...]:
        """The must-haves on a term."""
        return tuple(one for one in self.situation.case.needs.must if term_of(one.term) == term)

    def wanted(self, term: str) -> Decimal:
        """As much more of a term as the person's answers go."""
        price = self.preferences.prices.get(term)
        return price.most if price is not None and price.most is not None else Decimal(0)

    def lever(self, name: str) -> Lever | None:
        """A lever by name, where it may be used."""
        return next((lever for lever in self.levers if lever.name == name and lever.usable), None)


def quoted_top(bargained: Bargained, term: str) -> Figure | None:
    """The one amount that the guide's lever for a term names, where it names one alone; never more than the base."""
    lever = opened_by(bargained.guide_levers, term)
    if lever is None:
        return None
    found = {
        figure.number: figure for figure in lever.script.figures() if figure.unit == bargained.ground.currency
    }  # fmt: skip
    amounts = [figure for figure in found.values() if 0 < figure.number <= bargained.ground.scale.base.number]
    return amounts[0] if len(amounts) == len(found) == 1 else None


def bargain(
    situation: Situation,
    ground: Ground,
    preferences: Preferences,
    levers: tuple[Lever, ...],
    guide_levers: tuple[QuotedLever, ...] = (),
) -> Bargained:
    """All that the issues are made from, with the assumptions in force."""
    case = situation.case
    return Bargained(
        situation=situation, ground=ground, preferences=preferences, levers=levers, guide_levers=guide_levers,
        asked={one.term: one for one in asked_terms(case)},
        costs=Costs(
            load=case.assumption(assumptions.LOAD_ON_BASE, "what they pay on top of base"),
            years=case.assumption(assumptions.THEIR_YEARS, "years over which they spread one-time pay"),
            leave=case.assumption(assumptions.COST_OF_LEAVE, "share of a day's pay that a day of leave costs them"),
            remote=case.assumption(assumptions.COST_OF_REMOTE_DAY, "share of base that a remote day costs them"),
            other=case.assumption(assumptions.COST_OF_OTHER_TERMS, "cost of further terms, as a share of their worth"),
            a_no=case.assumption(assumptions.A_NO_WEIGHS, "how much dearer a term counts after a no"),
            visible=case.assumption(assumptions.VISIBLE_MOVE, "share of the gap that an ask comes down by"),
        ),
        room=case.assumption(assumptions.UNSTATED_ROOM, "how far a part moves whose range nobody states"),
    )  # fmt: skip


def topic(term: Term, weighed: Mapping[Decimal, tuple[Decimal, Decimal]]) -> Topic:
    """A topic of one term from its values, each with worth and cost over the offer as it stands."""
    values = tuple(sorted(weighed))
    options = tuple(option(printed_value(value, term.unit), *weighed[value]) for value in values)
    return Topic(issue=Issue(term.name, options), terms=(term,), values=tuple((value,) for value in values))


def option(label: str, worth: Decimal, cost: Decimal) -> Option:
    """An option in cents."""
    return Option(label, cents(worth), cents(cost))


def cents(amount: Decimal) -> int:
    """An amount in whole cents, halves up."""
    return int((amount * CENTS).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def agenda_of(topics: tuple[Topic, ...]) -> Agenda:
    """The agenda of some topics."""
    return Agenda(tuple(one.issue for one in topics))


def round_steps(low: Decimal, high: Decimal, most: int, smallest: Decimal) -> Iterator[Decimal]:
    """Round amounts above `low` up to `high`: multiples of the smallest of 1, 2 or 5 times a power of ten that gives
    at most `most` of them, and no smaller step than `smallest`."""
    if high <= low:
        return
    step, factors = smallest, (Decimal(2), Decimal("2.5"), Decimal(2))
    for turn in range(90):
        if (high - low) / step <= most:
            break
        step *= factors[turn % 3]
    value = (low // step + 1) * step
    while value <= high:
        yield value.quantize(Decimal(1)) if value == value.to_integral_value() else value
        value += step
