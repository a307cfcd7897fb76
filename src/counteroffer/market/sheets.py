"""Rows of a spreadsheet (.xlsx), one after another: the file may be larger than the memory.

A spreadsheet is a packed folder of XML. Libraries for it hold the whole sheet, eighty bytes a cell; a quarter's
disclosure file has a hundred million. Here the sheet is unpacked piece by piece, and of each row only the wanted
columns are looked at. The texts, which a sheet keeps once each in a list, are held as one piece of bytes.
"""

import re
import zipfile
from array import array
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

from counteroffer.terms.faults import BadRequestError

PIECE = 1 << 20  # bytes unpacked at once
LONGEST_ROW = 8_000_000
MOST_TEXT = 4 << 30  # bytes of texts; a packed file may claim any size

_SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ROW_END = re.compile(rb"</(?:\w+:)?row>|<(?:\w+:)?row\b[^>]*/>")
_ROW_START = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_NUMBER = re.compile(rb'\br="(\d+)"')
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})\d+"')
_TYPE = re.compile(rb'\bt="(\w+)"')
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>(.*?)</(?:\w+:)?v>", re.DOTALL)
_TEXT = re.compile(rb"<(?:\w+:)?t\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?t>)", re.DOTALL)
_ITEM = re.compile(rb"<(?:\w+:)?si\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?si>)", re.DOTALL)
_SOUNDS = re.compile(rb"<(?:\w+:)?rPh\b.*?</(?:\w+:)?rPh>", re.DOTALL)  # how Japanese text is read aloud
_ENTITY = re.compile(r"&(?:#(\d+)|#x([0-9a-fA-F]+)|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def sheet_rows(
    path: Path, wanted: Collection[int] | None = None, tell: Callable[[float], None] | None = None, *, after: int = 0
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of a file's first sheet by their number, as texts; cells of columns that are not wanted are empty.

    Columns count from 0; rows without any text are left out. Days stand as the numbers that a sheet keeps (days since
    30 December 1899). `tell` is told which share of the sheet is read. Rows up to the number `after` are passed over. A BadRequestError where the file is no spreadsheet.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            texts = _texts(archive)
            looked_for = None if wanted is None else _Wanted(wanted)
            name = _first_sheet(archive)
            with archive.open(name) as sheet:
                for number, row in _rows(_pieces(sheet, archive.getinfo(name).file_size, tell)):
                    if number <= after:
                        continue
                    cells = _cells(row, texts) if looked_for is None else looked_for.cells(row, texts)
                    if any(cells):
                        yield number, cells
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, EOFError, NotImplementedError, RuntimeError) as error:
        raise BadRequestError(
            f"{path} is no spreadsheet that can be read: {error}", "save it as .xlsx or as .csv"
        ) from None


def _first_sheet(archive: zipfile.ZipFile) -> str:
    """Where the first sheet lies."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    first = book.find(f"{_SPREADSHEET}sheets/{_SPREADSHEET}sheet")
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    id = first.get(f"{_RELATIONS}id") if first is not None else None
    target = next((link.get("Target") for link in links if link.get("Id") == id), None)
    if target is None:
        raise KeyError("it has no sheet")
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


class _Texts:
    """Many texts as one piece of bytes, and where each begins."""

    def __init__(self) -> None:
        self.content = bytearray()
        self.starts = array("Q", (0,))

    def add(self, text: bytes) -> None:
        self.content += text
        self.starts.append(len(self.content))
        if len(self.content) > MOST_TEXT:
            raise BadRequestError("the spreadsheet holds more text than can be read", "save it as .csv")

    def at(self, index: int) -> str:
        """A text by its number; empty where there is none."""
        if not 0 <= index < len(self.starts) - 1:
            return ""
        return _plain(bytes(self.content[self.starts[index] : self.starts[index + 1]]))


def _texts(archive: zipfile.ZipFile) -> _Texts:
    """The texts that the sheet's cells name by their number."""
    found = _Texts()
    if "xl/sharedStrings.xml" not in archive.namelist():
        return found
    with archive.open("xl/sharedStrings.xml") as file:
        rest = b""
        while piece := file.read(PIECE):
            rest += piece
            after = 0
            for item in _ITEM.finditer(rest):
                found.add(_joined(item[1] or b""))
                after = item.end()
            rest = rest[after:]
            _check(rest)
    return found


