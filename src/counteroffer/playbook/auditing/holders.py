"""Whose number the words around it say that it is: what you offer, another employer pays, I am paid, the market pays, I ask."""

import re
from typing import NamedTuple

from counteroffer.playbook.auditing.backing import Known
from counteroffer.playbook.auditing.stated import MONEY, Stated
from counteroffer.playbook.ledger import Facts, HeldOffer

OFFER, RIVAL, NOW, MARKET, ASK = "offer", "rival", "now", "market", "ask"
TOLD = {
    OFFER: "what they offer",
    RIVAL: "what another employer pays",
    NOW: "what you are paid now",
    MARKET: "what others pay",
    ASK: "what you ask for",
}
_FILL = r"(?:[ ,](?:an?|the|is|of|at|base|salary|pay|bonus|sign-on|equity|grant|target|as|for|in|with|to|about|around|me|my|this|role|only|just|total)){0,7}[ :]?\Z"
_OFFERED = re.compile(
    r"(?:\b(?:you|they)(?:['’]ve| have| are| also| now| first| initially| originally)? (?:offer(?:ed|ing)?|propos(?:e|ed|ing)|put(?: down)?|named?|wr(?:i|o)te|gave|came (?:back|up) with)"
    r"|\byour (?:current |written |first |initial |original |last |latest |new |revised )?(?:offer|letter|proposal|counter)(?: is| was| of| stands at| at| names| says| states| has| reads)|\bas you offered|\b(?:the|this) (?:offer|letter|contract)\b[^.?!;\n]{0,40}? (?:is|says|states|puts|names|reads|comes to|stands at))"
    + _FILL,
    re.IGNORECASE,
)
_OFFERED_BEHIND = re.compile(
    r"[^.?!;,\n]{0,24}?(?:\bon the table\b|\b(?:that |which )?you(?:['’]ve| have)? (?:offer(?:ed)?|propos(?:e|ed)|put forward)\b)",
    re.IGNORECASE,
)
_PUT_BY_YOU = re.compile(r"\byou(?:['’]ve| have)? put" + _FILL, re.IGNORECASE)
_PAID_NOW = re.compile(
    r"(?:\bI(?:['’]m| am)?(?: now| currently| today| presently| already)? (?:paid|at|on|earn(?:ing)?|make|making|get paid|draw|take home)"
    r"|\b(?:my|our) (?:present|current|existing) (?:base |total )?(?:job|employer|company|role|position|firm|salary|pay|base|compensation|package|income)(?: (?:pays|gives|is|stands at|comes to|was))?(?: me)?"
    r"|\bmy (?:salary|pay|base|income)(?: (?:today|now|at the moment|right now|currently))(?: is)?"
    r"|\bwhat I(?:['’]m| am)? (?:paid|earn|make|get)(?: now| today| currently| at the moment| right now)? (?:is|comes to)"
    r"|\bwhere I (?:work|am)(?: now| today| currently)?,? (?:I (?:make|earn|get|am paid)|they pay me))" + _FILL,
    re.IGNORECASE,
)
_RIVAL_PAYS = re.compile(
    r"\b(?:offer(?:s|ed|ing)?|pays?|paid|puts?|gave|gives?|named?|promise[sd]?|bids?|wrote|would (?:pay|give)|is at|are at|stands at|comes? to|made me|sent(?: me)?|matche[sd])"
    + _FILL,
    re.IGNORECASE,
)
_RIVAL_OF = re.compile(
    r"\b(?:another|other|competing|second|rival|outside) (?:\w+ ){0,2}?(?:offer|bid|letter|company|employer|firm)(?: (?:of|at|for|is|stands at|comes to|pays|names|worth|offers|says|with))"
    + _FILL,
    re.IGNORECASE,
)
_MARKET = re.compile(
    r"\b(?:market|range|post(?:ed|ing)|survey|statistics|according to|median|percentile|(?:role|work|job) (?:usually )?pays|figures go|band|levels\.fyi|glassdoor|others (?:in|at|with)|pay for (?:this|the|such)|figures (?:that|which|before|I|for))\b",
    re.IGNORECASE,
)
_PAYS = re.compile(
    r"\b(?:shows?|go(?:es)?|pays?|paid|earns?|makes?|between|from|up to|reach(?:es)?|towards|is|are|starts?|begins?|ends?|averages?|tops?|caps?|max(?:es)?|puts?|stops?|says?|lists?|have|has|of|at|sits?|never)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:ask|get to|would like|you offer|your offer|possible|bring|raise|move|propose|request|hope)\w*\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:\bask(?:ing)? for|\bmy (?:ask|request|number|target|proposal) (?:is|would be|was)|\bI(?:['’]d| would) (?:like|propose|want|request|need)|\bI (?:want|propose|request|hope for|am hoping for|am looking for|need)|\b(?:could|can) we get to|\b(?:could|can) you (?:do|manage))"
    r"(?:[ ,](?:an?|the|of|base|salary|pay|at|least|about|around|me|to|have|get|be|paid)){0,6} ?\Z",
    re.IGNORECASE,
)
_ASKED_BEHIND = re.compile(
    r"(?: (?:is|would be|as))? (?:what|the (?:figure|number|amount|base|salary) (?:that )?)\s?I(?:['’]d|['’]m| am| would| should| will)? (?:should )?(?:ask(?:ing)?|want|like|propose|request|need|hope)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:I|mine|my)\b(?! (?:have|found|find|see|looked|know|read|checked|hold|could find)\b)")
