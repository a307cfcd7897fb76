"""Which occupation of the wage statistics counts a job, by its title: found with a reason, or refused with what may be meant.

Titles are looked up whole first, then without words of level, brackets and what follows a comma, then by the known name at
their end ("payments software engineer"). A name that many occupations share ("analyst") is refused, never guessed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from counteroffer.library.companies import did_you_mean, without_brackets
from counteroffer.library.library import How, Match
from counteroffer.library.roles import spelled_out
from counteroffer.library.spelling import is_slip, nearest, words_of
from counteroffer.market.title_index import LONGEST_SHORT_FORM, Known, Name, by_words, compared, title_index
from counteroffer.market.wage_tables import Occupation, occupations
from counteroffer.terms.sentences import Sentence, Words, join, listed, say

MANAGER = "manager"
_DOERS = {"engineering": "engineer", "science": "scientist", "accounting": "accountant"}

_CODE = re.compile(r"(?:l|e|ic|t|p|g|m|d)\d{1,2}")
_PARTS = re.compile(r"\s+[-–—|@:]+\s+|\s*[,|(\[;]\s*|\s+at\s+")


@dataclass(frozen=True, slots=True)
class FoundOccupation:
    """The occupation that counts a title (None: refused), how it was found and why.

    `also` are occupations that could count it as well; `meant` those that may be meant where it is refused.
    """

    occupation: Occupation | None
    match: Match
    also: tuple[Occupation, ...] = ()
    meant: tuple[Occupation, ...] = ()


@lru_cache(maxsize=4096)
def find_occupation(title: str) -> FoundOccupation:
    """The occupation of a job's title as people write it."""
    whole = _name(title)
    plain = _without_levels(whole)
    if words_of(title) in _shared():
        return _shared_by_many(title, _shared()[words_of(title)])
    for name in (whole, _without_levels(whole, ends="first"), plain):
        if name in _titles():
            return _found(title, _titles()[name], name, levelled=name != whole)
        if name in _shared():
            return _shared_by_many(title, _shared()[name])
    readings = list(dict.fromkeys(_readings(title)))
    for name in readings:
        if name in _titles():
            return _found(title, _titles()[name], name, reduced=True, levelled=True)
    return _by_ending(title, readings) or _by_spelling(title, plain) or _refused(title, plain, readings)


def _readings(title: str) -> Iterator[Name]:
    """Other ways to read a title: parts left out or turned about a comma, and a leader as the manager of what is led."""
    bare = without_brackets(title)
    parts = [_plain(part) for part in _PARTS.split(bare) if words_of(part)]
    yield from _ways(_plain(bare))
    if len(parts) == 2:
        yield from _ways((*parts[1], *parts[0]))
    if parts:
        yield from _ways(parts[0])
    yield _name(bare)
    halves = [_plain(half) for half in title.split("/")]
    codes = {_titles()[half].code for half in halves if half in _titles()}
    if len(halves) > 1 and len(codes) == 1 and all(half in _titles() for half in halves):
        yield halves[0]


def _ways(name: Name) -> Iterator[Name]:
    """A name, the manager of what a leader leads, and whoever does a kind of work ("software engineering")."""
    yield name
    led = name[1:] if name[:1] and name[0] in _leading() else name[:-1] if name and name[-1] in _leading() else ()
    if led:
        yield (*led, MANAGER)
    if name and name[-1] in _DOERS:
        yield (*name[:-1], _DOERS[name[-1]])


def _by_ending(title: str, readings: Sequence[Name]) -> FoundOccupation | None:
    """The longest known name at the end of a title; of single words only those that mean one work behind any other.

    Nothing is read behind a word for somebody who leads: a manager of software engineering is no software engineer.
    """
    for name in readings:
        for start in range(1, len(name)):
            ending = name[start:]
            if ending in _shared() or name[start - 1] in _leading() or name[start - 1] == MANAGER:
                break
            if ending in _titles() and (len(ending) > 1 or ending[0] in _heads()):
                return _found(title, _titles()[ending], ending, reduced=True, levelled=True)
    return None


def _by_spelling(title: str, name: Name) -> FoundOccupation | None:
    near = {known: found for known, found in _titles().items() if is_slip(name, known)}
    if len({found.code for found in near.values()}) != 1:
        return None
    known = min(near)
    found = _found(title, near[known], known)
    why = join([say("close spelling: did you mean {name}?", name=Words(near[known].written)), found.match.why])
    return FoundOccupation(found.occupation, Match("close", why), found.also)


