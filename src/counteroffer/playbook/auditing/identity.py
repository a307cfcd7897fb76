"""A figure in one of our own formats: its id stands in the source, and its words must be its printed form."""

import difflib
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

from counteroffer.playbook.auditing import findings
from counteroffer.playbook.auditing.backing import Backing
from counteroffer.playbook.auditing.days import Day, days_in
from counteroffer.playbook.auditing.plain import PlainText
from counteroffer.playbook.auditing.spelled import spelled_in
from counteroffer.playbook.ledger import Entry, figure_of
from counteroffer.terms.amounts import Amount, find_amounts
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.figures import DAY, SHARE
from counteroffer.terms.places import Span
from counteroffer.terms.printing import printed_forms

_SPACES = re.compile(r"[\s\u00a0\u202f]+")


def hold_id(id: str, shown: str, span: Span, backing: Backing) -> Iterator[Diagnostic]:
    """The fault of a figure that stands in a source by its id: there is none such, or other words stand there."""
    entry = backing.entries.get(id)
    if entry is None:
        yield findings.unknown_id(span, id)
    elif not stands_as(entry, shown, backing):
        yield findings.changed(span, id, backing.printed[id])


def stands_as(entry: Entry, shown: str, backing: Backing) -> bool:
    """Whether words are a printed form of a figure, alone or behind its name, or for a quoted one a form of its value."""
    words = _SPACES.sub(" ", shown).strip()
    forms = forms_of(entry.value, entry.unit)
    if words in forms:
        return True
    if entry.id.startswith("quoted."):
        return _is_quoted(entry, words, backing)
    if entry.id.startswith("finding.") and f"{entry.id}.high" in backing.entries:
        return _is_range(entry, backing.entries[f"{entry.id}.high"], words)
    name = _SPACES.sub(" ", entry.name).strip()
    return words.startswith(f"{name}: ") and words[len(name) + 2 :] in forms


@lru_cache(maxsize=4096)
def forms_of(value: Decimal | str, unit: str) -> frozenset[str]:
    """The printed forms of a value in all ways of writing that our formats have."""
    figure = figure_of(Entry("", "", value, unit, "", []))
    return printed_forms(figure.value, unit)


def _is_quoted(entry: Entry, words: str, backing: Backing) -> bool:
    """Whether words are the token that a quoted figure was read from; of a range the other end must stand in the ledger too."""
    if entry.unit == DAY:
        days = list(days_in(words, month_first=False))
        return len(days) == 1 and (days[0].start, days[0].end) == (0, len(words)) and _is_day(days[0], entry)
    amounts = find_amounts(words)
    if len(amounts) != 1 or (amounts[0].start, amounts[0].end) != (0, len(words)):
        return False
    low, high, unit, period = _said(amounts[0])
    # The id ends as terms/sentences writes it: with the value, and the unit in small letters.
    suffixes = [f".{end:f}{unit.lower()}" for end in (low, high)]
    stem = next((entry.id.removesuffix(one) for one in suffixes if entry.id.endswith(one)), None)
    if stem is None or any(f"{stem}{one}" not in backing.entries for one in suffixes):
        return False
    quoted = [str(origin["text"]) for origin in entry.origins if isinstance(origin, dict) and origin.get("text")]
    return not quoted or any(_said(one) == (low, high, unit, period) for text in quoted for one in find_amounts(text))


def _is_range(low: Entry, high: Entry, words: str) -> bool:
    """Whether words are a range, both of whose ends are figures: "5-10%"."""
    amounts = find_amounts(words)
    if len(amounts) != 1 or (amounts[0].start, amounts[0].end) != (0, len(words)):
        return False
    by = 100 if low.unit == SHARE else 1
    ends = tuple(Decimal(one.value) * by for one in (low, high))
    unit = "%" if low.unit == SHARE else low.unit
    return (amounts[0].low, amounts[0].high, amounts[0].unit) == (*ends, unit)


def _is_day(day: Day, entry: Entry) -> bool:
    """Whether words name the whole day of an entry."""
    held = date.fromisoformat(str(entry.value))
    return (day.year, day.month, day.day) == (held.year, held.month, held.day)


def _said(amount: Amount) -> tuple[Decimal, Decimal, str, str | None]:
    return amount.low, amount.high, amount.unit, amount.period


def replaced(words: PlainText, before: str, id: str) -> Iterator[Diagnostic]:
    """What an edited text has in place of the numbers, days and names that it had before."""
    now, then = _tokens(words.text), _tokens(before)
    said, was = [token for token, _start, _end in now], [token for token, _start, _end in then]
    matcher = difflib.SequenceMatcher(None, was, said, autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind != "replace":
            continue
        for _token, start, stop in now[begin:end]:
            yield findings.changed(words.span(start, stop), id, ", ".join(was[first:last]))


def _tokens(text: str) -> list[tuple[str, int, int]]:
    """The numbers, days and names of a text in order, at most two thousand."""
    found = {(one.start, one.end) for one in find_amounts(text)}
    found |= {(one.start, one.end) for one in days_in(text, month_first=False)}
    found |= {(one.start, one.end) for one in spelled_in(text)}
    found |= {one.span() for one in _NAMES.finditer(text)}
    return [(text[start:end], start, end) for start, end in sorted(found)][:2000]


_NAMES = re.compile(r"(?<=[a-z,] )[A-Z][\w&'’-]{0,40}(?: (?:[A-Z][\w&'’-]{0,40}|&)){0,5}")
