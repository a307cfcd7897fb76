"""What a text says has become of offers: accepted, refused, how many there are, in writing, and who else would hire the person."""

import re
from collections.abc import Iterator

from counteroffer.playbook.auditing import findings
from counteroffer.playbook.auditing.claims import DENIED
from counteroffer.playbook.auditing.names import NAME, is_named, is_no_name, names_of, told_companies
from counteroffer.playbook.auditing.plain import PlainText
from counteroffer.playbook.ledger import Facts, HeldOffer
from counteroffer.terms.faults import Diagnostic

FIRM = ("written", "signed")
HELP = "leave the claim out, or add the offer to the case under alternatives: and plan again"
_COUNTS = {
    "both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "a couple of": 2, "a few": 2, "several": 2,
    "multiple": 2, "many": 2, "a number of": 2, "more than one": 2, "various": 2, "a handful of": 3,
}  # fmt: skip
_COUNT = r"(?P<count>" + "|".join(sorted(_COUNTS, key=len, reverse=True)) + r"|[2-9])"
_HAVE = r"\b(?:I|we)(?:['’]ve|['’]m)?(?: have| had| am| also| already| just| now| verbally| formally| gladly| recently| since| last \w+)*"
# "I have taken another role" is how one declines to another employer: it claims nothing of an offer.
_ACCEPTED = re.compile(
    rf"{_HAVE} (?:accept(?:ed)?|sign(?:ed)?|committed|agreed|said yes|taken|took|joined)\b(?: up| on)?(?: with| to| for| from| at| join)*"
    rf"(?: (?P<which>an?|another|their|that other|the other|a different|one)(?: \w+){{0,2}}? (?:offer|contract|letter|bid)s?)?(?: (?:of|from|by|with|at) )? ?(?P<by>{NAME})?",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    rf"{_HAVE} (?:turned down|declined|rejected|refused|passed on|passed up|said no to|walked away from|let go(?: of)?|withdrawn from|withdrew from)"
    rf"(?: (?P<which>an?|another|other|two|three|several|one|better|higher|offers)\b(?: [\w-]+){{0,4}}?(?: (?:offer|bid|contract|job|position|role|company|employer)s?)?)?(?: (?:of|from|by|with|at) )? ?(?P<by>{NAME})?",
    re.IGNORECASE,
)
_TOLD_YES = re.compile(
    rf"{_HAVE} (?:told|given|promised|assured) (?P<by>{NAME})(?: my)? (?:yes|word|that I)", re.IGNORECASE
)
_OFFERED_BY = re.compile(
    rf"{_HAVE}(?: was| been| got| were)+ (?:offered|promised|made|given)\b[^.?!;\n]{{0,40}}?\b(?:by|from|at|with|elsewhere)(?: (?P<by>{NAME}))?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?<!\w){_COUNT} (?:of |other |more |further |such |competing |outside |rival |firm |good |strong |(?P<written>written|signed) |verbal |job )*offers?\b",
    re.IGNORECASE,
)
_EMPLOYERS = re.compile(
    rf"(?<!\w){_COUNT} (?:of your |other |more |further |different |tech |big |large )*(?:companies|employers|firms|competitors|startups|banks|recruiters|parties)\b"
    r"[^.?!;\n]{0,24}?\b(?:want|have made|made|are (?:ready|willing|keen|interested|after|competing|bidding|fighting)|would|will|offer|have offered|pursu|court|bid|compet|fight|after me|behind me|interested|waiting)",
    re.IGNORECASE,
)
_ON_PAPER = re.compile(
    rf"\b(?P<by1>{NAME})(?P<more>(?:,| and) (?-i:[A-Z])[^.?!;\n]{{1,40}}?)?(?: has| have| had)?(?: each| both| all| already| also| just| now| since)? (?:sent|mailed|e-mailed|emailed|given|gave|handed|put|issued|drawn up|prepared|made)\b(?: me| its| their| the| an?| offer| over)*?"
    r" (?:(?:signed |written |formal |final )*(?:contract|letter|paperwork|agreement|offer letter)|in writing|on paper)\b"
    rf"|\b(?:written |signed |formal )?(?:contract|letter|paperwork|agreement|offer letter)s? (?:from|of|by|with) (?P<by2>{NAME})",
    re.IGNORECASE,
)
_WANTED = re.compile(
    rf"\b(?P<by1>{NAME})(?P<more>(?:,| and| or| as well as)[^.?!;\n]{{1,40}}?)?(?: has| have| is| are| would| will| also| already| both| all| just| even| recently| really)*"
    r" (?:(?:wants?|like|hire|take|have|approach(?:ed)?|contact(?:ed)?|court(?:s|ed)?|chas(?:es|ed|ing)|pursu(?:es|ed|ing)|recruit(?:ed|ing)?|poach(?:ed)?|invited?|interview(?:ed|ing)?|sought|after|hir(?:e|ing)|pay(?:s|ing)?|bid(?:ding)? for) (?:to (?:have|hire) )?me\b"
    r"|(?:keen|ready|willing|prepared|eager|happy|waiting|interested|about)(?: to| in)(?: \w+){0,2}? (?:me|hir\w+|pay\w*)\b"
    r"|(?:reached out|made contact)\b|pays? (?:its |their |far |much |even )*(?:more|better|higher|well|people|engineers|this role)\b)",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:another|one other|some other|a different|a second|one of your|a competing|a rival)(?: [\w-]+){0,2}? (?:company|employer|firm|competitors?|bank|startup|team|place|shop|agency|party)\b[^.?!;\n]{0,30}?\b(?:(?:is|are|stands?|has been) (?:ready|willing|prepared|keen|eager|happy|interested|after|waiting|bidding)|wants?|would (?:hire|take|pay|have)|will (?:hire|take|pay)|made me|has made|has offered|offered|offers|pays me|sent me|approached me)"
    r"|\b(?:a|your) (?:direct |close )?(?:competitor|rival)(?: of yours)?\b[^.?!;\n]{0,20}?\b(?:is|wants?|would|will|has|made|offered|offers|pays)\b"
    r"|\b(?:someone|somebody|anyone|everybody|everyone) else\b[^.?!;\n]{0,20}?\b(?:bid|want|after|interest|hir|offer|pay|court|chas)\w*"
    r"|\ban? (?:[\w-]+ ){0,2}?(?:company|employer|firm|bank|startup|fund|hospital|agency)\b[^.?!;\n]{0,30}?\b(?:wants?|would like|is (?:ready|willing|keen|eager|about|trying)|would|will|asked me|invited me)\b[^.?!;\n]{0,20}?\b(?:me|hire)\b"
    r"|\bI(?:['’]ve)?(?: have| hold| got)?(?: also| already)* (?:an?|another|one|a good|a strong|a firm|a better) (?:alternative|option|choice|fallback|plan B|bid|offer) (?:in hand|in my (?:pocket|hand)|elsewhere|on the table|waiting|lined up|ready)",
    re.IGNORECASE,
)
_OWN_OFFER = re.compile(r"\b(?:your|the|this|you)\b", re.IGNORECASE)


