"""Plain columns of text for a terminal, a pager or a file: as wide as they need, and nothing that a terminal would obey."""

from collections.abc import Sequence
from unicodedata import east_asian_width

from counteroffer.render.cleaning import one_line


def in_columns(
    rows: Sequence[Sequence[str]], heads: Sequence[str] = (), *, numbers: Sequence[int] = (), indent: int = 0
) -> str:
    """Rows as lines with two spaces between columns; columns in `numbers` stand to the right."""
    shown = [[one_line(cell) for cell in row] for row in ([heads, *rows] if heads else rows)]
    if not shown:
        return ""
    widths = [max(width_of(row[number]) for row in shown) for number in range(len(shown[0]))]
    return "".join(f"{' ' * indent}{_line(row, widths, numbers)}\n" for row in shown)


def width_of(text: str) -> int:
    """How many columns a text takes on a terminal."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(one) in "WF" else 1 for one in text)


def _line(row: Sequence[str], widths: Sequence[int], numbers: Sequence[int]) -> str:
    cells = (
        f"{' ' * (width - width_of(cell))}{cell}" if number in numbers else f"{cell}{' ' * (width - width_of(cell))}"
        for number, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(cells).rstrip()
