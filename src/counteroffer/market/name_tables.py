"""The tables of titles and places that lie beside this file: what people write, and what the statistics call it."""

from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

Names = dict[str, list[str]]
Table = TypeVar("Table", bound=msgspec.Struct)


class OccupationNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Titles by the occupation that counts them; single words that may stand behind others; names that several
    occupations share; other occupations that could count a title; words of level, asides, words for whoever leads.
    """

    titles: Names
    heads: list[str]
    ambiguous: Names
    also: Names
    levels: list[str]
    asides: list[str]
    leading: list[str]
    short_forms: dict[str, str]


class AreaNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Places by the area that they lie in, with their state; areas known by a nickname; names of several areas, used or refused; city
    names that hold a hyphen.
    """

    places: dict[str, Names]
    nicknames: Names
    wide: Names
    shared: Names
    hyphenated: list[str]
    territories: Names


@cache
def occupation_names() -> OccupationNames:
    """The table of titles."""
    return _read("occupations.yaml", OccupationNames)


@cache
def area_names() -> AreaNames:
    """The table of places."""
    return _read("areas.yaml", AreaNames)


def _read(name: str, shape: type[Table]) -> Table:
    """A table of the package; a table that does not fit its shape is a fault of the program and crashes."""
    return msgspec.yaml.decode(files(__package__).joinpath(name).read_bytes(), type=shape)
