"""The ledger as it stands in playbook.json: figures that can be traced, and facts of the case, to hold a text against."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

import msgspec

from counteroffer.terms.faults import BadRequestError
from counteroffer.terms.figures import Assumption, Figure, Origin
from counteroffer.terms.places import Citation, Span
from counteroffer.terms.printing import printed_value


class Entry(msgspec.Struct, frozen=True):
    """One figure of the ledger; `origins` holds ids of other figures and sources."""

    id: str
    name: str
    value: Decimal | str
    unit: str
    because: str
    origins: list[str | dict[str, str | int | None]]


class _WrittenEntry(msgspec.Struct, frozen=True):
    """An entry as it stands in the file; the value is kept as written, so that a number stays an exact decimal."""

    id: str
    name: str
    value: msgspec.Raw
    unit: str
    because: str
    origins: list[str | dict[str, str | int | None]]


class HeldOffer(msgspec.Struct, frozen=True):
    """An alternative of the case: its name, its company, how firm it is ("written", "verbal" ...), its last day."""

    name: str
    kind: str
    company: str | None = None
    evidence: str | None = None
    expires: str | None = None


class HeldResult(msgspec.Struct, frozen=True):
    """A result of the person's, in their words, with what shows it."""

    claim: str
    evidence: str | None = None


class Facts(msgspec.Struct, frozen=True):
    """The facts of a case that a text may rest on; `words` are other people's words that the scripts hold, `years` of experience."""

    kind: str
    today: str
    currency: str
    companies: list[str]
    names: list[str]
    offers: list[HeldOffer]
    results: list[HeldResult]
    words: list[str]
    years: str | None = None


class _LedgerFile(msgspec.Struct, frozen=True):
    figures: list[_WrittenEntry]
    facts: Facts | None = None


def entries_of(figures: Iterable[Figure]) -> list[Entry]:
    """Figures as ledger entries."""
    return [
        Entry(
            id=figure.id,
            name=figure.name,
            value=figure.value.isoformat() if isinstance(figure.value, date) else figure.value,
            unit=figure.unit,
            because=figure.because,
            origins=[_origin(origin) for origin in figure.origins],
        )
        for figure in figures
    ]


def read_ledger(content: bytes, path: str) -> dict[str, Entry]:
    """The ledger of a playbook.json; a BadRequestError where the file holds none."""
    try:
        found = msgspec.json.decode(content, type=_LedgerFile)
        ledger = {entry.id: _read_entry(entry) for entry in found.figures}
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as error:
        raise _no_playbook(path, str(error)) from None
    named = (origin for entry in ledger.values() for origin in entry.origins if isinstance(origin, str))
    missing = next((origin for origin in named if origin not in ledger), None)
    if missing is not None:
        raise _no_playbook(path, f"a figure rests on {missing}, which is not in the file")
    return ledger


def read_facts(content: bytes, path: str) -> Facts | None:
    """The facts of a playbook.json; None where it holds none, a BadRequestError where they cannot be read."""
    try:
        facts = msgspec.json.decode(content, type=_LedgerFile).facts
        for one in facts.offers if facts else ():
            date.fromisoformat(one.expires or "2000-01-01")
        date.fromisoformat(facts.today if facts else "2000-01-01")
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as error:
        raise _no_playbook(path, str(error)) from None
    return facts


def figure_of(entry: Entry) -> Figure:
    """An entry as a figure without its origins, for printing and comparing."""
    value = date.fromisoformat(entry.value) if isinstance(entry.value, str) else entry.value
    return Figure(entry.id, entry.name, value, entry.unit, entry.because, ())


def walk_origins(ledger: dict[str, Entry], id: str) -> Iterator[tuple[int, Entry | dict[str, str | int | None]]]:
    """A figure and everything it rests on, depth first: (depth, entry or source); a figure met again is not opened twice."""
    waiting: list[tuple[int, str | dict[str, str | int | None]]] = [(0, id)]
    opened: set[str] = set()
    while waiting:
        depth, origin = waiting.pop()
        if isinstance(origin, dict):
            yield depth, origin
            continue
        entry = ledger[origin]
        yield depth, entry
        if origin not in opened:
            opened.add(origin)
            waiting.extend((depth + 1, inner) for inner in reversed(entry.origins))


def _read_entry(written: _WrittenEntry) -> Entry:
    """The entry with its value as a decimal or, where it stands in quotes, as a day; a ValueError where it is neither."""
    value: Decimal | str
    if bytes(written.value).startswith(b'"'):
        value = date.fromisoformat(msgspec.json.decode(written.value, type=str)).isoformat()
    else:
        value = msgspec.json.decode(written.value, type=Decimal)
    return Entry(written.id, written.name, value, written.unit, written.because, written.origins)


def _no_playbook(path: str, reason: str) -> BadRequestError:
    hint = "counteroffer plan CASE --format json --out DIR writes one"
    return BadRequestError(f"{path} is no playbook.json: {reason}", hint)


def _origin(origin: Origin) -> str | dict[str, str | int | None]:
    if isinstance(origin, Figure):
        return origin.id
    if isinstance(origin, Span):
        return {
            "path": origin.path,
            "line": origin.line,
            "column": origin.column,
            "end": origin.end,
            "text": origin.text,
        }
    if isinstance(origin, Citation):
        return {"title": origin.title, "href": origin.href, "date": origin.date}
    assert isinstance(origin, Assumption)  # the only kind that is left
    source = origin.source.title if isinstance(origin.source, Citation) else origin.source
    low, high = printed_value(origin.low, origin.unit), printed_value(origin.high, origin.unit)
    return {"assumption": origin.id, "range": f"{low} to {high}", "source": source}
