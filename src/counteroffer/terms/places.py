"""Where a number stands: a place in a text, or a publication."""

from dataclasses import dataclass

import msgspec


# Not a dataclass: a guide has hundreds of places, and a frozen dataclass takes eight times as long to make.
class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A stretch of one line of one text.

    `line` and `column` count from 1, in Unicode code points, and `end` is the column after the last
    character; lines split at "\\n". `text` is what stands there, as it stands there.
    """

    path: str
    line: int
    column: int
    end: int
    text: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Citation:
    """A publication that states a fact: its title, its address where it has one, and its date as published."""

    title: str
    href: str | None = None
    date: str | None = None
