"""How long the strategy of a whole plan takes, and the search for one ask with several rounds left.

    python bench/planning.py [RUNS]

Subjects: the plan of each worked example that has an offer, without guides and without reading the file (the aim is
200 ms); the best ask with one to four rounds left, the closed form of one round being the baseline. Medians of RUNS runs
(default 5) of processor time after one to warm up. Figures to read, not a test.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from counteroffer.documents.source import SourceText
from counteroffer.market.gathering import gather
from counteroffer.offers.reading import read_case
from counteroffer.strategy.planning import make_plan
from counteroffer.strategy.rounds import MOST_ROUNDS, Assumed, State, best_ask, odds_of

RUNS = 5
TODAY = date(2026, 11, 21)
EXAMPLES = Path(__file__).parent.parent / "examples"


def median(work: Callable[[], object], runs: int) -> float:
    """The median time of the processor for a piece of work, in milliseconds."""
    work()
    times = []
    for _run in range(runs):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return statistics.median(times) * 1000


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    print(f"medians of {runs} runs, Python {sys.version.split()[0]}")
    for path in sorted(EXAMPLES.glob("*.yaml")):
        case, _faults = read_case(SourceText.from_bytes(path.name, path.read_bytes()))
        if case is None or case.offer is None:
            continue
        evidence = gather(case, None)
        took = median(partial(make_plan, case, evidence, TODAY), runs)
        print(f"plan of {path.stem:40}{took:10.1f} ms  under 200 ms")
    state, assumed = State(100e3, 120e3, odds_of(0.35)), Assumed(walk_away=85e3, room_given=0.25, withdrawn=0.05)
    baseline = median(lambda: [best_ask(state, 1, assumed) for _again in range(1000)], runs) / 1000
    for left in range(1, MOST_ROUNDS + 1):
        took = baseline if left == 1 else median(partial(best_ask, state, left, assumed), runs)
        print(f"best ask, rounds left: {left}  {'':24}{took:10.3f} ms  {took / baseline:12,.0f} times")


if __name__ == "__main__":
    main()
