"""What only its owner should know stays out of an answer unless it is asked for by name: walk-away, alternatives, priorities.

An answer is cut in three ways, each of which would do for what it covers: the keys that hold such numbers go, the figures
that are such numbers go from the ledger, and whatever number or printed amount of them stands anywhere else goes too. A
number that a figure open to all has as well gives nothing away, so it stays.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, TypeAlias

import msgspec

from counteroffer.terms.printing import printed_forms

RESERVATION, BATNA, PRIORITIES = "reservation", "batna", "priorities"
SECRETS = (RESERVATION, BATNA, PRIORITIES)
ALL = frozenset(SECRETS)
LEFT_OUT = "[left out]"
SHORTEST = 5  # a shorter printed form stands in many a word
LEAST = 1000  # a lesser number is a count, a share or a year

Record: TypeAlias = Any  # what JSON can hold

# Keys of a record, and what must be asked for that they may stand in an answer.
KEYS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        ("reservation", "reservation_base", "stated_walk_away", "below_reservation_by", "gap_to_reservation", "accept_from", "reachable", "expected_gain"),
        frozenset([RESERVATION]),
    ),
    "walk_away_below_batna": frozenset([RESERVATION, BATNA]),
    "outlook": frozenset([RESERVATION, BATNA]),
    "bargaining": ALL,
    "batna": frozenset([BATNA]),
    "alternatives": frozenset([BATNA]),
}  # fmt: skip
FIGURES: Mapping[str, tuple[str, ...]] = {
    RESERVATION: ("position.reservation", "position.stated_walk_away", "position.walk_away", "position.gap", "position.reachable", "position.expected_gain", "needs.", "outlook.", "references."),
    BATNA: ("position.batna", "alternatives."),
    PRIORITIES: ("priorities.", "preferences.", "exchange.", "trades.", "frontier."),
}  # fmt: skip
FIELDS: Mapping[str, str] = {
    "needs": RESERVATION,
    "alternatives": BATNA,
    "priorities": PRIORITIES,
    "rank": PRIORITIES,
    "assume": RESERVATION,
}
_DECODER = msgspec.json.Decoder(float_hook=Decimal)


def decoded(content: bytes) -> Record:
    """JSON with its numbers exact."""
    return _DECODER.decode(content)


def encoded(record: Record) -> bytes:
    """A record as the command line writes it."""
    return msgspec.json.format(msgspec.json.Encoder(decimal_format="number").encode(record), indent=1) + b"\n"


def secret_of(id: str) -> str | None:
    """What a figure would give away, by its id; None for one that is open to all."""
    if id.endswith(".accept_from"):
        return RESERVATION
    if id.startswith("alternatives.") and id.endswith(".expires"):
        return None
    return next((secret for secret, begins in FIGURES.items() if id.startswith(begins)), None)


@cache
def open_figures(told: frozenset[str]) -> Callable[[str], bool]:
    """Which figures may be told, by their ids; the same function for the same `told`."""
    return lambda id: secret_of(id) in (None, *told)


def secret_field(path: str) -> str | None:
    """What a field of a case would give away, by its dotted path."""
    return FIELDS.get(path.split(".", 1)[0])


def without_secrets(record: Record, figures: Sequence[Record], told: Iterable[str]) -> Record:
    """The record with no more of the secrets than are `told`; `figures` is the ledger that the record's numbers are of."""
    allowed = frozenset(told)
    hidden = [one for one in figures if secret_of(one["id"]) not in (None, *allowed)]
    ids = {one["id"] for one in hidden}
    numbers = _numbers(hidden) - _numbers(one for one in figures if one["id"] not in ids)
    forms = {form for one in hidden for form in _forms(one) if _as_number(one["value"]) in numbers}
    return _cut(record, _Hidden(allowed, ids, numbers, _pattern(forms)))


def without_secret_fields(record: Record, told: Iterable[str]) -> Record:
    """The fields of a case without those that would give away more than is `told`; its text only where all is."""
    allowed = frozenset(told)
    fields = {path: value for path, value in record["fields"].items() if secret_field(path) in (None, *allowed)}
    left_out = sorted({path.split(".", 1)[0] for path in record["fields"] if path not in fields})
    words = {value for path, value in record["fields"].items() if path not in fields and len(value) > 2}
    open_to_all = set(fields.values())
    hidden = _pattern(words - open_to_all)
    found = [
        one
        for one in record["faults"]
        if hidden is None or not hidden.search(f"{one['message']} {one['text']} {one['help']}")
    ]
    whole = {} if allowed >= ALL else {"text": None}
    return {**record, "fields": fields, "left_out": left_out, "faults": found, **whole}


class _Hidden:
    """What is to be left out of a record."""

    def __init__(
        self, told: frozenset[str], ids: set[str], numbers: set[Decimal], forms: "re.Pattern[str] | None"
    ) -> None:
        self.told = told
        self.ids = ids
        self.numbers = numbers
        self.forms = forms

    def holds(self, key: str) -> bool:
        return key in KEYS and not KEYS[key] <= self.told


def _cut(record: Record, hidden: _Hidden) -> Record:
    if isinstance(record, dict):
        return {key: _cut(value, hidden) for key, value in record.items() if not hidden.holds(key)}
    if isinstance(record, list):
        return [_cut(item, hidden) for item in record if not _is_hidden(item, hidden)]
    if isinstance(record, str):
        if record in hidden.ids:
            return LEFT_OUT
        return hidden.forms.sub(LEFT_OUT, record) if hidden.forms is not None else record
    return None if _as_number(record) in hidden.numbers else record


def _is_hidden(item: Record, hidden: _Hidden) -> bool:
    return isinstance(item, dict) and item.get("id") in hidden.ids


def _numbers(figures: Iterable[Record]) -> set[Decimal]:
    found = (_as_number(one["value"]) for one in figures)
    return {number for number in found if number is not None}


def _as_number(value: Record) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    number = Decimal(value)
    return number if abs(number) >= LEAST else None


def _forms(figure: Record) -> Iterator[str]:
    """How a figure may be printed, or stands in the person's own file."""
    value = _as_number(figure["value"])
    if value is None:
        return
    yield from (form for form in printed_forms(value, figure["unit"]) if len(form) >= SHORTEST)
    yield from (form for form in printed_forms(value, "") if len(form) >= SHORTEST)
    for origin in figure["origins"]:
        text = origin.get("text") if isinstance(origin, dict) else None
        if text and any(sign.isdigit() for sign in text) and len(text) > 2:
            yield text


def _pattern(forms: Iterable[str]) -> "re.Pattern[str] | None":
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    if not longest_first:
        return None
    return re.compile(rf"(?<![\d.,])(?:{'|'.join(map(re.escape, longest_first))})(?!\d|[.,]\d)")
