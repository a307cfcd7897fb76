"""Words that claim an offer or a result; light, because every playbook of ours is held against them when it is made."""

import re
from collections.abc import Iterator

_VERBS = (
    "accelerated achieved automated averted brought built caught closed coached created cut debugged delivered designed"
    " developed directed doubled drove driven eliminated exceeded founded generated grew grown halved headed hired implemented"
    " improved increased introduced invented launched led lowered managed mentored migrated negotiated opened optimised optimized"
    " organised organized outperformed produced quadrupled raised rebuilt redesigned reduced replaced rewrote saved scaled"
    " secured shipped shortened simplified slashed sold spearheaded streamlined taught trained tripled won wrote"
)
_VERB = rf"(?:{'|'.join(_VERBS.split())})"
_CLAIM = re.compile(
    rf"\b(?:I|we|my (?:team|work|group|project|design|code)|our team)(?:['’]ve|['’]d)?(?: (?:have|had|also|personally|recently|successfully|then|single-handedly|once|alone|already|even|just))*(?: and)? (?P<verb>{_VERB})\b"
    rf"|\b(?:I|we) (?:was|were|have been|got) (?P<passive>promoted|awarded|ranked|rated|recognised|recognized|honoured|honored)\b"
    rf"|(?:\A|\n)[ \t]*[-*•–] *(?P<listed>{_VERB})\b"
    r"|\b(?:one thing (?:that )?I would point to|what I (?:have )?(?:achieved|delivered)|my (?:results?|track record|biggest achievement)s?)\b[^.?!\n]{0,20}?:",
    re.IGNORECASE,
)
_MORE_VERBS = (
    "boosted closed made completed completes drafted earned established finished handled handle hired kept keep maintain maintained manage oversaw"
    " oversee owned own patented pioneered planned published quintupled ran run recovered recruited renewed retained started supervise"
    " supervised tripled turned upgraded"
)
_MORE_VERB = rf"(?:{'|'.join(_MORE_VERBS.split())})"
# What a letter may claim besides, and no words of ours do: these count where a number or a known result stands in them.
_WIDE_CLAIM = re.compile(
    rf"\b(?:I|we|my (?:team|work|group|project|design|code)|our team)(?:['’]ve|['’]d)?(?: (?:have|had|also|personally|successfully|single-handedly|alone|already|even|just|now|currently))*(?: been)? (?P<verb>{_MORE_VERB}|(?:was|am|were|been) (?:responsible|in charge) (?:for|of)|hold (?=\w+ (?:patents?|awards?|certificat\w+|degrees?)))\b"
    r"|\b(?P<under>(?:under|with) my (?:lead|leadership|guidance|direction|management)|thanks to (?:me|my work)|on my watch|because of (?:me|my work)|my (?:work|team|product|campaign|code) (?:has )?(?:brought|saved|earned|added|gained|cut|made))\b",
    re.IGNORECASE,
)
_OTHERS_DID = re.compile(
    r"(?P<who>\b(?:my|our|the|a|an|his|her|their|your|another|some)(?: [\w-]+){0,2}? (?:managers?|boss|lead|leader|colleagues?|co-?workers?|predecessors?|successor|peers?|mentor|director|supervisor|chief|head|team ?mates?|employers?|company|department|friend|intern|contractors?|consultants?|agency|vendor|competitors?)(?: of (?:mine|ours))?|\b(?:he|she|they|someone|somebody|others|another team))"
    r"(?:,? who)?(?: has| have| had| also| then| once| recently| already)* \Z",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[.!?](?=\s|\Z)|[;\n]|, (?:and|so|but|which is why) (?:I|you|we|could|would)\b| and I(?:['’]d)? (?:would|ask|hope|want|also hold)\b"
)
DENIED = re.compile(
    r"\b(?:no|not|never|without|any|if|were|whether|is (?:that|it|this)|don['’]t|didn['’]t|haven['’]t|hasn['’]t|isn['’]t|make|send|put together|write)\b[^.?!;\n]{0,28}\Z",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\b(?:another|second|competing|rival|outside|other)\b[^.?!;\n]{0,30}?(?<!counter-)\boffers?\b"
    r"|\bI(?: also| already)? (?:have|hold|received)(?: \w+){0,4}? offers?\b(?! you)|\bin writing,? (?:from|by)\b",
    re.IGNORECASE,
)


def speaks_of_another_offer(text: str) -> bool:
    """Whether words of ours speak of another employer's offer as one that there is."""
    return any(not DENIED.search(text[max(0, one.start() - 40) : one.start()]) for one in _OFFER.finditer(text))


def results_told(text: str) -> Iterator[tuple[int, int]]:
    """Where a text says that the person did something: from the verb to the end of what is said of it."""
    return _told(text, _CLAIM, ("verb", "passive", "listed"))


def results_told_otherwise(text: str) -> Iterator[tuple[int, int]]:
    """As results_told, for words that may also say something else: "I keep", "I manage", "thanks to me"."""
    return _told(text, _WIDE_CLAIM, ("verb",))


def results_of_others(text: str) -> Iterator[tuple[int, int, int]]:
    """Where a text says that somebody else did something: where that one is named, and from the verb to the end of it."""
    for verb in _ANY_VERB.finditer(text):
        who = _OTHERS_DID.search(text, max(0, verb.start() - 70), verb.start())
        if who is not None:
            stop = _CLAUSE.search(text, verb.start(), verb.start() + 400)
            yield who.start("who"), verb.start(), stop.start() if stop else min(len(text), verb.start() + 400)


_ANY_VERB = re.compile(rf"\b(?:{_VERB}|{_MORE_VERB})\b", re.IGNORECASE)


def _told(text: str, words: "re.Pattern[str]", groups: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    last = 0
    for found in words.finditer(text):
        group = next((name for name in groups if found[name]), None)
        start = found.start(group) if group else found.end()
        if start < last:
            continue
        stop = _CLAUSE.search(text, start, start + 400)
        last = stop.start() if stop else min(len(text), start + 400)
        if last > start:
            yield start, last
