"""Tables as text (.csv, .tsv): how one is written, its first rows, and its pieces for the engine."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from counteroffer.market.records.engine import quoted
from counteroffer.terms.faults import BadRequestError

HEAD = 1 << 18  # bytes looked at
SEPARATORS = ",\t;|"
OLD = "cp1252"  # how tables are written that are not in Unicode
PIECE = 1 << 27  # bytes of a file that are read at once: what an import which is stopped may lose
NEAR = 1 << 20  # bytes in which a place to cut is looked for
LOOKED_AT = 40  # lines of them that may be two rows
UNREADABLE = "line that cannot be read"


@lru_cache(maxsize=64)
def _written(path: Path, size: int) -> tuple[str, str]:
    """The encoding and the separator of a table; `size` is the file's, so that another file is looked at again."""
    with path.open("rb") as file:
        content = file.read(HEAD)
    encoding = _encoding(content, whole=size <= HEAD)
    first = content.decode(encoding, errors="replace").split("\n", 1)[0]
    return encoding, max(SEPARATORS, key=first.count)


def _encoding(content: bytes, *, whole: bool) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # A sign may be cut in two at the end of what was looked at.
        if whole or error.start < len(content) - 4:
            return OLD
    return "utf-8-sig"


def text_rows(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of a table of text that hold anything, by their number from 1, and their cells.

    A BadRequestError where a cell has no end.
    """
    encoding, separator = _written(path, path.stat().st_size)
    try:
        with path.open("r", encoding=encoding, errors="replace", newline="") as file:
            reader = csv.reader((line.replace("\0", "") for line in file), delimiter=separator)
            for number, cells in enumerate(reader, start=1):
                stripped = tuple(cell.strip() for cell in cells)
                if any(stripped):
                    yield number, stripped
    except csv.Error as error:
        raise BadRequestError(f"{path} cannot be read as a table: {error}", "name a table of rows and cells") from None


def text_head(path: Path, count: int) -> Sequence[tuple[str, ...]]:
    """The first rows of a table of text that hold anything."""
    found: list[tuple[str, ...]] = []
    for _number, cells in text_rows(path):
        found.append(cells)
        if len(found) == count:
            break
    return found


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A piece of a table: the file that holds it, and from which byte of the table to which it goes."""

    path: Path
    start: int
    end: int
    is_copy: bool
    has_broken_cells: bool

    def drop(self) -> None:
        """Take the copy away."""
        if self.is_copy:
            self.path.unlink()


def text_pieces(path: Path, start: int, width: int, scratch: Path) -> Iterator[TextPiece]:
    """The pieces of a table of `width` columns from a byte on; each is copied into `scratch`, unless it is the whole table.

    They are cut between two rows. A table in which no such place is found, or of two bytes a sign, is one piece.
    """
    size = path.stat().st_size
    encoding, separator = _written(path, size)
    while start < size:
        end = size
        if start + PIECE < size and encoding != "utf-16":
            end = _cut(path, start + PIECE, encoding, separator, width) or size
        if (start, end) == (0, size) and encoding != OLD:
            piece = path
        else:
            piece = _copied(path, start, end, scratch / "piece.csv", encoding)
        yield TextPiece(piece, start, end, piece != path, _has_broken_cells(piece))
        start = end


def _cut(path: Path, near: int, encoding: str, separator: str, width: int) -> int | None:
    """Where a row begins, near a byte: behind a line's end that two whole rows follow; None where none is found."""
    with path.open("rb") as file:
        file.seek(near)
        lines = file.read(NEAR).splitlines(keepends=True)
    place = near
    for number, line in enumerate(lines[:-1], start=1):
        place += len(line)
        following = [one.decode(encoding, errors="replace") for one in lines[number : number + LOOKED_AT]]
        if _are_rows(following, separator, width):
            return place
    return None


def _are_rows(lines: Sequence[str], separator: str, width: int) -> bool:
    """Whether lines begin with two whole rows. What begins inside of a cell has too few cells, or half of the quotation marks."""
    reader = csv.reader(iter(lines), delimiter=separator)
    for _row in range(2):
        before = reader.line_num
        cells = next(reader, [])
        if len(cells) != width or sum(line.count('"') for line in lines[before : reader.line_num]) % 2:
            return False
    return True


def _has_broken_cells(path: Path) -> bool:
    """Whether a line ends inside of a cell: then there is one with half of its quotation marks."""
    with path.open("rb") as file:
        return any(line.count(b'"') % 2 for line in file)


def _copied(path: Path, start: int, end: int, out: Path, encoding: str) -> Path:
    """A part of a file, copied; what is not in Unicode is put into it, as the engine does not know all of it."""
    with path.open("rb") as source, out.open("wb") as copy:
        source.seek(start)
        left = end - start
        while left and (some := source.read(min(left, NEAR))):
            copy.write(some if encoding != OLD else some.decode(OLD, errors="replace").encode())
            left -= len(some)
    return out


def header_line(path: Path) -> int:
    """The line of the first row that holds anything."""
    return next(text_rows(path))[0]


def one_line(cell: str) -> str:
    """A cell's text without the ends of lines in it."""
    return " ".join(cell.split()) if "\n" in cell or "\r" in cell else cell


def unreadable_lines(before: int) -> str:
    """The lines of a piece that the engine has put aside, as dropped rows, as a question; `before` is added to their number."""
    return (
        f"SELECT DISTINCT ON (line) (line + {before})::BIGINT AS row, {quoted(UNREADABLE)} AS reason, "
        "left(csv_line, 60) AS shown FROM reject_errors"
    )


def csv_options(piece: TextPiece, names: Sequence[str], *, skip: int, like: Path) -> str:
    """How the engine is to read a piece of the table `like`, every cell as text; lines that it cannot read are put aside.

    It reads with one hand where cells go over several lines: with two it refuses those beside rows that lack cells.
    """
    encoding, separator = _written(like, like.stat().st_size)
    known = "utf-16" if encoding == "utf-16" else "utf-8"
    columns = "{" + ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in names) + "}"
    return (
        f"{quoted(piece.path)}, parallel = {not piece.has_broken_cells}, delim = {quoted(separator)}, quote = '\"', escape = '\"', header = false, skip = {skip}, "
        f"columns = {columns}, nullstr = '', encoding = {quoted(known)}, null_padding = true, strict_mode = false, "
        "ignore_errors = true, store_rejects = true, auto_detect = false"
    )
