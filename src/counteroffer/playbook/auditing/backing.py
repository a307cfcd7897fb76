"""What a text may rest on: the figures of a playbook, looked up by value, and the facts of its case."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

import msgspec

from counteroffer.playbook.auditing.components import parts_of
from counteroffer.playbook.auditing.privacy import is_private
from counteroffer.playbook.ledger import Entry, Facts, figure_of
from counteroffer.terms.figures import DAY, SHARE
from counteroffer.terms.printing import CURRENCY, printed

ONCE = ("sign_on", "relocation", "bridge")
LIMITS = (
    "position.reservation",
    "position.batna",
    "position.stated_walk_away",
    "position.walk_away",
    "needs.walk_away",
)
GRANTED = ("grant", "equity")


class Known(msgspec.Struct, frozen=True):
    """A figure as it may stand in a text: value without sign (a share in per cent), unit, period, part of the pay, role.

    `role` is "offer" (what they offer), "market" (what others pay), "ask", or "" for all else.
    """

    entry: Entry
    value: Decimal
    unit: str
    period: str | None
    one_time: bool
    parts: frozenset[str]
    role: str
    private: bool

    @property
    def is_limit(self) -> bool:
        """Whether it is how far the person would go: the walk-away, what stands behind it, the least to accept."""
        return self.entry.id.startswith(LIMITS) or self.entry.id.endswith(".accept_from")

    @property
    def is_of_another(self) -> bool:
        """Whether it is what an alternative pays, and not what it is worth or what was worked out of it."""
        return self.entry.id.startswith("alternatives.") and ".offer." in self.entry.id

    @property
    def told(self) -> str:
        """The figure in a message: its printed form, its id and its name."""
        return f"{printed(figure_of(self.entry))} ({self.entry.id}: {self.entry.name})"


class KnownDay(msgspec.Struct, frozen=True):
    """A day of the ledger; `kind` says what it is the day of: "deadline", "start", "rival", "reply", "decide" or ""."""

    entry: Entry
    day: date
    kind: str

    @property
    def told(self) -> str:
        """The day in a message."""
        return f"{printed(figure_of(self.entry))} ({self.entry.id}: {self.entry.name})"


@dataclass(frozen=True)
class Backing:
    """The figures by id and the facts of the case, None where the file holds none; prepared once, asked often."""

    entries: Mapping[str, Entry]
    facts: Facts | None = None
    written: bytes = b""

    @cached_property
    def by_value(self) -> Mapping[Decimal, tuple[Known, ...]]:
        """The figures that are numbers, by the value that a text would show."""
        found: dict[Decimal, list[Known]] = {}
        for known in self.numbers:
            found.setdefault(known.value, []).append(known)
        return {value: tuple(ones) for value, ones in found.items()}

    @cached_property
    def numbers(self) -> tuple[Known, ...]:
        """All figures that are numbers."""
        return tuple(_known(entry) for entry in self.entries.values() if isinstance(entry.value, Decimal))

    @cached_property
    def days(self) -> tuple[KnownDay, ...]:
        """All figures that are days."""
        return tuple(
            KnownDay(entry, date.fromisoformat(entry.value), _kind_of_day(entry.id))
            for entry in self.entries.values()
            if isinstance(entry.value, str) and entry.unit == DAY
        )

    @cached_property
    def reasons(self) -> tuple[str, ...]:
        """The reasons of figures that hold a number or a day of their own, such as a public holiday."""
        held = {entry.because for entry in self.entries.values()}
        return tuple(reason for reason in held if any(sign.isdigit() for sign in reason))

    @cached_property
    def printed(self) -> Mapping[str, str]:
        """The printed form of each figure, as far as it was asked for."""
        return _Printed(self.entries)


class _Printed(dict[str, str]):
    """Printed forms by id, each made when it is asked for."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        super().__init__()
        self._entries = entries

    def __missing__(self, id: str) -> str:
        self[id] = printed(figure_of(self._entries[id]))
        return self[id]


def nearest(numbers: Iterable[Known], value: Decimal, fits: "frozenset[str] | None" = None) -> Known | None:
    """The figure that is nearest in value: of the same part of the pay if there is one, then one that may be told and stands in a letter."""
    best: tuple[tuple[bool, bool, bool, Decimal], Known] | None = None
    for known in numbers:
        strange = bool(fits) and not (known.parts & (fits or frozenset()))
        worked_out = not known.role or known.entry.id.startswith("valuation.")
        key = (strange, known.private, worked_out, abs(known.value - value))
        if best is None or key < best[0]:
            best = key, known
    return best[1] if best else None


def _known(entry: Entry) -> Known:
    assert isinstance(entry.value, Decimal)  # the caller has checked
    value = abs(entry.value * 100 if entry.unit == SHARE else entry.value)
    unit, _slash, period = entry.unit.partition("/")
    is_money = CURRENCY.match(unit) is not None
    segments = entry.id.replace("[", ".").split(".")
    yearly = "valuation" in segments or "annual" in segments or "equity_annual" in segments
    once = ONCE if yearly else (*ONCE, *GRANTED)
    one_time = is_money and any(segment in once for segment in segments)
    parts = parts_of(entry.id, entry.name, entry.unit)
    return Known(
        entry,
        value.normalize() if value else Decimal(0),
        "%" if entry.unit == SHARE else unit,
        period or None,
        one_time,
        parts,
        _role(segments),
        is_private(entry.id),
    )


def _role(segments: list[str]) -> str:
    first = segments[0]
    if first in ("offer", "valuation") or (first == "said" and "offer" in segments) or segments[-1] == "offer":
        return "offer"
    if first in ("market", "statistics", "standing", "guide") or segments[:2] == ["position", "ceiling"]:
        return "market"
    if first in ("job", "raise") and ("band" in segments or "range" in segments):
        return "market"
    return "ask" if first in ("position", "packages", "levers") else ""


def _kind_of_day(id: str) -> str:
    if id.startswith("alternatives."):
        return "rival"
    last = id.rsplit(".", 1)[-1]
    if id.startswith(("offer.", "said.")):
        return {"expires": "deadline", "start": "start", "received": "received"}.get(last, "")
    if id.startswith("timeline."):
        return {"answer": "reply", "hear": "reply", "decide": "decide", "extended": "extended"}.get(last, "")
    return "review" if id.startswith("job.review.") else ""
