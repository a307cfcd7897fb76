"""Asking for packages instead of base alone: what it brings with employers whose budget is drawn as a ceiling is.

Base (in per cent of the offer), a sign-on bonus spread over four years, weeks of leave and remote days. The person's worth
of a remote day and a week of leave is drawn; the employer signs whatever costs it no more than its budget. Costs are
believed with an error (a random factor each issue). Both ways ask for the same shares of the budget, by `strategy.rounds`;
"base" spends it on base alone, "package" on the package of the frontier worth most to the person. A refused ask is answered
with base for `room_given` of what is left of the budget; where base never moves, nothing, and the employer says so: the
package is then asked for with base as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counteroffer.strategy.assumptions import FLAT_NO
from counteroffer.strategy.bargaining.frontier import frontier_of
from counteroffer.strategy.bargaining.issues import Agenda, Issue, Option
from counteroffer.strategy.bargaining.terms import Package
from counteroffer.strategy.rounds import Assumed, State, best_ask, odds_of, plan_rounds

Numbers = NDArray[np.float64]
NO_ROOM, ROOM_GIVEN, WITHDRAWN = 0.35, 0.25, 0.05
ROUNDS = 3
COST_OF_BASE = 1.2  # payroll taxes and benefits on top
EMPLOYERS = 20  # of each kind for each case


@dataclass(frozen=True, slots=True)
class Person:
    """A case: the offer, the alternative, the agenda with true costs, the agenda as believed, the budget believed in.

    `plan` holds the rounds, in what they cost over the offer.
    """

    offer: int
    alternative: int
    true: Agenda
    believed: Agenda
    budget: float
    plan: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """What employers of a kind are really like."""

    name: str
    no_room: float = 0.35
    withdrawn: float = 0.05
    budget: float = 1.0
    moves_base: bool = True


KINDS = (
    Kind("as believed"),
    Kind("no room in 10 %", no_room=0.1),
    Kind("no room in 70 %", no_room=0.7),
    Kind("budget half as large again", budget=1.5),
    Kind("withdrawn three times as often", withdrawn=0.15),
    Kind("base never moves", moves_base=False),
)


def make_person(number: int, seed: int, error: float = 0.3) -> Person:
    """A case by its number."""
    random = np.random.default_rng([seed, 7, number])
    offer = int(round(np.exp(random.uniform(np.log(60_000), np.log(300_000))), -2))
    room, remote, leave = random.uniform(0.06, 0.3), random.uniform(0.005, 0.04), random.uniform(0.5, 1.2)
    costs = (COST_OF_BASE, 1.0, 1.0, random.uniform(0.05, 0.5))
    wrong = [cost * float(np.exp(random.normal(0, error))) for cost in costs[1:]]
    true = _agenda(offer, room, leave, remote, costs)
    believed = _agenda(offer, room, leave, remote, (COST_OF_BASE, *wrong))
    budget = COST_OF_BASE * room * offer
    alternative = int(offer * random.uniform(0.55, 0.97))
    plan = _plan(budget, float(alternative - offer))
    return Person(offer, alternative, true, believed, budget, plan)


def _plan(budget: float, alternative: float) -> tuple[float, ...]:
    """The rounds as the product plans them: the first ask is that of one round, the others are planned backwards after it."""
    assumed = Assumed(
        walk_away=alternative, room_given=ROOM_GIVEN, withdrawn=WITHDRAWN, flat_no=float(FLAT_NO.value)
    )  # fmt: skip
    state = State(0.0, budget, odds_of(NO_ROOM))
    first = best_ask(state, 1, assumed).ask
    if first is None:
        return ()
    after = plan_rounds(state.flatly_refused(first, assumed), ROUNDS - 1, assumed)
    return (first, *(one.ask for one in after if one.ask is not None))


def _agenda(offer: int, room: float, leave: float, remote: float, costs: tuple[float, ...]) -> Agenda:
    week = offer / 52
    return Agenda(
        (
            _issue("base", [offer * room * step / 20 for step in range(21)], 1.0, costs[0]),
            _issue("sign-on", [offer * 0.1 * step / 10 / 4 for step in range(11)], 1.0, costs[1]),
            _issue("leave", [week * step for step in range(4)], leave, costs[2]),
            _issue("remote", [offer * remote * step for step in range(4)], 1.0, costs[3]),
        )
    )


def _issue(name: str, amounts: list[float], worth: float, cost: float) -> Issue:
    return Issue(
        name, tuple(Option(str(place), round(one * worth), round(one * cost)) for place, one in enumerate(amounts))
    )


def asks_of(person: Person, way: str, base_fixed: bool) -> list[Package]:
    """The packages of the rounds, the first one first."""
    agenda = person.believed
    if way == "base" or base_fixed:
        held = 0 if base_fixed else None
        issues = [
            Issue(issue.name, issue.options[:1])
            if (issue.name == "base" if held == 0 else issue.name != "base")
            else issue
            for issue in agenda.issues
        ]
        agenda = Agenda(tuple(issues))
    frontier = frontier_of(agenda)
    found = []
    for ask in person.plan:
        place = frontier.best_within(int(ask))
        if place is not None and frontier.worths[place] > 0:
            found.append(frontier.package(place))
    return found


def gain_of(person: Person, way: str, kind: Kind, budget: float, fates: Numbers) -> tuple[float, bool]:
    """What a way of asking gains with one employer over accepting at once, and whether the offer was lost."""
    asks, table, fixed = asks_of(person, way, base_fixed=False), 0.0, False
    for round, fate in enumerate(fates):
        if round >= len(asks):
            break
        package = asks[round]
        if person.true.worth(package) <= table:
            break
        can_sign = person.true.cost(package) <= budget and (kind.moves_base or package[0] == 0)
        if can_sign:
            return float(person.true.worth(package)), False
        if fate < kind.withdrawn * min(1.0, person.true.cost(package) / person.budget):
            return float(person.alternative - person.offer), True
        if kind.moves_base:
            table += ROOM_GIVEN * max(0.0, budget / COST_OF_BASE - table)
        elif not fixed:
            fixed = True
            asks = asks if way == "base" else asks_of(person, way, base_fixed=True)
    return table, False


def lines_of_packages(draws: int, seed: int) -> Iterator[str]:
    """The table, as Markdown."""
    persons = [make_person(number, seed) for number in range(max(10, draws // EMPLOYERS // 10))]
    yield f"## Packages, {ROUNDS} rounds, {len(persons) * EMPLOYERS:,} employers of each kind, seed {seed}"
    yield ""
    yield "| employers | base alone | package | package over base |"
    yield "|---|---:|---:|---:|"
    for kind in KINDS:
        gains = {way: np.zeros((len(persons), EMPLOYERS)) for way in ("base", "package")}
        lost = dict.fromkeys(gains, 0)
        for number, person in enumerate(persons):
            random = np.random.default_rng([seed, 8, number])
            for employer in range(EMPLOYERS):
                has_none, share = random.random() < kind.no_room, random.random()
                budget = 0.0 if has_none else share * person.budget * kind.budget
                fates = random.random(ROUNDS)
                for way, table in gains.items():
                    table[number, employer], is_lost = gain_of(person, way, kind, budget, fates)
                    lost[way] += is_lost
        cells = [f"{_interval(table)} ({lost[way] / table.size:.1%})" for way, table in gains.items()]
        yield f"| {kind.name} | {cells[0]} | {cells[1]} | {_interval(gains['package'] - gains['base'])} |"
    yield ""


def _interval(gains: Numbers) -> str:
    means = gains.mean(axis=1)
    return f"{means.mean():,.0f} ± {1.96 * float(means.std(ddof=1)) / len(means) ** 0.5:,.0f}"
