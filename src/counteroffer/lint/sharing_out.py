"""Shares reading and checking out over processes where there is much of it."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from counteroffer.lint.scanning import Job, Scanned, Work, begin_process, scan

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

ALONE = 48  # guides that one process has checked before others could have started
TOGETHER = 12  # guides in one piece of work
MOST_PROCESSES = 8


def scan_all(work: Work) -> Iterator[tuple[str, Scanned]]:
    """The results with their paths as shown, as they are done."""
    for jobs, results in _in_pieces(work):
        yield from zip((job.shown for job in jobs), results, strict=True)


def _in_pieces(work: Work) -> Iterator[tuple[Sequence[Job], list[Scanned]]]:
    """The pieces of the work with their results as they are done: here, or in other processes where these can be had."""
    starts = range(0, len(work.jobs), TOGETHER)
    pieces = [Work(work.jobs[start : start + TOGETHER], work.today, work.codes) for start in starts]
    pool = _pool() if len(work.jobs) > ALONE else None
    if pool is None:
        yield from ((piece.jobs, scan(piece)) for piece in pieces)
        return
    from concurrent.futures import as_completed

    try:
        running = {pool.submit(scan, piece): piece for piece in pieces}
        for finished in as_completed(running):
            yield running.pop(finished).jobs, finished.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _pool() -> "ProcessPoolExecutor | None":
    """A pool of processes; None on one core, and where the system grants no semaphores, as some containers do not."""
    processes = min(_cores(), MOST_PROCESSES)
    if processes > 1:
        with suppress(OSError, ImportError):
            from concurrent.futures import ProcessPoolExecutor

            return ProcessPoolExecutor(processes, initializer=begin_process)
    return None


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
