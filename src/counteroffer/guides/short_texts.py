"""Remembering what short texts mean: thousands of guides share their headings, titles, regions and levels."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Meaning = TypeVar("Meaning")

LONGEST = 200  # characters; a longer text stands in one guide alone, and remembering it could fill the memory


def remembered(meaning: Callable[[str], Meaning]) -> Callable[[str], Meaning]:
    """A function of a text that remembers its answers for the short texts that it was asked for last."""
    known = lru_cache(maxsize=8192)(meaning)

    @wraps(meaning)
    def answer(text: str) -> Meaning:
        return known(text) if len(text) <= LONGEST else meaning(text)

    return answer
