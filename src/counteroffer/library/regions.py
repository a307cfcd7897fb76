"""Which rows of pay are of the region that a person means: the same place, another name of it, or the area it lies in.

A row of another place is never used. A state or country named beside a place counts: London in Ontario is not London.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

from counteroffer.guides.guide import PayRow
from counteroffer.library.companies import did_you_mean
from counteroffer.library.library import How, Match
from counteroffer.library.roles import named
from counteroffer.library.spelling import is_slip, nearest, squeezed, words_of
from counteroffer.library.tables import Names, region_table
from counteroffer.terms.sentences import Words, join, say

Name: TypeAlias = tuple[str, ...]
LONGEST_QUALIFIER = 4  # words of "United States of America"
WHOLE_US = frozenset({"us"})
HEAD_OFFICE = frozenset({"hq", "headquarters"})

_BRACKET = re.compile(r"[(\[]([^)\]]*)[)\]]")
_SHORTCODE = re.compile(r":[a-z_-]+:")
_ZIP_CODE = re.compile(r"\d{5}")
_BETWEEN_PLACES = re.compile(r"[/|;]")


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its table name in words ("new", "york"), the states or countries that it may lie in (none: not known),
    and its name as written. A country's name is its code.
    """

    name: Name
    lies_in: frozenset[str] = frozenset()
    written: Name = ()

    def is_same_as(self, other: "Place") -> bool:
        """Whether both names mean one place."""
        return self.name == other.name and _agree(self.lies_in, other.lies_in)


def find_region(rows: tuple[PayRow, ...], asked: str) -> tuple[tuple[PayRow, ...], Match]:
    """The rows of the asked region (none: not found), and the reason; several rows where the region has levels."""
    regions = list(dict.fromkeys(row.region for row in rows))
    if not rows:
        return (), Match("none", say("the guide has no table of pay"))
    if not any(words_of(region) for region in regions):
        return rows, Match("close", say("the guide names no region"))
    if not asked.strip():
        return _only_region(rows, regions)
    for how, fits, because in _TESTS:
        found = [region for region in regions if fits(asked, region)]
        if len(found) == 1:
            why = say(because, asked=Words(asked.strip()), region=Words(found[0]))
            return tuple(row for row in rows if row.region == found[0]), Match(how, why)
        if found:
            break
    missing = say("no region {asked} in the guide", asked=Words(asked.strip()))
    has = join([missing, say("it has {regions}", regions=named(regions))], "; ")
    near = nearest(words_of(asked), [(region, name) for region in regions for name in _names_of(region)])
    return (), Match("none", did_you_mean(has, near))


@lru_cache(maxsize=20_000)
def place_names() -> tuple[str, ...]:
    """The names of the places that are known, as guides write them."""
    table = region_table()
    return tuple(sorted({*table.aliases, *table.areas, *(place for some in table.areas.values() for place in some)}))


def read_places(region: str) -> tuple[Place, ...]:
    """The places that a region names: "US (Seattle / Austin)" is Seattle and Austin, "NYC HQ" is New York.

    "EMEA (London / Dublin)" is London, Dublin and EMEA.
    """
    text = _SHORTCODE.sub(" ", region.casefold())
    inside = [words for found in _BRACKET.findall(text) for words in _parts(found) if not _is_aside(words)]
    outside = _parts(_BRACKET.sub(" ", text))
    marks = frozenset(code for words in inside for code in _qualifiers().get(words, ()))
    country = _country(outside[0]) if len(outside) == 1 else None
    if country is not None and inside and not marks:
        return tuple(_read_place(words, frozenset({country})) for words in inside)
    if len(outside) == 1 and outside[0] in _wide():
        return tuple(_read_place(words, frozenset()) for words in (*inside, *outside))
    return tuple(_read_place(words, marks) for words in outside)


