"""A person's own notes of what others were offered, as YAML or as lines of text.

    - {employer: Stripe, role: Software Engineer, region: New York, base: 210K, total: 380K, currency: USD, date: 2026-05-01}

    - Stripe | Software Engineer | New York | base $210K | total $380K | 2026-05-01

In a line, the parts stand between bars: employer, role and place in this order, then the pay with its name before it, then
the day. A line without bars is a remark. A key or a word that is not known is a dropped row with its reason.
"""

from collections.abc import Iterator, Mapping
from itertools import islice

import yaml

from counteroffer.market.importer import Choices, Job, Opened
from counteroffer.market.records.record import Stated
from counteroffer.market.stated_pay import Pay, day_of, pay_of
from counteroffer.terms.faults import BadRequestError

NAME = "notes"
KIND = "note"
ORDER = 2

YAML = (".yaml", ".yml")
KEYS = ("employer", "role", "region", "base", "total", "currency", "date", "note")
PAY = ("base", "total")
BARS = 3  # a line with as many is a note


def knows(opened: Opened, choices: Choices) -> bool:
    """YAML, or a text with a line that has the bars of a note."""
    if opened.is_table:
        return False
    return opened.path.suffix.lower() in YAML or any(row[0].count("|") >= BARS for row in opened.head if row)


def state(job: Job) -> Iterator[Stated]:
    """One row a note."""
    text = job.opened.path.read_text(encoding="utf-8-sig", errors="replace")
    notes = _of_yaml(text, job.opened.shown) if job.opened.path.suffix.lower() in YAML else _of_lines(text)
    return (_stated(number, note, job.choices) for number, note in islice(notes, job.pieces.end, None))


def _of_yaml(text: str, shown: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The notes of a YAML list with the line of each; a BadRequestError where it is none."""
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise BadRequestError(f"{shown} is no YAML: {' '.join(str(error).split())}", "write a list of notes") from None
    if not isinstance(root, yaml.SequenceNode):
        raise BadRequestError(f"{shown} holds no list of notes", "begin each note with a dash")
    for node in root.value:
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            yield line, {"": str(getattr(node, "value", ""))}
            continue
        yield line, {str(key.value): str(value.value) for key, value in node.value}


def _of_lines(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        parts = [part.strip() for part in line.strip().lstrip("-*").strip().strip("|").split("|")]
        if len(parts) <= BARS or set(line.strip()) <= set("|-: "):
            continue
        note = dict(zip(("employer", "role", "region"), parts, strict=False))
        for part in parts[3:]:
            word, _space, rest = part.partition(" ")
            if day_of(part) is not None:
                note["date"] = part
            elif word.casefold().strip(":") in PAY:
                note[word.casefold().strip(":")] = rest
            elif part:
                note[part] = ""
        yield number, note


def _stated(number: int, note: Mapping[str, str], choices: Choices) -> Stated:
    shown = " ".join(f"{key} {note[key]}" for key in PAY if note.get(key)) or " ".join(filter(None, note.values()))
    unknown = next((key for key in note if key not in KEYS), None)
    if unknown is not None:
        return Stated(row=number, reason=f"a note has no {unknown[:40]!r}; it has {', '.join(KEYS)}", shown=shown)
    try:
        base, total = (pay_of(note[key]) if note.get(key) else None for key in PAY)
    except ValueError as error:
        return Stated(row=number, reason="pay that cannot be read", shown=f"{shown}: {error}")
    currency = _currency(note, base, total, choices)
    day = day_of(note["date"]) if note.get("date") else choices.day
    employer = note.get("employer") or choices.employer
    reason = (
        "no pay" if base is None and total is None
        else "no currency (currency: in the note, or --currency)" if not currency
        else "no employer" if not employer
        else "day that cannot be read: write year-month-day" if note.get("date") and day is None
        else None
    )  # fmt: skip
    return Stated(
        row=number, employer=employer, title=note.get("role") or choices.title, place=note.get("region") or choices.place,
        currency=currency, low=base.low if base else None, high=base.high if base and base.high != base.low else None,
        total=(total.low + total.high) // 2 if total else None, day=day, reason=reason, shown=shown,
    )  # fmt: skip


def _currency(note: Mapping[str, str], base: Pay | None, total: Pay | None, choices: Choices) -> str:
    stated = note.get("currency", "").upper()
    written = next((pay.currency for pay in (base, total) if pay is not None and pay.currency), "")
    return stated or written or choices.currency
