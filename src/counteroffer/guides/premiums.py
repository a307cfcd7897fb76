"""Premiums: percentages that a guide names in its title, its one-line summary or over its pay table."""

import re

from counteroffer.guides.guide import Premium
from counteroffer.guides.tokens import Claim, Tokens

_AFTER = re.compile(
    r"\+?[*_`\s]*(?P<words>(?:[^\s.;|`*:()\"]+\s+){0,5}?[^\s.;|`*:()\"]*premium\b[^|`*.;()\n]*)", re.IGNORECASE
)
_BEFORE = re.compile(r"(?P<words>(?:[\w/&'-]+\s+){0,5}?premium)\s*(?:of|is|:|\(|[-–—])?\s*[~+*_]*\Z", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=Premium)")
_LONGEST = 90


def read_premiums(tokens: Tokens, stretches: tuple[tuple[int, int], ...]) -> tuple[list[Premium], list[Claim]]:
    """The premiums named in the given stretches of the text, each percentage once."""
    premiums: list[Premium] = []
    claims: list[Claim] = []
    for start, end in stretches:
        for token in tokens.percentages(start, end):
            name = _name(tokens.source.text, token.start, token.end, start, end)
            if name is None or any((known.low, known.high) == (token.low, token.high) for known in premiums):
                continue
            field = f"premiums[{len(premiums)}]"
            claims.append(Claim(f"{field}.low", token.low, "%", token.start, token.end))
            claims.append(Claim(f"{field}.high", token.high, "%", token.start, token.end))
            premiums.append(Premium(name=name, low=token.low, high=token.high))
    return premiums, claims


def _name(text: str, start: int, end: int, floor: int, ceiling: int) -> str | None:
    """The name of the premium that a percentage belongs to; None where it belongs to none."""
    first, last = max(floor, start - _LONGEST), min(ceiling, end + _LONGEST)
    if "premium" not in text[first:last].lower():
        return None
    after = _AFTER.match(text, end, last)
    before = _BEFORE.search(text, first, start)
    words = after["words"] if after else before["words"] if before else None
    if words is None:
        return None
    named = " ".join(_CAMEL.sub(" ", words.strip(" ,-–—")).split())
    return named.title() if named.isupper() and len(named.split()) > 3 else _as_written(named)


def _as_written(name: str) -> str:
    """The name with "PREMIUM" in capitals calmed down."""
    return re.sub(r"\bPREMIUM\b", "Premium", name)
