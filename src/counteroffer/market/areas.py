"""Which area of the wage statistics a place lies in, by the place as people write it: found with a reason, or refused.

A place is read as the library of guides reads it (aliases, states, countries). It is a city in an area's title, a town that
our table puts into one, a state, the whole country, or, where only its state is known, that state. A place outside the
United States is refused, and so is a city of which there are several.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

from counteroffer.library.library import How, Match
from counteroffer.library.regions import Place, read_places
from counteroffer.library.spelling import is_slip, nearest, words_of
from counteroffer.library.tables import region_table
from counteroffer.market.name_tables import area_names
from counteroffer.market.wage_tables import NATIONAL, Area, areas
from counteroffer.terms.sentences import Sentence, Words, join, listed, say

Name: TypeAlias = tuple[str, ...]
COUNTRY = "us"
REMOTE = "remote"

_BETWEEN_CITIES = re.compile(r"--|-|/")
_SPELLED = {"saint": "st", "ft": "fort", "mt": "mount"}


@dataclass(frozen=True, slots=True)
class FoundArea:
    """The area (None: refused), the state to fall back on, how the area was found and why; `meant` where it is refused."""

    area: Area | None
    match: Match
    state: Area | None = None
    meant: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """An area under one of its names, with the states in which that name lies, and whether the area is one of several."""

    area: Area
    states: frozenset[str]
    others: tuple[Area, ...] = ()


@lru_cache(maxsize=4096)
def find_area(region: str, state: str = "") -> FoundArea:
    """The area of a region as people write it. `state` is a state named elsewhere in the case: it decides between cities
    of one name, and is used where no region is named.
    """
    home = _state_of(state)
    if not words_of(region):
        return _only_state(home)
    whole = _titles().get(_name(words_of(region)))
    if whole is not None:
        return _found(region, whole, "exact")
    places = read_places(region)
    found = [_of_place(place, region, home) for place in places]
    if len({one.area.code if one.area else "" for one in found}) == 1:
        return found[0]
    meant = tuple(dict.fromkeys(one.area for one in found if one.area is not None))
    why = say("{asked} names several places", asked=Words(region.strip()))
    return FoundArea(None, Match("none", _meaning(why, meant)), meant=meant)


def area_of_city(city: str, state: str) -> Area | None:
    """The metropolitan area of a city by its exact name and the two letters of its state; None where neither title nor table
    has it. For many places at once: nothing is guessed, nothing explained.
    """
    code = f"{COUNTRY}-{state.lower()}"
    known = {one.area for one in _index().get(_name(words_of(city)), ()) if code in one.states}
    return known.pop() if len(known) == 1 else None


@cache
def state_letters() -> dict[str, str]:
    """The two letters of states and territories by their names in small letters."""
    return {area.title.casefold(): code.rpartition("-")[2].upper() for code, area in _states().items()}


def letters_of(state: Area) -> str:
    """The two letters of a state."""
    return _code_of(state).rpartition("-")[2].upper()


def _of_place(place: Place, region: str, home: Area | None) -> FoundArea:
    if place.name[:1] == (REMOTE,):
        return _remote(place, region, home)
    place = _with_territory(place)
    state = _state_named(place)
    if place.name == (COUNTRY,):
        return _national(region)
    if state is not None:
        why = say("{asked} is a state", asked=Words(region.strip()))
        return FoundArea(state, Match("exact", why), state)
    # As written first: the library takes Silicon Valley for another name of the Bay Area, which here is two areas.
    names = (words_of(region), place.written, place.name)  # "Northern Virginia" is no place called Northern
    known = next((_index()[_name(name)] for name in names if _name(name) in _index()), ())
    ours = _within(place, dict.fromkeys(known))
    if _is_abroad(place):
        return _abroad(region, [one.area for one in known])
    if len(ours) > 1 and home is not None:
        ours = [one for one in ours if _code_of(home) in one.states] or ours
    if len({one.area for one in ours}) == 1:
        return _found(region, ours[0], "alias", place)
    if ours:
        return _several(region, [one.area for one in ours])
    return _by_spelling(place, region) or _state_around(place, region) or _unknown(place, region)


def _found(region: str, known: _Known, how: How, place: Place | None = None) -> FoundArea:
    why = say("{asked} lies in {area}", asked=Words(region.strip()), area=Words(known.area.title))
    if how == "exact":
        why = say("{area}, as the statistics call it", area=Words(known.area.title))
    if known.others:
        others = listed([_titled(one) for one in known.others])
        more = say("it is one area of several: the others under that name are {others}", others=others)
        why = join([why, more], "; ")
    return FoundArea(known.area, Match(how, why), _fallback(known, place))


def _fallback(known: _Known, place: Place | None) -> Area | None:
    """The state to use where the area has no figures: that of the place, else the area's first."""
    named = [_states()[code] for code in sorted(place.lies_in) if code in _states()] if place else []
    if len(named) == 1 and _code_of(named[0]) in known.states:
        return named[0]
    return next((state for state in _states().values() if state.state == known.area.state), None)


