"""Guides with known faults, written into a folder and checked there, for the tests of the check itself."""

from datetime import date
from pathlib import Path

from counteroffer.lint.guide_files import gather_files
from counteroffer.lint.report import Report
from counteroffer.lint.request import CheckRequest, Progress, silent
from counteroffer.lint.running import check_files

TODAY = date(2026, 11, 21)
RULES = ("swapped-ends", "bonus-percent-does-not-match-amount", "E")
HEAD = "# Baker | Acme Negotiation Guide\n\n| Region | Base salary | Bonus |\n|---|---|---|\n"
CLEAN_ROW = "| New York | $100K - $120K | $10K - $12K (10%) |\n"
SWAPPED_ROW = "| New York | $120K - $100K | $12K - $10K |\n"
WRONG_BONUS_ROW = "| New York | $100K - $120K | $20K - $24K (10%) |\n"
CLEAN = HEAD + CLEAN_ROW
SWAPPED = HEAD + "| New York | $120K - $100K | |\n"
WRONG_BONUS = HEAD + WRONG_BONUS_ROW


def write(folder: Path, **texts: str) -> None:
    """Write guides into a folder, each named by its key."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, "utf-8")


def checked(
    *paths: Path,
    select: tuple[str, ...] | None = RULES,
    ignore: tuple[str, ...] = (),
    today: date = TODAY,
    cached: bool = False,
    progress: Progress = silent,
    standard_input: bytes | None = None,
) -> Report:
    """What a check of paths finds."""
    request = CheckRequest(
        paths=paths,
        today=today,
        select=select,
        ignore=ignore,
        cached=cached,
        progress=progress,
        standard_input=standard_input,
    )
    return check_files(gather_files(request), request)


def told(report: Report) -> list[tuple[str, int, str]]:
    """The findings by file name, line and rule."""
    return [(Path(fault.span.path).name, fault.span.line, fault.rule) for fault in report.findings]
