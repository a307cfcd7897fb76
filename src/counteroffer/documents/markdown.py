"""Markdown as a flat row of blocks, each with its place; any text parses.

pyromark (pulldown-cmark) finds the structure; this adapter turns its byte ranges into offsets of code points. The row
is flat on purpose: a paragraph says whether it is quoted and which list item holds it, so that a text of a hundred
thousand ">" signs is no deeper for its readers than one.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias, cast

import msgspec
import pyromark

from counteroffer.documents.source import SourceText, without_surrogates


class Link(msgspec.Struct, frozen=True, gc=False):
    """A link in a prose: text[start:end] of the prose leads to `href`."""

    href: str
    start: int
    end: int


class Prose(msgspec.Struct, frozen=True, gc=False):
    """Words without their markup, and where they stand in the source: [start, end).

    `strong` holds the bold stretches and `links` the links, both as offsets in `text`; lines that the author broke
    stay apart by "\\n". `anchors` are the positions, with their offsets in the source, from which on the words stand
    together; none where all of them do, as in most cells of a table: then they begin `lead` characters after `start`.
    """

    text: str
    start: int
    end: int
    strong: tuple[tuple[int, int], ...] = ()
    links: tuple[Link, ...] = ()
    anchors: tuple[tuple[int, int], ...] = ()
    lead: int = 0

    def offset(self, position: int) -> int:
        """The offset in the source of text[position]."""
        if not self.anchors:
            return min(self.start + self.lead + position, self.end)
        before = bisect_right(self.anchors, position, key=lambda anchor: anchor[0]) - 1
        place, offset = self.anchors[max(before, 0)]
        return min(offset + position - place, self.end)

    def position(self, offset: int) -> int:
        """The first position in the text that stands at or after an offset of the source."""
        if not self.anchors:
            return min(max(offset - self.start - self.lead, 0), len(self.text))
        after = bisect_right(self.anchors, offset, key=lambda anchor: anchor[1])
        if after == 0:
            return 0
        place, begins = self.anchors[after - 1]
        limit = self.anchors[after][0] if after < len(self.anchors) else len(self.text)
        return min(place + offset - begins, limit)

    def part(self, first: int, last: int) -> "Prose":
        """The words text[first:last] as a prose of their own, without its links and emphasis."""
        start = self.offset(first)
        end = self.end if last >= len(self.text) else self.offset(last)
        inner = tuple((place - first, offset) for place, offset in self.anchors if first < place < last)
        return Prose(self.text[first:last], start, max(start, end), anchors=((0, start), *inner) if inner else ())


class Item(msgspec.Struct, frozen=True, gc=False):
    """The list item that holds a block: `number` for numbered lists, `key` the same for all blocks of one item."""

    number: int | None
    key: int
    depth: int


class Heading(msgspec.Struct, frozen=True, gc=False):
    """A heading of level 1 to 6."""

    level: int
    prose: Prose


class Paragraph(msgspec.Struct, frozen=True, gc=False):
    """A paragraph; `item` where it stands in a list, `quoted` where it stands in a quote."""

    prose: Prose
    item: Item | None = None
    quoted: bool = False


class Table(msgspec.Struct, frozen=True, gc=False):
    """A table: its head and its rows; all rows have as many cells as the head."""

    head: tuple[Prose, ...]
    rows: tuple[tuple[Prose, ...], ...]
    start: int
    end: int


class Verbatim(msgspec.Struct, frozen=True, gc=False):
    """A block of code or of HTML, as it stands."""

    prose: Prose


class Rule(msgspec.Struct, frozen=True, gc=False):
    """A line across the page."""

    start: int
    end: int


_Events: TypeAlias = Iterator[tuple[dict[str, str], dict[str, int]]]
_Details: TypeAlias = dict[str, dict[str, str]]
Block: TypeAlias = Heading | Paragraph | Table | Verbatim | Rule


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown text as its blocks, in order."""

    source: SourceText
    blocks: tuple[Block, ...]


def read_markdown(source: SourceText, start: int = 0) -> Document:
    """The blocks of a text from offset `start` on (after its front matter); no text is refused."""
    parsed = without_surrogates(source.text[start:] if start else source.text)
    builder = _Builder(source.text, _offsets(parsed, start))
    builder.read(cast(_Events, pyromark.events_with_range(parsed, options=pyromark.Options.ENABLE_TABLES)))
    return Document(source, tuple(builder.blocks))


