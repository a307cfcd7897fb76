"""How high a level stands, as far as its name says it: by code ("L4" is below "L5") or by word."""

import re

from counteroffer.library.levels import read_level

WORDS = (
    "intern",
    "graduate",
    "junior",
    "mid",
    "senior",
    "staff",
    "senior staff",
    "principal",
    "distinguished",
    "fellow",
)

_CODE = re.compile(r"([a-z]+)(\d+)\Z")


def rung_of(level: str) -> tuple[str, int] | None:
    """The ladder that a level is on and how high: "Senior (L5)" is 5 of "l"; None where the name says neither."""
    name = read_level(level)
    codes = [(found[1], int(found[2])) for code in name.codes if (found := _CODE.match(code))]
    if codes and len({series for series, _number in codes}) == 1:
        return min(codes)
    rank = rank_of(name.words)
    return None if rank is None else ("", rank)


def rank_of(words: frozenset[str]) -> int | None:
    """The rank of words of level; None where there is none, or where they are not on the common ladder."""
    if not words:
        return None
    joined = " ".join(sorted(words))
    return WORDS.index(joined) if joined in WORDS else None
