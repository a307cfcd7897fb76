"""Days of a text held against the ledger: the day must be one of it, and the day of what the text says it is of."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from counteroffer.playbook.auditing import findings
from counteroffer.playbook.auditing.backing import Backing, KnownDay
from counteroffer.playbook.auditing.days import Day
from counteroffer.playbook.auditing.plain import PlainText
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.printing import printed_day

_PROMISED = ("decide", "deadline")
# The words near a day that say what it is the day of; the first kind whose words stand there counts.
_CUES = (
    (("extended", "deadline", "rival"), "the day until which to ask for time", re.compile(r"\bextend\w*[^.?!]{0,40} until \Z|\b(?:could|may|can|might) I (?:have|take|answer|think|wait) (?:\w+ ){0,3}until \Z|\b(?:I (?:would|['’]d) (?:\w+ ){1,3}|let me |allow me |give me |(?:like|love|prefer|ask|happy|glad|grateful) to )(?:have|take|wait|answer|think|be given)? ?(?:\w+ ){0,3}until \Z", re.IGNORECASE)),
    (("start",), "the day on which work starts", re.compile(r"\bstart(?:s|ing)?\b(?! by)|\bfirst day (?:of work|at)|\bjoin(?:ing)? (?:you )?on\b|\bbegin work\b", re.IGNORECASE)),
    (("rival",), "the last day of the other offer", re.compile(r"\b(?:another|other|competing|rival|second) (?:\w+ ){0,2}offer\b|\bwritten offer from\b|\btheir (?:deadline|offer)\b", re.IGNORECASE)),
    (("reply", "review"), "the day by which to hear from them", re.compile(r"\blet me know\b|\bhear (?:back )?from you\b|\bget back to me\b|\bcould you (?:please )?(?:reply|answer|confirm|respond|decide)\b|\b(?:need|have|get|expect|want) your (?:answer|reply|decision|response)\b|\bplease (?:answer|reply|respond|confirm|decide)\b|\b(?:answer|reply|respond) to me\b|\byou(?:['’]ll| will| would) know\b|\bknow by\b", re.IGNORECASE)),
    (("deadline", "extended"), "the last day to answer the offer", re.compile(r"\byour offer\b|\b(?:the|this) (?:offer|letter) (?:asks|expires|ends|runs|holds|stands|is open)|\bg(?:ave|ives?|iven) me\b|\byou (?:ask(?:ed)? for|need(?:ed)?|expect) (?:my|an) answer\b|\bexpir\w+|\bdeadline\b", re.IGNORECASE)),
    (("decide", "deadline", "rival"), "the day until which to decide", re.compile(r"\bI (?:have to|need to|must) (?:\w+ ){0,2}?(?:tell|decide|answer|let|reply|sign|accept)\b", re.IGNORECASE)),
    (_PROMISED, "the day to decide", re.compile(r"\bI(?:['’]ll| will| can| shall| am going to) (?:\w+ ){0,2}?(?:tell|decide|answer|let you know|come back|have an answer|give you)\b|\b(?:hear|hearing) from me\b|\bmy answer by\b|\breply by\b", re.IGNORECASE)),
)  # fmt: skip
_EXTENDS = re.compile(r"\b(?:extend|extension|more time|prolong|(?:could|may|can) I (?:have|take))\w*", re.IGNORECASE)
_TO_ANSWER = re.compile(r"(?: left| more)? to (?:sign|answer|decide|accept|reply)\b", re.IGNORECASE)
_ALONE = re.compile(r"(?:\A|\n)[ \t>*_]*(?:[Dd]ate:?|[Ss]ent:?|[Oo]n)?[ \t*_]*\Z")
_LINE_ENDS = re.compile(r"[ \t*_.]*(?:\r?\n|\Z)")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def hold_days(
    plain: PlainText, days: Sequence[Day], backing: Backing, sentences: Sequence[tuple[int, int]], *, named: bool = True
) -> Iterator[Diagnostic]:
    """The days that no figure is, or that are the day of something else than the text says."""
    place = 0
    for day in days:
        while place < len(sentences) and sentences[place][1] <= day.start:
            place += 1
        begin = sentences[place][0] if place < len(sentences) else 0
        if plain.is_held(day.start, day.end) or _stands_alone(plain.text, day):
            continue
        fault = _hold(plain, day, backing, max(begin, day.start - 300), named=named)
        if fault is not None:
            yield fault


def _stands_alone(text: str, day: Day) -> bool:
    """Whether the day is all of its line: the day of the letter itself."""
    before = _ALONE.search(text, max(0, day.start - 40), day.start)
    return before is not None and _LINE_ENDS.match(text, day.end) is not None


def _hold(plain: PlainText, day: Day, backing: Backing, begin: int, *, named: bool) -> Diagnostic | None:
    span = plain.span(day.start, day.end)
    known = [one for one in backing.days if day.is_on(one.day)]
    kinds, told = _said_to_be(plain.text, begin, day) if named else ((), "")
    if day.counted and not kinds and _TO_ANSWER.match(plain.text, day.end):
        kinds, told = ("rival", "deadline", "decide"), "the day until which to decide"
    if day.counted and (not kinds or kinds == _PROMISED):
        return None  # "in two days we meet" is nobody's day, and "I will answer tomorrow" counts from the talk
    if "deadline" in kinds and _EXTENDS.search(plain.text, day.end, day.end + 200):
        kinds = (*kinds, "rival")  # a letter to the other employer, whose own offer is the one to be extended
    if not known:
        other = day.other
        if other is not None and any(other.is_on(one.day) for one in backing.days):
            return findings.unread(span, "can be read as two days", "write the month as a word, as in 4 December 2026")
        why = f"no day of the playbook is {span.text}"
        if day.counted:
            why += f", which is {printed_day(_about(day, backing))} on the day of the plan"
        return findings.unbacked_day(span, why, _nearest(backing, day, kinds))
    if day.weekday is not None and all(one.day.weekday() != day.weekday for one in known):
        right = f"{_WEEKDAYS[known[0].day.weekday()]}"
        return findings.unbacked_day(span, f"{span.text} is no {_WEEKDAYS[day.weekday]} but a {right}", known[0])
    if kinds and not any(one.kind in kinds for one in known):
        return findings.misattributed_day(span, told, known[0], _nearest(backing, day, kinds, only=True))
    return None


def _said_to_be(text: str, begin: int, day: Day) -> tuple[tuple[str, ...], str]:
    """The kinds of day that the words before the day speak of, and how that is told; empty where they do not say."""
    words = text[begin : day.start]
    for kinds, told, cue in _CUES:
        if cue.search(words):
            return kinds, told
    return (), ""


def _nearest(backing: Backing, day: Day, kinds: tuple[str, ...], *, only: bool = False) -> KnownDay | None:
    """The known day of that kind, else the one that is nearest."""
    fitting = [one for one in backing.days if one.kind in kinds]
    if fitting or only:
        return fitting[0] if fitting else None
    about = _about(day, backing)
    return min(backing.days, key=lambda one: abs((one.day - about).days), default=None)


def _about(day: Day, backing: Backing) -> date:
    """A day of the calendar near the one said."""
    year = day.year or (backing.days[0].day.year if backing.days else 2000)
    return date(min(max(year, 1), 9999), min(max(day.month or 6, 1), 12), min(max(day.day or 15, 1), 28))
