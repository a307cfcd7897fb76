"""Employers as surveys describe them, against the product's asks and four simple habits: how many dollars asking brings.

Single number. A case is an offer, the top of the evidence, and the best alternative; the employer's ceiling R is the offer
with probability no_room, else even between the offer and its true top. An ask within R is paid; a refused one is answered
with what is on the table plus room_given of what is left to R, or the offer is withdrawn, with probability withdrawn x (x:
the share asked of the room that is believed in), and the person falls back on the alternative. Ours are the
product's own code (standing_asks.py): "the plan", made again after each answer; the rungs "as printed", without planning
again; and the plan with its "opening planned too", over all rounds instead of one; all with the product's default beliefs,
whatever the employers are really like.

Several issues. Base, sign-on, leave and remote days; the employer signs what costs it no more than its budget, which is
drawn as R is. Our asks are packages of the frontier, with costs believed that are off by a random factor each.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from league.packages import lines_of_packages
from league.standing_asks import Case, Habit, habits

Numbers = NDArray[np.float64]
CASES = 400
OURS = ("the plan", "as printed", "opening planned too")


@dataclass(frozen=True, slots=True)
class World:
    """What the employers of a world are really like; the top as a multiple of the room that the evidence shows.

    `closes` is the chance that an answer is their last word, whatever is asked after it.
    """

    name: str
    no_room: float = 0.35
    room_given: float = 0.25
    withdrawn: float = 0.05
    top: float = 1.0
    closes: float = 0.0


WORLDS = (
    World("as believed"),
    World("no room in 10 %", no_room=0.10),
    World("no room in 70 %", no_room=0.70),
    World("true top half as far again as the evidence", top=1.5),
    World("true top half-way of the evidence", top=0.5),
    World("withdrawn three times as often", withdrawn=0.15),
    World("withdrawn as often as managers report (.17)", withdrawn=0.17),
    World("base never moves", no_room=1.0),
    World("refusals bring nothing", room_given=0.0),
    World("every other answer is the last", closes=0.5),
    World("every answer is the last", closes=1.0),
)


@dataclass(frozen=True, slots=True)
class Draws:
    """Employers: their ceilings, and two numbers for each round that say whether they withdraw, and whether they close."""

    ceilings: Numbers
    fates: Numbers
    moods: Numbers


def draw(case: Case, world: World, count: int, rounds: int, random: np.random.Generator) -> Draws:
    """Employers of a world for a case."""
    room = (case.top - case.offer) * world.top
    has_none = random.random(count) < world.no_room
    ceilings = case.offer + np.where(has_none, 0.0, random.random(count) * room)
    return Draws(ceilings, random.random((rounds, count)), random.random((rounds, count)))


def gains_of(habit: Habit, case: Case, world: World, draws: Draws, rounds: int) -> tuple[Numbers, NDArray[np.bool_]]:
    """What a habit gains over accepting at once with each employer, a year, and whether the offer was lost."""
    table = np.full(len(draws.ceilings), case.offer)
    asks = habit(case, rounds)
    lost, done = np.zeros(len(table), bool), np.zeros(len(table), bool)
    for round in range(rounds):
        asked = asks.next(round, table)
        speaks = ~done & ~lost & (asked > table)
        paid = speaks & (asked <= draws.ceilings)
        refused = speaks & ~paid
        share = np.clip((asked - table) / np.maximum(case.top - table, 1e-9), 0.0, 1.0)
        withdrawn = refused & (draws.fates[round] < world.withdrawn * share)
        lost |= withdrawn
        answered = table + world.room_given * np.maximum(0.0, draws.ceilings - table)
        table = np.where(paid, asked, np.where(refused & ~withdrawn, answered, table))
        done |= paid | ~speaks | asks.accepts(round, table) | (draws.moods[round] < world.closes)
    outcome = np.where(lost, case.alternative, table)
    return outcome - case.offer, lost


@dataclass(frozen=True, slots=True)
class Row:
    """One habit in one world: gains in dollars a year and losses, an employer each, in the order of the cases."""

    habit: str
    gains: Numbers
    lost: NDArray[np.bool_]


def play_world(world: World, rounds: int, draws: int, seed: int, cases: list[Case]) -> list[Row]:
    """All habits against the same employers of a world."""
    each = max(1, draws // len(cases))
    found: dict[str, list[tuple[Numbers, NDArray[np.bool_]]]] = {}
    for number, case in enumerate(cases):
        employers = draw(case, world, each, rounds, np.random.default_rng([seed, number]))
        for name, habit in habits().items():
            found.setdefault(name, []).append(gains_of(habit, case, world, employers, rounds))
    return [
        Row(name, np.concatenate([g for g, _ in parts]), np.concatenate([q for _, q in parts]))
        for name, parts in found.items()
    ]


def make_cases(seed: int, count: int) -> list[Case]:
    """Offers from 60,000 to 300,000, tops 4 to 40 % above, alternatives worth 55 to 97 % of the offer."""
    random = np.random.default_rng([seed, 77])
    cases = []
    for _case in range(count):
        offer = float(np.round(np.exp(random.uniform(np.log(60_000), np.log(300_000))), -2))
        top = float(np.round(offer * random.uniform(1.04, 1.4), -2))
        cases.append(Case(offer, top, float(np.round(offer * random.uniform(0.55, 0.97), -2))))
    return cases


def interval(values: Numbers, cases: int) -> str:
    """A mean in dollars with its 95 % interval, the cases (not the employers) being the independent draws."""
    means = values.reshape(cases, -1).mean(axis=1)
    return f"{means.mean():,.0f} ± {1.96 * float(means.std(ddof=1)) / cases**0.5:,.0f}"


def lines_of_employers(draws: int, seed: int) -> Iterator[str]:
    """The tables, as Markdown."""
    cases = make_cases(seed, min(CASES, max(10, draws // 20)))
    for rounds in (1, 2, 3, 4):
        yield f"## One number, {rounds} round{'s' if rounds > 1 else ''}, {draws:,} employers of each kind, seed {seed}"
        yield ""
        names = list(habits())
        yield "| employers | " + " | ".join(names) + " | " + " | ".join(f"{one} over best habit" for one in OURS) + " |"
        yield "|---|" + "---:|" * (len(names) + len(OURS))
        for world in WORLDS:
            yield line_of(world, play_world(world, rounds, draws, seed, cases), len(cases))
        yield ""
    yield from lines_of_packages(draws, seed)


def line_of(world: World, rows: list[Row], cases: int) -> str:
    """A world as a row: gains over accepting at once, in brackets how often the offer was lost; ours over the best habit."""
    habit_gains = [row.gains for row in rows if row.habit not in OURS]
    best = max([habit_gains[0] * 0, *habit_gains], key=lambda gains: float(gains.mean()))
    cells = [f"{interval(row.gains, cases)} ({row.lost.mean():.1%})" for row in rows]
    apart = [interval(row.gains - best, cases) for row in rows if row.habit in OURS]
    return f"| {world.name} | " + " | ".join([*cells, *apart]) + " |"
