"""Text made safe to draw: nothing in somebody's words may steer a terminal, reverse a line or break a file."""

import re
import unicodedata

# Escape and other control characters, the marks that reorder a line, and the letters of private use.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ue000-\uf8ff]")
LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
REPLACEMENT = "\ufffd"


def clean(text: str) -> str:
    """The text without control characters and direction overrides; line ends are "\\n", tabs are spaces."""
    text = LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = UNSAFE.sub("", text)
    return text if text.isascii() else "".join(_drawable(character) for character in text)


def one_line(text: str) -> str:
    """The clean text on one line."""
    return " ".join(clean(text).split())


def _drawable(character: str) -> str:
    """The character, or a replacement where it is half a pair or no character at all."""
    category = unicodedata.category(character)
    if category == "Cs" or (category == "Cn" and ord(character) & 0xFFFE == 0xFFFE):
        return REPLACEMENT
    return character
