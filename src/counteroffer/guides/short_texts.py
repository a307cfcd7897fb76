"""Remembering what short texts mean: thousands of guides share their headings, titles, regions and levels."""

from collections.abc import Callable
from typing import TypeVar

Meaning = TypeVar("Meaning")

LONGEST = 200  # characters; a longer text stands in one guide alone, and remembering it could fill the memory
MOST = 8192  # texts; when so many are known, all are forgotten, as the next guides have others


class _Known(dict[str, Meaning]):
    """Meanings by text; one that is not known yet is found when it is asked for."""

    def __init__(self, meaning: Callable[[str], Meaning]) -> None:
        super().__init__()
        self.meaning = meaning

    def __missing__(self, text: str) -> Meaning:
        found = self.meaning(text)
        if len(text) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[text] = found
        return found


def remembered(meaning: Callable[[str], Meaning]) -> Callable[[str], Meaning]:
    """A function of a text that remembers its answers for short texts."""
    # The method of the table itself: a function around it would take as long again as most answers do.
    return _Known(meaning).__getitem__