def _pieces(sheet: IO[bytes], size: int, tell: Callable[[float], None] | None) -> Iterator[bytes]:
    done = 0
    while piece := sheet.read(PIECE):
        yield piece
        done += len(piece)
        if tell is not None:
            tell(min(1.0, done / max(size, 1)))


def _rows(pieces: Iterator[bytes]) -> Iterator[tuple[int, bytes]]:
    """Each row's number and what stands in it."""
    rest, number = b"", 0
    for piece in pieces:
        rest += piece
        after = 0
        for end in _ROW_END.finditer(rest):
            start = _ROW_START.search(rest, after, end.end())
            if start is not None:
                stated = _NUMBER.search(start[1])
                number = int(stated[1]) if stated else number + 1
                yield number, rest[start.end() : end.start()]
            after = end.end()
        rest = rest[after:]
        _check(rest)


def _check(rest: bytes) -> None:
    """Refuse what never ends."""
    if len(rest) > LONGEST_ROW:
        raise BadRequestError("the spreadsheet has a row that is too long to be one", "save it as .csv")


def _cells(row: bytes, texts: _Texts) -> tuple[str, ...]:
    """The cells of a row from the first column to the last filled one."""
    found: dict[int, str] = {}
    next_column = 0
    for cell in _CELL.finditer(row):
        place = _PLACE.search(cell[1])
        column = _column(place[1]) if place is not None else next_column
        next_column = column + 1
        if cell[2]:
            found[column] = _value(cell[1], cell[2], texts)
    return tuple(found.get(column, "") for column in range(max(found, default=-1) + 1))


class _Wanted:
    """The columns that are looked at: the others are passed over by one pattern, which is four times as fast."""

    def __init__(self, columns: Collection[int]) -> None:
        self.places = {_letters(column): column for column in columns}
        self.width = max(columns, default=-1) + 1
        names = b"|".join(self.places)  # the digits behind a name tell where it ends
        self.pattern = re.compile(rb'<c r="(' + names + rb')\d+"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)

    def cells(self, row: bytes, texts: _Texts) -> tuple[str, ...]:
        """The wanted cells of a row, in their columns."""
        if b'<c r="' not in row:  # written in another way: with a prefix, or without places
            whole = _cells(row, texts)
            return tuple(
                whole[column] if column < len(whole) and column in self.places.values() else ""
                for column in range(self.width)
            )
        found = [""] * self.width
        for cell in self.pattern.finditer(row):
            if cell[3]:
                found[self.places[cell[1]]] = _value(cell[2], cell[3], texts)
        return tuple(found)


def _value(attributes: bytes, content: bytes, texts: _Texts) -> str:
    kind = _TYPE.search(attributes)
    if kind is not None and kind[1] == b"inlineStr":
        return _plain(_joined(content)).strip()
    value = _VALUE.search(content)
    if value is None:
        return ""
    if kind is not None and kind[1] == b"s":
        return texts.at(int(value[1]) if value[1].isdigit() else -1).strip()
    if kind is not None and kind[1] == b"e":
        return ""
    return _plain(value[1]).strip()


def _joined(content: bytes) -> bytes:
    """The pieces of a text that is written in several looks."""
    if b"rPh" in content:
        content = _SOUNDS.sub(b"", content)
    return b"".join(text[1] or b"" for text in _TEXT.finditer(content))


def _plain(written: bytes) -> str:
    text = written.decode("utf-8", errors="replace")
    return _ENTITY.sub(_meant, text) if "&" in text else text


def _meant(entity: re.Match[str]) -> str:
    if entity[3]:
        return _NAMED[entity[3]]
    code = int(entity[1]) if entity[1] else int(entity[2], 16)
    return chr(code) if code < 0x110000 else "\ufffd"


def _letters(column: int) -> bytes:
    """A column as a sheet names it: A, B, … Z, AA."""
    letters, rest = "", column + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        letters = chr(65 + place) + letters
    return letters.encode()


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def is_sheet(path: Path) -> bool:
    """Whether a file is named as a spreadsheet."""
    return path.suffix.lower() in (".xlsx", ".xlsm")


def head_of(path: Path, count: int) -> Sequence[tuple[str, ...]]:
    """The first rows of a sheet that hold anything."""
    rows = sheet_rows(path)
    found = []
    for _number, cells in rows:
        found.append(cells)
        if len(found) == count:
            break
    return found
