"""Which rows of pay are of the level that a person means: "L5" is in "Senior (L5)" and in "Mid to Senior (L4-L6)"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from counteroffer.guides.guide import PayRow
from counteroffer.library.library import Match
from counteroffer.library.roles import named
from counteroffer.library.spelling import words_of
from counteroffer.library.tables import role_table
from counteroffer.terms.sentences import Words, join, say

HIGHEST_CODE = 20

_CODES = re.compile(
    r"(?<!\w)(?P<series>l|e|ic|t|p|g|m|d)(?P<low>\d{1,2})"
    r"(?:\s*[-–—/]\s*(?:l|e|ic|t|p|g|m|d)?(?P<high>\d{1,2}))?(?P<open>\+)?(?!\w)"
)


@dataclass(frozen=True, slots=True)
class LevelName:
    """A level taken apart: its words ("senior") and its codes, ranges counted out ("l3", "l4")."""

    words: frozenset[str]
    codes: frozenset[str]

    def covers(self, asked: "LevelName") -> bool:
        """Whether this level is the asked one, as far as both say."""
        if asked.codes and self.codes:
            return asked.codes <= self.codes and not (asked.words and self.words and asked.words != self.words)
        return bool(asked.words) and asked.words == self.words


@lru_cache(maxsize=20_000)
def read_level(text: str) -> LevelName:
    """A level's words and codes: "Staff+ (L6+)" is staff, l6 and above."""
    codes = frozenset(code for found in _CODES.finditer(text.casefold()) for code in _counted(found))
    table = role_table().level_words
    words = (word.strip("+") for word in words_of(text))
    return LevelName(frozenset(table[word] for word in words if word in table), codes)


def find_level(rows: tuple[PayRow, ...], asked: str) -> tuple[tuple[PayRow, ...], Match | None]:
    """The rows of the asked level, and the reason; all of them and None where no row has a level and none is asked for.

    Rows that name no level are taken for any code with a warning as the reason, since nothing says otherwise.
    """
    if not any(row.level for row in rows):
        return rows, _unchecked(asked) if asked.strip() else None
    same = tuple(row for row in rows if row.level and words_of(row.level) == words_of(asked))
    if same:
        return same, Match("exact", say("{level}, as the guide calls it", level=Words(same[0].level or "")))
    wanted = read_level(asked)
    covering = tuple(row for row in rows if row.level and read_level(row.level).covers(wanted))
    levels = list(dict.fromkeys(row.level for row in rows if row.level))
    if covering and len({row.level for row in covering}) == 1:
        why = say("{asked} is in {level}", asked=Words(asked.strip()), level=Words(covering[0].level or ""))
        return covering, Match("alias", why)
    if len(levels) == 1 and not asked.strip():
        return rows, Match("exact", say("{level} is the only level of the guide", level=Words(levels[0])))
    missing = say("no level is named") if not asked.strip() else say("no level {asked}", asked=Words(asked.strip()))
    return (), Match("none", join([missing, say("the guide has {levels}", levels=named(levels))], "; "))


def _unchecked(asked: str) -> Match:
    return Match("close", say("the guide names no level, so {asked} is not checked", asked=Words(asked.strip())))


def _counted(found: re.Match[str]) -> list[str]:
    low = int(found["low"])
    high = HIGHEST_CODE if found["open"] else int(found["high"] or low)
    return [f"{found['series']}{number}" for number in range(low, max(low, high) + 1)]
