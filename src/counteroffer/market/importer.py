"""What an importer is: it knows its files by their first rows, and keeps what they state piece by piece."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from counteroffer.market.records.pieces import Pieces
from counteroffer.market.records.record import Kind, Stated

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Told how much of a file is read, as a share of one.
Told: TypeAlias = Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the person says about files at the call.

    `columns` names columns of a table by what they hold ("base": "Salary"); `ignored` are columns of a known layout that
    the layout does not know and that may be left unread; `employer`, `title`, `place`, `currency` and `day` hold for all rows
    of a file that does not state them.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    employer: str = ""
    title: str = ""
    place: str = ""
    currency: str = ""
    day: date | None = None

    def written(self) -> str:
        """The choices as one text: two imports of a file with other choices are two sources."""
        parts = (
            sorted(self.columns.items()),
            sorted(self.ignored),
            self.employer,
            self.title,
            self.place,
            self.currency,
        )
        return repr((*parts, self.day)) if any((*parts, self.day)) else ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is to be read: its path, as it is shown, and its first rows of cells (of a text: one cell a line)."""

    path: Path
    shown: str
    head: tuple[tuple[str, ...], ...]
    is_table: bool


@dataclass(frozen=True, slots=True)
class Job:
    """One file on its way into the records: the engine, a folder for files in between, the pieces that are kept so far (by
    this import, or by one that was stopped), and who is told of the progress.
    """

    opened: Opened
    choices: Choices
    engine: "DuckDBPyConnection"
    scratch: Path
    pieces: Pieces
    tell: Told


class Importer(Protocol):
    """A file of the folder `importers`."""

    NAME: str
    KIND: Kind
    ORDER: int

    def knows(self, opened: Opened, choices: Choices) -> bool:
        """Whether the file is one of those that this importer reads."""

    def state(self, job: Job) -> Iterable[Stated] | None:
        """What the file states, row by row, without the first `job.pieces.end` of them; None where it has been kept already.

        A FaultsFoundError, with the place, where a column is missing or not known.
        """
