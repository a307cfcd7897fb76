"""Which rows of pay are of the level that a person means: by the row's own name, or by what the guide calls it elsewhere.

"L5" is in "Senior (L5)" and in "Mid to Senior (L4-L6)". A table of numbered rows ("61-62") may say in the guide's level
mapping alone that 61 and 62 are Senior.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from counteroffer.guides.guide import Guide, PayRow
from counteroffer.library.companies import did_you_mean, without_brackets
from counteroffer.library.level_keys import company_of, read_cells
from counteroffer.library.levels import LevelName, read_level
from counteroffer.library.library import Match
from counteroffer.library.roles import PLAIN_LEVEL, named, read_role
from counteroffer.library.spelling import is_slip, nearest, words_of
from counteroffer.terms.sentences import Words, join, say

Work: TypeAlias = tuple[str, ...]  # the words of a role without its level

_ALTERNATIVES = re.compile(r"\s*/\s*")
_BRACKETED = re.compile(r"[(\[]([^)\]]*)[)\]]")


@dataclass(frozen=True, slots=True)
class AskedLevel:
    """The level that a person means: as text ("" for none), and taken apart."""

    text: str = ""
    name: LevelName = field(default_factory=LevelName)


def find_level(guide: Guide, rows: tuple[PayRow, ...], asked: AskedLevel) -> tuple[tuple[PayRow, ...], Match | None]:
    """The rows of the asked level, and the reason; all of them and None where no row has a level and none is asked for.

    Rows that name no level are taken for any code with a warning as the reason, since nothing says otherwise.
    """
    if not any(row.level for row in rows):
        return rows, _unchecked(asked) if asked.text else None
    levels = list(dict.fromkeys(row.level for row in rows if row.level))
    if not asked.text and len(levels) == 1:
        return rows, Match("exact", say("{level} is the only level of the guide", level=Words(levels[0])))
    level, match = _find_named(guide, levels, asked) if asked.text else (None, _refusal(asked, levels))
    return tuple(row for row in rows if row.level and row.level == level), match


def has_level(guide: Guide, asked: AskedLevel) -> bool:
    """Whether the guide has the level: as its own, as one of its rows, or as several of which the person meant one."""
    if read_level(guide.level or "").covers(asked.name):
        return True
    levels = list(dict.fromkeys(row.level for row in guide.compensation if row.level))
    return bool(_covering(guide, levels, asked) or _mapped(guide, levels, asked))


def _find_named(guide: Guide, levels: list[str], asked: AskedLevel) -> tuple[str | None, Match]:
    """The one level of the rows that is the asked one: named so, covering it, or called so in the level mapping."""
    text = Words(asked.text)
    for level in levels:
        if words_of(level) == words_of(asked.text):
            return level, Match("exact", say("{level}, as the guide calls it", level=Words(level)))
    covering = _covering(guide, levels, asked)
    if len(covering) == 1:
        return covering[0], Match("alias", say("{asked} is in {level}", asked=text, level=Words(covering[0])))
    mapped = {} if covering else _mapped(guide, levels, asked)
    if len(mapped) == 1:
        ((level, name),) = mapped.items()
        why = say("{asked} is {name} in the level mapping of the guide", asked=text, name=Words(name))
        return level, Match("alias", join([why, say("{level} holds it", level=Words(level))], "; "))
    slips = [level for level in levels if is_slip(words_of(asked.text), words_of(without_brackets(level)))]
    if len(slips) == 1 and not covering and not mapped:
        return slips[0], Match("close", say("close spelling: did you mean {level}?", level=Words(slips[0])))
    return None, _refusal(asked, levels, covering or list(mapped))


def _covering(guide: Guide, levels: list[str], asked: AskedLevel) -> list[str]:
    """The levels of rows that are the asked one by their own names."""
    work = read_role(guide.role or "").family
    return [level for level in levels if _is_called(level, asked, work)]


def _mapped(guide: Guide, levels: list[str], asked: AskedLevel) -> dict[str, str]:
    """The levels of rows that hold what the guide's level mapping calls as asked, each with the name that it has there."""
    names = list(_names_in_mapping(guide, asked))
    holding = {level: [name for name in names if _holds(level, name)] for level in levels}
    return {level: found[0] for level, found in holding.items() if found}


def _is_called(level: str, asked: AskedLevel, work: Work) -> bool:
    """Whether a level as a guide writes it is the asked one: "Staff/Principal (L6+)" is both, "EM (M1)" is EM and M1."""
    return any(_is_named(name, asked, work) for name in (level, *_ALTERNATIVES.split(level)))


def _is_named(name: str, asked: AskedLevel, work: Work) -> bool:
    words = words_of(asked.text)
    if read_level(name).covers(asked.name) or words in [words_of(inside) for inside in _BRACKETED.findall(name)]:
        return True
    own, wanted = read_role(without_brackets(name)), read_role(asked.text)
    is_plain = own.family == work and not own.levels and not own.codes
    if is_plain and asked.name.words == {PLAIN_LEVEL}:
        return True
    return bool(own.work) and (own.family, own.levels, own.codes) == (wanted.family, wanted.levels, wanted.codes)


def _names_in_mapping(guide: Guide, asked: AskedLevel) -> Iterator[str]:
    """The names with codes or numbers ("61 (Senior)") of the guide's own levels that its mapping calls as asked."""
    company, work = company_of(guide.company or ""), read_role(guide.role or "").family
    for group in guide.level_mapping:
        own = [cell.name for cell in read_cells(guide, group) if company_of(cell.company) == company]
        if any(_is_called(name, asked, work) for name in own):
            yield from (name for name in own if read_level(name).codes or read_level(name).numbers)


def _holds(level: str, name: str) -> bool:
    """Whether a level of the table holds the codes or numbers of a name, whatever words stand beside them."""
    return read_level(level).covers(read_level(name).without_words)


def _refusal(asked: AskedLevel, levels: list[str], meant: list[str] | None = None) -> Match:
    missing = say("no level {asked}", asked=Words(asked.text)) if asked.text else say("no level is named")
    has = join([missing, say("the guide has {levels}", levels=named(levels))], "; ")
    near = meant or nearest(words_of(asked.text), [(level, words_of(without_brackets(level))) for level in levels])
    return Match("none", did_you_mean(has, near))


def _unchecked(asked: AskedLevel) -> Match:
    return Match("close", say("the guide names no level, so {asked} is not checked", asked=Words(asked.text)))
