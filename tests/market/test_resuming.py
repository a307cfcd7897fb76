"""An import that was stopped goes on where it ended, whatever stopped it, and its records are those of one that was not."""

import signal
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import duckdb
import pytest

from counteroffer.market import text_tables
from counteroffer.market.importer import Choices
from counteroffer.market.importers import lca, table
from counteroffer.market.importing import forget, import_files
from counteroffer.market.records import pieces as keeping
from counteroffer.market.records.asking import ask
from counteroffer.market.records.folder import Folder
from counteroffer.market.records.question import Question
from counteroffer.terms.faults import BadRequestError
from tests.market.filing_files import columns_of, rows_sql, write_file, write_sheet
from tests.market.imported import TODAY, cases, filing_file, take_in, take_text

SMALL = 40_000  # bytes of a piece, instead of many millions
NOTE = "- Acme | Baker | Boston | base $90K | 2026-05-01\n"
# Imports a file in small pieces and ends, as if killed, after so many of them.
STOPPED = f"""
import os, sys
sys.path[:0] = {sys.path!r}
from pathlib import Path
from counteroffer.market import staging, text_tables
from counteroffer.market.importers import lca
from counteroffer.market.importer import Choices
from counteroffer.market.records.pieces import Pieces
from tests.market.imported import take_in
text_tables.PIECE, lca.SHEET_ROWS, staging.ROWS = {SMALL}, 100, 100
keep, most = Pieces.keep, int(sys.argv[3])
def kept(self, *arguments, **named):
    if len(self.paths) == most:
        os.kill(os.getpid(), int(sys.argv[4]))
    keep(self, *arguments, **named)
Pieces.keep = kept
columns = dict(pair.split("=") for pair in sys.argv[5:])
take_in(Path(sys.argv[1]), Path(sys.argv[2]), choices=Choices(columns=columns, currency="USD" if columns else ""))
"""


def stop(folder: Path, file: Path, most: int, how: signal.Signals = signal.SIGKILL, *columns: str) -> None:
    command = [sys.executable, "-c", STOPPED, str(folder), str(file), str(most), str(int(how)), *columns]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)
    assert ended.returncode in (-how, 1, 130), ended.stderr


