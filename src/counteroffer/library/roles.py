"""Which role of a company a person means: short forms spelled out, levels kept apart, names for the same work."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from counteroffer.library.companies import did_you_mean, without_brackets
from counteroffer.library.library import How, Match
from counteroffer.library.spelling import is_slip, nearest, squeezed, words_of
from counteroffer.library.tables import role_table
from counteroffer.terms.sentences import Sentence, Words, join, listed, say

PLAIN_LEVEL = "mid"  # "mid-level engineer" and "engineer" are one role

_CODE = re.compile(r"(?:l|e|ic|t|p|g|m|d)\d{1,2}")
_SHORT_FORM_WITH_NUMBER = re.compile(r"(swe|sde)(\d)")
_BRACKETED = re.compile(r"[(\[]([^)\]]*)[)\]]")
_LONGEST_SHORT_FORM = 5  # words of "member of the technical staff"
_LONGEST_NUMERAL = 3  # letters of "iii"


@dataclass(frozen=True, slots=True)
class RoleName:
    """A role taken apart: the work in words, the words of level, the codes of level ("l5"), and the work's table name."""

    work: tuple[str, ...]
    levels: frozenset[str]
    codes: frozenset[str]
    family: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundRole:
    """The guide's role (None: not found) and the reason."""

    role: str | None
    match: Match


def find_role(known: Collection[str], asked: str, company: str) -> FoundRole:
    """The role among those of one company; a role of another level is named and never used."""
    readings = _readings(asked)
    for how in ("exact", "alias", "close"):
        for role in sorted(known):
            if any(_how(wanted, asked, role) == how for wanted in readings):
                return FoundRole(role, _found(how, asked, role))
    return FoundRole(None, _refusal(known, asked, readings[0], company))


@lru_cache(maxsize=20_000)
def read_role(name: str) -> RoleName:
    """A role's name taken apart: "Sr. SWE (L5)" is the senior level, code l5, of software engineer."""
    words = spelled_out(words_of(_SHORT_FORM_WITH_NUMBER.sub(r"\1 \2", name.casefold())))
    codes = frozenset(word for word in words if _CODE.fullmatch(word))
    work, levels = _without_levels(tuple(word for word in words if word not in codes))
    return RoleName(work, levels - {PLAIN_LEVEL}, codes, _families().get(work, work))


def spelled_out(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with short forms in full, the longest first: "dev ops" before "dev"."""
    spelled: list[str] = []
    place = 0
    while place < len(words):
        for length in range(_LONGEST_SHORT_FORM, 0, -1):
            full = _short_forms().get(words[place : place + length])
            if full is not None and place + length <= len(words):
                spelled.extend(full)
                place += length
                break
        else:
            spelled.append(words[place])
            place += 1
    return tuple(spelled)


def _readings(asked: str) -> tuple[RoleName, ...]:
    """The name as written, without brackets that say nothing more ("(SRE)", "(L5)", "(m/f/d)"), one of two names for
    the same ("Software Engineer / SDE"), and turned about a comma.
    """
    readings = [read_role(asked)]
    bare, inside = read_role(without_brackets(asked)), _BRACKETED.findall(asked)
    if inside and all(words_of(text) in _asides() or _says_again(read_role(text), bare) for text in inside):
        readings.append(bare)
    names = [read_role(name) for name in asked.split("/")]
    if len({(name.family, name.levels) for name in names}) == 1:
        readings.append(names[0])
    first, comma, last = asked.partition(",")
    if comma and "," not in last:
        readings.append(read_role(f"{last} {first}"))
    return tuple(readings)


def _says_again(inside: RoleName, bare: RoleName) -> bool:
    return inside.family == bare.family and inside.levels <= bare.levels


def _how(wanted: RoleName, asked: str, role: str) -> How | None:
    """How a guide's role answers the wanted one; None where it is other work or another level."""
    if words_of(asked) == words_of(role):
        return "exact"
    full, bare = read_role(role), read_role(without_brackets(role))
    if not wanted.work or wanted.levels != bare.levels:
        return None
    if wanted.family in (full.family, bare.family) or squeezed(wanted.work) == squeezed(bare.work):
        return "alias"
    if any(part.family == wanted.family for part in _halves(role)):
        return "alias"
    return "close" if is_slip(wanted.work, bare.work) else None


def _halves(role: str) -> Iterator[RoleName]:
    """The whole names of work that one guide is for: "DevOps / Platform Engineer" is for platform engineers too."""
    halves = role.split("/")
    return (read_role(half) for half in halves if len(halves) > 1 and len(words_of(half)) > 1)


def _found(how: How, asked: str, role: str) -> Match:
    if how == "close":
        return Match(how, say("close spelling: did you mean {role}?", role=Words(role)))
    if how == "alias":
        return Match(how, say("{asked} is another name of {role}", asked=Words(asked.strip()), role=Words(role)))
    return Match(how, say("{role}, as the guide calls it", role=Words(role)))


def _refusal(known: Collection[str], asked: str, wanted: RoleName, company: str) -> Match:
    """Why no guide is used: the role is there at another level, or not at all; with what the library has instead."""
    names = {role: read_role(without_brackets(role)) for role in sorted(known)}
    has = say("{company} has guides for {roles}", company=Words(company), roles=named(names))
    if not wanted.work:
        return Match("company-only", join([say("no role is named"), has], "; "))
    others = [role for role, name in names.items() if name.family == wanted.family]
    if others:
        why = say("no guide for {asked}, and another level is another role", asked=Words(asked.strip()))
        return Match("close", did_you_mean(why, others))
    near = nearest(wanted.work, [(role, name.work) for role, name in names.items() if name.levels == wanted.levels])
    missing = join([say("no guide for {asked}", asked=Words(asked.strip())), has], "; ")
    return Match("company-only", did_you_mean(missing, near))


def named(names: Collection[str]) -> Sentence:
    """Somebody's names as a list in a sentence."""
    return listed([say("{name}", name=Words(name)) for name in names])


def _without_levels(words: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The words of the work and the words of level; numbers and Roman numerals count at the end alone."""
    table, filler = role_table().level_words, role_table().filler_words
    work: list[str] = []
    levels: set[str] = set()
    beside = False
    for place, word in enumerate(words):
        numeral = len(word) <= _LONGEST_NUMERAL and not word.strip("iv12345")
        is_level = word in table and (not numeral or place == len(words) - 1 > 0)
        if is_level:
            levels.add(table[word])
        elif not (word in filler and (beside or _next_is_level(words, place))):
            work.append(word)
        beside = is_level or (beside and word in filler)
    return tuple(work), frozenset(levels)


def _next_is_level(words: tuple[str, ...], place: int) -> bool:
    return place + 1 < len(words) and words[place + 1] in role_table().level_words


@cache
def _short_forms() -> dict[tuple[str, ...], tuple[str, ...]]:
    return {words_of(short): words_of(full) for short, full in role_table().short_forms.items()}


@cache
def _asides() -> frozenset[tuple[str, ...]]:
    return frozenset(words_of(aside) for aside in role_table().asides)


@cache
def _families() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Each name of a work to the name that guides use, both as words spelled out."""
    return {
        spelled_out(words_of(name)): spelled_out(words_of(family))
        for family, names in role_table().families.items()
        for name in (family, *names)
    }
