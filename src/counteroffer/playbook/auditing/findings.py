"""The findings of an audit: each kind with its code, its name, how grave it is, and the way out."""

from counteroffer.playbook.auditing.backing import Backing, Known, KnownDay, nearest
from counteroffer.playbook.auditing.stated import MONEY, SHARE, Stated
from counteroffer.terms.faults import Diagnostic, Severity
from counteroffer.terms.places import Span

OUT = "take it out, or add its source to the case and plan again"


def unbacked(span: Span, stated: Stated, backing: Backing, parts: frozenset[str]) -> Diagnostic:
    """A number that no figure backs, with the nearest one that does."""
    shown = _near(stated, backing, parts)
    help_text = f"the nearest known figure is {shown}" if shown else f"no figure of this kind is known; {OUT}"
    return Diagnostic("A001", "unbacked-number", Severity.ERROR, span, f"no figure backs {_said(span)}", help_text)


def private(span: Span, known: Known, *, is_leak: bool) -> Diagnostic:
    """A number that only the person should know; a note where the words may mean another figure, or another's pay."""
    if is_leak:
        message = f"{_said(span)} is a number that only you should know: {known.told}"
        help_text = "leave it out of whatever the employer will read"
        return Diagnostic("A002", "private-number", Severity.ERROR, span, message, help_text)
    if known.is_of_another:
        message = f"{_said(span)} is what another employer pays: {known.told}"
        help_text = "say it only if you mean to; no script of the playbook does"
    else:
        message = f"{_said(span)} is also a number that only you should know: {known.told}"
        help_text = "as what you were offered or found elsewhere it may stand; as the least that would do, leave it out"
    return Diagnostic("A002", "private-number", Severity.NOTE, span, message, help_text)


def changed(span: Span, id: str, printed: str) -> Diagnostic:
    """A figure of one of our own formats that no longer stands there as it is."""
    message = f"{_said(span)} stands where {id} is {printed}"
    return Diagnostic("A003", "changed-figure", Severity.ERROR, span, message, f"write {printed}, or plan again")


def unknown_id(span: Span, id: str) -> Diagnostic:
    """An id in one of our own formats that the playbook does not have."""
    message = f"the playbook has no figure {id!r}"
    return Diagnostic("A004", "unknown-figure", Severity.ERROR, span, message, "audit it against its own playbook.json")


def misattributed(span: Span, said_to_be: str, known: Known, right: Known | None, *, carried: bool) -> Diagnostic:
    """A known number that is said to be another part of the pay, or another's number, than it is."""
    severity = Severity.WARNING if carried else Severity.ERROR
    message = f"{_said(span)} is given as {said_to_be}, and it is not: the playbook has {known.told}"
    help_text = f"the nearest figure for that is {right.told}" if right else OUT
    return Diagnostic("A005", "misattributed-number", severity, span, message, help_text)


def unbacked_day(span: Span, why: str, near: KnownDay | None) -> Diagnostic:
    """A day that the playbook does not hold."""
    help_text = f"the nearest known day is {near.told}" if near else OUT
    return Diagnostic("A006", "unbacked-date", Severity.ERROR, span, why, help_text)


def misattributed_day(span: Span, said_to_be: str, known: KnownDay, right: KnownDay | None) -> Diagnostic:
    """A known day that is said to be the day of something else."""
    message = f"{_said(span)} is given as {said_to_be}, and the playbook has {known.told}"
    help_text = f"that day is {right.told}" if right else OUT
    return Diagnostic("A007", "misattributed-date", Severity.ERROR, span, message, help_text)


def unheld_offer(span: Span, message: str, help_text: str) -> Diagnostic:
    """An offer, or a company, that the case does not hold."""
    return Diagnostic("A008", "unheld-offer", Severity.ERROR, span, message, help_text)


def unheld_result(span: Span, near: str | None, *, certain: bool) -> Diagnostic:
    """A result that the case does not hold, or not so."""
    severity = Severity.ERROR if certain else Severity.WARNING
    message = f"the case holds no such result: {_said(span)}"
    help_text = (
        f"the nearest result of the case is: {near}" if near else "add it to the case under candidate: strengths:"
    )
    return Diagnostic("A009", "unheld-result", severity, span, message, help_text)


def result_of_another(span: Span, result: str) -> Diagnostic:
    """Somebody else of whom a result of the person's is told."""
    message = f"the case holds this result as yours, and the text tells it of another: {_said(span)}"
    return Diagnostic("A009", "unheld-result", Severity.ERROR, span, message, f"the result of the case is: {result}")


def other_experience(span: Span, years: str | None) -> Diagnostic:
    """Years of experience that the case does not state."""
    known = f"the case states {years} years" if years else "state them in the case under candidate: years"
    message = f"the case holds no experience of {_said(span)}"
    return Diagnostic("A001", "unbacked-number", Severity.ERROR, span, message, known)


def unbacked_rough(span: Span) -> Diagnostic:
    """An inexact amount near which no figure lies."""
    message = f"no figure lies in what {_said(span)} may mean"
    return Diagnostic("A001", "unbacked-number", Severity.ERROR, span, message, "write the amount, as in $240,000")


def unread(span: Span, why: str, help_text: str) -> Diagnostic:
    """Words for a number or a day that are not exact and were held against nothing."""
    return Diagnostic("A010", "unread-words", Severity.NOTE, span, f"{_said(span)} {why}", help_text)


def other_period(span: Span, stated: Stated, known: Known) -> Diagnostic:
    """A known amount that is said to be paid by another period of time."""
    paid = "once" if known.one_time else f"a {known.period or 'year'}"
    message = f"{_said(span)} is said to be by the {stated.period or 'year'}, and {known.told} is {paid}"
    return Diagnostic("A011", "other-period", Severity.ERROR, span, message, "say it by the period in which it is paid")


def hidden(span: Span) -> Diagnostic:
    """Characters that nobody sees and that may show a number in another order than it stands there."""
    message = "hidden characters stand here, which can show a number as another one"
    return Diagnostic(
        "A012", "hidden-characters", Severity.WARNING, span, message, "delete them, and type the words again"
    )


def changed_words(span: Span) -> Diagnostic:
    """Words that stand as somebody else's in one of our own formats, and are not those of the case."""
    message = f"{_said(span)} stands as words of the case, and is none of them"
    return Diagnostic("A013", "changed-words", Severity.ERROR, span, message, "write them as the case has them")


def _said(span: Span) -> str:
    words = " ".join(span.text.split())
    return words if len(words) <= 80 else words[:79] + "…"


def _near(stated: Stated, backing: Backing, parts: frozenset[str]) -> str:
    fitting = [known for known in backing.numbers if _same_kind(stated, known)]
    found = nearest(fitting, stated.ends[0] * (1000 if stated.thousands else 1), parts)
    return found.told if found else ""


def _same_kind(stated: Stated, known: Known) -> bool:
    if stated.unit == MONEY:
        return known.unit in stated.currencies or (
            known.unit[:3].isupper() and len(known.unit) == 3 and not stated.currencies
        )
    return known.unit == (SHARE if stated.unit == SHARE else stated.unit)
