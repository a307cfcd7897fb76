"""What is kept from one check to the next changes nothing but the time that a check takes."""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from counteroffer.lint import running, scanning, sharing_out
from counteroffer.lint.store import FILE, Store, cache_folder, digest
from counteroffer.terms import processes
from tests.lint.checked_guides import CLEAN, SWAPPED, WRONG_BONUS, checked, told, write


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "counteroffer" / FILE


@pytest.fixture
def library(tmp_path: Path) -> Path:
    write(tmp_path / "guides", one=SWAPPED, two=WRONG_BONUS, three=CLEAN)
    return tmp_path / "guides"


class Reads:
    """Counts how many guides a check had to work on."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, done: int, total: int) -> None:
        self.count = done


def read_by(folder: Path, today: date = date(2026, 11, 21), *, select: tuple[str, ...] = ("C005", "C006")) -> int:
    reads = Reads()
    checked(folder, cached=True, progress=reads, today=today, select=select)
    return reads.count


def test_only_what_changed_is_read_again(library: Path) -> None:
    first = checked(library, cached=True).findings
    assert read_by(library) == 0
    assert checked(library, cached=True).findings == first == checked(library).findings
    write(library, one=CLEAN)
    assert read_by(library) == 1
    assert told(checked(library, cached=True)) == [("two.md", 5, "bonus-percent-does-not-match-amount")]


def test_another_day_or_another_choice_is_answered_rightly(library: Path) -> None:
    write(library, due="---\nnext_review_due: 2026-11-21\n---\n" + CLEAN)
    assert told(checked(library, cached=True, select=("C002",))) == []
    tomorrow = checked(library, cached=True, select=("C002",), today=date(2026, 11, 22))
    assert [fault.rule for fault in tomorrow.findings] == ["review-overdue"]
    assert told(checked(library, cached=True, select=("C005",))) == [("one.md", 5, "swapped-ends")]


def test_no_cache_keeps_nothing(library: Path, cache: Path) -> None:
    checked(library)
    assert not cache.exists()


def test_changed_code_reads_again(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_by(library)
    monkeypatch.setattr("counteroffer.lint.stamps.__version__", "another")
    assert read_by(library) == 3


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\x99" * 5000])
def test_broken_file_is_ignored_and_made_anew(library: Path, cache: Path, content: bytes) -> None:
    cache.parent.mkdir(parents=True)
    cache.write_bytes(content)
    expected = checked(library).findings
    assert checked(library, cached=True).findings == expected
    assert checked(library, cached=True).findings == expected
    assert read_by(library) == 0


def test_damaged_values_are_ignored(library: Path, cache: Path) -> None:
    expected = checked(library, cached=True).findings
    with sqlite3.connect(cache) as database:
        database.execute("UPDATE kept SET value = ?", (b"\x00\x01",))
    assert checked(library, cached=True).findings == expected


def test_folder_that_cannot_be_written(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert len(checked(library, cached=True).findings) == 2


def test_two_checks_at_once(library: Path) -> None:
    write(library, **{f"more{number}": SWAPPED.replace("Acme", f"Acme {number}") for number in range(30)})
    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(lambda _number: checked(library, cached=True).findings, range(4)))
    assert all(findings == reports[0] for findings in reports)
    assert len(reports[0]) == 32


def test_many_processes_find_the_same(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(library, **{f"more{number}": SWAPPED for number in range(sharing_out.ALONE)})
    alone = checked(library).findings
    monkeypatch.setattr(processes, "cores", lambda: 1)
    assert checked(library).findings == alone
    assert len(alone) == sharing_out.ALONE + 2


def test_without_processes_the_check_goes_on(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing_out, "ALONE", 1)
    monkeypatch.setattr(sharing_out, "TOGETHER", 1)
    monkeypatch.setattr(processes, "cores", lambda: 2)

    def refuse(*_given: object, **_named: object) -> None:
        raise OSError("no semaphores")

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", refuse)
    assert len(checked(library).findings) == 2


def test_store_keeps_the_newest_of_a_slot(tmp_path: Path) -> None:
    for store in (Store(None), Store(tmp_path)):
        store.put({b"slot": (b"old", b"1")})
        store.put({b"slot": (b"new", b"2"), b"other": (b"x", b"")})
        assert store.get({b"slot": b"new", b"other": b"x", b"none": b"x"}) == {b"slot": b"2", b"other": b""}
        assert store.get({b"slot": b"old"}) == {}


def test_store_takes_many_slots(tmp_path: Path) -> None:
    values = {str(number).encode(): (b"stamp", os.urandom(3)) for number in range(2000)}
    Store(tmp_path).put(values)
    wanted = dict.fromkeys(values, b"stamp")
    assert Store(tmp_path).get(wanted) == {slot: value for slot, (_stamp, value) in values.items()}


def test_digests_keep_parts_apart() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc") != digest(b"abc")


def test_cache_folder_ignores_a_relative_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "somewhere")
    folder = cache_folder()
    assert folder is None or folder.is_absolute()


def test_faults_pack_and_unpack(library: Path) -> None:
    findings = checked(library).findings
    assert scanning.unpacked_faults(scanning.pack_faults(findings)) == findings
    assert scanning.unpacked_faults(b"\xc1") is None
    assert running.BATCH > 1
