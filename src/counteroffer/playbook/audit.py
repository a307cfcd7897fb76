"""The audit: amounts and percentages of any text are held against the ledger, never by a tolerance."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from counteroffer.documents.source import SourceText
from counteroffer.playbook.ledger import Entry, entries_of, figure_of
from counteroffer.playbook.playbook import Playbook
from counteroffer.terms.amounts import Amount, find_amounts
from counteroffer.terms.faults import Diagnostic, Severity
from counteroffer.terms.figures import SHARE, collect
from counteroffer.terms.printing import printed, printed_sentence

# What no text meant for the employer may hold, by figure identity: another figure may well have the same digits.
PRIVATE_PREFIXES = (
    "position.reservation", "position.batna", "position.stated_walk_away", "position.walk_away", "position.gap",
    "position.reachable", "position.chance", "position.expected_gain", "needs.walk_away", "priorities.", "assume.",
    "outlook.",
    "preferences.", "exchange.", "trades.", "frontier.", "references.",
)  # fmt: skip
PRIVATE_SUFFIXES = (".accept_from", ".worth", ".cost", ".gain", ".prefer_by", ".probability", ".income")


class UnauditedError(AssertionError):
    """A playbook of ours fails its own audit: a fault of the program; nothing is written."""


def audit_text(source: SourceText, ledger: Mapping[str, Entry]) -> tuple[Diagnostic, ...]:
    """The amounts and percentages of a text that no figure backs, each with its place and the nearest known figure.

    A token agrees with a figure where value and unit are the same; a bare amount ("240K") agrees with money of any
    currency. Both ends of a range must agree.
    """
    return tuple(_unbacked(source, ledger))


def audit_playbook(playbook: Playbook) -> None:
    """Hold a playbook against its own ledger: an UnauditedError where a number has no figure, or a script is indiscreet."""
    figures = collect(playbook.figures())
    ledger = {entry.id: entry for entry in entries_of(figures)}
    for script in playbook.scripts():
        said = list(script.spoken())
        for sentence in said:
            for figure in sentence.figures():
                if figure.id.startswith(PRIVATE_PREFIXES) or figure.id.endswith(PRIVATE_SUFFIXES):
                    raise UnauditedError(f"the script {script.name} gives away {figure.id}")
        text = "\n".join(printed_sentence(sentence) for sentence in said)
        for fault in audit_text(SourceText(script.name, text), ledger):
            if fault.severity is Severity.NOTE:
                continue  # by identity, no private figure stands in it; another figure has the same digits
            raise UnauditedError(f"{fault.span}: {fault.message}")


def _unbacked(source: SourceText, ledger: Mapping[str, Entry]) -> Iterator[Diagnostic]:
    numbers = [entry for entry in ledger.values() if isinstance(entry.value, Decimal)]
    known = {key for entry in numbers for key in _keys(entry)}
    shareable = {key for entry in numbers if not _is_private(entry) for key in _keys(entry)}
    for amount in find_amounts(source.text):
        span = source.span(amount.start, amount.end)
        ends = tuple(dict.fromkeys((amount.low, amount.high)))
        if any((end, amount.unit) not in known for end in ends):
            yield Diagnostic(
                "A001",
                "unbacked-number",
                Severity.ERROR,
                span,
                f"no figure backs {span.text}",
                _nearest(amount, ledger),
            )
        elif any((end, amount.unit) not in shareable for end in ends):
            message = f"{span.text} is a number that only you should know: your walk-away, or what it rests on"
            yield Diagnostic(
                "A002",
                "private-number",
                Severity.NOTE,
                span,
                message,
                "leave it out of whatever the employer will read",
            )


def _keys(entry: Entry) -> tuple[tuple[Decimal, str], ...]:
    """How a figure may stand in a text: with its unit, or bare; a token is read without its sign."""
    assert isinstance(entry.value, Decimal)  # the caller has checked
    value = abs(entry.value * 100 if entry.unit == SHARE else entry.value)
    return (value, "%" if entry.unit == SHARE else entry.unit.split("/")[0]), (value, "")


def _is_private(entry: Entry) -> bool:
    if entry.id.startswith("alternatives.") and not entry.id.endswith(".expires"):
        return True  # what the other offer pays is what the walk-away is made of
    return entry.id.startswith(PRIVATE_PREFIXES) or entry.id.endswith(PRIVATE_SUFFIXES)


def _nearest(amount: Amount, ledger: Mapping[str, Entry]) -> str:
    """The known figure of the same kind that is nearest in value."""
    best: tuple[Decimal, Entry] | None = None
    for entry in ledger.values():
        if not isinstance(entry.value, Decimal) or (entry.unit == SHARE) != (amount.unit == "%"):
            continue
        if amount.unit not in ("", "%", entry.unit.split("/")[0]):
            continue
        value = entry.value * 100 if entry.unit == SHARE else entry.value
        distance = abs(value - amount.low)
        if best is None or distance < best[0]:
            best = distance, entry
    if best is None:
        return "no figure of this kind is known; take the number out, or add its source to the case"
    return f"the nearest known figure is {printed(figure_of(best[1]))} ({best[1].id}: {best[1].name})"