def hold_states(plain: PlainText, facts: Facts) -> Iterator[Diagnostic]:
    """The faults of what a text says has become of offers, and of who else would hire the person."""
    others = [one for one in facts.offers if one.kind == "offer"]
    yield from _decided(plain, facts, others)
    yield from _counted(plain, facts, others)
    yield from _on_paper(plain, facts, others)
    yield from _wanted(plain, facts, others)


def _decided(plain: PlainText, facts: Facts, others: list[HeldOffer]) -> Iterator[Diagnostic]:
    """Offers that are said to be accepted or refused: of the others the case says so of none but a signed one."""
    for found in _said(plain, _ACCEPTED):
        by, which = _by(found["by"]), found["which"]
        if (by is None and which is None) or (by is not None and is_named(by, facts.companies)):
            continue
        named = [one for one in others if by is None or is_named(by, names_of(one))]
        if not any(one.evidence == "signed" for one in named):
            yield _fault(plain, found, "the case holds no other offer that is accepted or signed")
    for found in _said(plain, _TOLD_YES):
        if _by(found["by"]) is not None and not is_named(found["by"], facts.companies):
            yield _fault(plain, found, "the case holds no other offer that is accepted or signed")
    for found in _said(plain, _OFFERED_BY):
        by = _by(found["by"])
        if by is None and not others:
            yield _fault(plain, found, "the case holds no offer of another employer")
        elif by is not None and not is_named(
            by, [*facts.companies, *(name for one in others for name in names_of(one))]
        ):
            yield from _stranger(plain, found, by, facts)
    for found in _said(plain, _REFUSED):
        by, which = _by(found["by"]), found["which"]
        if (by is None and which is None) or (by is not None and is_named(by, facts.companies)):
            continue
        yield _fault(plain, found, "the case holds no offer that was refused")


