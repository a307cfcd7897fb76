"""Numbers of a text held against the ledger: value, unit, part of the pay, period and whose number it is must agree with one figure."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from counteroffer.playbook.auditing import findings
from counteroffer.playbook.auditing.backing import Backing, Known, nearest
from counteroffer.playbook.auditing.components import (
    BASE,
    CLAWBACK,
    EQUITY,
    EXPERIENCE,
    LEAVE,
    REMOTE,
    Named,
    Topics,
)
from counteroffer.playbook.auditing.plain import PlainText
from counteroffer.playbook.auditing.stated import BARE, MONEY, SHARE, Stated
from counteroffer.terms.faults import Diagnostic

# Which counted things are held, and where: "20 days of leave" is, "two weeks to think" is nobody's figure.
_HELD_COUNTS = {
    "days": frozenset((LEAVE, REMOTE)),
    "shares": frozenset((EQUITY,)),
    "months": frozenset((CLAWBACK, EQUITY)),
    "years": frozenset((EXPERIENCE, EQUITY)),
}
_SHARES_SPEAK = re.compile(r"\b(?:vest\w*|cliff|nothing before)\b", re.IGNORECASE)
_OFFERED = re.compile(
    r"(?:\b(?:you|they)(?:['’]ve| have| are| also| now)? (?:offer(?:ed|ing)?|propos(?:e|ed|ing))(?: me)?|\byour (?:current |written |first |initial )?offer(?: is| of| stands at| at| names| says)|\bas you offered)"
    r"(?: (?:an?|the|is|of|base|salary|pay|bonus|sign-on|equity|grant|target)){0,5} ?\Z",
    re.IGNORECASE,
)
_PAID_NOW = re.compile(r"\bI(?:['’]m| am)(?: now| currently| today)? (?:paid|at|on|earning|making) \Z")
_MARKET = re.compile(
    r"\b(?:market|range|post(?:ed|ing)|survey|statistics|according to|median|percentile|(?:role|work) pays|figures go|band)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:ask|get to|would like|you offer|your offer|possible|bring|raise|move|propose|request|hope)\w*\b",
    re.IGNORECASE,
)
_PAYS = re.compile(r"\b(?:shows?|goes|go|pays?|between|from|up to|reaches|towards|is|are)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:I|mine|my)\b")
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n\s*\n|\f")
_RANGE = re.compile(r"\s*(?:to|and|[-–—])\s*\Z", re.IGNORECASE)
# Who says an amount and names no part of the pay is heard as speaking of base.
_MEANT_WITHOUT_NAME = Named(frozenset((BASE,)), carried=True)
# Figures that no letter is about, so that a number without a name is none of them.
_WORKED_OUT = ("quoted.", "finding.", "valuation.", "surveys.", "statistics.", "blend.", "exits.", "assume.")
_OF_NO_PART = ("offer.", "market.", "job.", "raise.", "said.", "guide.premiums.")
_TOLD_ROLE = {"offer": "what they offer", "market": "what others pay"}


def hold_numbers(
    plain: PlainText, stated: Sequence[Stated], topics: Topics, backing: Backing, *, named: bool = True
) -> Iterator[Diagnostic]:
    """The numbers that no figure backs, that are another part of the pay than the text says, or that are private.

    Without `named` only value and unit are held: the words around them are those of a table or of a trace.
    """
    before: tuple[Stated, tuple[Known, ...]] | None = None
    for one in stated:
        if one.unit == BARE or plain.is_held(one.start, one.end):
            continue
        called = topics.of(one.start, one.end, share=one.unit == SHARE) if named else Named(frozenset())
        if named and not called.parts and one.unit == MONEY:
            called = _MEANT_WITHOUT_NAME
        if one.unit in _HELD_COUNTS:
            called = _of_count(plain, one, called)
            if not called.parts:
                continue
        elif one.unit not in (MONEY, SHARE):
            continue
        fault, known = _hold(plain, one, called, backing, named=named)
        if fault is None and named:
            fault = _whose(plain, one, known, backing) or _pair(plain, before, (one, known))
        if fault is not None:
            yield fault
        before = (one, known)


def backs(known: Known, stated: Stated, value: Decimal) -> bool:
    """Whether a figure has the value and a unit that the number may have."""
    if known.value != value:
        return False
    if stated.unit != MONEY:
        return known.unit == stated.unit
    return known.unit in stated.currencies if stated.currencies else len(known.unit) == 3 and known.unit.isupper()


def _of_count(plain: PlainText, stated: Stated, called: Named) -> Named:
    """The part that something counted is of: only where its own sentence says so."""
    parts = called.parts & _HELD_COUNTS[stated.unit]
    speaks = called.tight or stated.unit == "shares"
    if stated.unit in ("months", "years") and EQUITY in parts:
        speaks = _SHARES_SPEAK.search(plain.text, max(0, stated.start - 60), stated.start) is not None
    return Named(parts if speaks and not called.carried else frozenset(), tight=True)


def _hold(
    plain: PlainText, stated: Stated, called: Named, backing: Backing, *, named: bool
) -> tuple[Diagnostic | None, tuple[Known, ...]]:
    """The fault of a number, if it has one, and the figures that back its last end."""
    span = plain.span(stated.start, stated.end)
    backed: tuple[Known, ...] = ()
    is_private = False
    for end in stated.ends:
        found = _known(stated, end, backing)
        if not found:
            return findings.unbacked(span, stated, backing, called.parts), ()
        fitting = [known for known in found if _fits(known, called)]
        if not fitting:
            right = nearest(
                [one for one in backing.numbers if one.parts & called.parts and one.unit == found[0].unit],
                end,
                called.parts,
            )
            told = min(found, key=lambda known: (known.private, known.entry.id))
            said = " or ".join(sorted(called.parts))
            if called is _MEANT_WITHOUT_NAME:
                said += ", as no part of the pay is named"
            return findings.misattributed(span, said, told, right, carried=called.carried), ()
        in_time = [known for known in fitting if _agrees_in_time(known, stated)]
        if not in_time and named:
            return findings.other_period(span, stated, fitting[0]), ()
        backed = tuple(in_time or fitting)
        is_private = is_private or all(known.private for known in backed)
    return (findings.private(span) if is_private and named else None), backed


def _known(stated: Stated, value: Decimal, backing: Backing) -> list[Known]:
    values = (value, value * 1000) if stated.thousands else (value,)
    return [known for one in values for known in backing.by_value.get(one.normalize(), ()) if backs(known, stated, one)]


def _fits(known: Known, called: Named) -> bool:
    """Whether a figure may be what the text calls it; one that is told to be nothing may be so only if it is the case's own."""
    if not called.parts:
        return True
    if known.parts or known.unit in _HELD_COUNTS:
        return bool(known.parts & called.parts)
    if called is _MEANT_WITHOUT_NAME:
        return not known.entry.id.startswith(_WORKED_OUT)
    return known.entry.id.startswith(_OF_NO_PART)