def _is_aside(words: Name) -> bool:
    """Whether words in brackets say nothing of the place: a currency, "hybrid"."""
    return bool(set(words) & set(region_table().currencies)) or words in _around()


def _names_of(region: str) -> Iterator[Name]:
    """The names under which a region may have been looked for: as written, and each of its places."""
    yield words_of(region)
    for place in read_places(region):
        yield from (place.name, place.written)


def _only_region(rows: tuple[PayRow, ...], regions: list[str]) -> tuple[tuple[PayRow, ...], Match]:
    if len(regions) == 1:
        return rows, Match("exact", say("{region} is the only region of the guide", region=Words(regions[0])))
    why = join([say("no region is named"), say("the guide has {regions}", regions=named(regions))], "; ")
    return (), Match("none", why)


def _is_written_so(asked: str, region: str) -> bool:
    """The same words, but for the mark of a head office."""
    return _unmarked(asked) == _unmarked(region)


def _is_that_place(asked: str, region: str) -> bool:
    """One place, the same on both sides, by the same name."""
    wanted, places = read_places(asked), read_places(region)
    return (
        len(wanted) == len(places) == 1 and wanted[0].is_same_as(places[0]) and wanted[0].written == places[0].written
    )


def _is_that_place_by_another_name(asked: str, region: str) -> bool:
    wanted, places = read_places(asked), read_places(region)
    return len(wanted) == len(places) == 1 and wanted[0].is_same_as(places[0])


def _holds_every_place(asked: str, region: str) -> bool:
    """Every place asked for is one of the row's."""
    return _every_place(asked, region, Place.is_same_as)


def _lies_in_its_area(asked: str, region: str) -> bool:
    """The row is of the area, state or country in which the asked place lies."""
    return _every_place(asked, region, _lies_within)


def _has_a_place_of_the_area(asked: str, region: str) -> bool:
    """The asked region is an area, a state or a country, and the row is of a place in it.

    The United States as a whole are too wide: pay there is another in every city.
    """
    return _every_place(asked, region, lambda area, place: _codes(area) != WHOLE_US and _lies_within(place, area))


def _is_misspelt(asked: str, region: str) -> bool:
    """A slip of the pen, or the right letters with other spaces ("Newyork")."""
    return _every_place(asked, region, _is_slip_of)


def _is_slip_of(asked: Place, place: Place) -> bool:
    names = (place.name, place.written)
    is_near = any(is_slip(asked.name, name) or squeezed(asked.name) == squeezed(name) for name in names)
    return is_near and _agree(asked.lies_in, place.lies_in)


_TESTS: tuple[tuple[How, Callable[[str, str], bool], str], ...] = (
    ("exact", _is_written_so, "{region}, as the guide calls it"),
    ("exact", _is_that_place, "{region}, as the guide calls it"),
    ("alias", _is_that_place_by_another_name, "{asked} is another name of {region}"),
    ("alias", _holds_every_place, "the guide has {asked} under {region}"),
    ("alias", _lies_in_its_area, "{asked} lies in {region}"),
    ("alias", _has_a_place_of_the_area, "{region} is the one place of the guide in {asked}"),
    ("close", _is_misspelt, "close spelling: did you mean {region}?"),
)


def _every_place(asked: str, region: str, fits: Callable[[Place, Place], bool]) -> bool:
    wanted, places = read_places(asked), read_places(region)
    return bool(wanted) and all(any(fits(one, other) for other in places) for one in wanted)


def _lies_within(place: Place, area: Place) -> bool:
    if area.name in _areas():
        return place.name in _areas()[area.name] and _agree(place.lies_in, area.lies_in)
    return any(code == one or code.startswith(f"{one}-") for code in place.lies_in for one in _codes(area))


def _codes(area: Place) -> frozenset[str]:
    """The states or countries that a name may stand for ("CA" for two); none where it is another place's."""
    return frozenset[str]() if area.lies_in else _qualifiers().get(area.written, frozenset())


