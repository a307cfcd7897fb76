"""The library's records: guides with their faults, and what a match answers, with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from counteroffer.guides.guide import Guide, PayRow
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.sentences import Sentence

How: TypeAlias = Literal["exact", "alias", "close", "company-only", "none"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One guide of the library, with the faults that were found in reading it."""

    guide: Guide
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """Many guides in the order of their company and role, and the faults of files that hold no readable guide.

    `companies` are the names of all companies, also of those whose guides were found and not read.
    """

    entries: tuple[Entry, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    companies: frozenset[str] = frozenset()

    def guides(self) -> Iterator[Guide]:
        """The guides, in order."""
        return (entry.guide for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Match:
    """How a name that a person gave was found, and why so.

    "exact": the same name; "alias": another name of the same; "close": a slip of the pen where something was found,
    else something so near that it is named and not used; "company-only": the company is there and the role is not;
    "none": nothing. What the library has instead stands in `why`.
    """

    how: How
    why: Sentence


@dataclass(frozen=True, slots=True)
class Matched:
    """The guide and the row of pay that fit, None where none does, with a reason for each step."""

    entry: Entry | None
    row: PayRow | None
    company: Match
    role: Match
    region: Match
    level: Match | None = None
