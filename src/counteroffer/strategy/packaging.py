"""Packages: the best one for the level of the first ask, others worth as much that differ most, and what to trade.

The level of the ask is what the first ask on base, all else as offered, would cost the employer. On the exact frontier
of worth and cost the package for that level is worth most; others that are worth as much to the person are put beside
it, because several equal offers at once are a stronger opening than one (docs/model.md, "Packages").
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from counteroffer.strategy.agenda import CENTS, Bargained, Term, Topic, agenda_of, bargain, cents
from counteroffer.strategy.answers import read_preferences
from counteroffer.strategy.asked_terms import TermAsked
from counteroffer.strategy.bargaining.choices import fair_points
from counteroffer.strategy.bargaining.frontier import Frontier, frontier_of
from counteroffer.strategy.bargaining.issues import LARGEST, Agenda
from counteroffer.strategy.equal_packages import equal_packages
from counteroffer.strategy.exchange_rates import Ground
from counteroffer.strategy.lever import Lever, QuotedLever, Situation
from counteroffer.strategy.pay_topics import base_cost, offered_share, pay_topics
from counteroffer.strategy.preferences import Preferences
from counteroffer.strategy.scale import scale_of
from counteroffer.strategy.term_topics import term_topics
from counteroffer.strategy.trading import Exchange, TradeShown, exchanges_of, trades_of
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, say

PACKAGES = 3
MOST_OPEN = 10  # issues with a choice; the number of packages that nothing betters grows fast with them
SHOWN_POINTS = 24
LETTERS = ("a", "b", "c")
FAIR = {"nash": "Nash", "kalai_smorodinsky": "Kalai and Smorodinsky", "egalitarian": "egalitarian"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A package on the plane of the frontier: its yearly worth to the person, and what it likely costs the employer."""

    worth: Figure
    cost: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageTerm:
    """A term of a package, beside what is offered of it (None: the offer is silent)."""

    term: Term
    value: Figure

    @property
    def changes(self) -> bool:
        """Whether it differs from the offer; none of a thing on which the offer is silent does not."""
        if self.term.offered is None:
            return bool(self.value.number)
        return self.value.number != self.term.offered.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One package: its terms, its point, and what it is worth a year over the offer."""

    name: str
    terms: tuple[PackageTerm, ...]
    point: Point
    gain: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A point that bargaining theory calls fair, by name; a reference, not a forecast."""

    name: str
    point: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagePlan:
    """Everything on packages: private, but for the terms of the packages themselves.

    `offer` and `ask` are points (`ask`: the first ask on base with all else as offered); `packages` is empty where
    fewer than two are worth offering at once, and `why_none` then says why. Terms of little worth beyond the most that can be weighed are
    `left_out`. `frontier` is thinned for drawing, by rising cost. What they were asked for and did not give is `refused`:
    each no makes it dearer for them by `a_no_weighs`.
    """

    currency: str
    preferences: Preferences
    offer: Point
    ask: Point | None = None
    packages: tuple[Package, ...] = ()
    frontier: tuple[Point, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    trades: tuple[TradeShown, ...] = ()
    references: tuple[Reference, ...] = ()
    why_none: Sentence | None = None
    left_out: tuple[Term, ...] = ()
    refused: tuple[TermAsked, ...] = ()
    a_no_weighs: Figure | None = None


def make_packages(
    situation: Situation, levers: tuple[Lever, ...], guide_levers: tuple[QuotedLever, ...] = ()
) -> PackagePlan | None:
    """The packages of a situation, with what the guide's levers open; None where there is nothing to ask for: no valued offer, or a verdict that is not to ask."""
    if situation.offer is None or situation.valuation is None or situation.position.verdict != "ask":
        return None
    scale = scale_of(situation.case, situation.offer, situation.valuation)
    ground = Ground(case=situation.case, offer=situation.offer, valuation=situation.valuation, scale=scale)
    opened = tuple(dict.fromkeys(term for lever in guide_levers for term in lever.opens))
    bargained = bargain(situation, ground, read_preferences(ground, opened), levers, guide_levers)
    topics = (*pay_topics(bargained), *term_topics(bargained))
    if not _fits(topics):
        return None
    weighed, left_out = _largest(topics)
    return replace(_Packing(bargained, weighed).plan(), left_out=left_out)


def _largest(topics: tuple[Topic, ...]) -> tuple[tuple[Topic, ...], tuple[Term, ...]]:
    """The topics with the most worth at stake open, all others at their least; and the terms that are not weighed for that."""
    spans = {one.issue.name: max(o.worth for o in one.issue.options) - one.issue.options[0].worth for one in topics}
    ranked = sorted((one for one in topics if one.is_open), key=lambda one: -spans[one.issue.name])
    closed = {one.issue.name for one in ranked[MOST_OPEN:]}
    kept = tuple(_at_least(one) if one.issue.name in closed else one for one in topics)
    return kept, tuple(term for one in topics if one.issue.name in closed for term in one.terms)


def _at_least(topic: Topic) -> Topic:
    """A topic with its least option alone."""
    return replace(topic, issue=replace(topic.issue, options=topic.issue.options[:1]), values=topic.values[:1])


def _fits(topics: tuple[Topic, ...]) -> bool:
    """Whether all sums of worth and cost stay small enough for whole numbers of cents: else amounts are no real pay."""
    largest = (max(max(abs(one.worth), abs(one.cost)) for one in topic.issue.options) for topic in topics)
    return sum(largest) < LARGEST


class _Packing:
    """One case's packages in the making; worth and cost in cents over the whole terms on the table."""

    def __init__(self, bargained: Bargained, topics: tuple[Topic, ...]) -> None:
        self.bargained = bargained
        self.topics = topics
        self.agenda: Agenda = agenda_of(topics)
        self.currency = bargained.ground.currency
        self.costs = bargained.costs
        self.frontier: Frontier = frontier_of(self.agenda)

    def plan(self) -> PackagePlan:
        """The whole record."""
        position = self.bargained.situation.position
        ask = self.ask()
        packages = tuple(self.packages()) if ask is not None else ()
        anchor = position.anchor.number if position.anchor is not None and not self.bargained.is_final("base") else None
        return PackagePlan(
            currency=self.currency,
            preferences=self.bargained.preferences,
            offer=self.offer(),
            ask=ask,
            packages=packages if len(packages) > 1 else (),
            frontier=tuple(self.shown()) if len(packages) > 1 else (),
            exchanges=tuple(exchanges_of(self.topics, self.bargained.asked, self.currency, self.origins())),
            trades=tuple(trades_of(self.topics, anchor, self.currency, self.origins())) if anchor else (),
            references=tuple(self.references()),
            refused=tuple(one for one in self.bargained.asked.values() if one.is_refused),
            a_no_weighs=self.costs.a_no,
            why_none=self.why_none() if ask is not None and len(packages) < 2 else None,
        )

    def why_none(self) -> Sentence:
        """Why there are no packages to offer at once, though there is an ask."""
        position = self.bargained.situation.position
        budget = self.cost_at_base(position.anchor.number if position.anchor is not None else None)
        if sum(len(set(column)) > 1 for one in self.topics for column in zip(*one.values, strict=True)) < 2:
            return say(
                "There are no packages to offer at once: beside base, nothing on the table has both room and a price."
            )
        if self.frontier.best_within(budget) is None:
            return say(
                "There are no packages to offer at once: your must-haves alone would cost them more than the first ask on base."
            )
        return say(
            "There are no packages to offer at once: no two that differ are worth about the same at the level of the first ask."
        )

    def origins(self) -> tuple[Figure, ...]:
        """What every cost rests on."""
        costs = self.costs
        noes = (costs.a_no,) if any(one.noes for one in self.bargained.asked.values()) else ()
        return (
            self.bargained.ground.scale.base,
            costs.load,
            costs.years,
            costs.leave,
            costs.remote,
            costs.other,
            *noes,
        )

    def offer(self) -> Point:
        """The offer as it stands."""
        return Point(
            worth=self.bargained.ground.scale.worth,
            cost=self.figure("packages.offer.cost", "cost of the offer to them, a year", self.cost_at_base(None)),
        )

    def ask(self) -> Point | None:
        """The first ask on base, all else as offered: the level of cost that packages are made for."""
        position = self.bargained.situation.position
        if position.anchor is None or not position.ladder:
            return None
        cost = self.cost_at_base(position.anchor.number)
        name = "cost of the first ask to them, a year"
        return Point(
            worth=position.ladder[0].ask_worth, cost=self.figure("packages.ask.cost", name, cost, position.anchor)
        )

    def cost_at_base(self, base: Decimal | None) -> int:
        """The cost of a base with all else as offered, in cents."""
        value = base if base is not None else self.bargained.ground.scale.base.number
        standing = sum(one.standing for one in self.topics)
        return cents(base_cost(self.bargained, value, offered_share(self.bargained))) + standing

    def packages(self) -> Iterator[Package]:
        """The best package for the level of the ask and those that are as good; none below the walk-away or a must-have."""
        level = self.level()
        if level is None:
            return
        offered, least = cents(self.bargained.ground.scale.worth.number), self.least()
        found = equal_packages(self.topics, self.cost_at_base(level.number), PACKAGES)
        good = [package for package in found if self.agenda.worth(package) >= least]
        for letter, package in zip(LETTERS, good, strict=False):
            yield self.package(letter, package, offered)

    def level(self) -> Figure | None:
        """The base whose cost to them bounds the packages: the next ask; where base is final, what was asked for last."""
        position = self.bargained.situation.position
        if position.anchor is None or not self.bargained.is_final("base") or position.refused is None:
            return position.anchor
        return max(position.anchor, position.refused, key=lambda figure: figure.number)

    def least(self) -> int:
        """The least worth of a package: the walk-away and what must-haves demand a year."""
        walkaway = self.bargained.situation.position.reservation
        bounds = [walkaway.worth.number] if walkaway is not None else []
        bounds += [one.value.number for one in self.bargained.demands("yearly") if ">" in one.comparison]
        return max((cents(bound) for bound in bounds), default=0)

    def package(self, letter: str, places: tuple[int, ...], offered: int) -> Package:
        """A package in figures."""
        chosen = [
            PackageTerm(term=term, value=term.figure(letter, value))
            for one, place in zip(self.topics, places, strict=True)
            for term, value in zip(one.terms, one.values[place], strict=True)
        ]
        changed = tuple(one.value for one in chosen if one.changes)
        worth, id = self.agenda.worth(places), f"packages.{letter}"
        prices = tuple(self.prices(chosen))
        because = "the yearly worth of the offer, and what the changed terms add to it by your answers and by valuation"
        scale = self.bargained.ground.scale
        worth_figure = _money(
            f"{id}.worth", f"yearly worth of package {letter}", worth, self.currency, because,
            (scale.worth, *changed, *prices),
        )  # fmt: skip
        gain = _money(
            f"{id}.gain", f"package {letter} over the offer, a year", worth - offered, self.currency,
            "its yearly worth less that of the offer", (worth_figure, scale.worth),
        )  # fmt: skip
        cost = self.figure(
            f"{id}.cost", f"cost of package {letter} to them, a year", self.agenda.cost(places), *changed
        )
        return Package(name=letter, terms=tuple(chosen), point=Point(worth=worth_figure, cost=cost), gain=gain)

    def prices(self, chosen: list[PackageTerm]) -> Iterator[Figure]:
        """The prices that the changes of a package rest on."""
        for one in chosen:
            price = self.bargained.preferences.prices.get(one.term.name)
            if one.changes and price is not None:
                yield price.worth

    def shown(self) -> Iterator[Point]:
        """The frontier about the offer and the ask, thinned for drawing: from the one to half as far again as the other."""
        position = self.bargained.situation.position
        low, high = self.cost_at_base(None), self.cost_at_base(position.anchor.number if position.anchor else None)
        first = self.frontier.best_within(low) or 0
        last = self.frontier.best_within(high + (high - low) // 2) or 0
        steps = range(SHOWN_POINTS)
        places = sorted({first + round(number * (last - first) / (SHOWN_POINTS - 1)) for number in steps})
        for number, place in enumerate(places, start=1):
            yield self.point(f"frontier.{number}", "a package that no other betters", place)

    def references(self) -> Iterator[Reference]:
        """The fair points, where the top of the evidence is taken for their budget and the walk-away is known."""
        position = self.bargained.situation.position
        if position.ceiling is None or position.reservation is None or position.anchor is None:
            return
        budget = self.cost_at_base(position.ceiling.number)
        found = fair_points(self.frontier, cents(position.reservation.worth.number), budget)
        if found is None:
            return
        for name, place in (
            ("nash", found.nash), ("kalai_smorodinsky", found.kalai_smorodinsky), ("egalitarian", found.egalitarian),
        ):  # fmt: skip
            origins = (position.ceiling, position.reservation.worth)
            yield Reference(name=name, point=self.point(f"references.{name}", f"{FAIR[name]} point", place, *origins))

    def point(self, id: str, name: str, place: int, *origins: Figure) -> Point:
        """A place of the frontier in figures."""
        worth, cost = int(self.frontier.worths[place]), int(self.frontier.costs[place])
        because = "the most worth to you at that cost to them"
        rests = (self.bargained.ground.scale.worth, *origins)
        return Point(
            worth=_money(f"{id}.worth", f"worth of {name}, a year", worth, self.currency, because, rests),
            cost=self.figure(f"{id}.cost", f"cost of {name} to them, a year", cost, *origins),
        )

    def figure(self, id: str, name: str, cost: int, *origins: Figure) -> Figure:
        """A cost as a figure."""
        because = "base with what they pay on top of it, its bonus, and the other terms beyond the offer, by the default costs"
        return _money(id, name, cost, self.currency, because, (*origins, *self.origins()))


def _money(id: str, name: str, amount: int, currency: str, because: str, origins: tuple[Figure, ...]) -> Figure:
    """Cents as a figure in whole units."""
    value = (Decimal(amount) / CENTS).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return Figure(id, name, value, currency, because, tuple({figure.id: figure for figure in origins}.values()))
