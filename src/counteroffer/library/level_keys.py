"""What makes two names of a level the same level: company, work, and the codes, else the words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from counteroffer.guides.guide import Guide, LevelName
from counteroffer.library.companies import company_key, without_brackets
from counteroffer.library.ladder import rank_of
from counteroffer.library.levels import read_level
from counteroffer.library.roles import PLAIN_LEVEL, read_role
from counteroffer.library.spelling import words_of
from counteroffer.library.tables import company_table

LONGEST_SHORT_NAME = 5  # letters of a short name such as "HF" that may stand for the guide's own company

_PAY = re.compile(r"[$€£¥₹₪]|\b\d+(?:\.\d+)?[km]\b|\bcash\b", re.IGNORECASE)  # a row of pay among rows of levels
_SEVERAL = re.compile(
    r"(?:,| /) [A-Z][A-Za-z]+ [A-Z]{1,3}\d"
)  # "L5, Meta E5": the levels of several companies in one cell
_NO_COMPANIES = frozenset({"industry", "market", "general", "faang", "bigtech", "other", "others"})


@dataclass(frozen=True, slots=True)
class LevelKey:
    """A level: the company's key, the work in words, its codes ("l5", "61"), and its words where it has no codes.

    `title` are words that are neither work nor level ("applied scientist"); such a level is its own and on no ladder.
    """

    company: str
    work: tuple[str, ...]
    codes: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    title: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """The sort key."""
        return (self.company, self.work, tuple(sorted(self.codes)), tuple(sorted(self.words)), self.title)

    def contradicts(self, other: "LevelKey") -> bool:
        """Whether both are surely two levels of one ladder: codes of one series, or words of rank, with none in common."""
        if self.company != other.company or self.company in _NO_COMPANIES or self.title or other.title:
            return False
        if self.codes and other.codes:
            return self.codes.isdisjoint(other.codes) and _series(self.codes) == _series(other.codes) != ""
        if self.codes or other.codes:
            return False
        ranks = rank_of(self.words), rank_of(other.words)
        return None not in ranks and self.words.isdisjoint(other.words)


@dataclass(frozen=True, slots=True)
class Cell:
    """One name in a row of a mapping: its key, and company and level as written."""

    key: LevelKey
    company: str
    name: str


def read_cells(guide: Guide, group: Sequence[LevelName]) -> tuple[Cell, ...]:
    """The cells of one row; the first is the guide's own where it says so, and "BofA/JPMorgan" are two companies."""
    work = read_role(guide.role or "").family
    return tuple(
        Cell(read_key(company, name.level, work), company, name.level)
        for number, name in enumerate(group)
        if not _PAY.search(name.level) and not _SEVERAL.search(name.level)
        for company in _companies(guide, name.company, is_first=number == 0)
    )


@lru_cache(maxsize=50_000)
def read_key(company: str, level: str, work: tuple[str, ...]) -> LevelKey:
    """The key of a level of a work, as written: "L5 PM" and "Senior PM (L5)" are one."""
    key = company_of(company)
    codes = read_level(level).codes or read_level(level).numbers
    if codes:
        return LevelKey(key, work, codes)
    name = read_role(without_brackets(level))
    levels = name.levels or (read_level(level).words - {PLAIN_LEVEL})
    left = () if name.family == work or not name.work else name.family
    if left and _says_work(left, work):
        left = ()
    return LevelKey(key, work, words=levels or frozenset({PLAIN_LEVEL}), title=left)


@lru_cache(maxsize=20_000)
def company_of(name: str) -> str:
    """The key of a company by any of its names."""
    key = company_key(without_brackets(name))
    return _other_names().get(key, key)


def _companies(guide: Guide, name: str, *, is_first: bool) -> Iterator[str]:
    own = guide.company or ""
    if is_first and own and _stands_for(name, own):
        yield own
        return
    parts = [part.strip() for part in name.split("/")]
    yield from dict.fromkeys(parts) if len(parts) > 1 and all(len(part) > 1 for part in parts) else (name,)


def _stands_for(name: str, own: str) -> bool:
    """Whether a name is the guide's company in short: its first words, or its initials."""
    short, full = company_key(name), company_key(own)
    initials = "".join(word[0] for word in words_of(own))
    squeezed = "".join(character for character in own if character.isupper()).casefold()
    is_initials = 1 < len(short) <= LONGEST_SHORT_NAME and short in (initials, squeezed)
    return bool(short) and (full.startswith(short) or short.startswith(full) or is_initials)


def _says_work(left: tuple[str, ...], work: tuple[str, ...]) -> bool:
    """Whether words are the work in short: a part of its words ("ml" of "ml ai engineer"), its initials, "engineer"."""
    initials = "".join(word[0] for word in work)
    return bool(left) and (set(left) <= {*work, "engineer", "eng", "level", "ic"} or left == (initials,))


def _series(codes: frozenset[str]) -> str:
    """The letters of codes that are all of one series; "#" for plain numbers, "" for several series."""
    series = {code.rstrip("0123456789") or "#" for code in codes}
    return series.pop() if len(series) == 1 else ""


@cache
def _other_names() -> dict[str, str]:
    table = company_table().aliases
    return {company_key(other): company_key(name) for name, others in table.items() for other in others}