def _only_state(home: Area | None) -> FoundArea:
    if home is None:
        return FoundArea(None, Match("none", say("no region is named")))
    why = say("no region is named: the figures are those of {state}, the state in the case", state=Words(home.title))
    return FoundArea(home, Match("alias", why), home)


def _remote(place: Place, region: str, home: Area | None) -> FoundArea:
    """Remote work: in the country or the state that is named, else in the state of the case."""
    asked, where = Words(region.strip()), place.name[1:]
    if where == (COUNTRY,):
        return _national(region)
    if len(where) == 1 and where[0] in _states():
        state = _states()[where[0]]
        return FoundArea(state, Match("alias", say("{asked}: the state", asked=asked)), state)
    if not where and home is not None:
        why = say("{asked} names no place: the figures are those of {state}, the state in the case",
                  asked=asked, state=Words(home.title))  # fmt: skip
        return FoundArea(home, Match("alias", why), home)
    if len(where) == 1 and where[0] in region_table().qualifiers:
        return _abroad(region, [])
    if where:
        return find_area(" ".join(where), home.title if home else "")
    why = say("{asked} names no place: name the state or the country that you work from", asked=asked)
    return FoundArea(None, Match("none", why))


def _national(region: str) -> FoundArea:
    why = say("{asked}: the figures of the whole United States", asked=Words(region.strip()))
    return FoundArea(areas()[NATIONAL], Match("exact", why))


def _abroad(region: str, known: Iterable[Area]) -> FoundArea:
    why = say(
        "{asked} lies outside the United States, which is all that these statistics cover", asked=Words(region.strip())
    )
    meant = tuple(dict.fromkeys(known))
    return FoundArea(None, Match("none", _meaning(why, meant)), meant=meant)


def _several(region: str, known: Iterable[Area]) -> FoundArea:
    meant = tuple(dict.fromkeys(known))
    why = say("there is more than one {asked}: name the state", asked=Words(region.strip()))
    return FoundArea(None, Match("none", _meaning(why, meant)), meant=meant)


def _state_around(place: Place, region: str) -> FoundArea | None:
    """The state that is named beside a place of no known area."""
    named = [_states()[code] for code in place.lies_in if code in _states()]
    if len(named) != 1:
        return None
    why = say(
        "{asked} is in no metropolitan area that we know: the figures are those of the whole of {state}",
        asked=Words(region.strip()), state=Words(named[0].title),
    )  # fmt: skip
    return FoundArea(named[0], Match("alias", why), named[0])


def _by_spelling(place: Place, region: str) -> FoundArea | None:
    slips = ((name, ones) for name, ones in _index().items() if is_slip(_name(place.name), name))
    near = [(name, one) for name, ones in slips for one in _within(place, ones)]
    if len({one.area for _name_of_it, one in near}) != 1:
        return None
    found = _found(region, near[0][1], "close", place)
    name = Words(" ".join(word.capitalize() for word in near[0][0]))
    why = join([say("close spelling: did you mean {name}?", name=name), found.match.why])
    return FoundArea(found.area, Match("close", why), found.state)


def _unknown(place: Place, region: str) -> FoundArea:
    names = nearest(_name(place.name), ((" ".join(name), name) for name in _index()))
    meant = tuple(dict.fromkeys(one.area for name in names for one in _index()[tuple(name.split())]))
    why = say("no area of the statistics is known for {asked}", asked=Words(region.strip()))
    return FoundArea(None, Match("none", _meaning(why, meant)), meant=meant)


def _meaning(why: Sentence, meant: Iterable[Area]) -> Sentence:
    named = [_titled(area) for area in meant]
    return join([why, say("did you mean {areas}?", areas=listed(named, "or"))], "; ") if named else why


def _titled(area: Area) -> Sentence:
    return say("{area}", area=Words(area.title))


def _within(place: Place, known: Iterable[_Known]) -> list[_Known]:
    """The areas that agree with the state or country named beside a place, as far as one is."""
    if not place.lies_in or COUNTRY in place.lies_in:
        return list(known)
    return [one for one in known if one.states & place.lies_in]


def _is_abroad(place: Place) -> bool:
    """Whether a place lies, or is a state or a country, outside the United States."""
    if place.lies_in:
        return not any(_is_ours(code) for code in place.lies_in)
    return len(place.name) == 1 and place.name[0] in region_table().qualifiers and not _is_ours(place.name[0])


def _is_ours(code: str) -> bool:
    return code == COUNTRY or code.startswith(f"{COUNTRY}-")


