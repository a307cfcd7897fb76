"""Results that a text claims for the person, held against the results of the case: the words, and every number in them."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from counteroffer.playbook.auditing import findings
from counteroffer.playbook.auditing.claims import results_told
from counteroffer.playbook.auditing.plain import PlainText
from counteroffer.playbook.auditing.stated import BARE, MONEY, SHARE, Stated
from counteroffer.terms.faults import Diagnostic

_WORD = re.compile(r"[a-z][a-z'-]+", re.IGNORECASE)
_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "by",
        "for",
        "from",
        "with",
        "and",
        "or",
        "that",
        "this",
        "these",
        "those",
        "my",
        "our",
        "your",
        "their",
        "its",
        "it",
        "as",
        "into",
        "over",
        "than",
        "which",
        "who",
        "so",
        "have",
        "has",
        "had",
        "was",
        "were",
        "been",
        "be",
        "is",
        "are",
        "all",
        "more",
        "most",
        "very",
        "per",
        "cent",
        "percent",
        "new",
        "one",
        "two",
        "i",
        "we",
        "me",
        "us",
        "about",
        "through",
        "across",
        "after",
        "before",
        "during",
        "where",
        "while",
        "team",
        "year",
        "years",
        "month",
        "months",
    ]
)
_NUMBERED = (SHARE, MONEY, BARE, "days", "weeks", "months", "years", "shares")
_ENOUGH = 0.5


class Result:
    """A result of the case: its words, and the numbers in it with their units."""

    def __init__(self, claim: str, evidence: str | None, numbers: Sequence[Stated]) -> None:
        self.claim = claim
        self.stems = _stems(f"{claim} {evidence or ''}")
        self.numbers = {(end.normalize(), one.unit == SHARE) for one in numbers for end in one.ends}


def hold_results(
    plain: PlainText, stated: Sequence[Stated], results: Sequence[Result], asked: Mapping[int, bool]
) -> tuple[list[Diagnostic], list[tuple[int, int]]]:
    """The results that the case does not hold, and the stretches in which a claim stands whose numbers are held here.

    `asked` says of a number, by its start, whether the ledger backs it as a part of the pay that its words name.
    """
    faults: list[Diagnostic] = []
    taken: list[tuple[int, int]] = []
    for start, end in results_told(plain.text):
        inside = [
            one
            for one in stated
            if start <= one.start < end and one.unit in _NUMBERED and not asked.get(one.start, False)
        ]
        best = max(results, key=lambda one: _likeness(plain.text[start:end], one), default=None)
        alike = _likeness(plain.text[start:end], best) if best else 0.0
        wrong = [
            one
            for one in inside
            if not plain.is_held(one.start, one.end) and not (best and alike >= _ENOUGH and _has(best, one))
        ]
        if alike < _ENOUGH and not plain.is_held(start, end) and (wrong or len(_stems(plain.text[start:end])) > 1):
            faults.append(
                findings.unheld_result(plain.span(start, end), best.claim if best else None, certain=bool(wrong))
            )
        elif alike >= _ENOUGH:
            faults += [
                findings.unheld_result(plain.span(one.start, one.end), best.claim if best else None, certain=True)
                for one in wrong
            ]
        taken += [(one.start, one.end) for one in inside]
    return faults, taken


def _has(result: Result, stated: Stated) -> bool:
    """Whether all of a number's ends stand in a result; "one" is mostly no number."""
    return all(
        (end.normalize(), stated.unit == SHARE) in result.numbers or (stated.spelled and end == Decimal(1))
        for end in stated.ends
    )


def _likeness(text: str, result: Result) -> float:
    """The share of a text's words of weight that stand in a result."""
    said = _stems(text)
    return len(said & result.stems) / len(said) if said else 0.0


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(text.lower()) if word not in _EMPTY)


def _stem(word: str) -> str:
    for ending in ("ing", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word[: -len(ending)]
    return word