def rows(folder: Path) -> list[tuple[object, ...]]:
    files = ", ".join(f"'{path}'" for path in Folder(folder).files(Folder(folder).listing()))
    return duckdb.sql(f"SELECT * EXCLUDE (source) FROM read_parquet([{files}]) ORDER BY ALL").fetchall()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows each piece held that was read in this process."""
    found: list[int] = []
    keep = keeping.Pieces.keep

    def kept(self: keeping.Pieces, *arguments: object, **named: object) -> None:
        before = self.rows(arguments[0])  # type: ignore[arg-type]
        keep(self, *arguments, **named)  # type: ignore[arg-type]
        found.append(self.rows(arguments[0]) - before)  # type: ignore[arg-type]

    monkeypatch.setattr(keeping.Pieces, "keep", kept)
    monkeypatch.setattr(text_tables, "PIECE", SMALL)
    monkeypatch.setattr(lca, "SHEET_ROWS", 100)
    return found


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_file_is_read_on_where_it_was_left(
    tmp_path: Path, suffix: str, how: signal.Signals, counted: list[int]
) -> None:
    file, folder = write_file(tmp_path / f"a.{suffix}", 1000, 2024), tmp_path / "records"
    stop(folder, file, 3, how)
    assert not Folder(folder).exists
    assert len(list((folder / "unfinished").glob("*/*.parquet"))) == 3
    source = take_in(folder, file)[0].source
    assert source.read == 1000
    assert 300 < sum(counted) < 800  # the rest
    assert not (folder / "unfinished").exists()
    assert not list(folder.glob("changing-*"))
    whole = take_in(tmp_path / "whole", file)[0].source
    assert source == whole
    assert rows(folder) == rows(tmp_path / "whole")


def test_any_table_is_read_on_too(tmp_path: Path, counted: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counteroffer.market.staging.ROWS", 100)
    file, folder = tmp_path / "pay.csv", tmp_path / "records"
    file.write_text("Company,Pay\n" + "".join(f"Acme {number % 7},{90_000 + number}\n" for number in range(1000)))
    stop(folder, file, 4, signal.SIGKILL, "employer=Company", "base=Pay")
    source = take_in(folder, file, choices=Choices(columns={"employer": "Company", "base": "Pay"}, currency="USD"))[
        0
    ].source
    assert (sum(counted), source.kept) == (600, 1000)
    assert {row[-1] for row in rows(folder)} == set(range(2, 1002))
    assert source.kind == table.KIND


def test_other_choices_or_another_content_begin_anew(tmp_path: Path, counted: list[int]) -> None:
    file, folder = write_file(tmp_path / "a.csv", 1000, 2024), tmp_path / "records"
    stop(folder, file, 3)
    with file.open("a") as more:
        more.write(file.read_text().splitlines()[1] + "\n")
    assert take_in(folder, file)[0].source.read == sum(counted) == 1001


def test_files_that_are_whole_count_with_the_next_change(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    done, stopped = filing_file(tmp_path / "a.csv", cases(6, 200_000)), write_file(tmp_path / "b.csv", 1000, 2024)
    program = STOPPED.replace("Path(sys.argv[2]), choices", f"Path({str(done)!r}), Path(sys.argv[2]), choices")
    program = program.replace("== most", "== most and self.end > 0")
    command = [sys.executable, "-c", program, str(folder), str(stopped), "2", str(int(signal.SIGKILL))]
    assert subprocess.run(command, check=False, capture_output=True).returncode == -signal.SIGKILL
    assert not Folder(folder).exists
    take_text(folder, "notes.md", NOTE)
    assert [source.name for source in Folder(folder).listing().sources] == ["a.csv", "notes.md"]
    assert ask(Folder(folder), Question(), fewest=1).records == 7


def test_a_file_with_a_fault_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    good = filing_file(tmp_path / "a.csv", cases(6, 200_000))
    sheet = write_file(tmp_path / "b.xlsx", 300, 2024)
    torn = tmp_path / "torn.xlsx"
    torn.write_bytes(sheet.read_bytes()[: sheet.stat().st_size // 2])
    with pytest.raises(BadRequestError, match="no spreadsheet"):
        take_in(folder, good, torn)
    assert ask(Folder(folder), Question(), fewest=1).records == 6
    assert sorted(path.name for path in folder.iterdir()) == ["records.json", "sources", "writing.lock"]


def test_pieces_are_cut_between_rows_alone(tmp_path: Path, counted: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    engine = duckdb.connect()
    columns, found = columns_of(2024), engine.execute(rows_sql(600, 2024)).fetchall()
    place = columns.index("JOB_TITLE")
    found = [(*row[:place], f'Chief "{number}",\nBaker', *row[place + 1 :]) for number, row in enumerate(found)]
    sheet, text = tmp_path / "a.xlsx", tmp_path / "a.csv"
    write_sheet(sheet, columns, found)
    engine.execute("CREATE TABLE told AS " + rows_sql(0, 2024))
    engine.executemany(f"INSERT INTO told VALUES ({', '.join('?' * len(columns))})", found)
    engine.execute(f"COPY told TO '{text}' (FORMAT csv, HEADER)")
    assert take_in(tmp_path / "text", text)[0].source.read == 600
    assert len(counted) == 4
    take_in(tmp_path / "sheet", sheet)
    assert rows(tmp_path / "text") == rows(tmp_path / "sheet")


def test_many_files_are_put_together_once(tmp_path: Path) -> None:
    files = [filing_file(tmp_path / f"{number}.csv", cases(5, 150_000, start=str(number + 1))) for number in range(4)]
    folder = Folder(tmp_path / "records")
    take_in(folder.path, *files)
    assert folder.listing().generation == 1
    last = filing_file(tmp_path / "5.csv", cases(5, 99_000, start="9"))
    reader = import_files(folder, [last], TODAY, Choices(), lambda _name, _share: None)
    assert isinstance(reader, Generator)
    next(reader)
    reader.close()  # who asks for no more ends the import, too
    assert ask(folder, Question(), fewest=1).records == 25


def test_many_filings_are_kept_by_place_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Folder(tmp_path / "records")
    files = [write_file(tmp_path / f"{seed}.csv", 2000, 2024, seed=seed) for seed in range(2)]
    questions = (
        Question(occupations=("15-1252",), states=("CA",), by=("area", "year")),
        Question(occupations=("15-1252", "15-2051"), areas=("0041860",)),
        Question(occupations=("15-1252",), states=("CA",), by=("employer",)),
    )
    take_in(folder.path, *files)
    take_text(folder.path, "notes.md", "- Acme | Software Engineer | San Francisco | base $150K | 2026-05-01\n")
    assert folder.listing().places is None
    plain = [ask(folder, one) for one in questions]
    monkeypatch.setattr("counteroffer.market.records.building.MANY", 1000)
    forget(folder, "1.csv")
    take_in(folder.path, files[1])
    assert folder.listing().places is not None
    assert [ask(folder, one) for one in questions] == plain
    take_text(folder.path, "more.md", NOTE)
    assert folder.listing().places is not None
    forget(folder, "0.csv")
    assert len(list(folder.path.glob("places-*"))) == 2  # this one's and the one before
