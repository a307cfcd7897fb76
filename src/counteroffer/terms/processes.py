"""Shares work out over processes where there is much of it, and does it here where that is quicker or nothing else can be had."""

import gc
import os
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

MOST_PROCESSES = 8

Piece = TypeVar("Piece")
Result = TypeVar("Result")


def share_out(
    do: Callable[[Piece], Result], pieces: Sequence[Piece], *, alone: int = 1
) -> Generator[tuple[Piece, Result], None, None]:
    """Each piece of work with what `do` makes of it, in order; in other processes where there are more than `alone`.

    `do` must be a function of a module (or a partial of one); pieces and results go between processes as pickles. What
    `do` raises is raised here. A caller that stops early ends the processes.
    """
    pool = _pool(len(pieces)) if len(pieces) > alone else None
    if pool is None:
        yield from ((piece, do(piece)) for piece in pieces)
        return
    try:
        running = [pool.submit(do, piece) for piece in pieces][::-1]
        for piece in pieces:  # each result is let go of when its turn is over
            yield piece, running.pop().result()
    finally:
        pool.shutdown(cancel_futures=True)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _pool(pieces: int) -> "ProcessPoolExecutor | None":
    """A pool of processes; None on one core, and where the system grants no semaphores, as some containers do not."""
    processes = min(cores(), MOST_PROCESSES, pieces)
    if processes > 1:
        with suppress(OSError, ImportError):
            from concurrent.futures import ProcessPoolExecutor

            return ProcessPoolExecutor(processes, initializer=_begin_process)
    return None


def _begin_process() -> None:
    """Prepare a process that only works through pieces: its records have no cycles, so looking for some is wasted."""
    import threading

    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process as soon as the one that began it has ended, even where that was killed and could tell nobody.

    What waits is a pipe that the system closes, so it is the same on every platform.
    """
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
