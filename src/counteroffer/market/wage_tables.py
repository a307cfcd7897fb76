"""The tables of the published wage statistics that lie beside them: occupations, areas, and whose figures they are."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TypeVar

import msgspec

from counteroffer.terms.places import Citation

FOLDER = "statistics"
NATIONAL = "0000000"
Shape = TypeVar("Shape")


@dataclass(frozen=True, slots=True)
class Occupation:
    """An occupation of the US Standard Occupational Classification of 2018: "15-1252", "Software Developers".

    `level` is "total", "major", "minor", "broad" or "detailed"; below the nation only detailed ones are published.
    """

    code: str
    level: str
    title: str


@dataclass(frozen=True, slots=True)
class Area:
    """An area for which wages are published, by the bureau's code of seven digits.

    `kind` is "national", "state", "metropolitan" or "nonmetropolitan"; `state` the number of its (first) state, "00" for
    the nation.
    """

    code: str
    kind: str
    state: str
    title: str

    @property
    def name(self) -> str:
        """The area as it stands in a sentence: its title, the country's name for the nation."""
        return "the United States" if self.kind == "national" else self.title


class Highest(msgspec.Struct, frozen=True):
    """The wages from which on none is published: an hour's and a year's, in dollars."""

    hour: Decimal
    year: Decimal


class WrittenFile(msgspec.Struct, frozen=True):
    """One file as it was built: the hash of its bytes, how many there are, how many rows they hold."""

    sha256: str
    bytes: int
    rows: int


class SourcePackage(msgspec.Struct, frozen=True):
    """The package that the figures were read from, with its hashes and those of the files as published."""

    package: str
    sha256: str
    database_sha256: str
    files: dict[str, str]


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whose figures they are, of when, and from what they were built."""

    title: str
    publisher: str
    release: str
    as_of: date
    published: date
    retrieved: date
    address: str
    rights: str
    notice: str
    highest_published: Highest
    source: SourcePackage
    built_with: str
    files: dict[str, WrittenFile]

    @property
    def citation(self) -> Citation:
        """The publication that every figure of the statistics leads to."""
        return Citation(f"{self.publisher}: {self.title}, {self.release}", self.address, self.release)


@cache
def manifest() -> Manifest:
    """The manifest that ships with the figures."""
    return msgspec.yaml.decode(table_path("manifest.yaml").read_bytes(), type=Manifest, strict=False)


@cache
def occupations() -> dict[str, Occupation]:
    """All published occupations by their code."""
    return {found.code: found for found in _read("occupations.json", list[Occupation])}


@cache
def areas() -> dict[str, Area]:
    """All areas by their code."""
    return {found.code: found for found in _read("areas.json", list[Area])}


@cache
def states() -> dict[str, Area]:
    """The states, the District of Columbia and the territories by the bureau's number of two digits."""
    return {area.state: area for area in areas().values() if area.kind == "state"}


def table_path(name: str) -> Path:
    """Where a file of the statistics lies: the package is installed unpacked, as its folder of figures is read in place."""
    return Path(str(resources.files(__package__))) / FOLDER / name


def _read(name: str, shape: type[Shape]) -> Shape:
    return msgspec.json.decode(table_path(name).read_bytes(), type=shape)
