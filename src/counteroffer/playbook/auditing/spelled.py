"""Numbers in words: "two hundred and forty thousand", "a quarter million", "one-forty-five", "twenty per cent".

    number    = [whole "point" digits | whole] [magnitude]...     "two point five million"
    fraction  = "half a" | "a quarter" ["of a"] | "three quarters of a"   before a magnitude
    spoken    = unit (tens [unit] | "oh" unit)                    "two forty", "one-forty-five": hundreds, and thousands meant

Kept libraries read the plain forms; none of those looked at reads the fractions, lakhs or the spoken form, or says where
a number stands in its text.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

_ONES = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES = {
    "thousand": 10**3, "grand": 10**3, "k": 10**3, "lakh": 10**5, "lakhs": 10**5, "lac": 10**5, "million": 10**6,
    "millions": 10**6, "crore": 10**7, "crores": 10**7, "billion": 10**9,
}  # fmt: skip
_PARTS = {
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "quarters": Decimal("0.25"),
    "third": None,
    "thirds": None,
}
_SMALL = "|".join(sorted({*_ONES, *_TENS}, key=len, reverse=True))
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_RUN = re.compile(
    rf"(?<![\w.,$€£₹-])(?:(?:an?|the)[ -]+)?(?:(?:{_SMALL}|hundred|half|quarters?|{_SCALE}|point|oh)(?!\w)"
    rf"(?:[ -]+|,[ ]?(?=(?:{_SMALL}|hundred|{_SCALE})\b))?(?:(?:and|of)[ -]+(?:an?[ -]+)?|an?[ -]+)?)+",
    re.IGNORECASE,
)
_DIGITS_SCALE = re.compile(
    r"(?<![\w.,])(?P<sign>[$€£₹])?(?P<digits>\d{1,6}(?:\.\d{1,4})?)[ -]?(?P<scale>grand|thousand|large)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)


class Spelled(NamedTuple):
    """A number in words from `start` to `end`; `spoken` where the hundreds are spoken as in "two forty"."""

    value: Decimal
    start: int
    end: int
    spoken: bool
    scaled: bool


def spelled_in(text: str) -> Iterator[Spelled]:
    """All numbers in words of a text, in order; those that cannot be read as one number are left out."""
    for run in _RUN.finditer(text):
        words = [(word[0].lower(), word.start(), word.end()) for word in _WORD.finditer(text, run.start(), run.end())]
        while words and words[-1][0] in ("and", "of", "a", "an", "point", "the", "oh"):
            words.pop()
        while words and words[0][0] in ("the", "of", "and"):
            words.pop(0)
        if words and len(words) <= 24:
            yield from _read(words)


def _read(words: list[tuple[str, int, int]]) -> Iterator[Spelled]:
    said = [word for word, _start, _end in words]
    value, spoken = _value(said)
    if value is None and "and" in said[1:-1]:  # "twenty and thirty" are two numbers
        cut = said.index("and", 1)
        yield from _read(words[:cut])
        yield from _read(words[cut + 1 :])
    elif value is not None:
        yield Spelled(value, words[0][1], words[-1][2], spoken, any(word in _SCALES for word in said))


def _value(said: list[str]) -> tuple[Decimal | None, bool]:
    """What the words are worth, and whether they are the spoken form of hundreds."""
    words = [word for word in said if word not in ("of", "the")]
    fraction = _fraction(words)
    if fraction is not None:
        return fraction, False
    words = [word for word in words if word not in ("a", "an") or words.index(word) == 0]
    if words and words[0] in ("a", "an"):
        words = ["one", *words[1:]] if len(words) > 1 and words[1] in {"hundred", *_SCALES} else words[1:]
    if not words or words[0] in {"hundred", "and", *_SCALES} or any(word in _PARTS for word in words):
        return None, False
    total, spoken = Decimal(0), False
    group: list[str] = []
    last_scale = None
    for word in words:
        if word not in _SCALES:
            group.append(word)
            continue
        count, _spoken = _group(group)
        scale = _SCALES[word]
        if count is None or (last_scale is not None and scale >= last_scale):
            return None, False
        total += count * scale
        last_scale, group = scale, []
    if group:
        count, spoken = _group(group)
        if count is None:
            return None, False
        total += count
    return total, spoken and last_scale is None


def _fraction(words: list[str]) -> Decimal | None:
    """ "half a million", "a quarter million", "three quarters of a million", "one and a half million", "a million and a half"."""
    bare = [word for word in words if word not in ("a", "an", "and")]
    if not bare or sum(word in _PARTS for word in bare) != 1 or sum(word in _SCALES for word in bare) != 1:
        return None
    place = next(number for number, word in enumerate(bare) if word in _PARTS)
    part = _PARTS[bare[place]]
    scale = next(_SCALES[word] for word in bare if word in _SCALES)
    rest = [word for word in bare if word not in _SCALES and word not in _PARTS]
    count, _spoken = _group(rest) if rest else (None, False)
    if part is None or (rest and count is None):
        return None
    if bare[place].endswith("s"):
        return part * count * scale if count is not None else None
    if "and" in words:
        return ((count if count is not None else 1) + part) * scale
    return part * scale if count is None or count == 1 else None


def _group(words: list[str]) -> tuple[Decimal | None, bool]:
    """A number below a thousand (or with decimals), and whether its hundreds are only spoken."""
    if not words:
        return None, False
    if "point" in words:
        cut = words.index("point")
        whole, _spoken = _group(words[:cut])
        digits = [str(_ONES[word]) for word in words[cut + 1 :] if word in _ONES and _ONES[word] < 10]
        if whole is None or not digits or len(digits) != len(words) - cut - 1:
            return None, False
        return Decimal(f"{whole}.{''.join(digits)}"), False
    if "hundred" in words:
        cut = words.index("hundred")
        hundreds, _spoken = _group(words[:cut])
        rest = [word for word in words[cut + 1 :] if word != "and"]
        behind, _spoken = _group(rest) if rest else (Decimal(0), False)
        known = hundreds is not None and behind is not None and hundreds < 100 and behind < 100
        return (
            (hundreds * 100 + behind, False) if known and hundreds is not None and behind is not None else (None, False)
        )
    words = [word for word in words if word != "and"]
    if len(words) == 1:
        return _two([words[0]]), False
    if len(words) == 2 and words[0] in _TENS:
        return _two(words), False
    if words[0] in _ONES and 0 < _ONES[words[0]] < 10:
        rest = words[2:] if words[1] == "oh" else words[1:]
        below = _two(rest)
        if below is not None and ((words[1] == "oh" and below < 10) or (words[1] != "oh" and below >= 10)):
            return Decimal(_ONES[words[0]] * 100) + below, True
    return None, False


def _two(words: list[str]) -> Decimal | None:
    """A number below a hundred."""
    if len(words) == 1 and (words[0] in _ONES or words[0] in _TENS):
        return Decimal(_ONES.get(words[0], _TENS.get(words[0], 0)))
    if len(words) == 2 and words[0] in _TENS and 0 < _ONES.get(words[1], 0) < 10:
        return Decimal(_TENS[words[0]] + _ONES[words[1]])
    return None
