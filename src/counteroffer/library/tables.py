"""The tables of names that lie beside this file, read once and checked against their shape."""

from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

Names = dict[str, list[str]]
Table = TypeVar("Table", bound=msgspec.Struct)


class CompanyTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Legal forms that a name may end in, and other names in use."""

    legal_suffixes: list[str]
    aliases: Names


class RoleTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Short forms, words of level and words beside them, asides in brackets, and names for the same work."""

    short_forms: dict[str, str]
    level_words: dict[str, str]
    filler_words: list[str]
    asides: list[str]
    families: Names


class RegionTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Other names of places, areas with the places in them, words for states and countries, and places' homes; parts of
    the world that hold no one level of pay; words around a name and currencies say nothing of a place."""

    aliases: Names
    areas: Names
    qualifiers: Names
    homes: Names
    wide: list[str]
    around: list[str]
    currencies: list[str]


@cache
def company_table() -> CompanyTable:
    """The table of companies."""
    return _read("companies.yaml", CompanyTable)


@cache
def role_table() -> RoleTable:
    """The table of roles."""
    return _read("roles.yaml", RoleTable)


@cache
def region_table() -> RegionTable:
    """The table of regions."""
    return _read("regions.yaml", RegionTable)


def _read(name: str, shape: type[Table]) -> Table:
    """A table of the package; a table that does not fit its shape is a fault of the program and crashes."""
    content = files(__package__).joinpath(name).read_bytes()
    return msgspec.yaml.decode(content, type=shape)
