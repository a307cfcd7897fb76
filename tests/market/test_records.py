"""The folder of records: idempotent, resumable, swapped in whole; readers never wait, writers one after another."""

import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pytest

from counteroffer.market.importing import forget
from counteroffer.market.records.asking import ask
from counteroffer.market.records.exporting import export
from counteroffer.market.records.folder import Folder, folder_at
from counteroffer.market.records.presence import are_records
from counteroffer.market.records.question import Question
from counteroffer.terms.faults import BadRequestError
from tests.market.imported import case_row, cases, filing_file, take_in, take_text

NOTE = "- Acme | Baker | Boston | base $90K | 2026-05-01\n"


def total(folder: Path) -> int:
    return ask(Folder(folder), Question(), fewest=1).records


def test_a_file_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    path = filing_file(tmp_path / "a.csv", cases(6, 200_000))
    folder = tmp_path / "records"
    assert [one.was_there for one in take_in(folder, path, path)] == [False, True]
    path.rename(tmp_path / "other name.csv")
    assert take_in(folder, tmp_path / "other name.csv")[0].was_there
    assert total(folder) == 6
    assert Folder(folder).listing().generation == 1


def test_files_before_one_that_fails_count(tmp_path: Path) -> None:
    good = filing_file(tmp_path / "a.csv", cases(6, 200_000))
    bad = tmp_path / "b.xlsx"
    bad.write_bytes(b"nothing")
    with pytest.raises(BadRequestError):
        take_in(tmp_path / "records", good, bad)
    assert total(tmp_path / "records") == 6
    assert not list((tmp_path / "records").glob("importing-*"))


def test_an_import_that_is_killed_leaves_the_records_as_they_were(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    take_in(folder, filing_file(tmp_path / "a.csv", cases(6, 200_000)))
    program = f"""
import os, sys
sys.path[:0] = {sys.path!r}
from pathlib import Path
from counteroffer.market.records import building
from counteroffer.market import importing
importing.rebuilt = lambda *_: os._exit(9)
from tests.market.imported import take_in, filing_file, cases
take_in(Path({str(folder)!r}), filing_file(Path({str(tmp_path / "b.csv")!r}), cases(7, 150_000, start="5")))
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9
    assert total(folder) == 6
    assert not take_in(folder, tmp_path / "b.csv")[0].was_there  # and it can be called again
    assert total(folder) == 13


def test_two_imports_do_not_meet(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "records")
    path = filing_file(tmp_path / "a.csv", cases(6, 200_000))
    with folder.writing():
        refused: list[BaseException] = []

        def other() -> None:
            try:
                take_in(folder.path, path)
            except BadRequestError as error:
                refused.append(error)

        worker = threading.Thread(target=other)
        worker.start()
        worker.join()
    assert "in use by another import" in str(refused[0])
    assert not take_in(folder.path, path)[0].was_there


def test_readers_go_on_while_files_are_swapped_in(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    take_in(folder, filing_file(tmp_path / "a.csv", cases(6, 200_000)))
    seen: set[int] = set()
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            seen.add(total(folder))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number in range(6):
            take_in(folder, filing_file(tmp_path / f"{number}.csv", cases(5, 150_000, start=str(number + 10))))
    finally:
        stop.set()
        reader.join()
    assert seen <= {6 + 5 * number for number in range(7)}
    assert total(folder) == 36


def test_what_is_forgotten_is_gone_and_the_rest_is_whole(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    first = filing_file(tmp_path / "a.csv", [case_row(wage_from="100000"), case_row(case="I-200-24001-000002")])
    second = filing_file(tmp_path / "b.csv", [case_row(wage_from="110000", day="2024-06-01")])
    take_in(folder, first, second)
    take_text(folder, "notes.md", NOTE)
    assert total(folder) == 3
    forget(Folder(folder), "b.csv")  # the first file's row of that case counts again
    assert total(folder) == 3
    assert not [source for source in Folder(folder).listing().sources if source.name == "b.csv"]
    forget(Folder(folder), Folder(folder).listing().sources[0].id[:6])
    assert total(folder) == 1
    with pytest.raises(BadRequestError, match="no source is called"):
        forget(Folder(folder), "b.csv")


def test_a_note_does_not_write_all_filings_anew(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    take_in(
        folder,
        filing_file(tmp_path / "a.csv", cases(6, 200_000)),
        filing_file(tmp_path / "b.csv", cases(6, 1_000_00, start="3")),
    )
    before = Folder(folder).listing().filings
    take_text(folder, "notes.md", NOTE)
    assert Folder(folder).listing().filings == before


def test_old_files_go_with_the_next_change(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    for number in range(5):
        take_in(folder, filing_file(tmp_path / f"{number}.csv", cases(5, 150_000, start=str(number + 1))))
    assert len(list(folder.glob("filings-*.parquet"))) == 2


def test_records_are_written_out_with_amounts_in_whole_units(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    take_in(folder, filing_file(tmp_path / "a.csv", [case_row(wage_from="65.37", wage_unit="Hour")]))
    assert export(Folder(folder), tmp_path / "out.csv") == 1
    assert export(Folder(folder), tmp_path / "out.parquet") == 1
    assert "135969.60" in (tmp_path / "out.csv").read_text()
    assert str(duckdb.sql(f"SELECT base FROM '{tmp_path / 'out.parquet'}'").fetchall()[0][0]) == "135969.60"
    with pytest.raises(BadRequestError, match="there already"):
        export(Folder(folder), tmp_path / "out.csv")
    with pytest.raises(BadRequestError, match="cannot be written as"):
        export(Folder(folder), tmp_path / "out.ods")
    with pytest.raises(BadRequestError, match="no records"):
        export(Folder(tmp_path / "none"), tmp_path / "other.csv")


def test_where_records_lie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder_at(tmp_path).path == tmp_path
    monkeypatch.setenv("COUNTEROFFER_MARKET", str(tmp_path / "named"))
    assert folder_at().path == tmp_path / "named"
    monkeypatch.delenv("COUNTEROFFER_MARKET")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert folder_at().path == tmp_path / "counteroffer" / "market"
    assert not are_records()


def test_a_list_that_cannot_be_read_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "records.json").write_text("{")
    with pytest.raises(BadRequestError, match="cannot be read"):
        Folder(tmp_path).listing()
    (tmp_path / "records.json").write_text('{"version": 99}')
    with pytest.raises(BadRequestError, match="another version"):
        Folder(tmp_path).listing()
