"""Names as words, and how far two names are apart: whole words only, never a part of one."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

LONG_WORD = 8  # letters that a name of one word needs before one wrong letter counts as a slip of the pen
LONG_WORD_AMONG_OTHERS = 6  # the same for a word in a name of several words, where the others agree
LONG_NAME = 14  # letters that a whole name needs before two slips are allowed
NEAR = 0.75  # share of a name's letters that must agree before it is worth asking "did you mean"
MOST_SUGGESTIONS = 3

_DROPPED = re.compile(r"[.'’‘`´]")
_BETWEEN = re.compile(r"[^\w+#]+|_+")


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents and punctuation: "J.P. Morgan & Co." is jp, morgan, and, co."""
    plain = name.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join([character for character in plain if not unicodedata.combining(character)])
    plain = _DROPPED.sub("", plain.replace("&", " and ").replace("ß", "ss"))
    return tuple(word for word in _BETWEEN.split(plain) if word)


def squeezed(words: Iterable[str]) -> str:
    """The words without the spaces between them: "hugging face" and "HuggingFace" are one name."""
    return "".join(words)


def is_slip(asked: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether one name is the other with a letter wrong, missing, doubled or swapped.

    Word by word: the first letter is right, the word is long, and no digit is involved; so neither "Deel" and "Dell",
    nor "Stripe" and "Strike", nor "AI" and "UI" are taken for each other.
    """
    if asked == known or len(asked) != len(known):
        return False
    shortest = LONG_WORD_AMONG_OTHERS if len(known) > 1 else LONG_WORD
    wrong = [(one, other) for one, other in zip(asked, known, strict=True) if one != other]
    allowed = 2 if len(squeezed(known)) >= LONG_NAME else 1
    return len(wrong) <= allowed and all(_is_slip_of_a_word(one, other, shortest) for one, other in wrong)


def nearest(asked: tuple[str, ...], known: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[str, ...]:
    """The names that are worth a "did you mean", nearest first: alike as a whole, or one holding all words of the other."""
    found = [(-likeness, name) for name, words in known if (likeness := _likeness(asked, words)) >= NEAR]
    return tuple(dict.fromkeys(name for _likeness_of_it, name in sorted(found)))[:MOST_SUGGESTIONS]


def _is_slip_of_a_word(one: str, other: str, shortest: int) -> bool:
    from rapidfuzz.distance import OSA

    if max(len(one), len(other)) < shortest or one[0] != other[0] or not (one + other).isalpha():
        return False
    return OSA.distance(one, other, score_cutoff=1) == 1


def _likeness(asked: tuple[str, ...], known: tuple[str, ...]) -> float:
    from rapidfuzz.distance import OSA

    if not asked or not known:
        return 0.0
    if set(asked) < set(known) or set(known) < set(asked):
        return NEAR
    return OSA.normalized_similarity(squeezed(asked), squeezed(known))
