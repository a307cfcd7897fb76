"""A calendar held: each event by the figures that it names, the day of it by the first of them."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from counteroffer.documents.source import SourceText
from counteroffer.playbook.auditing import findings
from counteroffer.playbook.auditing.backing import Backing
from counteroffer.playbook.auditing.days import days_in
from counteroffer.playbook.auditing.free_text import hold_values
from counteroffer.playbook.auditing.identity import forms_of
from counteroffer.playbook.auditing.markup import Words
from counteroffer.terms.amounts import find_amounts
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.figures import DAY

FIGURES = "X-COUNTEROFFER-FIGURES"
_LINE = re.compile(r"(?P<name>[A-Za-z-]{1,60})(?:;[^:\r\n]{0,500})?:(?P<value>[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)")
_FOLD = re.compile(r"\r?\n[ \t]|\\[nN]|\\(?=[,;\\])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_READ = frozenset(("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "X-WR-CALNAME"))


def hold_calendar(source: SourceText, backing: Backing) -> Iterator[Diagnostic]:
    """The findings of a calendar of ours."""
    text = source.text
    for event in _events(text):
        lines = [line for line in _LINE.finditer(text, *event) if _begins_line(text, line.start())]
        ids = [id for line in lines if line["name"].upper() == FIGURES for id in _FOLD.sub("", line["value"]).split()]
        yield from _days(source, lines, ids, backing)
        for line in lines:
            if line["name"].upper() in _READ:
                yield from _words(source, line, ids, backing)


def _events(text: str) -> Iterator[tuple[int, int]]:
    """The head of the calendar, then each event of it."""
    begin = 0
    for found in re.finditer(r"BEGIN:VEVENT", text):
        yield begin, found.start()
        begin = found.start()
    yield begin, len(text)


def _begins_line(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n"


def _days(source: SourceText, lines: "list[re.Match[str]]", ids: list[str], backing: Backing) -> Iterator[Diagnostic]:
    """The faults of the day on which an event stands."""
    day = next((entry for entry in map(backing.entries.get, ids) if entry is not None and entry.unit == DAY), None)
    for line in lines:
        name = line["name"].upper()
        if name == FIGURES:
            place = line.start("value")
            yield from (
                findings.unknown_id(source.span(place, line.end("value")), id)
                for id in ids
                if id not in backing.entries
            )
        found = _COMPACT.match(line["value"])
        if name not in ("DTSTART", "DTEND") or found is None:
            continue
        span = source.span(line.start("value"), line.start("value") + 8)
        shift = timedelta(days=1 if name == "DTEND" else 0)
        if day is None:
            days = {(one.day + shift).strftime("%Y%m%d") for one in backing.days}
            if found[0] not in days:
                yield findings.unbacked_day(span, f"no day of the playbook is {found[0]}", None)
        elif found[0] != (date.fromisoformat(str(day.value)) + shift).strftime("%Y%m%d"):
            yield findings.changed(span, day.id, backing.printed[day.id])


def _words(source: SourceText, line: "re.Match[str]", ids: list[str], backing: Backing) -> Iterator[Diagnostic]:
    """The numbers and days in an event's words: each must be one of the figures that the event names."""
    words = Words()
    value, place = line["value"], line.start("value")
    begin = 0
    for fold in _FOLD.finditer(value):
        words.add(value[begin : fold.start()], place + begin)
        if fold[0][:1] == "\\" and len(fold[0]) == 2:
            words.add("\n\n", place + fold.start())
        begin = fold.end()
    words.add(value[begin:], place + begin)
    text = words.text(source)
    forms = {
        form
        for id in ids
        if id in backing.entries
        for form in forms_of(backing.entries[id].value, backing.entries[id].unit)
    }
    tokens = [(one.start, one.end) for one in find_amounts(text.text)]
    tokens += [(one.start, one.end) for one in days_in(text.text, month_first=False)]
    held = [(start, end) for start, end in tokens if text.text[start:end] in forms]
    for start, end in tokens:
        if (
            (start, end) not in held
            and ids
            and line["name"].upper() == "DESCRIPTION"
            and _is_known(text.text[start:end], backing)
        ):
            yield findings.changed(
                text.span(start, end),
                "the event",
                " or ".join(backing.printed[id] for id in ids if id in backing.entries),
            )
    yield from hold_values(text.with_held(held), backing)


def _is_known(shown: str, backing: Backing) -> bool:
    """Whether some figure of the playbook is printed so: then it is another one than the event's."""
    return any(shown in forms_of(entry.value, entry.unit) for entry in backing.entries.values())
