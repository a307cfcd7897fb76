"""Words that a guide's own layout says already, so that they may go when a heading or a title takes its usual form."""

import re
from collections import Counter

_WORD = re.compile(r"\w+")
TITLE = frozenset(
    [
        "global",
        "salary",
        "compensation",
        "comp",
        "pay",
        "offer",
        "job",
        "interview",
        "complete",
        "ultimate",
        "negotiation",
        "guide",
        "playbook",
        "handbook",
        "at",
    ]
)
SUMMARY = frozenset(["negotiation", "dna", "in", "brief", "summary", "tl", "dr", "tldr", "overview"])
MAPPING = frozenset(
    ["level", "levels", "leveling", "mapping", "map", "equivalent", "equivalents", "equivalency", "comparison"]
)
LEVERS = frozenset(
    [
        "global",
        "key",
        "negotiation",
        "top",
        "core",
        "main",
        "lever",
        "levers",
        "with",
        "and",
        "script",
        "scripts",
        "the",
    ]
)
STRATEGY = frozenset(["negotiate", "up", "the", "your", "overall", "recommended", "negotiation", "strategy"])
EVIDENCE = frozenset(["evidence", "source", "sources", "references", "citations", "and", "data"])
PAY = frozenset(
    ["compensation", "salary", "pay", "benchmark", "benchmarks", "comp", "data", "range", "ranges", "table", "overview"]
)
COLUMNS = frozenset(
    [
        "region",
        "regions",
        "location",
        "locations",
        "level",
        "levels",
        "base",
        "salary",
        "pay",
        "range",
        "stock",
        "equity",
        "grant",
        "grants",
        "rsu",
        "rsus",
        "options",
        "option",
        "over",
        "vest",
        "vesting",
        "yr",
        "yrs",
        "year",
        "years",
        "bonus",
        "sign",
        "on",
        "signing",
        "total",
        "comp",
        "compensation",
        "package",
        "tc",
        "component",
    ]
)
DROPPED = TITLE | SUMMARY | MAPPING | LEVERS | STRATEGY | EVIDENCE | PAY | COLUMNS


def words_in(text: str) -> Counter[str]:
    """The words of a text in lower case, each as often as it stands there."""
    return Counter(_WORD.findall(text.lower()))


def says_only(text: str, usual: frozenset[str]) -> bool:
    """Whether a text says nothing but usual words; numbers and signs other than punctuation are not usual."""
    return set(words_in(text)) <= usual and not re.search(r"[^\w\s*_`#:|/&().,+\u2010-\u2015-]", text)


def lost_words(before: str, after: str) -> tuple[str, ...]:
    """The words that a new version of a guide has lost, but for usual ones of headings and titles."""
    lost = words_in(before) - words_in(after)
    return tuple(sorted(word for word in lost if word not in DROPPED and not _is_list_number(word)))


def _is_list_number(word: str) -> bool:
    """Whether a word may be the number of a lever or a vesting time written as one word ("4yr")."""
    return (word.isdigit() and len(word) <= 2) or bool(re.fullmatch(r"\dyrs?", word))
