"""Long lists page by page: how many entries there are, as many of them as are asked for or find room, and where to go on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from counteroffer.faces.discretion import Record, decoded, encoded

LIMIT, OFFSET = "limit", "offset"
MOST_ON_A_PAGE = 1000
USUAL_LIMIT = 100  # entries of a page that only says where it begins, and has room for all
ITEMS = "items"  # what the list is called that an answer is, rather than holds
LONGEST_ENTRY = 3000  # characters of JSON above which an entry's own lists are cut, where there is little room
MOST_INSIDE, MOST_FURTHER_INSIDE = 8, 2  # entries of such a list, and of the lists of its entries
_ENCODER = msgspec.json.Encoder(decimal_format="number")


@dataclass(frozen=True, slots=True)
class Page:
    """Which entries are asked for; `room` is the most characters of JSON that they may take together, None for any."""

    limit: int | None = None
    offset: int | None = None
    room: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether everything is asked for at once."""
        return self.limit is None and self.offset is None and self.room is None

    @property
    def most(self) -> int:
        """The most entries."""
        return self.limit or (USUAL_LIMIT if self.room is None else MOST_ON_A_PAGE)


def paged(content: bytes, lists: Sequence[str], page: Page) -> bytes:
    """A page of an answer that holds these lists, or is one ("items"); the answer itself where all of it is asked for.

    The lists are counted through, one after the other. The page says how many entries there are in all (`total`), how
    many each list has where there are several (`counts`), and where the next page begins (`next`, null for none).
    """
    if page.is_whole:
        return content
    record = decoded(content)
    whole: Record = record if isinstance(record, dict) else {ITEMS: record}
    entries = [(name, entry) for name in lists for entry in whole[name]]
    first = page.offset or 0
    kept = list(_fitting(entries[first : first + page.most], page.room))
    end = first + len(kept)
    counts = {"counts": {name: len(whole[name]) for name in lists}} if len(lists) > 1 else {}
    rest = {name: value for name, value in whole.items() if name not in lists}
    shown = {name: [entry for of, entry in kept if of == name] for name in lists}
    going_on = {"total": len(entries), "next": end if end < len(entries) else None}
    return encoded({**going_on, **counts, **rest, **shown})


def _fitting(entries: Sequence[tuple[str, Record]], room: int | None) -> Iterator[tuple[str, Record]]:
    """The entries that have room, at least one; where there is little room, each without most of a very long list."""
    left = room
    for number, (name, entry) in enumerate(entries):
        shown = entry
        if left is not None:
            shown = _in_short(entry)
            left -= _length(shown)
            if left < 0 and number:
                return
        yield name, shown


def _in_short(entry: Record) -> Record:
    """An entry whose own lists are cut where it is very long; `more_` and the list's name says how many are left out."""
    return _cut(entry, MOST_INSIDE) if _length(entry) > LONGEST_ENTRY else entry


def _cut(record: Record, most: int) -> Record:
    if isinstance(record, list):
        return [_cut(one, MOST_FURTHER_INSIDE) for one in record]
    if not isinstance(record, dict):
        return record
    found: dict[str, Record] = {}
    for name, value in record.items():
        is_long = isinstance(value, list) and len(value) > most
        found[name] = _cut(value[:most] if is_long else value, most)
        if is_long:
            found[f"more_{name}"] = len(value) - most
    return found


def _length(entry: Record) -> int:
    return len(_ENCODER.encode(entry))
