"""On which line of a guide a row of its level mapping stands: the first line that holds the names of all its levels."""

import re
from collections.abc import Sequence

from counteroffer.guides.guide import LevelName

_WORD = re.compile(r"\w+")
LONGEST_LINE = 5_000  # characters; a longer one is no row of a mapping


def line_of_group(text: str, group: Sequence[LevelName]) -> int | None:
    """The line, counted from 1; None where no line holds them all, as in a mapping that runs over several lines."""
    names = [name.level for name in group if name.level]
    if not names:
        return None
    longest = max(names, key=len)
    place = text.find(longest)
    while place != -1:
        begin, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
        line = text[begin : end if end != -1 else len(text)]
        if all(name in line for name in names):
            return text.count("\n", 0, begin) + 1
        place = text.find(longest, begin + len(line))
    return _line_by_words(text, names)


def _line_by_words(text: str, names: Sequence[str]) -> int | None:
    """The line that holds every word of all names in any order: a name may be "L5" and "(IC4)" of other places in it."""
    wanted = {word for name in names for word in _WORD.findall(name.casefold())}
    lines = enumerate(text.split("\n"), start=1)
    return next(
        (
            number
            for number, line in lines
            if len(line) <= LONGEST_LINE and wanted <= set(_WORD.findall(line.casefold()))
        ),
        None,
    )
