"""Which part of the pay a figure is, and which part a text speaks of: base, bonus, sign-on, equity, total, leave ..."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

BASE, BONUS, SIGN_ON, EQUITY, TOTAL = "base salary", "the bonus", "the sign-on bonus", "equity", "the total"
LEAVE, REMOTE, RETIREMENT, RELOCATION = "leave", "remote work", "retirement saving", "relocation"
EXPERIENCE, CLAWBACK, WALK_AWAY, GAINED = "experience", "the clawback", "the walk-away", "what a result brought"

# The parts of a figure's id that say what it is; the last one of an id counts.
_SEGMENTS = {
    **dict.fromkeys(
        ("base", "base_a_year", "anchor", "ceiling", "aspiration", "reservation_base", "accept_from"), BASE
    ),
    "bonus": BONUS,
    "sign_on": SIGN_ON,
    **dict.fromkeys(("equity", "equity_annual", "grant"), EQUITY),
    **dict.fromkeys(
        ("total", "worth", "average", "four_years", "ask_worth", "reservation", "batna", "stated_walk_away"), TOTAL
    ),
    "retirement": RETIREMENT,
    "leave": LEAVE,
    "remote_days": REMOTE,
    "relocation": RELOCATION,
    "clawback": CLAWBACK,
}

# What each part of the pay is called in a text. "pay" and "worth" may be base or all of it.
_CALLED = (
    (SIGN_ON, r"(?:sign(?:ing)?|joining|start(?:er|ing))(?:-|\s)?(?:on)?(?:-|\s)(?:bonus|payment)|bonus (?:on|at|for|upon) (?:signing|joining)|sign(?:-|\s)on"),
    (RELOCATION, r"relocation|moving (?:costs|allowance|expenses|budget)"),
    (CLAWBACK, r"clawback|claw(?:ed)? back|pay(?:ing)? (?:it|that) back"),
    (RETIREMENT, r"401\(?k\)?|pension|retirement"),
    (LEAVE, r"(?:annual|paid) leave|of leave|leave days|days?['’]? leave|vacation|holidays?(?= (?:days|entitlement))|PTO|days off"),
    (REMOTE, r"remote(?:ly)?|(?:work(?:ing)?|days) (?:from|at) home|home office"),
    (EXPERIENCE, r"years['’]? of experience|years['’]? experience|experience of"),
    (WALK_AWAY, r"walk[- ]away|(?:my|the|a) (?:minimum|lowest|bottom line|floor)|the least(?: that)? I"),
    (GAINED, r"brought(?= [$€£₹\d])|by my own count"),
    (TOTAL, r"total(?: (?:compensation|package|pay))?|all[- ]in|OTE|TC|(?:whole|overall) package|package (?=of|worth)|yearly worth|worth of"),
    (EQUITY, r"equity|RSUs?|stock(?: options| grant)?|share(?: grant| options)|shares|(?:initial |new-hire )?grant(?= of)|the grant|vest(?:s|ing)|strike(?: price)?|carr(?:y|ied interest)|(?<=\d )options"),
    (BONUS, r"bonus(?:es)?|target(?= of [\w.-]{1,20}(?: [a-z]{1,10})?\s?(?:%|per ?cent))"),
    (BASE, r"base(?: salary| pay)?|salary|fixed pay|(?:hourly|daily|weekly|monthly|day) (?:rate|pay|wage)|wage"),
    ("", r"market (?:figures|range|rate|pay)|(?:posted|stated) range|range posted|(?<!to )pays?|paid|worth"),
)  # fmt: skip
_MENTION = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<c{number}>{words})" for number, (_name, words) in enumerate(_CALLED))
    + r")(?!\w)",
    re.IGNORECASE,
)
_MEANT = tuple(frozenset((name,)) if name else frozenset((BASE, TOTAL)) for name, _words in _CALLED)


class Mention(NamedTuple):
    """A part of the pay that a text names, from `start` to `end`; `weak` where the word may mean several parts."""

    start: int
    end: int
    parts: frozenset[str]
    weak: bool


def mentions_in(text: str) -> list[Mention]:
    """All parts of the pay that a text names, in order."""
    found = []
    for one in _MENTION.finditer(text):
        number = int((one.lastgroup or "c0")[1:])
        found.append(Mention(one.start(), one.end(), _MEANT[number], not _CALLED[number][0]))
    return found


def parts_of(id: str, name: str, unit: str) -> frozenset[str]:
    """The parts of the pay that a figure is; empty where neither its id nor its name says so."""
    if id.startswith(("position.ladder.", "alternatives.")) and id.endswith((".ask", ".ask.per_hour")):
        return frozenset((BASE,))
    if id == "needs.walk_away":
        return frozenset((BASE, TOTAL, WALK_AWAY))
    if id.startswith("position.reservation"):
        return frozenset((BASE if id.endswith("base") else TOTAL, WALK_AWAY))
    if id.startswith("statistics."):
        return frozenset((BASE,)) if unit[:3].isupper() else frozenset()
    if unit == "days" and re.search(r"\b(?:leave|vacation|holidays?|PTO)\b", name):
        return frozenset((LEAVE,))
    if id.startswith("candidate.strengths."):
        return frozenset((GAINED,))
    if id == "candidate.years":
        return frozenset((EXPERIENCE,))
    segments = id.replace("[", ".").split(".")
    for segment in reversed(segments):
        if segment in _SEGMENTS:
            return frozenset((_SEGMENTS[segment],))
    if "valuation" in segments and segments[-1].startswith("year_"):
        return frozenset((TOTAL,))
    return frozenset(
        part for mention in mentions_in(name.replace("_", " ")) if not mention.weak for part in mention.parts
    )


_TIGHT = re.compile(
    r"\s*(?:\([^()\n]{0,20}\)\s*)?(?:(?:now|currently|today|would be|should be|is|was|be|stands|comes|goes|go|rise|up)\s+)?"
    r"(?:(?:of|at|to|is|around|about|near|from)\s+)?(?:(?:about|around|exactly|only|just|up to|at least)\s+)?[:=]?\s*",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*\(?(?:-|\s)?(?P<joint>(?:in|as|of|for|on)\s+)?(?:(?:a|an|the|my|your|our|annual|yearly|target|guaranteed|per year"
    r"|a year|more|extra|additional|new|one-time|paid|first-year|years?|months?|days?)\s+)*",
    re.IGNORECASE,
)
_FARTHEST = 45
_TOPIC_REACHES = 700


class Named(NamedTuple):
    """The part of the pay that stands for a number: `carried` where another sentence named it, `tight` where it is joined."""

    parts: frozenset[str]
    carried: bool = False
    tight: bool = False


_NOTHING = Named(frozenset())


class Topics:
    """The parts of the pay that a text names, to be asked for the one that belongs to a number."""

    def __init__(
        self, text: str, sentences: Sequence[tuple[int, int]], is_name: Callable[[int, int], bool] | None = None
    ) -> None:
        """`is_name` says of a stretch whether it is part of a name of the case's: "Remote US" names no remote work."""
        self._text = text
        self._mentions = [one for one in mentions_in(text) if is_name is None or not is_name(one.start, one.end)]
        self._starts = [mention.start for mention in self._mentions]
        self._sentences = sentences
        self._apart = [place for place, sign in enumerate(text) if sign == "\f"] if "\f" in text else []
        self._ends = [end for _start, end in sentences]

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Where the sentence of an offset begins and ends."""
        place = bisect_left(self._ends, offset + 1)
        return self._sentences[place] if place < len(self._sentences) else (offset, len(self._text))

    def of(self, start: int, end: int, *, share: bool = False) -> Named:
        """The part of the pay that a number between two offsets is said to be; `share` where it is a percentage."""
        first, last = self.sentence_at(start)
        next_one = bisect_left(self._starts, end)
        before = self._before(bisect_left(self._starts, start) - 1, first)
        if before is not None and _TIGHT.fullmatch(self._text, before.end, start) and not before.weak:
            return Named(before.parts, tight=True)
        behind = self._mentions[next_one] if next_one < len(self._mentions) else None
        if behind is not None and behind.start < last and self._joins(end, behind, share=share):
            return Named(behind.parts, tight=True)
        if before is not None:
            return Named(before.parts)
        return self._topic(first, last)

    def _before(self, place: int, first: int) -> Mention | None:
        """The nearest mention before a number in its sentence; a word that may mean several parts only if none other stands there."""
        weak = None
        while place >= 0 and self._mentions[place].start >= first:
            if not self._mentions[place].weak:
                return self._mentions[place]
            weak = weak or self._mentions[place]
            place -= 1
            if weak is not None and self._starts[place + 1] < weak.start - _TOPIC_REACHES:
                break
        return weak

    def _joins(self, end: int, behind: Mention, *, share: bool) -> bool:
        if behind.start - end > _FARTHEST or behind.weak:
            return False
        joined = _AFTER.fullmatch(self._text, end, behind.start)
        # "a bonus of 25% of base" is not a quarter of base as pay: the share is taken of it.
        return joined is not None and not (share and (joined["joint"] or "").strip().lower() in ("of", "on"))

    def _topic(self, first: int, last: int) -> Named:
        """What the text speaks of where the sentence names nothing: the last part named before it, else the next one."""
        cut = bisect_left(self._apart, first + 1)
        begin = max(first - _TOPIC_REACHES, self._apart[cut - 1] if cut else 0)
        end = min(last + _TOPIC_REACHES // 2, self._apart[cut] if cut < len(self._apart) else len(self._text))
        place = bisect_left(self._starts, first) - 1
        while place >= 0 and self._starts[place] >= begin:
            if not self._mentions[place].weak:
                return Named(self._mentions[place].parts, carried=True)
            place -= 1
        place = bisect_left(self._starts, last)
        while place < len(self._starts) and self._starts[place] < end:
            if not self._mentions[place].weak:
                return Named(self._mentions[place].parts, carried=True)
            place += 1
        return _NOTHING
