"""A league at one number of rounds, printed: who gets how much, and by how much the engine differs from the best others."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from league.counterparts import HELD_OUT, TUNED_ON, Agent, Seat
from league.domains import Side
from league.engine import Engine
from league.measures import Score, domains_of, estimate, score_of
from league.meetings import Table, play

COUNTERPARTS = (*TUNED_ON, *HELD_OUT)
NOISES = (0.0, 0.5, 1.0)


@dataclass(frozen=True, slots=True)
class Standings:
    """All scores over one table; `stock` are the counterparts as players, `ours` the engine by noise of its prior."""

    table: Table
    nash: Score
    stock: tuple[Score, ...]
    ours: dict[float, Score]

    @property
    def best_stock(self) -> Score:
        """The stock agent with the highest mean."""
        return max(self.stock, key=lambda score: float(score.ours.mean()))

    @property
    def in_hindsight(self) -> NDArray[np.float64]:
        """For each meeting what the best of the stock agents got in it."""
        return np.asarray(np.max([score.ours for score in self.stock], axis=0))


def stand(table: Table, noises: tuple[float, ...]) -> Standings:
    """Play everything."""
    stock = tuple(score_of(agent.name, table.results(partial(_stock, agent))) for agent in COUNTERPARTS)
    ours = {noise: score_of(f"Counteroffer, noise {noise}", table.results(partial(_engine, noise))) for noise in noises}
    return Standings(table, score_of("Nash point", table.nash()), stock, ours)


def _stock(agent: type[Agent], seat: Seat, _other: Side) -> Agent:
    return agent(seat)


def _engine(noise: float, seat: Seat, other: Side) -> Agent:
    return Engine(seat, other, noise)


def lines_of(standings: Standings) -> Iterator[str]:
    """The standings as Markdown tables."""
    groups = domains_of(standings.table)
    yield "| player | own advantage (95 %) | theirs | deals | at or below reservation |"
    yield "|---|---:|---:|---:|---:|"
    stock = sorted(standings.stock, key=lambda score: -float(score.ours.mean()))
    for score in (standings.nash, *standings.ours.values(), *stock):
        own = estimate(score.ours, groups)
        yield f"| {score.name} | {own} | {score.theirs.mean():.3f} | {score.deals.mean():.2f} | {score.below} |"
    best, hindsight = standings.best_stock, standings.in_hindsight
    yield f"| best of all stock agents in hindsight | {estimate(hindsight, groups)} | | | |"
    yield ""
    yield f"| paired difference | to {best.name} | to the best in hindsight |"
    yield "|---|---:|---:|"
    for score in standings.ours.values():
        yield f"| {score.name} | {estimate(score.ours - best.ours, groups)} | {estimate(score.ours - hindsight, groups)} |"


def lines_by_part(standings: Standings, noise: float) -> Iterator[str]:
    """By what the engine was tuned on and what was held out, and by counterpart."""
    table, score, best = standings.table, standings.ours[noise], standings.best_stock
    even = np.array([meeting.domain % 2 == 0 for meeting in table.meetings])
    known = np.array([meeting.counterpart in TUNED_ON for meeting in table.meetings])
    groups = domains_of(table)
    yield f"| {score.name} | own advantage (95 %) | theirs | difference to {best.name} |"
    yield "|---|---:|---:|---:|"
    parts = (
        ("even domains, counterparts tuned on", even & known),
        ("odd domains (held out), counterparts tuned on", ~even & known),
        ("even domains, counterparts held out", even & ~known),
        ("odd domains, counterparts held out", ~even & ~known),
    )
    rows = [(name, chosen) for name, chosen in parts]
    for agent in COUNTERPARTS:
        rows.append((f"against {agent.name}", np.array([one.counterpart is agent for one in table.meetings])))
    for name, chosen in rows:
        own = estimate(score.ours[chosen], groups[chosen])
        apart = estimate((score.ours - best.ours)[chosen], groups[chosen])
        yield f"| {name} | {own} | {score.theirs[chosen].mean():.3f} | {apart} |"


def self_play(table: Table, noise: float) -> tuple[float, float, float]:
    """The engine against itself: the mean advantage of who opens and of who answers, and the share of deals."""
    opening, answering, deals = [], [], []
    for number, domain in table.domains.items():
        for role in (0, 1):
            sides = (domain.sides[role], domain.sides[1 - role])
            places = table.places[number]
            agents = [
                Engine(
                    Seat(own, places, table.rounds, opens, np.random.default_rng([number, role, opens])), other, noise
                )
                for own, other, opens in ((sides[0], sides[1], True), (sides[1], sides[0], False))
            ]
            package = play(agents[0], agents[1], table.rounds)
            opening.append(sides[0].advantage(package))
            answering.append(sides[1].advantage(package))
            deals.append(package is not None)
    return float(np.mean(opening)), float(np.mean(answering)), float(np.mean(deals))
