"""A text and the places in it."""

import os
import re
from array import array
from bisect import bisect_right
from functools import cached_property
from pathlib import Path

from counteroffer.terms.places import Span

_SHORT = 16
_LINE_END = re.compile("\n")
_SURROGATE = re.compile("[\ud800-\udfff]")


class SourceText:
    """A text with its path: turns offsets (in code points) into places.

    Lines split at "\\n" alone and count from 1, as do columns. A stretch over several lines is placed by its part
    on the first line.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._words: dict[str, str] = {}

    @classmethod
    def from_bytes(cls, path: str, content: bytes) -> "SourceText":
        """Any bytes as a text: a byte-order mark is dropped, bytes that are no UTF-8 become U+FFFD."""
        return cls(path, content.decode("utf-8-sig", errors="replace"))

    @cached_property
    def line_starts(self) -> "array[int]":
        """The offset at which each line begins."""
        return array("q", (0, *(found.end() for found in _LINE_END.finditer(self.text))))

    def line_at(self, offset: int) -> int:
        """The line of an offset."""
        return bisect_right(self.line_starts, offset)

    def span(self, start: int, end: int) -> Span:
        """The place of text[start:end]."""
        line = bisect_right(self.line_starts, start) - 1
        begins = self.line_starts[line]
        line_end = self.text.find("\n", start, end)
        stop = end if line_end == -1 else line_end
        stands = self.text[start:stop]
        if stop - start < _SHORT:  # a large table has the same few amounts thousands of times
            stands = self._words.setdefault(stands, stands)
        return Span(self.path, line + 1, start - begins + 1, stop - begins + 1, stands)


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