def _read_place(words: Name, marks: frozenset[str]) -> Place:
    """One place of words: its state or country taken from its end, its name from the table of aliases."""
    if "remote" in words:
        return _read_remote(tuple(word for word in words if word != "remote"), marks)
    name, lies_in = words, marks
    while name not in _names() and name not in _qualifiers() and (found := _qualifier_at_end(name)):
        name, lies_in = found
    name = _bare(name)
    known = _names().get(name, name)
    country = _country(name)
    if known == name and country is not None and _agree(frozenset({country}), lies_in):
        return Place((country,), frozenset(), name)
    return Place(known, lies_in or _homes().get(known, frozenset()), name)


def _bare(name: Name) -> Name:
    """The name without words around it that say nothing more, unless it is known with them ("Bay Area")."""
    if name in _names() or name in _areas():
        return name
    for around in (around for around in _around() if len(around) < len(name)):
        if name[: len(around)] == around:
            return _bare(name[len(around) :])
        if name[-len(around) :] == around:
            return _bare(name[: -len(around)])
    return name


def _read_remote(where: Name, marks: frozenset[str]) -> Place:
    """Remote work is a place of its own, one for each country: "Remote (US)" and "US remote" are the same."""
    country = _country(where) or (min(marks) if len(marks) == 1 and not where else None)
    return Place(("remote", country) if country else ("remote", *where))


def _qualifier_at_end(words: Name) -> tuple[Name, frozenset[str]] | None:
    for length in range(min(LONGEST_QUALIFIER, len(words) - 1), 0, -1):
        codes = _qualifiers().get(words[-length:])
        if codes:
            return words[:-length], codes
    return None


def _country(words: Name) -> str | None:
    """The code of a state or country where the words are its name and no other's."""
    codes = _qualifiers().get(words, frozenset())
    return min(codes) if len(codes) == 1 else None


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two places may lie in the same state or country, as far as both are known."""
    pairs = ((a, b) for a in one for b in other)
    return not one or not other or any(a == b or a.startswith(f"{b}-") or b.startswith(f"{a}-") for a, b in pairs)


def _parts(text: str) -> list[Name]:
    found = (_unmarked(part) for part in _BETWEEN_PLACES.split(text))
    return [words for words in found if words]


def _unmarked(text: str) -> Name:
    """The words of a region without the mark of a head office and a ZIP code at its end."""
    words = tuple(word for word in words_of(text) if word not in HEAD_OFFICE)
    return words[:-1] if len(words) > 1 and _ZIP_CODE.fullmatch(words[-1]) else words


@cache
def _names() -> dict[Name, Name]:
    aliases = region_table().aliases
    return {words_of(other): words_of(name) for name, others in aliases.items() for other in (name, *others)}


@cache
def _around() -> frozenset[Name]:
    return frozenset(words_of(text) for text in region_table().around)


@cache
def _wide() -> frozenset[Name]:
    return frozenset(words_of(text) for text in region_table().wide)


@cache
def _areas() -> dict[Name, frozenset[Name]]:
    return {
        words_of(area): frozenset(words_of(place) for place in places) for area, places in region_table().areas.items()
    }


@cache
def _qualifiers() -> dict[Name, frozenset[str]]:
    """Words for states and countries, with the codes that they may stand for."""
    return _turned_about(region_table().qualifiers)


@cache
def _homes() -> dict[Name, frozenset[str]]:
    """Where places are; a place of an area is where the area is."""
    homes = _turned_about(region_table().homes)
    of_areas = {place: homes[area] for area, places in _areas().items() if area in homes for place in places}
    return of_areas | homes


def _turned_about(table: Names) -> dict[Name, frozenset[str]]:
    codes: dict[Name, frozenset[str]] = {}
    for code, names in table.items():
        for name in names:
            codes[words_of(name)] = codes.get(words_of(name), frozenset()) | {code}
    return codes
