"""How wide the columns of a table are where the page must be told so: by their weights, and no word or amount is broken.

Widths are in twentieths of a point, the unit of word processors.
"""

import re

from counteroffer.render.sheet import Text

LETTER = 125  # about how wide a letter of a table is
CELL_MARGINS = 240
SHORT = 18  # letters: a column with no more stays on one line where the page allows it


def least_widths(rows: tuple[tuple[Text, ...], ...], letter: int) -> list[int]:
    """How wide each column must be so that no word of it, and no amount, is broken."""
    words = [[_longest_word(cell) for cell in column] for column in zip(*rows, strict=True)]
    return [letter * max(column, default=0) + CELL_MARGINS for column in words]


def _longest_word(cell: Text) -> int:
    """The letters of the longest word of a cell; a word may go on over several runs."""
    # Inside a word a program of words breaks after a hyphen, a dash or a slash alone.
    return max((len(word) for word in re.split(r"(?<=[-–—/])|[ \n]", "".join(run.text for run in cell))), default=0)


def column_widths(weights: tuple[int, ...], least: list[int], page: int) -> list[int]:
    """The widths of a table's columns: as their weights say, and each at least so wide that no word is broken.

    What a narrow column lacks is taken from those that have more than they need; where all words together are wider than
    the page, each column gets its share of it.
    """
    if sum(least) >= page:
        return [page * size // sum(least) for size in least]
    widths = _by_weight(weights, page)
    lacking = sum(max(0, need - size) for size, need in zip(widths, least, strict=True))
    spare = sum(max(0, size - need) for size, need in zip(widths, least, strict=True))
    return [
        need if size <= need else size - (size - need) * lacking // max(1, spare)
        for size, need in zip(widths, least, strict=True)
    ]


def _by_weight(weights: tuple[int, ...], page: int) -> list[int]:
    """Short columns as wide as their text, the others share what is left by theirs."""
    natural = [LETTER * weight + CELL_MARGINS for weight in weights]
    short = [size if weight <= SHORT else 0 for size, weight in zip(natural, weights, strict=True)]
    left = page - sum(short)
    long = [0 if kept else weight for kept, weight in zip(short, weights, strict=True)]
    if left < page // 4 or not any(long):
        return [page * size // sum(natural) for size in natural]
    return [kept or left * weight // sum(long) for kept, weight in zip(short, long, strict=True)]
