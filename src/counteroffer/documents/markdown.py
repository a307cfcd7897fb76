"""Markdown as a flat row of blocks, each with its place; any text parses.

pyromark (pulldown-cmark) finds the structure; this adapter turns its byte ranges into offsets of code points. The row
is flat on purpose: a paragraph says whether it is quoted and which list item holds it, so that a text of a hundred
thousand ">" signs is no deeper for its readers than one.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import pyromark

from counteroffer.documents.source import SourceText


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a prose: text[start:end] of the prose leads to `href`."""

    href: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Prose:
    """Words without their markup, and where they stand in the source: [start, end).

    `strong` holds the bold stretches and `links` the links, both as offsets in `text`; lines that the author broke
    stay apart by "\\n".
    """

    text: str
    start: int
    end: int
    strong: tuple[tuple[int, int], ...] = ()
    links: tuple[Link, ...] = ()
    anchors: tuple[tuple[int, int], ...] = ((0, 0),)

    def offset(self, position: int) -> int:
        """The offset in the source of text[position]."""
        before = bisect_right(self.anchors, position, key=lambda anchor: anchor[0]) - 1
        place, offset = self.anchors[max(before, 0)]
        return min(offset + position - place, self.end)

    def position(self, offset: int) -> int:
        """The first position in the text that stands at or after an offset of the source."""
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
        return Prose(self.text[first:last], start, max(start, end), anchors=((0, start), *inner))


@dataclass(frozen=True, slots=True)
class Item:
    """The list item that holds a block: `number` for numbered lists, `key` the same for all blocks of one item."""

    number: int | None
    key: int
    depth: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6."""

    level: int
    prose: Prose


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `item` where it stands in a list, `quoted` where it stands in a quote."""

    prose: Prose
    item: Item | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its head and its rows; all rows have as many cells as the head."""

    head: tuple[Prose, ...]
    rows: tuple[tuple[Prose, ...], ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A block of code or of HTML, as it stands."""

    prose: Prose


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""

    start: int
    end: int


