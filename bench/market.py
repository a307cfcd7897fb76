"""How fast market records are imported and asked, and how much memory that takes: figures to read, not a test.

    python bench/market.py [ROWS]

ROWS filings (default 10,000,000) are invented in the layout of fiscal year 2025. Measured are: making them; the import of a
million rows (.csv, and a tenth as .xlsx) with its memory; five percentiles of all pairs of occupation and state, against the
same question written straight in DuckDB's SQL over the same file and, where pandas is installed, against pandas; single
look-ups; and `benchmark CASE` from a cold start. Each figure is the median of several runs, in turn with what it is held
against. Parquet is not packed twice: what is asked is what an import wrote.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import duckdb

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.market.filing_files import write_file  # noqa: E402

from counteroffer.market.importer import Choices  # noqa: E402
from counteroffer.market.importing import import_files  # noqa: E402
from counteroffer.market.records.asking import ask  # noqa: E402
from counteroffer.market.records.folder import Folder  # noqa: E402
from counteroffer.market.records.question import Question  # noqa: E402

CASE = ROOT / "examples" / "written-offer-with-competing-offer.yaml"
MILLION = 1_000_000
SHEET_ROWS = 100_000
RUNS = 7
QUESTION = "SELECT occupation, state, count(*), quantile_cont(base, [0.1, 0.25, 0.5, 0.75, 0.9]) FROM '{file}' WHERE currency = 'USD' AND base IS NOT NULL GROUP BY ALL"
IMPORT = """
import sys
sys.path[:0] = {path!r}
from datetime import date
from pathlib import Path
from counteroffer.market.importer import Choices
from counteroffer.market.importing import import_files
from counteroffer.market.records.folder import Folder
for one in import_files(Folder(Path(sys.argv[1])), [Path(sys.argv[2])], date(2026, 11, 21), Choices(), lambda *_: None):
    print(one.source.kept)
"""
PANDAS = """
import sys, time, resource
import pandas
begun = time.perf_counter()
frame = pandas.read_parquet(sys.argv[1], columns=["occupation", "state", "base"])
found = frame.groupby(["occupation", "state"])["base"].quantile([0.1, 0.25, 0.5, 0.75, 0.9])
print(time.perf_counter() - begun)
"""


def main() -> None:
    """Measure everything and print it."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10 * MILLION
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        print(f"{os.cpu_count()} processors, Python {sys.version.split()[0]}, DuckDB {duckdb.__version__}")
        measure_imports(folder)
        records = prepare(folder, rows)
        measure_percentiles(records, rows)
        measure_look_ups(records)
        measure_benchmark(records)


def measure_imports(folder: Path) -> None:
    """A million rows as text, a tenth of that as a sheet: seconds, and the most memory."""
    for name, rows in (("million.csv", MILLION), ("sheet.xlsx", SHEET_ROWS)):
        file = write_file(folder / name, rows, 2024)
        seconds, memory, said = run(
            [sys.executable, "-c", IMPORT.format(path=[str(ROOT / "src")]), str(folder / f"{name}.records"), str(file)]
        )
        print(
            f"import of {rows:,} rows ({name}, {file.stat().st_size / 1e6:,.0f} MB): {seconds:.1f} s, {memory:,.0f} MiB, {said.strip()} kept"
        )
        file.unlink()


def prepare(folder: Path, rows: int) -> Folder:
    """The records that are asked."""
    begun = time.perf_counter()
    file = write_file(folder / "many.csv", rows, 2025)
    print(f"{rows:,} rows made in {time.perf_counter() - begun:.1f} s ({file.stat().st_size / 1e9:.1f} GB)")
    records = Folder(folder / "records")
    begun = time.perf_counter()
    list(import_files(records, [file], date(2026, 11, 21), Choices(), lambda _name, _share: None))
    print(f"imported in {time.perf_counter() - begun:.1f} s")
    file.unlink()
    return records


def measure_percentiles(records: Folder, rows: int) -> None:
    """All pairs of occupation and state, in turn with the same question in plain SQL."""
    (file,) = records.files(records.listing())  # one source alone
    engine = duckdb.connect()
    groups = len(ask(records, Question(by=("occupation", "state"))).groups)
    ours, plain = [], []
    for _number in range(RUNS):
        ours.append(timed(lambda: ask(records, Question(by=("occupation", "state")))))
        plain.append(timed(lambda: engine.execute(QUESTION.format(file=file)).fetchall()))
    mine, theirs = statistics.median(ours), statistics.median(plain)
    print(
        f"five percentiles of {groups} groups over {rows:,} rows: {mine:.3f} s, plain SQL {theirs:.3f} s: {mine / theirs:.2f} times"
    )
    if find_spec("pandas") is None or find_spec("pyarrow") is None:
        print("pandas with pyarrow is not installed: not compared")
        return
    seconds, memory, said = run([sys.executable, "-c", PANDAS, str(file)])
    print(
        f"the same in pandas: {float(said):.1f} s ({float(said) / mine:.0f} times), {memory:,.0f} MiB, {seconds:.1f} s with its start"
    )


def measure_look_ups(records: Folder) -> None:
    """Single cells, as a benchmark asks for them."""
    for name, question in (
        (
            "a small employer and an occupation",
            Question(employers=("company7777ofsomething",), occupations=("15-1252",)),
        ),
        ("a large employer and an occupation", Question(employers=("stripe",), occupations=("15-2051",))),
        (
            "an employer, an occupation, a state",
            Question(employers=("google",), occupations=("17-2141",), states=("CA",)),
        ),
        ("an occupation in an area", Question(occupations=("15-1252",), areas=("0041860",))),
    ):
        found = ask(records, question, fewest=1)
        seconds = statistics.median(timed(lambda asked=question: ask(records, asked)) for _number in range(RUNS * 3))  # type: ignore[misc]
        print(f"look-up of {name} ({found.records:,} records): {seconds * 1000:.1f} ms")


def measure_benchmark(records: Folder) -> None:
    """`benchmark CASE` from a cold start, against a bare interpreter."""
    program = f"import sys; sys.path[:0] = [{str(ROOT / 'src')!r}]; from counteroffer.faces.cli import main; main()"
    arguments = [sys.executable, "-c", program, "benchmark", str(CASE), "--today", "2026-11-21"]
    environment = {"COUNTEROFFER_MARKET": str(records.path)}
    run(arguments, environment)
    seconds = [run(arguments, environment) for _number in range(RUNS)]
    print(
        f"benchmark CASE, cold: {statistics.median(one[0] for one in seconds):.2f} s, {statistics.median(one[1] for one in seconds):,.0f} MiB"
    )


def timed(work: Callable[[], object]) -> float:
    """How many seconds a piece of work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def run(arguments: list[str], environment: dict[str, str] | None = None) -> tuple[float, float, str]:
    """A fresh process: its seconds, its most memory in mebibytes, and what it printed."""
    begun = time.perf_counter()
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, env={**os.environ, **(environment or {})})
    said = process.stdout.read() if process.stdout else b""
    _id, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{arguments[:2]} ended with {process.returncode}")
    assert isinstance(used, resource.struct_rusage)
    return seconds, used.ru_maxrss / 1024, said.decode()


if __name__ == "__main__":
    main()
