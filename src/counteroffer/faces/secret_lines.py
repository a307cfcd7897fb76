"""Faults in what only its owner should know: told by place and rule, without the words that stand there."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from counteroffer.faces.discretion import FIELDS, Record
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.places import Span

HELP = "its owner sees what stands there; where they agree, name it in include"
# Any text can be asked about, also one that is no YAML: so lines are told apart by the keys that stand at their beginning.
_KEY = re.compile(r"""["']?([A-Za-z_]+)["']?\s*:""")
_ALL_IN_ONE = re.compile(r"\A\ufeff?(?:\s*(?:#.*|---.*)?\n)*\s*\{")


def secret_lines(text: str, told: Iterable[str]) -> Mapping[int, str]:
    """The lines of a case, counted from 1, that hold more than is `told`, each with the key that it stands under."""
    allowed = frozenset(told)
    hidden = [key for key, secret in FIELDS.items() if secret not in allowed]
    lines = text.split("\n")
    if _ALL_IN_ONE.match(text):
        held = next((key for key in hidden if re.search(rf"\b{key}\b", text)), None)
        return dict.fromkeys(range(1, len(lines) + 1), held) if held is not None else {}
    found: dict[int, str] = {}
    under = ""
    for number, line in enumerate(lines, 1):
        key = _KEY.match(line)
        under = key[1] if key is not None else under
        if under in hidden:
            found[number] = under
    return found


def discreet_faults(faults: Iterable[Diagnostic], lines: Mapping[str, Mapping[int, str]]) -> tuple[Diagnostic, ...]:
    """Faults, those on secret lines without their words; `lines` by path, as secret_lines gives them."""
    return tuple(_discreet(fault, lines.get(fault.span.path, {})) for fault in faults)


def without_secret_faults(record: Record, lines: Mapping[str, Mapping[int, str]]) -> Record:
    """As discreet_faults, for every fault anywhere in a record, as telling.fault_record writes them."""
    if isinstance(record, list):
        return [without_secret_faults(one, lines) for one in record]
    if not isinstance(record, dict):
        return record
    if {"path", "line", "rule", "message"} <= record.keys():
        under = lines.get(record["path"], {}).get(record["line"])
        return record if under is None else {**record, "text": "", "message": _words(under), "help": HELP}
    return {key: without_secret_faults(value, lines) for key, value in record.items()}


def _discreet(fault: Diagnostic, lines: Mapping[int, str]) -> Diagnostic:
    under = lines.get(fault.span.line)
    if under is None:
        return fault
    place = fault.span
    return replace(fault, message=_words(under), help=HELP, span=Span(place.path, place.line, place.column, place.end))


def _words(under: str) -> str:
    return f"something under {under}: is not as it should be"
