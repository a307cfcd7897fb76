"""Tables as text (.csv, .tsv): how one is written, and its first rows."""

import csv
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from counteroffer.market.records.engine import quoted

HEAD = 1 << 18  # bytes looked at
SEPARATORS = ",\t;|"
ENCODINGS = ("utf-8-sig", "utf-16", "latin-1")


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
            return "latin-1"
    return "utf-8-sig"


def text_rows(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of a table of text that hold anything, by their number from 1, and their cells."""
    encoding, separator = _written(path, path.stat().st_size)
    with path.open("r", encoding=encoding, errors="replace", newline="") as file:
        reader = csv.reader((line.replace("\0", "") for line in file), delimiter=separator)
        for number, cells in enumerate(reader, start=1):
            stripped = tuple(cell.strip() for cell in cells)
            if any(stripped):
                yield number, stripped


def text_head(path: Path, count: int) -> Sequence[tuple[str, ...]]:
    """The first rows of a table of text that hold anything."""
    found: list[tuple[str, ...]] = []
    for _number, cells in text_rows(path):
        found.append(cells)
        if len(found) == count:
            break
    return found


def csv_options(path: Path, names: Sequence[str], *, skip: int) -> str:
    """How the engine is to read a table of text, every cell as text; lines that it cannot read are put aside."""
    encoding, separator = _written(path, path.stat().st_size)
    known = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    columns = "{" + ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in names) + "}"
    return (
        f"{quoted(path)}, delim = {quoted(separator)}, quote = '\"', escape = '\"', header = false, skip = {skip}, "
        f"columns = {columns}, nullstr = '', encoding = {quoted(known)}, null_padding = true, strict_mode = false, "
        "ignore_errors = true, store_rejects = true, auto_detect = false"
    )
