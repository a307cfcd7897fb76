"""Which region a sentence of the strategy speaks of, among those that the guide pays in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from counteroffer.guides.cells import Stretch
from counteroffer.guides.short_texts import remembered

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
# Short names that mean the same place as a full one.
_SAME = {
    "SF": "San Francisco",
    "NY": "New York",
    "NYC": "New York",
    "New York City": "New York",
    "LA": "Los Angeles",
    "DC": "Washington",
    "USA": "US",
}
_BRACKETS = re.compile(r"\([^()]*\)")
_PARTS = re.compile(r"\s*/\s*|\s*,\s*|\s+[–—-]\s+|\s*&\s*|\s+or\s+")
_STATE = re.compile(r"\s+(?:[A-Z]{2}|USA|UAE)\Z")  # "Boston MA"
_NO_PLACE = frozenset(("hq", "headquarters", "remote us only", "global", "level", "senior", "staff", "other", "all"))

_LONGEST = 80
_FEW, _LONG = 20, 500  # regions, and their letters, that another guide may have too
_WORD_BEGINS = re.compile(r"[^\sa-z0-9](?s:(?<![\w-].))")
_WORD_GOES_ON = re.compile(r"(?!-based\b)[\w-]")
_FOR_OR_IN = re.compile(
    r"[FfIiAa](?:(?<=[Ff])or(?:(?<=\A...)|(?<=[\s\"“(]...))|(?:(?<=[Ii])n|(?<=[Aa])t)(?:(?<=\A..)|(?<=[\s\"“(]..)))"
    r"\s+(?:the\s+|an?\s+)?"
)
_REMARK = re.compile(r" \([^()]{1,12}\)(?![\w-])")
_HEAD_BEGINS = re.compile(r"[\s\"“(-]*")
_HEAD_ENDS = re.compile(
    r"(?P<suffix>(?:-\w+)?)(?: \([^()]{1,12}\))?(?:\s*:| (?:candidates|roles|hires|applicants|offers)\b)"
)
_NEXT_TO = re.compile(r"\+?\s*(?:(?:base|total|TC|RSUs?|equity|options)\s+)?\(?")
_UP_TO_AMOUNT = re.compile(r"[\s:(–—-]*(?:base|target|at)?[\s:(~]*")
_JOINT = re.compile(r"[\s)/](?:(?<=\s)\s*or\s+(?=\S{0,3}\d|[$€£₹])|(?<=\))\s*,|(?<=/)\s*(?=[A-Z][a-z]))")
_JOINED = re.compile(r"\s*/\s*|,?\s+(?:or|and)\s+(?:(?:in|for)\s+)?|,\s+")
_OWN_AMOUNT = re.compile(r"[\s:(~]*(?:at|base|is)?\s*[A-Z]{0,3}\s?[$€£₹₪¥\d]")
_BEHIND = re.compile(r"[(\s](?:(?<=\()|(?:in|for)\s+(?:the\s+)?)")


@dataclass(frozen=True, slots=True)
class Places:
    """The names under which a guide's regions appear in its sentences; their lengths by first letter, longest first.

    A search walks over the words that could begin a name. A pattern of all names would say the same, but compiling it
    anew for each guide took as long as reading the rest of the strategy.
    """

    names: frozenset[str]
    lengths: dict[str, tuple[int, ...]]

    @classmethod
    def of_regions(cls, regions: tuple[str, ...]) -> "Places":
        """The names of the pay table's regions, whole and in parts, and the usual short names."""
        return _usual_places(regions) if len(regions) <= _FEW and sum(map(len, regions)) <= _LONG else cls._of(regions)

    @classmethod
    def _of(cls, regions: tuple[str, ...]) -> "Places":
        kept = frozenset(_SHORT).union(*map(_names_of, regions))
        lengths: dict[str, set[int]] = {}
        for name in kept:
            lengths.setdefault(name[0], set()).add(len(name))
        return cls(kept, {letter: tuple(sorted(found, reverse=True)) for letter, found in lengths.items()})

    def of_clause(self, clause: str) -> tuple[str, ...]:
        """The region that a clause is about, or several joined ones: named with "for" or "in", and no other beside them.

        A region at its beginning ("London: ...", "London candidates should ...") counts whatever else is named.
        """
        headed = self._headed(clause)
        if headed:
            return (headed,)
        found = dict(self._leading(clause))
        if len(set(found.values())) != 1:
            return ()
        named = {name for _start, name in self._named(clause)}
        start, name = next(iter(found.items()))
        regions = self._joined(clause, start, name)
        return regions if named <= set(regions) else ()

    def of_amount(self, text: str, stretch: Stretch, start: int, end: int) -> tuple[tuple[str, ...], bool]:
        """The regions that stand right before an amount, or behind it; and whether right beside it."""
        after = text[stretch.high.end : min(end, stretch.high.end + 80)]
        lead = _NEXT_TO.match(after)
        next_to = self._name_at(after, lead.end()) if lead else None
        if lead and next_to:
            return self._joined(after, lead.end(), next_to), True
        before = text[max(start, stretch.low.start - 40) : stretch.low.start]
        last = max(self._named(before), default=None)
        if last and _UP_TO_AMOUNT.fullmatch(before, last[0] + len(last[1])):
            return (last[1],), True
        part = _JOINT.search(after) if "or" in after or "/" in after or "," in after else None
        joint = after[: part.start()] if part else after
        place = _BEHIND.search(joint)
        while place is not None:
            name = self._name_at(joint, place.end())
            if name:
                return self._joined(after, place.end(), name), place.end() <= len(stretch.after)
            place = _BEHIND.search(joint, place.start() + 1)  # one lead may begin within another
        return (), False

    def _joined(self, text: str, start: int, name: str) -> tuple[str, ...]:
        """A name and those joined to it: "Menlo Park/New York", "Paris or Dublin"; not one that has its own amount."""
        names, end = [name], start + len(name)
        while (joint := _JOINED.match(text, end)) and (following := self._name_at(text, joint.end())):
            end = joint.end() + len(following)
            if _OWN_AMOUNT.match(text, end):
                break
            names.append(following)
        return tuple(names)

    def _named(self, text: str) -> Iterator[tuple[int, str]]:
        """The names in a text, each with where it begins."""
        end = 0
        for word in _WORD_BEGINS.finditer(text):
            if word[0] in self.lengths and (begin := word.start()) >= end:
                name = self._name_at(text, begin)
                if name:
                    end = begin + len(name)
                    yield begin, name

    def _leading(self, clause: str) -> Iterator[tuple[int, str]]:
        """The names that a clause leads with ("for London"), each with where it begins."""
        position = 0
        while lead := _FOR_OR_IN.search(clause, position):
            name = self._name_at(clause, lead.end())
            position = (self._after(clause, lead.end() + len(name)) if name else lead.start()) + 1
            if name:
                yield lead.end(), name

    def _after(self, clause: str, end: int) -> int:
        """Where the search goes on after a name: a short remark in brackets belongs to it."""
        remark = _REMARK.match(clause, end)
        return remark.end() if remark else end

    def _headed(self, clause: str) -> str | None:
        """The name, perhaps with a suffix, that stands with a colon at the beginning of a clause."""
        begins = _HEAD_BEGINS.match(clause)
        begin = begins.end() if begins else 0
        for name in self._beginning_at(clause, begin):
            ends = _HEAD_ENDS.match(clause, begin + len(name))
            if ends is not None:
                return name + ends["suffix"]
        return None

    def _name_at(self, text: str, position: int) -> str | None:
        """The longest name that stands at a position as words of its own."""
        for length in self.lengths.get(text[position : position + 1], ()):
            name = text[position : position + length]
            if name in self.names and not _WORD_GOES_ON.match(text, position + len(name)):
                return name
        return None

    def _beginning_at(self, text: str, position: int) -> Iterator[str]:
        """The names whose letters stand at a position, the longest first."""
        for length in self.lengths.get(text[position : position + 1], ()):
            if text[position : position + length] in self.names:
                yield text[position : position + length]


@remembered
def same_place(name: str) -> str:
    """What two names of one place have in common: "SF" and "San Francisco, CA" are the same."""
    first = name.partition(",")[0].strip()
    return _SAME.get(first, first)


@lru_cache(maxsize=2048)  # many guides pay in the same regions
def _usual_places(regions: tuple[str, ...]) -> Places:
    return Places._of(regions)


@remembered
def _names_of(region: str) -> frozenset[str]:
    """The names of one region, whole and in parts."""
    bare = _BRACKETS.sub(" ", region)
    parts = [part.strip() for part in (bare, *_PARTS.split(bare))]
    return frozenset(
        name for name in (*parts, *(_STATE.sub("", part).rstrip(" ,") for part in parts)) if _is_name(name)
    )


def _is_name(name: str) -> bool:
    return 1 < len(name) <= _LONGEST and name[:1].isupper() and name.lower() not in _NO_PLACE and not name.isdigit()
