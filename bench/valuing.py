"""How long it takes to value offers, to simulate a share's price and to compare, against plain passes in the same run.

    python bench/valuing.py [RUNS]

Baselines: PyYAML loading the same case text for the work on cases, and for the simulation the shortest numpy that draws all
paths at once and takes percentiles of their sums. Each subject runs RUNS times (default 7) in turn with the others, in one
process and after one run to warm up; shown are medians of the wall-clock time. Figures to read, not a test.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy
import yaml

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from counteroffer.documents.source import SourceText  # noqa: E402
from counteroffer.offers.case import Case, Offer  # noqa: E402
from counteroffer.offers.reading import read_case  # noqa: E402
from counteroffer.valuation.comparing.comparing import compare  # noqa: E402
from counteroffer.valuation.comparing.sides import contenders_of  # noqa: E402
from counteroffer.valuation.leaving.keeping import keep_if_leaving  # noqa: E402
from counteroffer.valuation.swings.price_paths import Motion, Part, simulate  # noqa: E402
from counteroffer.valuation.swings.spread import LEVELS  # noqa: E402
from counteroffer.valuation.swings.spreading import spread_equity  # noqa: E402
from counteroffer.valuation.valuation import Valuation  # noqa: E402
from counteroffer.valuation.valuing import value_offer  # noqa: E402

CASE = ROOT / "examples" / "written-offer-with-competing-offer.yaml"
TODAY = date(2026, 11, 21)
RUNS, MANY, PATHS, DATES = 7, 1_000, 100_000, 16
PLAIN_YAML, PLAIN_NUMPY = "plain PyYAML, one case", "plain numpy, all paths"
MANY_YAML = f"plain PyYAML, {MANY:,} cases"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured, against which baseline, and the time that it aims at, in milliseconds."""

    name: str
    work: Callable[[], object]
    baseline: str
    aim: int | None = None


def subjects() -> tuple[Subject, ...]:
    """The baselines and the work."""
    text = CASE.read_text()
    case, offer, valuation = _valued(text)
    contenders = contenders_of(case, offer, case.company)
    return (
        Subject(PLAIN_YAML, lambda: yaml.load(text, Loader=yaml.CSafeLoader), PLAIN_YAML),
        Subject("value one case", lambda: value_offer(case, offer), PLAIN_YAML, 20),
        Subject("read and value one case", lambda: _valued(text), PLAIN_YAML),
        Subject(MANY_YAML, lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for _number in range(MANY)], MANY_YAML),
        Subject(f"value {MANY:,} cases", _valuing_many(text), MANY_YAML, 5_000),
        Subject("what is kept, 48 months", lambda: keep_if_leaving(valuation), PLAIN_YAML),
        Subject("compare three", lambda: compare(contenders, TODAY), PLAIN_YAML),
        Subject(PLAIN_NUMPY, _plain_paths, PLAIN_NUMPY),
        Subject(f"simulate {PATHS:,} x {DATES}", _paths, PLAIN_NUMPY, 150),
        Subject("spread of the equity", lambda: spread_equity(case, offer, valuation), PLAIN_NUMPY),
    )


def _valued(text: str) -> tuple[Case, Offer, Valuation]:
    case, faults = read_case(SourceText(str(CASE), text))
    if case is None or case.offer is None:
        raise RuntimeError(f"{CASE} does not read: {faults}")
    valuation = value_offer(case, case.offer)
    if valuation is None:
        raise RuntimeError(f"{CASE} states no base salary")
    return case, case.offer, valuation


def _valuing_many(text: str) -> Callable[[], object]:
    """Many cases of different base pay, read beforehand."""
    cases = [_valued(text.replace("base: 240K", f"base: {240_000 + 100 * number}"))[:2] for number in range(MANY)]
    return lambda: [value_offer(case, offer) for case, offer in cases]


def _plain_paths() -> object:
    """The shortest way: all normals at once, sums of the prices, percentiles."""
    drawn = numpy.random.default_rng(1).standard_normal((PATHS, DATES))
    prices = numpy.exp(numpy.cumsum(0.35 / 2 * drawn - 0.35**2 / 8, axis=1))
    years = prices.reshape(PATHS, DATES // 4, 4).sum(axis=2)
    levels = [float(level) for level in LEVELS]
    return numpy.quantile(years, levels, axis=0), numpy.quantile(years.sum(axis=1), levels)


def _paths() -> object:
    parts = [Part(3 * number, Decimal(15_000)) for number in range(1, DATES + 1)]
    return simulate(parts, Motion(Decimal(0), Decimal("0.35")), LEVELS, paths=PATHS, seed=1)


def main() -> None:
    """Measure everything in turn and print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    chosen = subjects()
    for subject in chosen:
        subject.work()
    runs: dict[str, list[float]] = {subject.name: [] for subject in chosen}
    for _number in range(count):
        for subject in chosen:
            begun = time.perf_counter()
            subject.work()
            runs[subject.name].append((time.perf_counter() - begun) * 1000)
    print_table(chosen, {name: statistics.median(found) for name, found in runs.items()}, count)


def print_table(chosen: tuple[Subject, ...], found: dict[str, float], count: int) -> None:
    """The figures, one subject a line."""
    print(
        f"median of {count} runs, Python {sys.version.split()[0]}, numpy {numpy.__version__}, {os.cpu_count()} processors"
    )
    print(f"{'':26}{'ms':>10}{'times its baseline':>20}  aim")
    for subject in chosen:
        took = found[subject.name]
        aim = f"{subject.aim:,} ms" if subject.aim else ""
        print(f"{subject.name:26}{took:10.2f}{took / found[subject.baseline]:20.2f}  {aim}".rstrip())


if __name__ == "__main__":
    main()