# Tells the bytes that begin a character of several bytes from all others.
_WIDE = bytes(int(0xC2 <= byte <= 0xF4) for byte in range(256))
_FEW = 10_000


def _offsets(text: str, base: int) -> Callable[[int], int]:
    """What turns byte offsets of a UTF-8 text into offsets in code points, counted from `base`."""
    if text.isascii():
        return base.__add__
    content = text.encode()
    wide = content.translate(_WIDE)
    begins, less = array("q"), array("q", (base,))
    place = wide.find(1)
    while place != -1:
        base -= 1 if content[place] < 0xE0 else 2 if content[place] < 0xF0 else 3
        less.append(base)
        begins.append(place)
        place = wide.find(1, place + 1)
    # A list is quicker to search, an array smaller.
    starts, shifts = (begins.tolist(), less.tolist()) if len(begins) < _FEW else (begins, less)

    def offset(byte: int) -> int:
        return byte + shifts[bisect_left(starts, byte)]

    return offset


class _Open:
    """A prose while its pieces arrive."""

    __slots__ = ("anchors", "expected", "length", "links", "marks", "pieces", "start", "strong")

    def __init__(self, start: int) -> None:
        self.start = start
        self.pieces: list[str] = []
        self.length = 0
        self.expected = -1
        self.anchors: list[tuple[int, int]] = []
        self.strong: list[tuple[int, int]] = []
        self.links: list[Link] = []
        self.marks: list[tuple[str, str, int]] = []

    def add(self, text: str, offset: int) -> None:
        """Words that stand in the source at `offset`; an anchor is needed only where a gap lies before them."""
        if offset != self.expected:
            self.anchors.append((self.length, offset))
        self.expected = offset + len(text)
        self.pieces.append(text)
        self.length += len(text)

    def close(self, end: int) -> Prose:
        """The finished prose."""
        while self.marks:
            self.unmark()
        pieces, anchors = self.pieces, self.anchors
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        strong = tuple(self.strong) if self.strong else ()
        links = tuple(self.links) if self.links else ()
        if len(anchors) == 1 and not anchors[0][0]:
            return Prose(text, self.start, end, strong, links, (), anchors[0][1] - self.start)
        return Prose(text, self.start, end, strong, links, tuple(anchors))

    def unmark(self) -> None:
        """End the innermost emphasis or link."""
        name, href, begun = self.marks.pop()
        if name == "Strong" and self.length > begun:
            self.strong.append((begun, self.length))
        elif name == "Link":
            self.links.append(Link(href, begun, self.length))


_MARKS = frozenset(("Strong", "Emphasis", "Link", "Image", "Strikethrough", "Superscript", "Subscript"))
_LEAVES = frozenset(("Heading", "Paragraph", "TableCell", "CodeBlock", "HtmlBlock"))


