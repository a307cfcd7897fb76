"""A text as it is read: without hidden characters, every digit a plain one, and every place still the source's."""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable

from counteroffer.documents.source import SourceText
from counteroffer.terms.places import Span

# What a reader does not see: marks of zero width, soft hyphens, marks that turn the direction of writing.
HIDDEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_WIDE = str.maketrans({"＄": "$", "％": "%", "￡": "£", "，": ",", "．": "."})
# Between two texts that have nothing to say about each other, such as two scripts of one page.
APART = "\f"
_BREAK = re.compile(r"\f\s*|\n[ \t\r]*\n\s*|(?<=[.!?])[\"”’)]*\s+(?=[\"“(]?[A-Z0-9$€£₹])|[;•]|\n\s*(?=[-*•–] )|\|")

Piece = tuple[int, int]


class PlainText:
    """A text with, for each stretch of it, where the stretch stands in its source; `held` are stretches proved already."""

    def __init__(self, source: SourceText, pieces: Iterable[tuple[str, int]], held: Iterable[Piece] = ()) -> None:
        self.source = source
        self._starts = array("q")
        self._places = array("q")
        parts, length = [], 0
        for words, place in pieces:
            self._starts.append(length)
            self._places.append(place)
            parts.append(words)
            length += len(words)
        self.text = "".join(parts)
        self.held = tuple(held)
        self._held_starts = [start for start, _end in self.held]

    def offset(self, position: int) -> int:
        """The offset in the source of a position of the text."""
        place = bisect_right(self._starts, position) - 1
        return self._places[place] + position - self._starts[place] if place >= 0 else position

    def span(self, start: int, end: int) -> Span:
        """The place of text[start:end] in the source."""
        return self.source.span(self.offset(start), self.offset(max(start, end - 1)) + (1 if end > start else 0))

    def is_held(self, start: int, end: int) -> bool:
        """Whether the stretch lies in one that is proved already."""
        place = bisect_right(self._held_starts, start) - 1
        return place >= 0 and end <= self.held[place][1]

    def with_held(self, more: Iterable[Piece]) -> "PlainText":
        """The same text with more stretches proved."""
        changed = PlainText.__new__(PlainText)
        changed.source, changed.text = self.source, self.text
        changed._starts, changed._places = self._starts, self._places
        changed.held = tuple(_merged([*self.held, *more]))
        changed._held_starts = [start for start, _end in changed.held]
        return changed

    def sentences(self) -> list[Piece]:
        """Where each sentence begins and ends."""
        found, begin = [], 0
        for stop in _BREAK.finditer(self.text):
            found.append((begin, stop.start()))
            begin = stop.end()
        found.append((begin, len(self.text)))
        return found


def plain(source: SourceText) -> PlainText:
    """A whole source as it is read."""
    return PlainText(source, cleaned(source.text, 0))


def cleaned(text: str, place: int) -> list[tuple[str, int]]:
    """A stretch of a source that begins at `place` as pieces without hidden characters and with plain digits."""
    if text.isascii():
        return [(text, place)]
    shown = text.translate(_WIDE)
    if _OTHER_DIGIT.search(shown):
        shown = _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), shown)
    pieces, begin = [], 0
    for hidden in HIDDEN.finditer(shown):
        pieces.append((shown[begin : hidden.start()], place + begin))
        begin = hidden.end()
    pieces.append((shown[begin:], place + begin))
    return pieces


def _merged(stretches: list[Piece]) -> list[Piece]:
    found: list[Piece] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
