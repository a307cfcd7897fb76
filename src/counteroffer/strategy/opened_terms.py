"""Which terms a guide's levers say that this employer moves: they are weighed, or the person is asked for their price."""

import re
from collections.abc import Iterator, Sequence

from counteroffer.strategy.lever import QuotedLever

NAMES = {
    "sign_on": r"sign(ing)?[- ]?on\b|signing bonus|joining bonus|sign-on",
    "equity": r"\bequity\b|\bRSUs?\b|\bstock\b|\bgrant\b|\bshares\b|\boptions\b",
    "bonus": r"(?<!signing )(?<!joining )(?<!sign-on )(?<!retention )\bbonus\b",
    "remote_days": r"\bremote\b|\bhybrid\b|\bfrom home\b|\bdays in (the )?office\b",
    "leave": r"\bvacation\b|\bPTO\b|\bpaid time off\b|\bannual leave\b|\bdays of leave\b",
    "relocation": r"\brelocation\b|\brelocate\b",
    "level": r"\bhigher level\b|\bnext level\b|\blevel(ing|ling)\b|\bup-?level\b|\btitle\b",
    "early_review": r"\b(early|six[- ]month|6[- ]month|mid-year|off-cycle) (pay |salary |compensation |performance )?review\b",
    "start": r"\bstart date\b|\blater start\b",
    "learning_budget": r"\b(learning|education|training|conference) (budget|allowance|stipend)\b",
    "severance": r"\bseverance\b",
}  # fmt: skip
PATTERNS = {term: re.compile(pattern, re.IGNORECASE) for term, pattern in NAMES.items()}


def terms_in(title: str, script: str) -> tuple[str, ...]:
    """The terms that a lever is about: those of its title, else those of its script; base is always open."""
    named = tuple(_found(title))
    return named or tuple(_found(script))


def opened_by(levers: Sequence[QuotedLever], term: str) -> QuotedLever | None:
    """The first lever of a guide that opens a term, whether this case may use its words or not."""
    return next((lever for lever in levers if term in lever.opens), None)


def _found(text: str) -> Iterator[str]:
    return (term for term, pattern in PATTERNS.items() if pattern.search(text))