def _counted(plain: PlainText, facts: Facts, others: list[HeldOffer]) -> Iterator[Diagnostic]:
    made = [one for one in others if one.evidence != "in-process"]
    for found in _said(plain, _COUNTED):
        written = [one for one in made if one.evidence in FIRM] if found["written"] else made
        own = 0 if re.search(r"other|more|further|competing|outside|rival", found[0], re.IGNORECASE) else 1
        # "both offers", "two offers": the one of the employer is one of them.
        if _number(found["count"]) > len(written) + (own if len(written) else 0):
            yield _fault(plain, found, f"the case holds {_told(len(written), bool(found['written']))}")
    for found in _said(plain, _EMPLOYERS):
        if _number(found["count"]) > len(others) + 1 or not others:
            yield _fault(plain, found, f"the case holds {_told(len(others), False)}")


def _on_paper(plain: PlainText, facts: Facts, others: list[HeldOffer]) -> Iterator[Diagnostic]:
    for found in _said(plain, _ON_PAPER):
        by = _by(found["by1"] or found["by2"])
        if by is None or is_named(by, facts.companies):
            continue
        for name in (by, *_more(found["more"])):
            named = [one for one in others if name is not None and is_named(name, names_of(one))]
            if name is None or is_named(name, facts.companies):
                continue
            if not named:
                yield from _stranger(plain, found, name, facts)
            elif not any(one.evidence in FIRM for one in named):
                yield _fault(
                    plain, found, f"the offer of {name} is {named[0].evidence or 'not known to be in writing'}"
                )


def _wanted(plain: PlainText, facts: Facts, others: list[HeldOffer]) -> Iterator[Diagnostic]:
    for found in _said(plain, _WANTED):
        for by in (_by(found["by1"]), *_more(found["more"])):
            if (
                by is not None
                and not is_named(by, facts.companies)
                and not any(is_named(by, names_of(one)) for one in facts.offers)
            ):
                yield from _stranger(plain, found, by, facts)
    if not others:
        for found in _said(plain, _SOMEBODY):
            yield _fault(plain, found, "the case holds no other employer")


def _said(plain: PlainText, words: "re.Pattern[str]") -> "Iterator[re.Match[str]]":
    """Where the words stand and are not denied."""
    for found in words.finditer(plain.text):
        if not DENIED.search(plain.text[max(0, found.start() - 40) : found.start()]):
            yield found


def _by(name: str | None) -> str | None:
    return None if name is None or is_no_name(name) else name


def _more(words: str | None) -> Iterator[str | None]:
    return (_by(one) for one in re.findall(NAME, words)) if words else iter(())


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS[word.lower()]


def _told(count: int, written: bool) -> str:
    what = "offer in writing" if written else "offer"
    return f"no other {what}" if not count else f"one other {what}" if count == 1 else f"{count} other {what}s"


def _fault(plain: PlainText, found: "re.Match[str]", message: str) -> Diagnostic:
    return findings.unheld_offer(plain.span(found.start(), found.end()), message, HELP)


def _stranger(plain: PlainText, found: "re.Match[str]", by: str, facts: Facts) -> Iterator[Diagnostic]:
    if is_named(by, facts.names):
        return
    start = found.start() + found[0].index(by)
    message = f"the case holds no offer of {by}, and does not name it"
    help_text = f"the companies of the case are: {told_companies(facts)}"
    yield findings.unheld_offer(plain.span(start, start + len(by)), message, help_text)