def _agrees_in_time(known: Known, stated: Stated) -> bool:
    if stated.unit in _HELD_COUNTS:
        expected = {"shares": None, "months": None, "years": None}.get(
            stated.unit, "week" if REMOTE in known.parts else "year"
        )
        return stated.period in (None, expected)
    if stated.unit != MONEY:
        return True
    if known.period:
        return stated.period in (None, known.period)
    return stated.period is None or (stated.period == "year" and not known.one_time)


def _whose(plain: PlainText, stated: Stated, known: tuple[Known, ...], backing: Backing) -> Diagnostic | None:
    """The fault of a number that is said to be offered, or to be paid elsewhere, and is not."""
    if stated.unit not in (MONEY, SHARE) or not known:
        return None
    role = _role_said(plain.text, stated.start)
    if (
        stated.unit == MONEY
        and backing.facts is not None
        and backing.facts.kind == "raise"
        and _PAID_NOW.search(plain.text, max(0, stated.start - 40), stated.start)
    ):
        role = "offer"  # in a raise the offer is what is paid now
    if role == "market" and stated.unit == SHARE:
        return None  # a share of what others pay is a ratio of ours
    if not role or any(one.role == role for one in known):
        return None
    parts = known[0].parts
    of_role = [one for one in backing.numbers if one.role == role and one.unit == known[0].unit]
    if not of_role:
        return None
    told = min(known, key=lambda one: (one.private, one.entry.id))
    right = nearest(of_role, known[0].value, parts)
    return findings.misattributed(plain.span(stated.start, stated.end), _TOLD_ROLE[role], told, right, carried=False)


def _role_said(text: str, start: int) -> str:
    """Whose number the words before it say that it is: "offer", "market" or ""."""
    before = _SENTENCE_END.split(text[max(0, start - 160) : start])[-1]
    if _OFFERED.search(before):
        return "offer"
    named = list(_MARKET.finditer(before))
    since = named[-1].end() if named else 0
    if not named or _ASKS.search(before, since) or _OWN.search(before, since):
        return ""
    return "market" if _PAYS.search(before, since) else ""


def _pair(
    plain: PlainText, before: tuple[Stated, tuple[Known, ...]] | None, this: tuple[Stated, tuple[Known, ...]]
) -> Diagnostic | None:
    """The fault of a market range whose two ends are of two different ranges."""
    stated, highs = this
    if before is None or not highs or not before[1] or stated.unit != MONEY:
        return None
    first, lows = before
    between = plain.text[first.end : stated.start]
    if len(between) > 8 or not _RANGE.match(between):
        return None
    around = _SENTENCE_END.split(plain.text[max(0, first.start - 140) : first.start])[-1]
    if not _MARKET.search(around) or _ASKS.search(around):
        return None
    stems = {_stem(one) for one in lows}
    if any(_stem(one) in stems for one in highs):
        return None
    told = min(highs, key=lambda one: (one.role != "market", one.entry.id))
    span = plain.span(first.start, stated.end)
    return findings.misattributed(span, "one range", told, None, carried=False)


def _stem(known: Known) -> str:
    """What the two ends of one range have in common."""
    id = known.entry.id.partition(".per_")[0]
    head, _dot, last = id.rpartition(".")
    return head if last in ("low", "high") or last.startswith(("annual_p", "hourly_p")) else id
