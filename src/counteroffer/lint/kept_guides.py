"""What guides say, from the store of checks where it is known there, else read now and kept there for the next time."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.guide_files import GuideFile
from counteroffer.lint.kinds import FILE_NOT_READABLE
from counteroffer.lint.request import Progress, silent
from counteroffer.lint.scanning import Job, Work, unpacked_reading
from counteroffer.lint.sharing_out import scan_all
from counteroffer.lint.stamps import Kept, keys_of
from counteroffer.lint.store import Store, cache_folder
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.places import Span

ANY_DAY = date.min  # what a guide says is the same on every day, and under any rules
NO_RULES: frozenset[str] = frozenset()
BATCH = 512  # readings that go to the store at once


def read_kept_guides(
    files: Sequence[GuideFile], *, cached: bool = True, progress: Progress = silent
) -> Iterator[tuple[GuideFile, Guide]]:
    """The files that can be opened with their guides, in order; a guide is unpacked only when its turn comes."""
    readable = [file for file in files if not file.refused]
    keys = {shown: key.reading for shown, key in keys_of(readable, ANY_DAY, NO_RULES).items()}
    store = Store(cache_folder() if cached else None)
    known = store.get({key.slot: key.stamp for key in keys.values()})
    known.update(_read([file for file in readable if keys[file.shown].slot not in known], keys, store, progress))
    for file in readable:
        slot = keys[file.shown].slot
        reading = unpacked_reading(known.pop(slot)) or unpacked_reading(_read([file], keys, store, silent)[slot])
        assert reading is not None  # what was damaged in the store has been read again
        yield file, reading[0]


def refused_files(files: Sequence[GuideFile]) -> Iterator[Diagnostic]:
    """What is wrong with the files that cannot be opened."""
    for file in files:
        if file.refused:
            message = f"the file cannot be opened: {file.refused}"
            help_text = "check that it is there and that you may read it"
            yield FILE_NOT_READABLE.at(Span(file.shown, 1, 1, 1), message, help_text)


def _read(files: Sequence[GuideFile], keys: Mapping[str, Kept], store: Store, progress: Progress) -> dict[bytes, bytes]:
    """What the files say, packed, by slot; kept batch by batch."""
    work = Work(tuple(Job(file.shown, file.content, None) for file in files), ANY_DAY, NO_RULES)
    read: dict[bytes, bytes] = {}
    batch: dict[bytes, tuple[bytes, bytes]] = {}
    for shown, one in scan_all(work):
        key = keys[shown]
        read[key.slot] = one.reading
        batch[key.slot] = key.stamp, one.reading
        progress(len(read), len(files))
        if len(batch) >= BATCH:
            store.put(batch)
            batch = {}
    store.put(batch)
    return read