SENTENCE_END = re.compile(r"[.!?](?=\s)|\n\s*\n|\f")


class Holder(NamedTuple):
    """Whose number it is said to be; for another employer, the places of those alternatives in the case."""

    kind: str
    places: tuple[int, ...] = ()
    name: str = ""

    @property
    def told(self) -> str:
        """The holder in a message."""
        return f"what {self.name} pays" if self.name else TOLD[self.kind]


def said_holder(text: str, stated: Stated, facts: Facts | None) -> Holder | None:
    """Whose number the words around it say that it is; None where they do not say."""
    before = SENTENCE_END.split(text[max(0, stated.start - 160) : stated.start])[-1]
    is_money = stated.unit == MONEY
    if is_money and facts is not None:
        rival = _rival(before, facts)
        if rival is not None:
            return rival
    if _OFFERED.search(before) or (is_money and _is_on_the_table(text, stated, before)):
        return Holder(OFFER)
    if is_money and _PAID_NOW.search(before):
        return _paid_now(facts)
    if is_money and (_ASKED.search(before) or _ASKED_BEHIND.match(text, stated.end, stated.end + 60)):
        return Holder(ASK)
    return Holder(MARKET) if _is_of_market(before) else None


def is_held_by(known: Known, holder: Holder) -> bool:
    """Whether a figure is one of the holder's."""
    if holder.kind in (RIVAL, NOW) and holder.places:
        return known.entry.id.startswith(tuple(f"alternatives.{place}." for place in holder.places))
    if holder.kind == ASK and known.private:
        return False  # the least to accept is no ask
    return holder.kind == known.role or (holder.kind == NOW and known.entry.id.startswith("job."))


def _is_on_the_table(text: str, stated: Stated, before: str) -> bool:
    behind = _OFFERED_BEHIND.match(text, stated.end, stated.end + 60)
    if behind is None:
        return False
    return "you" in behind[0].lower() or _PUT_BY_YOU.search(before) is not None or "offer" in before.lower()


def _paid_now(facts: Facts | None) -> Holder | None:
    """What the person is paid: in a raise that is the offer, else the pay of the present job among the alternatives."""
    if facts is None:
        return None
    if facts.kind == "raise":
        return Holder(OFFER)
    present = tuple(number for number, one in enumerate(facts.offers, start=1) if one.kind == "present")
    return Holder(NOW, present)


def _rival(before: str, facts: Facts) -> Holder | None:
    """Another employer, by name or as "another offer of"."""
    others = [(number, one) for number, one in enumerate(facts.offers, start=1) if one.kind == "offer"]
    if _RIVAL_OF.search(before):
        return Holder(RIVAL, tuple(number for number, _one in others))
    verb = _RIVAL_PAYS.search(before)
    if verb is None:
        return None
    subject = before[max(0, verb.start() - 60) : verb.start()]
    for number, one in others:
        name = next((name for name in _names(one) if _ends_with_name(subject, name)), None)
        if name is not None:
            return Holder(RIVAL, (number,), name)
    return None


def _names(offer: HeldOffer) -> tuple[str, ...]:
    return tuple(name for name in (offer.company, offer.name) if name)


def _ends_with_name(subject: str, name: str) -> bool:
    """Whether a name, or its first word, stands near the end of some words, with no other subject behind it."""
    first = name.split()[0]
    for said in (name, first) if first[:1].isupper() and len(first) > 2 else (name,):
        place = subject.rfind(said)
        rest = subject[place + len(said) :]
        if place >= 0 and not re.search(r"\b(?:I|you|we|they|your|my)\b|[;:]", rest):
            return True
    return False


def _is_of_market(before: str) -> bool:
    named = list(_MARKET.finditer(before))
    since = named[-1].end() if named else 0
    if not named or _ASKS.search(before, since) or _OWN.search(before, since):
        return False
    return _PAYS.search(before, since) is not None or _PAYS.search(before[: named[-1].start()][-12:]) is not None
