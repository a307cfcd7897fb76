"""How fast guides are read and checked and how much memory that takes, against a plain pass over the same files.

    python bench/guides.py [RUNS]

The baseline is what any tool would do first and no more: markdown-it-py parses each body, PyYAML each front matter.
Each subject runs in a process of its own, RUNS times (default 3) in turn with the others; shown are medians of its
processor time over its own empty run (imports, an empty folder), guides and megabytes a second, and the most memory.
The guides are the package's samples, many times over under other company names; and those of ../shared/corpus/guides,
where that folder lies beside the project. Figures to read, not a test.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "src" / "counteroffer" / "library" / "samples"
CORPUS = ROOT.parent / "shared" / "corpus" / "guides"
COPIES = 100
RUNS = 3

PLAIN = """
import sys, yaml
from pathlib import Path
from markdown_it import MarkdownIt
parser = MarkdownIt("commonmark").enable("table")
for path in sorted(Path(sys.argv[1]).rglob("*.md")):
    text = path.read_text(encoding="utf-8", errors="replace")
    head, fence, body = text[4:].partition("\\n---\\n") if text.startswith("---\\n") else ("", "", text)
    if fence:
        yaml.load(head, Loader=yaml.CSafeLoader)
    parser.parse(body if fence else text)
"""
READ = """
import sys
from pathlib import Path
from counteroffer.documents.source import SourceText
from counteroffer.guides.reading import read_guide
for path in sorted(Path(sys.argv[1]).rglob("*.md")):
    read_guide(SourceText.from_bytes(path.name, path.read_bytes()))
"""
CLI = "from counteroffer.faces.cli import main; main()"
CHECK = ("-c", CLI, "guides", "check", "--statistics", "--quiet", "--today", "2026-11-21")
FOUND_NOTHING, FOUND_SOMETHING = 0, 1


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured: its name and its arguments before the folder; `fresh` where it starts with an empty cache."""

    name: str
    arguments: tuple[str, ...]
    fresh: bool = True


SUBJECTS = (
    Subject("markdown-it-py + PyYAML", ("-c", PLAIN)),
    Subject("read_guide", ("-c", READ)),
    Subject("guides check, cold", CHECK),
    Subject("guides check, warm", CHECK, fresh=False),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: processor time in seconds, most memory in mebibytes."""

    seconds: float
    memory: float


def measure(subject: Subject, folder: Path, cache: Path) -> Measured:
    """One run over a folder; a RuntimeError where it fails, with what it said."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "XDG_CACHE_HOME": str(cache)}
    process = subprocess.Popen(
        [sys.executable, *subject.arguments, str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=folder,
    )
    said = process.stderr.read() if process.stderr else b""
    _id, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (FOUND_NOTHING, FOUND_SOMETHING) or b"Traceback" in said:
        raise RuntimeError(f"{subject.name} ended with {process.returncode}: {said.decode(errors='replace')}")
    return Measured(_processor(used), used.ru_maxrss / 1024)


def _processor(used: resource.struct_rusage) -> float:
    return used.ru_utime + used.ru_stime


def measure_folder(folder: Path, count: int) -> dict[str, Measured]:
    """The median of each subject over a folder, the empty run taken off its time."""
    over: dict[str, list[float]] = {subject.name: [] for subject in SUBJECTS}
    memory: dict[str, list[float]] = {subject.name: [] for subject in SUBJECTS}
    for _number in range(count):
        with tempfile.TemporaryDirectory() as caches, tempfile.TemporaryDirectory() as nothing:
            for number, subject in enumerate(SUBJECTS):
                empty = measure(subject, _one_guide(Path(nothing)), Path(caches) / "empty")
                cache = Path(caches) / (str(number) if subject.fresh else str(number - 1))
                found = measure(subject, folder, cache)
                over[subject.name].append(found.seconds - empty.seconds)
                memory[subject.name].append(found.memory)
    return {name: Measured(statistics.median(over[name]), statistics.median(memory[name])) for name in over}


def _one_guide(folder: Path) -> Path:
    """A folder with a guide of one line: the empty run loads what every run loads."""
    (folder / "guide.md").write_text("# Engineer | Fernwater Negotiation Guide\n", encoding="utf-8")
    return folder


def copy_samples(folder: Path) -> None:
    """The samples COPIES times over, each copy in a folder of its own and under another company's name."""
    for sample in sorted(SAMPLES.rglob("*.md")):
        text = sample.read_text(encoding="utf-8")
        company = text.partition("# ")[2].partition("\n")[0].partition(" | ")[2].partition(" Negotiation")[0]
        for number in range(COPIES):
            copy = folder / f"{sample.parent.name}-{number}" / sample.name
            copy.parent.mkdir()
            copy.write_text(text.replace(company, f"{company} {number}") if company else text, encoding="utf-8")


def print_table(name: str, folder: Path, found: dict[str, Measured]) -> None:
    """The figures of one folder, one subject a line."""
    sizes = [path.stat().st_size for path in folder.rglob("*.md")]
    plain = found[SUBJECTS[0].name].seconds
    print(f"\n{name}: {len(sizes)} guides, {sum(sizes) / 1e6:.1f} MB")
    print(f"{'':26}{'seconds':>9}{'ms a guide':>12}{'guides/s':>10}{'MB/s':>7}{'times plain':>13}{'MiB':>6}")
    for subject, one in found.items():
        seconds = max(one.seconds, 0.001)
        print(
            f"{subject:26}{seconds:9.2f}{seconds / len(sizes) * 1000:12.2f}{len(sizes) / seconds:10.0f}"
            f"{sum(sizes) / 1e6 / seconds:7.1f}{seconds / plain:13.2f}{one.memory:6.0f}"
        )


def main() -> None:
    """Measure both folders and print their tables."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    print(f"processor time, median of {count} runs, Python {sys.version.split()[0]}, {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as copies:
        copy_samples(Path(copies))
        print_table("samples, repeated", Path(copies), measure_folder(Path(copies), count))
    if CORPUS.is_dir():
        print_table("../shared/corpus/guides", CORPUS, measure_folder(CORPUS, count))
    else:
        print(
            "\nno folder ../shared/corpus/guides beside the project: real guides are not part of it, and not measured"
        )


if __name__ == "__main__":
    main()
