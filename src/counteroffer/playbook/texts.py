"""The words of the playbook, kept apart from the code: one folder of templates, a file for each part.

A template file is Markdown: `## key` begins a text, `### tone` below it the same text in that tone ("warm", "plain",
"formal"); words before any `### tone` serve every tone that has none of its own. A blank line begins a new paragraph, a
line break is a space, and `{slot}` is filled with a figure, with somebody's words, or with another sentence. What stands
before the first key is a note for whoever edits the file.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from counteroffer.terms.sentences import Sentence, Slot, say

TEMPLATES = Path(__file__).parent / "templates"
LANGUAGE = "en"
KEY = re.compile(r"^## +(\S+) *$", re.MULTILINE)
TONE = re.compile(r"^### +(\S+) *$", re.MULTILINE)
PARAGRAPHS = re.compile(r"\n[ \t]*\n")


class Texts:
    """The texts of one template file, named by its path below the language's folder without its ending."""

    def __init__(self, name: str) -> None:
        self.name = name

    def say(self, key: str, tone: str = "plain", /, **slots: Slot) -> Sentence:
        """The text of a key as one sentence with its slots filled; a KeyError (ours) for a key or slot that is missing."""
        return say(self.plain(key, tone), **slots)

    def paragraphs(self, key: str, tone: str = "plain", /, **slots: Slot) -> tuple[Sentence, ...]:
        """The text of a key, a sentence for each paragraph."""
        return tuple(say(paragraph, **slots) for paragraph in self._found(key, tone))

    def plain(self, key: str, tone: str = "plain", /) -> str:
        """The text of a key as it stands in the file, for a title or a table's header."""
        return " ".join(self._found(key, tone))

    def has(self, key: str) -> bool:
        """Whether there is such a key."""
        return key in texts_of(self.name)

    def _found(self, key: str, tone: str) -> tuple[str, ...]:
        tones = texts_of(self.name)[key]
        return tones[tone] if tone in tones else tones[""]


@cache
def texts_of(name: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The texts of a template file: paragraphs by tone by key; "" is the tone of words that serve all."""
    content = (TEMPLATES / LANGUAGE / f"{name}.md").read_text("utf-8")
    _note, *parts = KEY.split(content)
    return {key: _tones(text) for key, text in zip(parts[::2], parts[1::2], strict=True)}


def _tones(text: str) -> Mapping[str, tuple[str, ...]]:
    common, *parts = TONE.split(text)
    tones = {tone: _paragraphs(words) for tone, words in zip(parts[::2], parts[1::2], strict=True)}
    return {"": _paragraphs(common), **tones} if common.strip() else tones


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in PARAGRAPHS.split(text.strip()))
