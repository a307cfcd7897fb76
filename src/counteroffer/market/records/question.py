"""What is asked of records, and what is answered: percentiles of base pay in groups, none of fewer than five records."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from counteroffer.market.records.record import Kind

PERCENTILES = (10, 25, 50, 75, 90)
RANKS = tuple(rank / 100 for rank in PERCENTILES)
FEWEST = 5  # a cell of fewer records is not shown: it says too little, and too much of single people
By: TypeAlias = Literal["employer", "occupation", "state", "area", "year", "title"]
KEYS: dict[By, str] = {
    "employer": "employer_key", "occupation": "occupation", "state": "state", "area": "area", "year": "year", "title": "title",
}  # fmt: skip
# What the file by place holds of a record; a question that needs nothing else is answered from it.
PLACE_COLUMNS = ("kind", "currency", "occupation", "state", "area", "day", "base")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which records count, and by what they are grouped; empty: all of them.

    `employers` are keys, `occupations` and `areas` codes, `states` two letters, `titles` as written in the records.
    """

    currency: str = "USD"
    kinds: tuple[Kind, ...] = ()
    employers: tuple[str, ...] = ()
    occupations: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    since: date | None = None
    by: tuple[By, ...] = ()

    @property
    def is_of_place(self) -> bool:
        """Whether it asks for occupations in places, and for nothing else: the file by place answers that sooner."""
        placed = bool(self.occupations and (self.areas or self.states))
        return placed and not self.employers and not self.titles and not {"employer", "title"} & set(self.by)


@dataclass(frozen=True, slots=True)
class Group:
    """One group: its keys in the order of the question, how many records, five percentiles in cents a year, and their days.

    `middle` is the middle one of their days, known only of a question without groups. `named` is a name that the employer of the group is written by, where groups are by employer.
    """

    keys: tuple[str, ...]
    count: int
    points: tuple[int, ...]
    first: date | None
    middle: date | None
    last: date | None
    named: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The groups, the largest first; how many more there are with fewer records than are shown, and how many records those hold."""

    groups: tuple[Group, ...]
    hidden: int
    hidden_records: int

    @property
    def records(self) -> int:
        """How many records all groups hold, the hidden ones too."""
        return sum(group.count for group in self.groups) + self.hidden_records
