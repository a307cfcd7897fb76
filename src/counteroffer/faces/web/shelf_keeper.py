"""Keeps the library at hand for its pages: read in the background with its progress told, and again when a guide changes."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counteroffer import operations
from counteroffer.terms.faults import CounterofferError

LOOK_AGAIN = 2.0  # seconds in which a folder of thousands of guides is looked through at most once
LONG_PATIENCE = 5.0
PATIENCE = 0.5  # seconds that a page waits for a library that is nearly there


@dataclass(frozen=True, slots=True)
class Reading:
    """A library that is being read: how many guides of how many."""

    done: int
    total: int


class StoppedError(Exception):
    """The app ends, so a library that is being read is let go of."""


class ShelfKeeper:
    """The library of some folders as it was read last; one thread reads it, whoever asks."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = tuple(paths)
        self._turn = threading.Lock()
        self._shelf: operations.Shelf | None = None
        self._refusal: CounterofferError | None = None
        self._read = ("", date.min)  # the stamp and the day of what was read
        self._looked = -LOOK_AGAIN
        self._reading: threading.Thread | None = None
        self._reached = Reading(0, 0)
        self._stops = False

    def shelf(self, today: date, patience: float = PATIENCE) -> "operations.Shelf | Reading":
        """The library, or how far its first reading is; an older one while it is read again.

        A CounterofferError where it cannot be read.
        """
        self._look(today)
        reading = self._reading
        if self._shelf is None and reading is not None:
            reading.join(patience)
        with self._turn:
            if self._refusal is not None:
                raise self._refusal
            return self._shelf or self._reached

    def whole(self, today: date) -> operations.Shelf:
        """The library, waited for as long as its reading takes; StoppedError where the app ends meanwhile."""
        while True:
            found = self.shelf(today, LONG_PATIENCE)
            if not isinstance(found, Reading):
                return found
            if self._stops:
                raise StoppedError

    @property
    def has_stopped(self) -> bool:
        """Whether it was told to let go: it reads nothing any more."""
        return self._stops

    def stop(self) -> None:
        """Let go of a library that is being read, and wait until that is done."""
        self._stops = True
        reading = self._reading
        if reading is not None:
            reading.join()

    def _look(self, today: date) -> None:
        """Begin to read where something has changed since the last time; a look for that is taken now and then."""
        with self._turn:
            now = time.monotonic()
            is_fresh = now - self._looked < LOOK_AGAIN and (self._shelf is not None or self._refusal is not None)
            if self._reading is not None or self._stops or is_fresh:
                return
            self._looked = now
            if self._shelf is None or (operations.shelf_stamp(self.paths), today) != self._read:
                self._reading = threading.Thread(target=self._begin, args=(today,), name="library", daemon=True)
                self._reading.start()

    def _begin(self, today: date) -> None:
        shelf, refusal = None, None
        stamp = operations.shelf_stamp(self.paths)
        try:
            shelf = operations.read_shelf(self.paths, today, progress=self._tell)
        except CounterofferError as error:
            refusal = error
        except StoppedError:
            pass
        finally:
            with self._turn:
                self._shelf, self._refusal = shelf or self._shelf, refusal
                self._read = (stamp, today)
                self._reading = None

    def _tell(self, done: int, total: int) -> None:
        if self._stops:
            raise StoppedError
        self._reached = Reading(done, total)


KEEPERS: dict[tuple[Path, ...], ShelfKeeper] = {}  # of the apps of this process, by their folders


def keeper_of(paths: tuple[Path, ...]) -> ShelfKeeper:
    """The one keeper of some folders; a new one after an app has stopped the one before."""
    keeper = KEEPERS.get(paths)
    if keeper is None or keeper.has_stopped:
        keeper = KEEPERS[paths] = ShelfKeeper(paths)
    return keeper
