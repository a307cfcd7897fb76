"""How long the exact frontier takes, against listing all packages in the same run.

    python bench/frontier.py [RUNS]

Subjects: 5^8 = 390,625 packages with random worths and costs, once by the merge and once by listing them all (both must
give the same frontier); an offer of eight issues with steps that people use (354 million packages), by the merge alone;
on the same offer three equally good packages, and the answer of the engine to one proposal. Medians of RUNS runs
(default 15; listing 3) of wall-clock time after one to warm up. Figures to read, not a test.
"""

import statistics
import sys
import time
from collections.abc import Callable
from random import Random

import numpy as np

from counteroffer.strategy.bargaining.equally_good import equally_good
from counteroffer.strategy.bargaining.frontier import frontier_of
from counteroffer.strategy.bargaining.issues import Agenda, Issue, Option
from counteroffer.strategy.bargaining.negotiation import Negotiation
from counteroffer.strategy.bargaining.terms import Terms

RUNS, LISTINGS = 15, 3


def small() -> Agenda:
    """Eight issues of five options, worth and cost drawn (seed 8) and rising together, as where all is opposed."""
    random = Random(8)
    issues = []
    for number in range(8):
        worths, costs = (sorted(random.sample(range(1_000), 5)) for _side in range(2))
        options = tuple(Option(str(place), worths[place], costs[place]) for place in range(5))
        issues.append(Issue(str(number), options))
    return Agenda(tuple(issues))


def realistic() -> Agenda:
    """An offer of eight issues, in dollars a year: worth and cost differ by what each side makes of a thing."""
    return Agenda(
        (
            steps("base", range(240_000, 280_001, 1_000), 1.0, 1.2),
            steps("bonus, points above 20 %", range(0, 26_001, 2_600), 0.9, 1.0),
            steps("sign-on over four years", range(0, 15_001, 750), 1.0, 1.0),
            steps("grant over four years", range(50_000, 75_001, 1_000), 0.8, 1.0),
            steps("weeks of leave", range(0, 25_001, 5_000), 0.7, 1.0),
            steps("remote days", range(0, 20_001, 4_000), 1.0, 0.1),
            steps("start, months later", range(0, 10_001, 2_500), 0.5, 0.8),
            steps("learning budget", range(0, 7_001, 1_000), 0.6, 1.0),
        )
    )


def steps(name: str, amounts: range, worth: float, cost: float) -> Issue:
    """An issue with an option for each amount; what it is worth to us and costs them, as shares of the amount."""
    return Issue(name, tuple(Option(str(one), round(one * worth), round(one * cost)) for one in amounts))


def listed(agenda: Agenda) -> list[tuple[int, int]]:
    """The frontier by listing all packages: (cost, worth), by rising cost."""
    worths, costs = np.zeros(1, np.int64), np.zeros(1, np.int64)
    for issue in agenda.issues:
        worths = (worths[:, None] + np.array([one.worth for one in issue.options])).ravel()
        costs = (costs[:, None] + np.array([one.cost for one in issue.options])).ravel()
    order = np.lexsort((-worths, costs))
    found: list[tuple[int, int]] = []
    for place in order.tolist():
        if not found or worths[place] > found[-1][1]:
            found.append((int(costs[place]), int(worths[place])))
    return found


def median(work: Callable[[], object], runs: int) -> float:
    """The median time of a piece of work, in milliseconds."""
    work()
    times = []
    for _run in range(runs):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1000


def answer_once(agenda: Agenda) -> None:
    """Open, and answer one proposal of the least that each issue could bring."""
    ours = Negotiation(Terms(agenda=agenda, reservation=agenda.worth((0,) * 8), rounds=4, opens=True))
    ours.open()
    ours.respond((0,) * 8, 2)


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    few, many = small(), realistic()
    merged = frontier_of(few)
    if listed(few) != list(zip(merged.costs.tolist(), merged.worths.tolist(), strict=True)):
        raise SystemExit("the merge and the listing disagree")
    whole = frontier_of(many)
    middle = whole.package(len(whole) // 2)
    rows = (
        (f"{few.size:,} packages, merge", few, lambda: frontier_of(few), runs, "under 1 ms"),
        (f"{few.size:,} packages, listed", few, lambda: listed(few), LISTINGS, "baseline"),
        (f"{many.size:,} packages, merge", many, lambda: frontier_of(many), runs, "under 5 ms"),
        ("three equally good packages of it", many, lambda: equally_good(many, middle), runs, "under 60 ms"),
        ("open and answer once on it", many, lambda: answer_once(many), runs, "under 200 ms"),
    )
    print(f"medians of {runs} runs, Python {sys.version.split()[0]}, numpy {np.__version__}")
    for name, agenda, work, count, aim in rows:
        print(f"{name:40}{median(work, count):10.2f} ms  frontier {len(frontier_of(agenda)):6,}  {aim}")


if __name__ == "__main__":
    main()
