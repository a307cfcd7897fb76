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
from counteroffer.playbook.auditing.holders import (
    ASK,
    MARKET,
    NOW,
    RIVAL,
    SENTENCE_END,
    Holder,
    is_held_by,
    said_holder,
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
_AROUND_RANGE = re.compile(
    r"\b(?:market|range|post(?:ed|ing)|survey|statistics|according to|median|percentile|(?:role|work) pays|figures go|band)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:ask|get to|would like|you offer|your offer|possible|bring|raise|move|propose|request|hope)\w*\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(r"\b(?:they|their|them|present job|current (?:job|employer)|other offer)\b", re.IGNORECASE)
# Who speaks so of a number speaks of the least that would do.
_LEAST = re.compile(
    r"\b(?:not|never|cannot|can['’]t|won['’]t) (?:\w+ ){0,3}?(?:below|under|less than)|\bthe least|\bminimum|\bbottom line|\bwalk[- ]away|\blive with|\banything (?:under|below)|\bless than",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:to|and|[-–—])\s*\Z", re.IGNORECASE)
# Who says an amount and names no part of the pay is heard as speaking of base.
_MEANT_WITHOUT_NAME = Named(frozenset((BASE,)), carried=True)
# Figures that no letter is about, so that a number without a name is none of them.
_WORKED_OUT = ("quoted.", "finding.", "valuation.", "surveys.", "statistics.", "blend.", "exits.", "assume.")
MUST = "needs.must."
_OF_NO_PART = (MUST, "offer.", "market.", "job.", "raise.", "said.", "guide.premiums.")


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
        if fault is None and named and known:
            holder = said_holder(plain.text, one, backing.facts)
            fault = _whose(plain, one, known, backing, holder) or _pair(plain, before, (one, known))
            fault = fault or _private(plain, one, known, holder)
        if fault is not None:
            yield fault
        before = (one, known)


def backs(known: Known, stated: Stated, value: Decimal, currency: str | None) -> bool:
    """Whether a figure has the value and a unit that the number may have; a bare amount is in the `currency` of the case."""
    if known.value != value:
        return False
    if stated.unit != MONEY:
        # "remote_days >= 2" states a bare number in the case, and the script what is counted.
        return known.unit == stated.unit or (known.unit == "" and known.entry.id.startswith(MUST))
    if stated.currencies:
        return known.unit in stated.currencies
    return known.unit == currency if currency else len(known.unit) == 3 and known.unit.isupper()


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
    """The fault of a number, if it has one, and the figures that back it: those of its last end, or of a private one."""
    span = plain.span(stated.start, stated.end)
    backed: tuple[Known, ...] = ()
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
        found_here = tuple(in_time or fitting)
        if not backed or not all(known.private for known in backed):
            backed = found_here  # of two ends the one that is private counts
    return None, backed


def _known(stated: Stated, value: Decimal, backing: Backing) -> list[Known]:
    values = (value, value * 1000) if stated.thousands else (value,)
    currency = backing.facts.currency if backing.facts is not None else None
    return [
        known
        for one in values
        for known in backing.by_value.get(one.normalize(), ())
        if backs(known, stated, one, currency)
    ]


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
        if stated.unit != "days":
            return stated.period is None
        return stated.period in (None, "week" if REMOTE in known.parts else "year")
    if stated.unit != MONEY:
        return True
    if known.period:
        return stated.period in (None, known.period)
    return stated.period is None or (stated.period == "year" and not known.one_time)


def _whose(
    plain: PlainText, stated: Stated, known: tuple[Known, ...], backing: Backing, holder: Holder | None
) -> Diagnostic | None:
    """The fault of a number that is said to be offered, asked for, or paid somewhere, and is not."""
    if stated.unit not in (MONEY, SHARE) or holder is None or any(is_held_by(one, holder) for one in known):
        return None
    if holder.kind == MARKET and stated.unit == SHARE:
        return None  # a share of what others pay is a ratio of ours
    if holder.kind == ASK and not any(one.parts & {BASE} for one in known):
        return None  # who asks for a bonus that is offered asks that it stays
    parts = known[0].parts
    of_holder = [one for one in backing.numbers if is_held_by(one, holder) and one.unit == known[0].unit]
    told = min(known, key=lambda one: (one.private, one.entry.id))
    right = nearest(of_holder, known[0].value, parts)
    return findings.misattributed(plain.span(stated.start, stated.end), holder.told, told, right, carried=False)


def _private(plain: PlainText, stated: Stated, known: tuple[Known, ...], holder: Holder | None) -> Diagnostic | None:
    """The fault of a number that only the person should know, by the figures that it is.

    An error where it is no figure that may be told, or is told as the least that would do; a note where another employer's
    pay is told as such, which is true and may be meant, and where a market figure has the same value and may be meant.
    """
    span = plain.span(stated.start, stated.end)
    if all(one.private for one in known):
        of_others = holder is not None and holder.kind in (RIVAL, NOW)
        if of_others or _THEIRS.search(plain.text, max(0, stated.start - 60), stated.end + 60):
            return findings.private(span, known[0], is_leak=not all(one.is_of_another for one in known))
        return findings.private(span, known[0], is_leak=True)
    hidden = next((one for one in known if one.is_limit), None)
    if hidden is None or stated.unit != MONEY:
        return None
    around = SENTENCE_END.split(plain.text[max(0, stated.start - 80) : stated.start])[-1]
    if _LEAST.search(around):
        return findings.private(span, hidden, is_leak=True)
    may_be_meant = holder is not None or any(one.role != MARKET for one in known if not one.private)
    return None if may_be_meant else findings.private(span, hidden, is_leak=False)


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
    around = SENTENCE_END.split(plain.text[max(0, first.start - 140) : first.start])[-1]
    if not _AROUND_RANGE.search(around) or _ASKS.search(around):
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