Block: TypeAlias = Heading | Paragraph | Table | Verbatim | Rule


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown text as its blocks, in order."""

    source: SourceText
    blocks: tuple[Block, ...]


def read_markdown(source: SourceText, start: int = 0) -> Document:
    """The blocks of a text from offset `start` on (after its front matter); no text is refused."""
    builder = _Builder(source.text)
    for phase, name, detail, begin, end in _events(source.text[start:], start):
        builder.take(phase, name, detail, begin, end)
    return Document(source, tuple(builder.blocks))


_Event: TypeAlias = tuple[str, str, str, int, int]
_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDE = re.compile(r"[^\x00-\x7f]")


def _events(text: str, base: int) -> Iterator[_Event]:
    """Parser events as (phase, name, detail, start, end), offsets in code points counted from `base`."""
    parsed = _SURROGATE.sub("\ufffd", text)
    offsets = _Offsets(parsed)
    for event, place in pyromark.events_with_range(parsed, options=pyromark.Options.ENABLE_TABLES):
        begin, end = base + offsets.of(place["start"]), base + offsets.of(place["end"])
        if isinstance(event, str):
            yield ("leaf", event, "", begin, end)
        elif "Start" in event:
            yield ("start", *_tag(event["Start"]), begin, end)
        elif "End" in event:
            ended = event["End"]
            yield ("end", ended if isinstance(ended, str) else next(iter(ended)), "", begin, end)
        else:
            name, content = next(iter(event.items()))
            yield ("leaf", name, str(content), begin, end)


def _tag(tag: object) -> tuple[str, str]:
    """The name of an opening tag, and the one detail that matters: level, address or first number."""
    if not isinstance(tag, dict):
        return str(tag), ""
    name, detail = next(iter(tag.items()))
    if name == "Heading":
        return name, str(detail["level"])[1:]
    if name in ("Link", "Image"):
        return name, str(detail["dest_url"])
    return str(name), "" if detail is None else str(detail)


class _Offsets:
    """Byte offsets of a UTF-8 text as offsets in code points."""

    def __init__(self, text: str) -> None:
        self.ends: list[int] = []
        self.extra: list[int] = [0]
        surplus = 0
        for wide in _WIDE.finditer(text):
            added = len(wide[0].encode()) - 1
            self.ends.append(wide.start() + surplus + 1)
            surplus += added
            self.extra.append(surplus)

    def of(self, byte: int) -> int:
        """The number of code points before a byte offset."""
        return byte - self.extra[bisect_right(self.ends, byte)] if self.ends else byte


@dataclass(slots=True)
class _Open:
    """A prose while its pieces arrive."""

    start: int
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    anchors: list[tuple[int, int]] = field(default_factory=list)
    strong: list[tuple[int, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    marks: list[tuple[str, str, int]] = field(default_factory=list)

    def add(self, text: str, offset: int) -> None:
        """Words that stand in the source at `offset`."""
        self.anchors.append((self.length, offset))
        self.pieces.append(text)
        self.length += len(text)

    def close(self, end: int) -> Prose:
        """The finished prose."""
        while self.marks:
            self.unmark()
        anchors = tuple(self.anchors) or ((0, self.start),)
        return Prose("".join(self.pieces), self.start, end, tuple(self.strong), tuple(self.links), anchors)

    def unmark(self) -> None:
        """End the innermost emphasis or link."""
        name, detail, begun = self.marks.pop()
        if name == "Strong" and self.length > begun:
            self.strong.append((begun, self.length))
        elif name == "Link":
            self.links.append(Link(detail, begun, self.length))


_MARKS = frozenset(("Strong", "Emphasis", "Link", "Image", "Strikethrough", "Superscript", "Subscript"))
_LEAVES = frozenset(("Heading", "Paragraph", "TableCell", "CodeBlock", "HtmlBlock"))


class _Builder:
    """Takes events one by one and lays the blocks in a row."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.prose: _Open | None = None
        self.leaf = ""
        self.level = 0
        self.quotes = 0
        self.items: list[Item] = []
        self.numbers: list[int | None] = []
        self.table_start = 0
        self.rows: list[list[Prose]] = []

    def take(self, phase: str, name: str, detail: str, begin: int, end: int) -> None:
        """Take one event."""
        if phase == "start" and name in _MARKS:
            self.open_prose(begin).marks.append((name, detail, self.prose.length if self.prose else 0))
        elif phase == "end" and name in _MARKS:
            if self.prose is not None and self.prose.marks:
                self.prose.unmark()
        elif phase == "start":
            self.begin(name, detail, begin)
        elif phase == "end":
            self.finish(name, end)
        elif name == "Rule":
            self.blocks.append(Rule(begin, end))
        else:
            self.words(name, detail, begin, end)

    def open_prose(self, begin: int) -> _Open:
        """The prose that words go to; those of a tight list item open one of their own."""
        if self.prose is None:
            self.prose, self.leaf = _Open(begin), "Paragraph"
        return self.prose

    def words(self, name: str, detail: str, begin: int, end: int) -> None:
        """Words, code or a line break; inline HTML is markup and says nothing."""
        prose = self.open_prose(begin)
        if name in ("SoftBreak", "HardBreak"):
            prose.add("\n", begin)
        elif name == "Code":
            inside = self.text.find(detail[:1], begin, end) if detail else -1
            prose.add(detail, inside if inside != -1 else begin)
        elif name != "InlineHtml":
            prose.add(detail, begin)

    def begin(self, name: str, detail: str, begin: int) -> None:
        """A block or container opens."""
        self.close_prose(begin)
        if name == "BlockQuote":
            self.quotes += 1
        elif name == "List":
            self.numbers.append(int(detail) if detail else None)
        elif name == "Item":
            number = self.numbers[-1]
            self.items.append(Item(number, begin, len(self.items)))
            self.numbers[-1] = None if number is None else number + 1
        elif name == "Table":
            self.table_start, self.rows = begin, []
        elif name in ("TableHead", "TableRow"):
            self.rows.append([])
        elif name in _LEAVES:
            self.prose, self.leaf = _Open(begin), name
            self.level = int(detail) if name == "Heading" else 0

    def finish(self, name: str, end: int) -> None:
        """A block or container ends."""
        self.close_prose(end)
        if name == "BlockQuote":
            self.quotes -= 1
        elif name == "List":
            self.numbers.pop()
        elif name == "Item":
            self.items.pop()
        elif name == "Table" and self.rows:
            head, *rows = (tuple(row) for row in self.rows)
            self.blocks.append(Table(head, tuple(rows), self.table_start, end))

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
