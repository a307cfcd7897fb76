"""Edits of a text by place: stretches and what should stand there instead."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """`text` takes the place of the stretch [start, end) of a source; start = end inserts."""

    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; of two that overlap the one that begins first counts."""
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits):
        if edit.start < done:
            continue
        pieces.extend((text[done : edit.start], edit.text))
        done = edit.end
    return "".join((*pieces, text[done:]))
