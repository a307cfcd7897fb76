"""Which region a sentence of the strategy speaks of, among those that the guide pays in."""

import re
from dataclasses import dataclass

from counteroffer.guides.cells import Stretch

# Short names that people write for places beside the full ones.
_SHORT = (
    "SF",
    "NY",
    "NYC",
    "LA",
    "DC",
    "UK",
    "US",
    "USA",
    "EU",
    "UAE",
    "Bay Area",
    "Europe",
    "East Coast",
    "West Coast",
    "EMEA",
    "APAC",
    "MENA",
    "India",
    "Remote",
    "Silicon Valley",
    "Israel",
    "Canada",
    "Germany",
    "Ireland",
    "Japan",
    "China",
)
_BRACKETS = re.compile(r"\([^()]*\)")
_PARTS = re.compile(r"\s*/\s*|\s*,\s*|\s+[–—-]\s+|\s*&\s*|\s+or\s+")
_STATE = re.compile(r"\s+(?:[A-Z]{2}|USA|UAE)\Z")  # "Boston MA"
_NO_PLACE = frozenset(("hq", "headquarters", "remote us only", "global", "level", "senior", "staff", "other", "all"))


@dataclass(frozen=True, slots=True)
class Places:
    """The names under which a guide's regions appear in its sentences."""

    pattern: re.Pattern[str]
    leading: re.Pattern[str]

    @classmethod
    def of_regions(cls, regions: tuple[str, ...]) -> "Places":
        """The names of the pay table's regions, whole and in parts, and the usual short names."""
        names = set(_SHORT)
        for region in regions:
            bare = _BRACKETS.sub(" ", region)
            parts = [part.strip() for part in (bare, *_PARTS.split(bare))]
            names.update((*parts, *(_STATE.sub("", part) for part in parts)))
        kept = sorted((name for name in names if _is_name(name)), key=lambda name: (-len(name), name))
        one = "|".join(re.escape(name) for name in kept)
        return cls(
            re.compile(rf"(?<![\w-])({one})(?![\w-])"),
            re.compile(
                rf"(?:^|[\s\"“(])(?:[Ff]or|[Ii]n|[Aa]t)\s+(?:the\s+)?(?P<named>{one})(?: \([^()]{{1,12}}\))?(?![\w-])"
                rf"|^[\s\"“(-]*(?P<headed>(?:{one})(?:-\w+)?)(?: \([^()]{{1,12}}\))?\s*:"
            ),
        )

    def of_clause(self, clause: str) -> str | None:
        """The one region that a clause is about: named with "for" or "in" or before a colon, and no other beside it."""
        found = list(dict.fromkeys(match["named"] or match["headed"] for match in self.leading.finditer(clause)))
        others = {match[1] for match in self.pattern.finditer(clause)}
        return found[0] if len(found) == 1 and len(others) <= 1 else None

    def of_amount(self, text: str, stretch: Stretch, start: int, end: int) -> str | None:
        """The region that stands right before an amount, or behind it before the next."""
        after = text[stretch.high.end : min(end, stretch.high.end + 80)]
        next_to = re.match(rf"\+?\s*\(?{self.pattern.pattern}", after)
        if next_to:
            return next_to[1]
        before = text[max(start, stretch.low.start - 40) : stretch.low.start]
        named = list(self.pattern.finditer(before))
        if named and re.fullmatch(r"[\s:(–—-]*(?:base|target|at)?[\s:(~]*", before[named[-1].end() :]):
            return named[-1][1]
        joint = re.split(r"\s+or\s+(?=\S{0,3}\d|[$€£₹])|\)\s*,|/\s*(?=[A-Z][a-z])", after, maxsplit=1)[0]
        behind = re.search(rf"(?:\(|\s(?:in|for)\s+(?:the\s+)?){self.pattern.pattern}", joint)
        return behind[1] if behind else None


def _is_name(name: str) -> bool:
    return len(name) > 1 and name[:1].isupper() and name.lower() not in _NO_PLACE and not name.isdigit()
