"""Years of experience that a text claims, held against those that the case states."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from counteroffer.playbook.auditing import findings
from counteroffer.playbook.auditing.backing import Backing
from counteroffer.playbook.auditing.plain import PlainText
from counteroffer.playbook.auditing.stated import Stated
from counteroffer.terms.faults import Diagnostic

_BEHIND = re.compile(
    r"['’]?(?: (?:of|in|as|at|with|doing|on|working|building|and|more|plus|the|this|my|an?|relevant|professional|hands-on|industry|work|combined|solid))*?"
    r" (?:experience\b|practice\b|expertise\b|(?:of|in) (?:the|this|my|our|your|[\w-]+) ?(?:field|industry|trade|profession|work|business|domain|area|job|sector|kind)\b"
    r"|in [\w-]+(?: [\w-]+)?(?=[.,;!?\n]|\Z)|as an?\b|in the (?:field|industry|trade|business)\b|working (?:in|as|on|with)\b)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:(?:I|we)(?:['’]ve| have)(?: now| also| already)? (?:been|worked|spent|built|practi[cs]ed|written|done)\b[^.?!;\n]{0,50}? (?:for|over)"
    r"|(?:with|after|bring|brings|have|has|spent|my|from|over)(?: my| over| more than| almost| nearly| about| some| the| all of| a total of| at least| well over)*"
    r"|experience (?:of|spanning|over)) \Z",
    re.IGNORECASE,
)
# "I have been doing this work for nine years": the words before say it alone.
_BEFORE_ALONE = re.compile(
    r"\b(?:I|we)(?:['’]ve| have)(?: now| also| already)? been (?:doing|working|building|writing|in (?:this|the) (?:field|trade|industry|business)|an? )[^.?!;\n]{0,50}? (?:for|over|almost|nearly|about)*(?: more than| over| almost| nearly| about)? ?\Z"
    r"|\bexperience of \Z",
    re.IGNORECASE,
)
_DECADES = re.compile(
    r"\b(?:(?P<count>a|one|two|three)|(?P<half>half a)|(?P<more>(?:more than|over|almost|nearly) a)) decades?(?P<and> and a half)?\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:I|we)(?:['’]ve| have)(?: now| also| already)? (?:been|worked|practi[cs]ed|written|done|built|led|run)\b[^.?!;\n]{0,50}? since (?:\w+ )?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_COUNTS = {"a": 10, "one": 10, "two": 20, "three": 30}


def hold_experience(plain: PlainText, stated: Sequence[Stated], backing: Backing) -> Iterator[Diagnostic]:
    """The years of experience that are none of the person's."""
    facts = backing.facts
    if facts is None:
        return
    known = Decimal(facts.years) if facts.years else None
    for found in _SINCE.finditer(plain.text):
        years_since = int(facts.today[:4]) - int(found["year"])
        at = found.span("year")
        # Whoever began in a year has worked for as many years, or for one less until its day comes round.
        if not plain.is_held(*at) and (known is None or not years_since - 1 <= known <= years_since):
            yield findings.other_experience(plain.span(*at), facts.years)
    for start, end, years in (*_years(stated), *_decades(plain.text)):
        if plain.is_held(start, end) or not _is_experience(plain.text, start, end) or known in years:
            continue
        yield findings.other_experience(plain.span(start, end), facts.years)


def _years(stated: Sequence[Stated]) -> Iterator[tuple[int, int, tuple[Decimal, ...]]]:
    return ((one.start, one.end, one.ends) for one in stated if one.unit == "years")


def _decades(text: str) -> Iterator[tuple[int, int, tuple[Decimal, ...]]]:
    for found in _DECADES.finditer(text):
        years = 5 if found["half"] else _COUNTS.get((found["count"] or "a").lower(), 10)
        yield found.start(), found.end(), (Decimal(years + (5 if found["and"] else 0)),)


def _is_experience(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 90) : start]
    if _BEFORE_ALONE.search(before):
        return True
    behind = _BEHIND.match(text, end, end + 70)
    if behind is None:
        return False
    return "experience" in behind[0].lower() or _BEFORE.search(before) is not None
