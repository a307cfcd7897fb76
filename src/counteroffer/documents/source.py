"""A text and the places in it."""

import os
import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from counteroffer.terms.places import Span

_SHORT = 16
_LARGE = 200_000
_FEW = 10_000
_SURROGATE = re.compile("[\ud800-\udfff]")


class SourceText:
    """A text with its path: turns offsets (in code points) into places.

    Lines split at "\\n" alone and count from 1, as do columns. A stretch over several lines is placed by its part
    on the first line.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._words: dict[str, str] | None = {} if len(text) > _LARGE else None
        # The line that was asked for last, its first offset and that of the next: one question is near the other.
        self._line = (0, 0, 0)

    @classmethod
    def from_bytes(cls, path: str, content: bytes) -> "SourceText":
        """Any bytes as a text: a byte-order mark is dropped, bytes that are no UTF-8 become U+FFFD."""
        return cls(path, content.decode("utf-8-sig", errors="replace"))

    @cached_property
    def line_starts(self) -> Sequence[int]:
        """The offset at which each line begins."""
        starts = array("q", (0,))
        begin = self.text.find("\n") + 1
        while begin:
            starts.append(begin)
            begin = self.text.find("\n", begin) + 1
        return starts.tolist() if len(starts) < _FEW else starts  # a list is quicker to search, an array smaller

    def line_at(self, offset: int) -> int:
        """The line of an offset."""
        return self._line_of(offset)[0]

    def span(self, start: int, end: int) -> Span:
        """The place of text[start:end]."""
        line, begins, ends = self._line
        if not begins <= start < ends:
            line, begins, ends = self._line_of(start)
        if end > ends:  # on several lines; else a line break can only be its last character
            end = ends - 1
        stands = self.text[start:end]
        if stands[-1:] == "\n":
            end -= 1
            stands = stands[:-1]
        if (
            self._words is not None and end - start < _SHORT
        ):  # a large table has the same few amounts thousands of times
            stands = self._words.setdefault(stands, stands)
        return Span(self.path, line, start - begins + 1, end - begins + 1, stands)

    def _line_of(self, offset: int) -> tuple[int, int, int]:
        """The line of an offset, where it begins, and where the next one begins."""
        line, begins, ends = self._line
        if not begins <= offset < ends:
            starts = self.line_starts
            line = bisect_right(starts, offset)
            ends = starts[line] if line < len(starts) else len(self.text) + 2
            self._line = line, starts[line - 1], ends
        return self._line


def without_surrogates(text: str) -> str:
    """The text with each half of a surrogate pair replaced by U+FFFD, for parsers that take UTF-8; offsets stay."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def shown_path(path: Path) -> str:
    """The path as it is shown: from the current folder where it lies inside it, else from the root."""
    whole = Path(os.path.abspath(path))
    here = Path.cwd()
    return str(whole.relative_to(here)) if whole.is_relative_to(here) else str(whole)
