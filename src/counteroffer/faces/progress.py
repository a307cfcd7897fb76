"""A progress bar on standard error, for work that takes longer than a second and has a terminal to show it on."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from counteroffer.lint.request import Progress, silent

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

PATIENCE = 1.0  # seconds


@contextmanager
def progress_shown(*, wanted: bool = True, words: str = "reading guides") -> Iterator[Progress]:
    """What is to be told how far the work is, which `words` name; the bar goes away when the work is done."""
    if not wanted or not sys.stderr.isatty():
        yield silent
        return
    shown = _Shown(words)
    try:
        yield shown.tell
    finally:
        shown.end()


class _Shown:
    """A bar that comes up late, as it takes a while to load."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.begun = time.monotonic()
        self.bar: Bar | None = None
        self.task: TaskID | None = None

    def tell(self, done: int, total: int) -> None:
        """Show how much of the work is done."""
        if self.bar is None and time.monotonic() - self.begun < PATIENCE:
            return
        if self.bar is None:
            self._begin()
        if self.bar is not None and self.task is not None:
            self.bar.update(self.task, completed=done, total=total)

    def end(self) -> None:
        """Take the bar away."""
        if self.bar is not None:
            self.bar.stop()

    def _begin(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn(self.words), BarColumn(), MofNCompleteColumn())
        self.bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self.task = self.bar.add_task("")
        self.bar.start()
