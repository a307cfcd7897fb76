"""The name of a level taken apart: "Staff+ (L6+)" is the word staff and the codes l6 and above, "61-62" two numbers."""

import re
from dataclasses import dataclass
from functools import lru_cache

from counteroffer.library.roles import spelled_out
from counteroffer.library.spelling import words_of
from counteroffer.library.tables import role_table

HIGHEST_CODE = 20
HIGHEST_NUMBER = 99

_SERIES = r"(?:l|e|ic|t|p|g|m|d|ds|sa|tpm|ict)"
_CODES = re.compile(
    rf"(?<!\w)(?P<series>{_SERIES})(?P<low>\d{{1,2}})"
    rf"(?:\s*[-–—/]\s*{_SERIES}?(?P<high>\d{{1,2}}))?(?P<open>\+)?(?!\w)"
)
_NUMBERS = re.compile(r"(?<![\w.])(?P<low>\d{1,2})(?:\s*[-–—/]\s*(?P<high>\d{1,2}))?(?P<open>\+)?(?![\w.])")


@dataclass(frozen=True, slots=True)
class LevelName:
    """A level taken apart: its words ("senior"), its codes, ranges counted out ("l3", "l4"), or its plain numbers
    ("61", "62") where it has no codes.
    """

    words: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()

    @property
    def without_words(self) -> "LevelName":
        """The codes and numbers alone."""
        return LevelName(codes=self.codes, numbers=self.numbers)

    def covers(self, asked: "LevelName") -> bool:
        """Whether this level is the asked one, as far as both say; "62" is L62 where a level has but one of the two."""
        own, wanted = self.codes or self.numbers, asked.codes or asked.numbers
        if own and wanted:
            bare = not (self.codes and asked.codes)
            holds = _bare(wanted) <= _bare(own) if bare else wanted <= own
            return holds and not (asked.words and self.words and asked.words != self.words)
        return bool(asked.words) and asked.words == self.words


@lru_cache(maxsize=20_000)
def read_level(text: str) -> LevelName:
    """A level's words and codes: "Staff+ (L6+)" is staff, l6 and above; "61-62 (Senior)" is senior, 61 and 62."""
    codes = frozenset(code for found in _CODES.finditer(text.casefold()) for code in _counted(found))
    first = None if codes else _NUMBERS.search(text)
    numbers = frozenset(_count(first, HIGHEST_NUMBER)) if first else frozenset[str]()
    table = role_table().level_words
    words = (word.strip("+") for word in spelled_out(words_of(text)))
    named = frozenset(table[word] for word in words if word in table and not (numbers and word.isdigit()))
    return LevelName(named, codes, numbers)


def _counted(found: re.Match[str]) -> list[str]:
    return [f"{found['series']}{number}" for number in _count(found, HIGHEST_CODE)]


def _count(found: re.Match[str], highest: int) -> list[str]:
    """The numbers of a range, from its low end to its high end, or to the highest there is where it is open."""
    low = int(found["low"])
    high = highest if found["open"] else int(found["high"] or low)
    return [str(number) for number in range(low, max(low, high) + 1)]


def _bare(codes: frozenset[str]) -> frozenset[str]:
    """Codes without their letters: "l5" is 5."""
    return frozenset(code.lstrip("abcdefghijklmnopqrstuvwxyz") for code in codes)
