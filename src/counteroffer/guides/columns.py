"""What a column or row of a pay table is about, told from its title."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from counteroffer.guides.short_texts import remembered

Component: TypeAlias = Literal[
    "region", "level", "base", "equity", "bonus", "sign_on", "sign_on_or_bonus", "total", "other", "ask", "rival", ""
]

RangeEnd: TypeAlias = Literal["low", "mid", "high", "percentile", ""]

PAY: frozenset[Component] = frozenset(("base", "equity", "bonus", "sign_on", "sign_on_or_bonus", "total", "other"))

LONGEST_TITLE = 160  # more words are a sentence, and name no component

# In the order of their weight: "Signing Bonus" is a sign-on, "Total Equity" is a total, "Phantom Stock" is equity.
_WORDS: tuple[tuple[Component, str], ...] = (
    ("rival", r"company|competitor|employer|firm|organi[sz]ation|year|timeframe|timeline|milestone|factor|when"),
    ("ask", r"initial|target|stretch|accept.*|walk.*|floor|opening|counter.*|anchor|minimum|ask"),
    (
        "other",
        r"profit.*|p ?& ?l.*|pnl.*|carry.*|carried interest|partnership.*|ltip|long.term incentive.*|refresh.*|perks?",
    ),
    (
        "other",
        r"tokens?|token grants?|lti|relocation|allowances?|benefits?|stipends?|retention.*|pension|401\(?k\)?|co.?invest.*|commissions?",
    ),
    ("sign_on", r"sign.?on.*|signing.*|joining.*|sign bonus"),
    (
        "total",
        r".*\btotal\b(?!.*\b(?:equity|rsus?|stock|bonus|grants?|options?)\b).*|.*\b(?:tc|tdc|ote)|all.in.*|.*\bpackage|full comp.*"
        r"|annual comp.*|on.target earnings|comp(?:ensation)?(?: range)?",
    ),
    ("equity", r".*\b(?:equity|stocks?|rsus?|psus?|gsus?|options?|ppus?|phantom|shares?|esop|iso|nso|grants?)\b.*"),
    ("bonus", r".*\b(?:bonus(?:es)?|variable|incentives?|sti|aip)\b.*"),
    ("base", r".*\b(?:base|salary|fixed|base pay|cash)\b.*"),
    (
        "region",
        r".*\b(?:regions?|locations?|cit(?:y|ies)|offices?|hubs?|geograph(?:y|ies)|geo|country|countries|sites?|metro)\b.*",
    ),
    ("region", r"markets?"),
    ("level", r".*\b(?:levels?|grades?|bands?|titles?|seniority|tiers?|roles?|positions?)\b.*"),
)
_IS_PPU = re.compile(r"\bppus?\b|profit participation unit")
_PATTERNS = tuple((component, re.compile(rf"(?:{words})\Z")) for component, words in _WORDS)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_JOINTS = re.compile(r"\s*(?:[/+&,]|\band\b|\bor\b)\s*")
_YEARS = re.compile(r"([0-9]{1,2}(?:\.[0-9])?)[ \u2010-\u2014-]*(?:yr|year)s?\b", re.IGNORECASE)
_YEARLY = re.compile(
    r"\b(?:annual|annually|annuali[sz]ed|yearly|per year|per annum)\b|(?<!\d)(?<!\d )(?<!\d-)/ ?(?:yr|year)\b",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[str, str], ...] = (
    ("options_or_rsu", r"options?\b.*\brsus?\b|\brsus?\b.*\boptions?"),
    ("phantom", r"phantom"),
    ("ppu", r"\bppus?\b|profit participation units?"),
    ("pre_ipo", r"pre.?ipo"),
    ("rsu", r"\b(?:rsus?|gsus?|restricted stock)\b"),
    ("options", r"\b(?:options?|isos?|nsos?|esops?)\b"),
    ("private", r"\bprivate\b"),
    ("profit_sharing", r"profit.shar"),
    ("carry", r"\bcarr(?:y|ied)\b"),
    ("stock", r"\b(?:stocks?|shares?)\b"),
)


_ENDS: tuple[tuple[RangeEnd, re.Pattern[str]], ...] = (
    ("low", re.compile(r"\b(?:low|lower|min|minimum)\b")),
    ("high", re.compile(r"\b(?:high|higher|max|maximum|upper)\b")),
    ("mid", re.compile(r"\b(?:mid|midpoint|median|50th|p50)\b")),
    ("percentile", re.compile(r"\b(?:\d\d?(?:st|nd|rd|th)|p\d\d|percentile)\b")),
)


@dataclass(frozen=True, slots=True)
class Years:
    """A vesting time that a title or cell states: the years, and where their digits stand in it."""

    years: Decimal
    start: int
    length: int


def component_of(title: str) -> Component:
    """The component that a title names; "other" for a pay column of another kind, "" for none of them."""
    return _component_of(title) if len(title) <= LONGEST_TITLE else ""


@remembered
def _component_of(title: str) -> Component:
    bare = " ".join(_BRACKETS.sub(" ", title).lower().split()).strip(" *_:~")
    whole = _named(bare)
    if _IS_PPU.search(bare):
        return "equity"
    if whole in ("rival", "ask", "region", "level", "total"):
        return whole
    parts = {_named(part.strip()) for part in _JOINTS.split(bare)} - {""}
    pay = parts & PAY
    if len(pay) < 2:
        return whole or next(iter(pay), "") or _named(title.lower().strip(" *_:~()"))
    return "sign_on_or_bonus" if pay == {"sign_on", "bonus"} else "other"


def _named(words: str) -> Component:
    return next((component for component, pattern in _PATTERNS if pattern.match(words)), "")


@remembered
def range_end_of(title: str) -> RangeEnd:
    """Which end or middle of a range a column holds by its title ("Base Low", "Max"); "" where it names none."""
    words = title.lower() if len(title) <= LONGEST_TITLE else ""
    return next((end for end, pattern in _ENDS if pattern.search(words)), "")


@remembered
def vesting_years(title: str) -> Years | None:
    """The vesting time in a title: "RSU/4yr", "4-year vest"."""
    found = _YEARS.search(title)
    return Years(Decimal(found[1]), found.start(1), len(found[1])) if found else None


@remembered
def is_yearly(title: str) -> bool:
    """Whether a title or remark says that its figures are per year ("Equity (annual)", "$55K-$85K/yr vest")."""
    return bool(_YEARLY.search(title))


@remembered
def equity_kind(title: str) -> str | None:
    """The kind of equity that a title names, None where it says only "Equity"."""
    words = title.lower()
    return next((kind for kind, pattern in _KINDS if re.search(pattern, words)), None)
