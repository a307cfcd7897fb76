"""Offers and companies that a text claims, held against the alternatives of the case."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from counteroffer.playbook.auditing import findings
from counteroffer.playbook.auditing.claims import DENIED
from counteroffer.playbook.auditing.names import NAME, all_names, is_named, is_no_name, names_of, told_companies
from counteroffer.playbook.auditing.offer_states import FIRM, HELP, hold_states
from counteroffer.playbook.auditing.plain import PlainText
from counteroffer.playbook.ledger import Facts, HeldOffer
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.places import Span

_CLAIMS = re.compile(
    rf"(?P<other>\b(?:another|second|competing|rival|outside|other|multiple|several|two other|more than one|further)\b[^.?!;\n]{{0,30}}?(?<!counter-)\boffers?\b(?:,? from (?P<by0>{NAME}))?)"
    rf"|(?P<held>\b(?:I|we)(?:['’]ve)?(?: also| already| currently| now| just| have| hold| got| received| am holding|['’]m holding| do)+ [^.?!;\n]{{0,25}}?\b(?:an?|one|two|three|several|multiple|written|signed|firm)\b(?: \w+){{0,3}}? offers?\b(?! you)(?:,? (?:from|by|at|with) (?P<by1>{NAME}))?)"
    rf"|(?P<from>\boffers?,? (?:in writing,? |in hand,? )?(?:from|by) (?P<by2>{NAME}))"
    rf"|(?P<writing>\bin writing,? (?:from|by) (?P<by3>{NAME}))"
    rf"|(?P<pays>(?P<by4>{NAME}) (?:has |have |had |is |are )?(?:also |already |just )?(?:offered|offers|offering|made me|would pay|will pay|is willing to pay|has made)\b)"
    rf"|(?P<talks>\bin (?:talks|process|discussions|final rounds?|the final rounds?|late stages|the late stages|final stages|the final stages) with (?:(?P<by5>{NAME})|another|other|several|two|three))"
    rf"|(?P<joins>\b(?:join(?:ing)?|work(?:ing)? (?:at|for)|(?:role|position|job|offer|team)(?: of [^.,;\n]{{1,40}}?| as [^.,;\n]{{1,40}}?)? (?:at|with)|offer to join) (?P<by6>{NAME}))",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:multiple|several|two|three|both|more than one|other offers)\b", re.IGNORECASE)
_SIGNED = re.compile(r"\bsigned\b", re.IGNORECASE)
_WRITTEN = re.compile(r"\b(?:written|in writing|signed)\b", re.IGNORECASE)


def hold_offers(plain: PlainText, facts: Facts, sentences: Sequence[tuple[int, int]]) -> Iterator[Diagnostic]:
    """The offers that the case does not hold, and the companies that it does not name."""
    faults: list[Diagnostic] = []
    for found in _CLAIMS.finditer(plain.text):
        kind = next(name for name in ("other", "held", "from", "writing", "pays", "talks", "joins") if found[name])
        by = next((found[f"by{number}"] for number in range(7) if found[f"by{number}"]), None)
        if by is not None and is_no_name(by):
            if kind in ("pays", "from", "writing", "joins"):
                continue
            by = None
        if plain.is_held(found.start(), found.end()):
            continue
        fault = _hold(plain, found, kind, by, facts)
        if fault is not None:
            faults.append(fault)
    yield from faults
    # The same words may be found twice; once is enough.
    yield from (one for one in hold_states(plain, facts) if not any(_overlaps(one.span, two.span) for two in faults))


def _overlaps(one: Span, other: Span) -> bool:
    return one.line == other.line and one.column < other.end and other.column < one.end


def _hold(plain: PlainText, found: "re.Match[str]", kind: str, by: str | None, facts: Facts) -> Diagnostic | None:
    span = plain.span(found.start(), found.end())
    words = found[0]
    if kind == "joins":
        assert by is not None  # the pattern has a name
        return None if is_named(by, all_names(facts)) else _stranger(plain, found, by, facts)
    if DENIED.search(plain.text[max(0, found.start() - 40) : found.start()]) or _is_theirs(words, by, facts):
        return None
    others = [one for one in facts.offers if one.kind == "offer"]
    if by is not None:
        named = [one for one in others if is_named(by, names_of(one))]
        if not named:
            return None if is_named(by, facts.companies) else _stranger(plain, found, by, facts)
        others = named
    if kind == "talks":
        return None if others else findings.unheld_offer(span, "the case holds no talks with another employer", HELP)
    if kind == "pays" and by is None:
        return None
    return _standing(plain, found, others, facts)


def _standing(plain: PlainText, found: "re.Match[str]", others: list[HeldOffer], facts: Facts) -> Diagnostic | None:
    """The fault of an offer that is claimed, where none of those known is so firm, or none stands any more."""
    span = plain.span(found.start(), found.end())
    made = [one for one in others if one.evidence != "in-process"]
    if not made:
        return findings.unheld_offer(span, "the case holds no offer of another employer", HELP)
    today = date.fromisoformat(facts.today)
    standing = [one for one in made if one.expires is None or date.fromisoformat(one.expires) >= today]
    if not standing:
        return findings.unheld_offer(
            span, f"the offer of {made[0].company or made[0].name} ended on {made[0].expires}", HELP
        )
    if _SEVERAL.search(found[0]) and len(standing) < 2:
        return findings.unheld_offer(
            span, f"the case holds one such offer, of {standing[0].company or standing[0].name}", HELP
        )
    if _SIGNED.search(found[0]) and not any(one.evidence == "signed" for one in standing):
        how = standing[0].evidence or "not known to be in writing"
        return findings.unheld_offer(span, f"the offer of {standing[0].company or standing[0].name} is {how}", HELP)
    if _WRITTEN.search(found[0]) and not any(one.evidence in FIRM for one in standing):
        how = standing[0].evidence or "not known to be in writing"
        return findings.unheld_offer(span, f"the offer of {standing[0].company or standing[0].name} is {how}", HELP)
    return None


def _stranger(plain: PlainText, found: "re.Match[str]", by: str, facts: Facts) -> Diagnostic:
    start = found.start() + found[0].rindex(by)
    message = f"the case holds no offer of {by}, and does not name it"
    return findings.unheld_offer(
        plain.span(start, start + len(by)), message, f"the companies of the case are: {told_companies(facts)}"
    )


def _is_theirs(words: str, by: str | None, facts: Facts) -> bool:
    """Whether the words speak of the offer that the case is about."""
    if by is not None and is_named(by, facts.companies):
        return True
    return re.search(r"\b(?:your|the) (?:\w+ )?offers?\b", words, re.IGNORECASE) is not None and not re.search(
        r"\b(?:other|another|competing|rival|second|outside)\b", words, re.IGNORECASE
    )