def _found(title: str, known: Known, name: Name, *, reduced: bool = False, levelled: bool = False) -> FoundOccupation:
    occupation = occupations()[known.code]
    asked = Words(title.strip())
    also = tuple(occupations()[code] for code in _also().get(name, ()))
    said = [_counted(asked, known, occupation, reduced=reduced)]
    if levelled and _levels_of(title):
        said.append(say("the figures hold all levels of seniority together"))
    if also:
        named = listed([_named(one) for one in also], "or")
        said.append(say("an employer may count it among {named}", named=named))
    how: How = "exact" if known.official and not reduced else "alias"
    return FoundOccupation(occupation, Match(how, join(said, "; ")), also)


def _counted(asked: Words, known: Known, occupation: Occupation, *, reduced: bool) -> Sentence:
    among = _named(occupation)
    if reduced:
        return say(
            "{asked}, read as {name}, is counted among {among}", asked=asked, name=Words(known.written), among=among
        )
    return say("{asked} is counted among {among}", asked=asked, among=among)


def _shared_by_many(title: str, codes: Sequence[str]) -> FoundOccupation:
    meant = tuple(occupations()[code] for code in codes)
    why = say("{asked} alone can be many occupations", asked=Words(title.strip()))
    asked = listed([_named(one) for one in meant], "or")
    why = join([why, say("did you mean {meant}?", meant=asked)], "; ")
    return FoundOccupation(None, Match("none", why), meant=meant)


def _refused(title: str, plain: Name, readings: Sequence[Name]) -> FoundOccupation:
    if not plain:
        return FoundOccupation(None, Match("none", say("{asked} names no work", asked=Words(title.strip()))))
    endings = (name[start:] for name in readings for start in range(max(1, len(name) - 1)))
    shared = next((ending for ending in endings if ending in _shared()), None)
    if shared is not None:
        return _shared_by_many(title, _shared()[shared])
    names = nearest(plain, ((known.written, name) for name, known in _titles().items()))
    meant = tuple(dict.fromkeys(occupations()[_titles()[_name(name)].code] for name in names))
    why = say("no occupation is known by the title {asked}", asked=Words(title.strip()))
    return FoundOccupation(None, Match("none", did_you_mean(why, names)), meant=meant)


def _named(occupation: Occupation) -> Sentence:
    return say("{title} ({code})", title=Words(occupation.title), code=Words(occupation.code))


def _plain(text: str) -> Name:
    return _without_levels(_name(text))


def _name(text: str) -> Name:
    """The words of a title in the form in which all are compared."""
    return compared(text, _short_forms())


def _without_levels(name: Name, ends: Literal["first", "both"] = "both") -> Name:
    """A name without words of level, codes of level and asides: those before the work, or also those behind it."""
    while name:
        before, behind = _said_before(name), _said_before(name[::-1], backwards=True) if ends == "both" else 0
        if not before and not behind:
            break
        name = name[before:] if before else name[:-behind]
    return name


def _said_before(name: Name, *, backwards: bool = False) -> int:
    """How many words at the start of a name say nothing of the work."""
    for length in range(min(LONGEST_SHORT_FORM, len(name)), 0, -1):
        words = name[:length][::-1] if backwards else name[:length]
        if words in _said_of_no_work():
            return length
    return 1 if _CODE.fullmatch(name[0]) else 0


def _levels_of(title: str) -> bool:
    """Whether a title names a level of seniority."""
    levels = frozenset(title_index().levels)
    return any(word in levels or _CODE.fullmatch(word) for word in spelled_out(words_of(title)))


@cache
def _titles() -> dict[Name, Known]:
    """Every name of one occupation: the published titles of detailed occupations, and ours."""
    return {tuple(name.split()): known for name, known in title_index().titles.items()}


@cache
def _shared() -> dict[Name, tuple[str, ...]]:
    """Names that several occupations share, as written and in one form."""
    return {tuple(name.split()): tuple(codes) for name, codes in title_index().shared.items()}


@cache
def _also() -> dict[Name, tuple[str, ...]]:
    return {tuple(name.split()): tuple(codes) for name, codes in title_index().also.items()}


@cache
def _heads() -> frozenset[str]:
    return frozenset(title_index().heads)


@cache
def _leading() -> frozenset[str]:
    return frozenset(title_index().leading)


@cache
def _said_of_no_work() -> frozenset[Name]:
    return frozenset(tuple(name.split()) for name in title_index().said_of_no_work)


@cache
def _short_forms() -> dict[Name, Name]:
    return by_words(title_index().short_forms)