def _with_territory(place: Place) -> Place:
    """A place with the territory at its end taken as its state: "San Juan, PR"."""
    for code, names in area_names().territories.items():
        for name in map(words_of, names):
            if place.name[-len(name) :] == name and len(place.name) > len(name):
                rest = place.name[: -len(name)]
                return Place(rest, frozenset({_code_of(areas()[code])}), rest)
    return place


def _state_named(place: Place) -> Area | None:
    """The state that a place's name is: by its code in the library's table, its name, or its two letters."""
    if len(place.name) == 1 and place.name[0] in _states() and not place.lies_in:
        return _states()[place.name[0]]
    if place.lies_in:
        return None
    codes = _state_words().get(place.written, frozenset())
    return _states()[min(codes)] if len(codes) == 1 else None


def _state_of(text: str) -> Area | None:
    codes = _state_words().get(words_of(text), frozenset())
    return _states()[min(codes)] if len(codes) == 1 else None


def _code_of(state: Area) -> str:
    return next(code for code, area in _states().items() if area == state)


def _name(words: Name) -> Name:
    """The words of a place in one form: "Saint Paul" and "St. Paul" are one."""
    return tuple(_SPELLED.get(word, word) for word in words)


@cache
def _states() -> dict[str, Area]:
    """The states by the library's codes ("us-ca"), territories among them ("us-pr")."""
    codes = {words_of(name): code for code, names in region_table().qualifiers.items() for name in names}
    states = [area for area in areas().values() if area.kind == "state"]
    territories = {areas()[code]: names for code, names in area_names().territories.items()}
    # Where a city bears the name too, the table writes "New York State".
    named = ((area, words_of(area.title)) for area in states if area not in territories)
    found = {codes[name] if name in codes else codes[(*name, "state")]: area for area, name in named}
    letters = {area: next(name for name in names if len(name) == 2) for area, names in territories.items()}
    return found | {f"{COUNTRY}-{name.lower()}": area for area, name in letters.items()}


@cache
def _state_words() -> dict[Name, frozenset[str]]:
    """Names of states and territories, in words or letters, with their codes; letters of several countries are ours."""
    known: dict[Name, frozenset[str]] = {}
    for code in _states():
        territory = area_names().territories.get(_states()[code].code, [])
        for name in (*region_table().qualifiers.get(code, ()), *territory):
            known[words_of(name)] = known.get(words_of(name), frozenset()) | {code}
    return known


@cache
def _titles() -> dict[Name, _Known]:
    """The areas by their whole titles."""
    return {
        _name(words_of(area.title)): _Known(area, _states_of(area))
        for area in areas().values()
        if area.kind in ("metropolitan", "nonmetropolitan")
    }


@cache
def _index() -> dict[Name, tuple[_Known, ...]]:
    """The areas by the cities in their titles, the places that our table puts into them, and their nicknames."""
    known: dict[Name, tuple[_Known, ...]] = {}
    for name, one in _named_areas():
        known[name] = (*known.get(name, ()), one)
    return known


def _named_areas() -> Iterator[tuple[Name, _Known]]:
    table = area_names()
    for area in areas().values():
        if area.kind == "metropolitan":
            yield from ((name, _Known(area, _states_of(area))) for name in _cities(area.title))
    for code, by_state in table.places.items():
        for state, names in by_state.items():
            yield from ((_name(words_of(name)), _Known(areas()[code], frozenset({state}))) for name in names)
    for code, names in table.nicknames.items():
        yield from ((_name(words_of(name)), _Known(areas()[code], _states_of(areas()[code]))) for name in names)
    for name, codes in table.wide.items():
        first, *others = (areas()[code] for code in codes)
        yield _name(words_of(name)), _Known(first, _states_of(first), tuple(others))
    for name, codes in table.shared.items():
        yield from ((_name(words_of(name)), _Known(areas()[code], frozenset())) for code in codes)


def _cities(title: str) -> Iterator[Name]:
    """The cities of an area's title: "Winston-Salem, NC" is one, "Austin-Round Rock-San Marcos, TX" three."""
    named = title.rpartition(",")[0]
    for whole in area_names().hyphenated:
        if whole in named:
            yield _name(words_of(whole))
            named = named.replace(whole, "")
    yield from (_name(words_of(city)) for city in _BETWEEN_CITIES.split(named) if words_of(city))


def _states_of(area: Area) -> frozenset[str]:
    """The states of a metropolitan area, out of the letters at the end of its title; else its own."""
    letters = area.title.rpartition(", ")[2].split("-")
    codes = frozenset(f"{COUNTRY}-{two.lower()}" for two in letters if len(two) == 2)
    own = frozenset(code for code, state in _states().items() if state.state == area.state)
    return codes & frozenset(_states()) or own
