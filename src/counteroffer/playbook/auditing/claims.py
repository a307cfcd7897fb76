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
    last = 0
    for found in _CLAIM.finditer(text):
        group = next((name for name in ("verb", "passive", "listed") if found[name]), None)
        start = found.start(group) if group else found.end()
        if start < last:
            continue
        stop = _CLAUSE.search(text, start, start + 400)
        last = stop.start() if stop else min(len(text), start + 400)
        if last > start:
            yield start, last
