"""Offers and companies that a text claims, held against the alternatives of the case."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from counteroffer.playbook.auditing import findings
from counteroffer.playbook.auditing.claims import DENIED
from counteroffer.playbook.auditing.plain import PlainText
from counteroffer.playbook.ledger import Facts, HeldOffer
from counteroffer.terms.faults import Diagnostic

FIRM = ("written", "signed")
_WORD = r"(?-i:[A-Z][\w&'’-]{0,40}(?:\.[a-z]{2,3}\b)?)"
_NAME = rf"{_WORD}(?:[ ](?:{_WORD}|&|(?:of|and|the|for)(?=[ ](?-i:[A-Z])))){{0,5}}"
_CLAIMS = re.compile(
    rf"(?P<other>\b(?:another|second|competing|rival|outside|other|multiple|several|two other|more than one|further)\b[^.?!;\n]{{0,30}}?(?<!counter-)\boffers?\b(?:,? from (?P<by0>{_NAME}))?)"
    rf"|(?P<held>\b(?:I|we)(?:['’]ve)?(?: also| already| currently| now| just| have| hold| got| received| am holding|['’]m holding| do)+ [^.?!;\n]{{0,25}}?\b(?:an?|one|two|three|several|multiple|written|signed|firm)\b(?: \w+){{0,3}}? offers?\b(?! you)(?:,? (?:from|by|at|with) (?P<by1>{_NAME}))?)"
    rf"|(?P<from>\boffers?,? (?:in writing,? |in hand,? )?(?:from|by) (?P<by2>{_NAME}))"
    rf"|(?P<writing>\bin writing,? (?:from|by) (?P<by3>{_NAME}))"
    rf"|(?P<pays>(?P<by4>{_NAME}) (?:has |have |had |is |are )?(?:also |already |just )?(?:offered|offers|offering|made me|would pay|will pay|is willing to pay|has made)\b)"
    rf"|(?P<talks>\bin (?:talks|process|discussions|final rounds?|the final rounds?|late stages|the late stages|final stages|the final stages) with (?:(?P<by5>{_NAME})|another|other|several|two|three))"
    rf"|(?P<joins>\b(?:join(?:ing)?|work(?:ing)? (?:at|for)|(?:role|position|job|offer|team)(?: of [^.,;\n]{{1,40}}?| as [^.,;\n]{{1,40}}?)? (?:at|with)|offer to join) (?P<by6>{_NAME}))",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:multiple|several|two|three|both|more than one|other offers)\b", re.IGNORECASE)
_WRITTEN = re.compile(r"\b(?:written|in writing|signed)\b", re.IGNORECASE)
_NO_NAMES = frozenset(
    [
        "I",
        "You",
        "We",
        "They",
        "It",
        "He",
        "She",
        "The",
        "This",
        "That",
        "These",
        "Those",
        "Your",
        "My",
        "Our",
        "Their",
        "Its",
        "His",
        "Her",
        "Who",
        "What",
        "Which",
        "If",
        "When",
        "As",
        "And",
        "But",
        "So",
        "Yes",
        "No",
        "Hello",
        "Dear",
        "Thank",
        "Thanks",
        "Please",
        "Could",
        "Would",
        "Can",
        "Base",
        "Salary",
        "Bonus",
        "Equity",
        "Market",
        "Other",
        "Another",
        "Both",
        "First",
        "Second",
        "Third",
        "There",
        "Here",
        "Also",
        "Then",
        "Now",
        "In",
        "On",
        "At",
        "For",
        "From",
        "By",
        "With",
        "To",
        "Of",
        "Or",
        "Is",
        "Are",
        "Was",
        "Were",
        "Has",
        "Have",
        "Published",
        "HR",
        "Human",
        "Recruiter",
        "Your",
        "Company",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
)


def hold_offers(plain: PlainText, facts: Facts, sentences: Sequence[tuple[int, int]]) -> Iterator[Diagnostic]:
    """The offers that the case does not hold, and the companies that it does not name."""
    for found in _CLAIMS.finditer(plain.text):
        kind = next(name for name in ("other", "held", "from", "writing", "pays", "talks", "joins") if found[name])
        by = next((found[f"by{number}"] for number in range(7) if found[f"by{number}"]), None)
        if by is not None and by.split()[0].strip(".,") in _NO_NAMES:
            if kind in ("pays", "from", "writing", "joins"):
                continue
            by = None
        if plain.is_held(found.start(), found.end()):
            continue
        fault = _hold(plain, found, kind, by, facts)
        if fault is not None:
            yield fault


def _hold(plain: PlainText, found: "re.Match[str]", kind: str, by: str | None, facts: Facts) -> Diagnostic | None:
    span = plain.span(found.start(), found.end())
    words = found[0]
    if kind == "joins":
        assert by is not None  # the pattern has a name
        return None if _is_named(by, _all_names(facts)) else _stranger(plain, found, by, facts)
    if DENIED.search(plain.text[max(0, found.start() - 40) : found.start()]) or _is_theirs(words, by, facts):
        return None
    others = [one for one in facts.offers if one.kind == "offer"]
    if by is not None:
        named = [one for one in others if _is_named(by, _names(one))]
        if not named:
            return None if _is_named(by, facts.companies) else _stranger(plain, found, by, facts)
        others = named
    if kind == "talks":
        return None if others else findings.unheld_offer(span, "the case holds no talks with another employer", _HELP)
    if kind == "pays" and by is None:
        return None
    return _standing(plain, found, others, facts)


_HELP = "leave the claim out, or add the offer to the case under alternatives: and plan again"


def _standing(plain: PlainText, found: "re.Match[str]", others: list[HeldOffer], facts: Facts) -> Diagnostic | None:
    """The fault of an offer that is claimed, where none of those known is so firm, or none stands any more."""
    span = plain.span(found.start(), found.end())
    made = [one for one in others if one.evidence != "in-process"]
    if not made:
        return findings.unheld_offer(span, "the case holds no offer of another employer", _HELP)
    today = date.fromisoformat(facts.today)
    standing = [one for one in made if one.expires is None or date.fromisoformat(one.expires) >= today]
    if not standing:
        return findings.unheld_offer(
            span, f"the offer of {made[0].company or made[0].name} ended on {made[0].expires}", _HELP
        )
    if _SEVERAL.search(found[0]) and len(standing) < 2:
        return findings.unheld_offer(
            span, f"the case holds one such offer, of {standing[0].company or standing[0].name}", _HELP
        )
    if _WRITTEN.search(found[0]) and not any(one.evidence in FIRM for one in standing):
        how = standing[0].evidence or "not known to be in writing"
        return findings.unheld_offer(span, f"the offer of {standing[0].company or standing[0].name} is {how}", _HELP)
    return None


def _stranger(plain: PlainText, found: "re.Match[str]", by: str, facts: Facts) -> Diagnostic:
    start = found.start() + found[0].rindex(by)
    known = ", ".join(
        dict.fromkeys((*facts.companies, *(one.company or one.name for one in facts.offers if one.kind == "offer")))
    )
    message = f"the case holds no offer of {by}, and does not name it"
    return findings.unheld_offer(plain.span(start, start + len(by)), message, f"the companies of the case are: {known}")


def _is_theirs(words: str, by: str | None, facts: Facts) -> bool:
    """Whether the words speak of the offer that the case is about."""
    if by is not None and _is_named(by, facts.companies):
        return True
    return re.search(r"\b(?:your|the) (?:\w+ )?offers?\b", words, re.IGNORECASE) is not None and not re.search(
        r"\b(?:other|another|competing|rival|second|outside)\b", words, re.IGNORECASE
    )


def _names(offer: HeldOffer) -> list[str]:
    return [name for name in (offer.company, offer.name) if name]


def _all_names(facts: Facts) -> list[str]:
    return [*facts.companies, *facts.names, *(name for one in facts.offers for name in _names(one))]


def _is_named(name: str, known: Sequence[str]) -> bool:
    """Whether a name is one of those known, in full, shortened to its first words, or with more behind it."""
    said = _folded(name)
    for one in known:
        held = _folded(one)
        shorter = min(len(said), len(held))
        if shorter and said[:shorter] == held[:shorter]:
            return True
    return False


def _folded(name: str) -> list[str]:
    words = re.findall(r"[\w&]+", name.casefold().replace("'s", "").replace("’s", ""))
    return [word for word in words if word not in ("the", "inc", "llc", "ltd", "gmbh", "corp", "plc")]
