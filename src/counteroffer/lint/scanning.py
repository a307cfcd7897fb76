"""Reads one guide and checks it by the rules over one guide: a piece of work that any process can do.

What comes out is packed, so that it goes from process to process and into the store as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import msgspec

from counteroffer.documents.source import SourceText
from counteroffer.guides.guide import Guide
from counteroffer.lint.checking import check_alone, without_prose
from counteroffer.lint.kinds import BYTES_NOT_UTF8
from counteroffer.lint.last_guide import forget_guides
from counteroffer.terms.faults import Diagnostic

Faults: TypeAlias = tuple[Diagnostic, ...]
Reading: TypeAlias = tuple[Guide, Faults]

_FAULTS = msgspec.msgpack.Decoder(Faults)
_READING = msgspec.msgpack.Decoder(Reading)
_GUIDE = msgspec.msgpack.Decoder(Guide)
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Job:
    """One guide to check: its path as shown, its bytes, and its packed reading where that is known already."""

    shown: str
    content: bytes
    reading: bytes | None


@dataclass(frozen=True, slots=True)
class Work:
    """Some guides, the day, the codes of the rules to run, and whether rules over many guides run afterwards."""

    jobs: tuple[Job, ...]
    today: date
    codes: frozenset[str]
    many: bool = False


@dataclass(frozen=True, slots=True)
class Scanned:
    """What one guide says (a packed Reading), what is wrong with it (packed Faults), and the guide without its prose.

    The last is packed too, and only there where rules over many guides run.
    """

    reading: bytes
    faults: bytes
    bare: bytes | None = None


def scan(work: Work) -> list[Scanned]:
    """Read and check each guide, in the order of the jobs."""
    return [_scan_one(job, work) for job in work.jobs]


def unpacked_faults(packed: bytes | None) -> Faults | None:
    """The faults; None where the bytes hold none."""
    try:
        return None if packed is None else _FAULTS.decode(packed)
    except msgspec.DecodeError:
        return None


def pack_faults(faults: Sequence[Diagnostic]) -> bytes:
    """Faults as bytes."""
    return msgspec.msgpack.encode(faults)


def unpacked_reading(packed: bytes | None) -> Reading | None:
    """A guide and its faults of reading; None where the bytes hold none."""
    try:
        return None if packed is None else _READING.decode(packed)
    except msgspec.DecodeError:
        return None


def unpacked_guide(packed: bytes) -> Guide:
    """A guide that another process has packed just now."""
    return _GUIDE.decode(packed)


def _scan_one(job: Job, work: Work) -> Scanned:
    known = unpacked_reading(job.reading)
    guide, faults = known or _read(job)
    found = (*faults, *check_alone(guide, work.today, work.codes))
    forget_guides()  # before packing, as a large guide has no room for both
    packed = job.reading if known and job.reading else msgspec.msgpack.encode((guide, faults))
    bare = msgspec.msgpack.encode(without_prose(guide)) if work.many else None
    return Scanned(packed, pack_faults(found), bare)


def _read(job: Job) -> Reading:
    from counteroffer.guides.reading import read_guide

    source = SourceText.from_bytes(job.shown, job.content)
    guide, faults = read_guide(source)
    return guide, (*faults, *_broken_bytes(job, source))


def _broken_bytes(job: Job, source: SourceText) -> Faults:
    """The first place where the bytes are no UTF-8."""
    if _REPLACEMENT not in source.text:
        return ()
    try:
        job.content.decode("utf-8-sig")
    except UnicodeDecodeError:
        place = source.text.index(_REPLACEMENT)
        message = f"{source.text.count(_REPLACEMENT)} characters are no UTF-8, here the first"
        return (BYTES_NOT_UTF8.at(source.span(place, place + 1), message, "save the file as UTF-8"),)
    return ()
