"""How long the commands take and how much memory they need, against a bare interpreter: figures to read, not a test.

    python bench/startup.py [RUNS]

Each command is started fresh, RUNS times (default 9) in turn with all the others, so that a busy moment of the machine
meets them all. Shown are medians: wall-clock time, processor time, each less that of `python -c pass`, and the most memory.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
CASE = str(ROOT / "examples" / "written-offer-with-competing-offer.yaml")
BARE = "bare interpreter"
MAIN = "from counteroffer.faces.cli import main; main()"
RUNS = 9


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: wall-clock and processor time in milliseconds, most memory in mebibytes."""

    wall: float
    processor: float
    memory: float


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured: its name, its arguments, and the wall-clock time over the bare interpreter that it aims at."""

    name: str
    arguments: tuple[str, ...]
    aim: str = ""


def subjects(out: str) -> tuple[Subject, ...]:
    """The baseline and the commands."""
    plan = ("plan", CASE, "--today", "2026-11-21")
    return (
        Subject(BARE, ("-c", "pass")),
        _command("--version", ("--version",), "bare + 80 ms"),
        _command("check", ("check", CASE)),
        _command("value", ("value", CASE, "--today", "2026-11-21"), "600 ms"),
        _command("plan, terminal", plan, "500 ms"),
        _command("plan, json", (*plan, "--format", "json"), "500 ms"),
        _command("plan, html", (*plan, "--format", "html", "--out", out), "1,000 ms"),
        _command("plan, pdf", (*plan, "--format", "pdf", "--out", out), "2,000 ms"),
        _command("plan, all four", (*plan, "--format", "terminal,html,pdf,json", "--out", out)),
    )


def _command(name: str, arguments: tuple[str, ...], aim: str = "") -> Subject:
    return Subject(name, ("-c", MAIN, *arguments), aim)


def measure(subject: Subject) -> Measured:
    """One fresh run; a RuntimeError where it fails, with what it said."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *subject.arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=ROOT,
    )
    said = process.stderr.read() if process.stderr else b""
    _id, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{subject.name} ended with {process.returncode}: {said.decode(errors='replace')}")
    return Measured(wall * 1000, _processor(used) * 1000, used.ru_maxrss / 1024)


def _processor(used: resource.struct_rusage) -> float:
    return used.ru_utime + used.ru_stime


def medians(runs: list[Measured]) -> Measured:
    """The median of each figure."""
    return Measured(
        statistics.median(run.wall for run in runs),
        statistics.median(run.processor for run in runs),
        statistics.median(run.memory for run in runs),
    )


def main() -> None:
    """Measure everything and print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    with tempfile.TemporaryDirectory() as out:
        chosen = subjects(out)
        for subject in chosen:  # compiled files and the file cache are warm from here on
            measure(subject)
        runs: dict[str, list[Measured]] = {subject.name: [] for subject in chosen}
        for _number in range(count):
            for subject in chosen:
                runs[subject.name].append(measure(subject))
    print_table(chosen, {name: medians(found) for name, found in runs.items()}, count)


def print_table(chosen: tuple[Subject, ...], found: dict[str, Measured], count: int) -> None:
    """The figures, one command a line."""
    bare = found[BARE]
    print(f"median of {count} runs, Python {sys.version.split()[0]}, {os.cpu_count()} processors")
    print(f"{'':18}{'wall ms':>9}{'over bare':>11}{'times bare':>12}{'cpu ms':>9}{'over bare':>11}{'MiB':>7}  aim")
    for subject in chosen:
        one = found[subject.name]
        print(
            f"{subject.name:18}{one.wall:9.0f}{one.wall - bare.wall:+11.0f}{one.wall / bare.wall:12.1f}"
            f"{one.processor:9.0f}{one.processor - bare.processor:+11.0f}{one.memory:7.0f}  {subject.aim}".rstrip()
        )


if __name__ == "__main__":
    main()
