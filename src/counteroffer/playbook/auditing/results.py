"""Results that a text claims for the person, held against the results of the case: the words, and every number in them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from counteroffer.playbook.auditing import findings
from counteroffer.playbook.auditing.claims import results_of_others, results_told, results_told_otherwise
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
_SURELY = 0.6
_WORD_OR_NAME = re.compile(r"[a-z]+\d+\w*|[a-z][a-z'-]+", re.IGNORECASE)  # "latency", "p99"
_ABOUT_PAY = re.compile(
    r"\b(?:offers?|letters?|contract|salary|bonus|equity|grant|package|deadline|answer|call|meeting|question|terms?|leave|remote|days?|hours?|weeks?)\b",
    re.IGNORECASE,
)


class Result:
    """A result of the case: its words, and the numbers in it with their units."""

    def __init__(self, claim: str, evidence: str | None, numbers: Sequence[Stated]) -> None:
        self.claim, self.evidence = claim, evidence
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
    told = list(results_told(plain.text))
    wide = [one for one in results_told_otherwise(plain.text) if not any(start <= one[0] < end for start, end in told)]
    for start, end in sorted([*told, *wide]):
        inside = [
            one
            for one in stated
            if start <= one.start < end and one.unit in _NUMBERED and not asked.get(one.start, False)
        ]
        best, alike = _nearest(plain.text[start:end], results)
        if (start, end) in wide and alike < _ENOUGH and not _is_claim(plain.text[start:end], inside):
            continue
        faults += _held(plain, (start, end), inside, best, alike)
        taken += [(one.start, one.end) for one in inside]
    return [*faults, *_told_of_others(plain, results)], taken


def _held(
    plain: PlainText, place: tuple[int, int], inside: Sequence[Stated], best: Result | None, alike: float
) -> Iterator[Diagnostic]:
    """The faults of one claim: it is none of the case's, or a number, the thing measured or the verb is another."""
    start, end = place
    words = plain.text[start:end]
    known = best.claim if best else None
    wrong = [
        one
        for one in inside
        if not plain.is_held(one.start, one.end) and not (best and alike >= _ENOUGH and _has(best, one))
    ]
    if alike < _ENOUGH or best is None:
        if not plain.is_held(start, end) and (wrong or len(_stems(words)) > 1):
            yield findings.unheld_result(plain.span(start, end), known, certain=bool(wrong))
        return
    yield from (findings.unheld_result(plain.span(one.start, one.end), known, certain=True) for one in wrong)
    numbered = [(one.start, one.end) for one in inside]
    for word in _WORD_OR_NAME.finditer(plain.text, start, end):
        at = word.span()
        is_number = any(first < at[1] and at[0] < last for first, last in numbered)
        if not (is_number or plain.is_held(*at) or _is_told(word[0], best)):
            yield findings.unheld_result(plain.span(*at), known, certain=False)
            return


def _told_of_others(plain: PlainText, results: Sequence[Result]) -> Iterator[Diagnostic]:
    """The faults of results of the person's that are said to be somebody else's."""
    for who, start, end in results_of_others(plain.text):
        best, alike = _nearest(plain.text[start:end], results)
        if best is not None and alike >= _SURELY and len(_stems(plain.text[start:end])) > 1:
            yield findings.result_of_another(plain.span(who, start), best.claim)


def _nearest(words: str, results: Sequence[Result]) -> tuple[Result | None, float]:
    best = max(results, key=lambda one: _likeness(words, one), default=None)
    return best, _likeness(words, best) if best else 0.0


def _is_claim(words: str, inside: Sequence[Stated]) -> bool:
    """Whether words that may say something else claim a result: something of the work is counted in them."""
    counted = [
        one for one in inside if one.unit in (SHARE, MONEY, BARE) and not (one.spelled and one.ends == (Decimal(1),))
    ]
    return bool(counted) and not _ABOUT_PAY.search(words)


def _is_told(word: str, result: Result) -> bool:
    """Whether a word stands in a result, or says nothing of its own."""
    folded = word.lower()
    if any(sign.isdigit() for sign in word):
        return folded in result.claim.lower() or folded in (result.evidence or "").lower()
    return folded in _EMPTY or folded.endswith("ly") or _stem(folded) in result.stems


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