class _Builder:
    """Takes the parser's events one by one and lays the blocks in a row."""

    def __init__(self, text: str, offset: Callable[[int], int]) -> None:
        self.text = text
        self.offset = offset
        self.blocks: list[Block] = []
        self.prose: _Open | None = None
        self.leaf = ""
        self.level = 0
        self.quotes = 0
        self.items: list[Item] = []
        self.numbers: list[int | None] = []
        self.table_start = 0
        self.rows: list[list[Prose]] = []

    def read(self, events: "_Events") -> None:
        """Take all events, each with the two byte offsets that it stands between: {"Text": words}, {"Start": tag}, …"""
        offset = self.offset
        for event, place in events:
            if event.__class__ is not dict:
                self.sign(str(event), place["start"], place["end"])
            elif (words := event.get("Text")) is not None:
                begin = offset(place["start"])
                (self.prose or self.open_prose(begin)).add(words, begin)
            elif (tag := event.get("Start")) is not None:
                if tag == "TableCell":
                    self.cell(events, place["start"], place["end"])
                else:
                    self.start(tag, offset(place["start"]))
            elif (tag := event.get("End")) is not None:
                self.finish(tag, place["end"])
            else:
                self.other(event, place)

    def cell(self, events: "_Events", begin: int, end: int) -> None:
        """Take the events of a table's cell. Most cells are one stretch of words, and tables are most of a guide."""
        offset = self.offset
        start = offset(begin)
        event, place = next(events)
        if event.__class__ is dict and (words := event.get("Text")) is not None:
            begins = offset(place["start"])
            after, behind = next(events)
            if after.__class__ is dict and "End" in after:
                self.rows[-1].append(Prose(words, start, offset(end), (), (), (), begins - start))
                return
            prose = self.prose = _Open(start)
            self.leaf = "TableCell"
            prose.add(words, begins)
            event, place = after, behind
        else:
            self.prose, self.leaf = _Open(start), "TableCell"
        self.read(iter(((event, place),)))

    def other(self, event: dict[str, str], place: dict[str, int]) -> None:
        """Take an event that is neither plain words nor an end of anything."""
        ((kind, detail),) = event.items()
        self.words(kind, str(detail), self.offset(place["start"]), self.offset(place["end"]))

    def open_prose(self, begin: int) -> _Open:
        """The prose that words go to; those of a tight list item open one of their own."""
        if self.prose is None:
            self.prose, self.leaf = _Open(begin), "Paragraph"
        return self.prose

    def sign(self, name: str, begin: int, end: int) -> None:
        """A sign without words: a line across the page, or the end of a line."""
        offset = self.offset(begin)
        if name == "Rule":
            self.blocks.append(Rule(offset, self.offset(end)))
        else:
            prose = self.open_prose(offset)
            if name in ("SoftBreak", "HardBreak"):
                prose.add("\n", offset)

    def words(self, kind: str, words: str, begin: int, end: int) -> None:
        """Code, or words of another kind; inline HTML is markup and says nothing."""
        prose = self.open_prose(begin)
        if kind == "Code":
            inside = self.text.find(words[:1], begin, end) if words else -1
            prose.add(words, inside if inside != -1 else begin)
        elif kind != "InlineHtml":
            prose.add(words, begin)

    def start(self, tag: object, begin: int) -> None:
        """A mark, a block or a container opens: a name, or a name with its details."""
        name, detail = (tag, {}) if isinstance(tag, str) else next(iter(cast(_Details, tag).items()))
        if name in _MARKS:
            prose = self.prose or self.open_prose(begin)
            prose.marks.append((name, str(detail["dest_url"]) if name in ("Link", "Image") else "", prose.length))
            return
        if self.prose is not None:
            self.close_prose(begin)
        if name in _LEAVES:
            self.prose, self.leaf = _Open(begin), name
            self.level = int(detail["level"][1:]) if name == "Heading" else 0
        else:
            self.begin(name, detail, begin)

    def begin(self, name: str, detail: object, begin: int) -> None:
        """A container opens; the detail of a list is its first number."""
        if name == "BlockQuote":
            self.quotes += 1
        elif name == "List":
            self.numbers.append(detail if isinstance(detail, int) else None)
        elif name == "Item":
            number = self.numbers[-1]
            self.items.append(Item(number, begin, len(self.items)))
            self.numbers[-1] = None if number is None else number + 1
        elif name == "Table":
            self.table_start, self.rows = begin, []
        elif name in ("TableHead", "TableRow"):
            self.rows.append([])

    def finish(self, tag: object, end: int) -> None:
        """A mark, a block or a container ends."""
        name = tag if isinstance(tag, str) else next(iter(cast(_Details, tag)))
        if name in _MARKS:
            if self.prose is not None and self.prose.marks:
                self.prose.unmark()
            return
        if self.prose is not None:
            self.close_prose(self.offset(end))
        if name == "BlockQuote":
            self.quotes -= 1
        elif name == "List":
            self.numbers.pop()
        elif name == "Item":
            self.items.pop()
        elif name == "Table" and self.rows:
            head, *rows = (tuple(row) for row in self.rows)
            self.blocks.append(Table(head, tuple(rows), self.table_start, self.offset(end)))

    def close_prose(self, end: int) -> None:
        """Lay down the open prose, if any."""
        if self.prose is None:
            return
        prose = self.prose.close(end)
        self.prose = None
        if self.leaf == "TableCell":
            self.rows[-1].append(prose)
        elif self.leaf == "Heading":
            self.blocks.append(Heading(self.level, prose))
        elif self.leaf == "Paragraph":
            self.blocks.append(Paragraph(prose, self.items[-1] if self.items else None, self.quotes > 0))
        else:
            self.blocks.append(Verbatim(prose))
