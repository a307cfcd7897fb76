"""Shares reading and checking out over processes where there is much of it."""

from collections.abc import Iterator

from counteroffer.lint.scanning import Scanned, Work, scan
from counteroffer.terms.processes import share_out

ALONE = 48  # guides that one process has checked before others could have started
TOGETHER = 12  # guides in one piece of work


def scan_all(work: Work) -> Iterator[tuple[str, Scanned]]:
    """The results with their paths as shown, piece by piece."""
    # The longest first, so that no process is left alone with one of them at the end.
    jobs = sorted(work.jobs, key=lambda job: len(job.content), reverse=True)
    starts = range(0, len(jobs), TOGETHER)
    pieces = [Work(tuple(jobs[start : start + TOGETHER]), work.today, work.codes, work.many) for start in starts]
    if len(pieces) > 1 and any(job.reading is None for job in jobs):
        import counteroffer.guides.reading  # noqa: F401  # once here, and not again in each process that begins as a copy of this
    for piece, results in share_out(scan, pieces, alone=ALONE // TOGETHER):
        yield from zip((job.shown for job in piece.jobs), results, strict=True)
