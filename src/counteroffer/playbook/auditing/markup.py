"""Marked-up sources taken apart: the words that a reader sees, each with its place, and the stretches that carry an id."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from counteroffer.documents.source import SourceText
from counteroffer.playbook.auditing.plain import APART, Piece, PlainText, cleaned

_QUOTE_OR_END = re.compile("[\"'>]")
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9-]*)")
_ATTRIBUTE = re.compile(r"([a-zA-Z_:][-\w:.]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});?")


class Tag(NamedTuple):
    """A tag of HTML from `start` to `end`; `name` in small letters, "" for a comment."""

    name: str
    closes: bool
    start: int
    end: int


class Words:
    """Words that are gathered piece by piece, with the stretches of them that are proved already."""

    def __init__(self) -> None:
        self._pieces: list[tuple[str, int]] = []
        self._held: list[Piece] = []
        self._length = 0

    @property
    def length(self) -> int:
        """How many characters there are so far."""
        return self._length

    def add(self, words: str, place: int) -> None:
        """Add words that stand at a place of the source as they are."""
        for piece in cleaned(words, place):
            self._pieces.append(piece)
            self._length += len(piece[0])

    def add_decoded(self, words: str, place: int) -> None:
        """Add words that stand at a place of the source with entities of HTML for some characters."""
        begin = 0
        for entity in _ENTITY.finditer(words):
            self.add(words[begin : entity.start()], place + begin)
            self.add(unescape(entity[0]), place + entity.start())
            begin = entity.end()
        self.add(words[begin:], place + begin)

    def part(self, place: int) -> None:
        """Begin a new paragraph."""
        self.add("\n\n", place)

    def apart(self, place: int) -> None:
        """Begin a text of its own."""
        self.add(f"\n\n{APART}", place)

    def hold(self, start: int) -> None:
        """Everything from `start` on is proved."""
        self._held.append((start, self._length))

    def text(self, source: SourceText) -> PlainText:
        """What was gathered."""
        return PlainText(source, self._pieces, self._held)


def tags_in(text: str) -> Iterator[Tag]:
    """The tags and comments of a text, in order; from a tag without an end on there are none."""
    position = text.find("<")
    while position >= 0:
        if text.startswith("<!--", position):
            end = text.find("-->", position + 4)
            if end < 0:
                return
            yield Tag("", False, position, end + 3)
            position = text.find("<", end + 3)
            continue
        name = _NAME.match(text, position + 1)
        if name is None and not text.startswith("<!", position):
            position = text.find("<", position + 1)
            continue
        end = _end_of(text, position + 1)
        if end < 0:
            return
        yield Tag(name[1].lower() if name else "!", text[position + 1] == "/", position, end)
        position = text.find("<", end)


def attributes_of(text: str, tag: Tag) -> dict[str, tuple[str, int]]:
    """The attributes of a tag: each as it is written, with its place."""
    found = {}
    for one in _ATTRIBUTE.finditer(text, tag.start, tag.end):
        group = next((number for number in (2, 3, 4) if one[number] is not None), 2)
        found[one[1].lower()] = (one[group], one.start(group))
    return found


def _end_of(text: str, position: int) -> int:
    """Where a tag ends, past a ">" that stands in quotes; -1 where it does not."""
    while (mark := _QUOTE_OR_END.search(text, position)) is not None:
        if mark[0] == ">":
            return mark.end()
        closing = text.find(mark[0], mark.end())
        if closing < 0:
            return -1
        position = closing + 1
    return -1
