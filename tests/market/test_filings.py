"""Disclosure files: every layout, every unit, slips, what is dropped, and faults with their place."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from counteroffer.market.importer import Choices
from counteroffer.market.importers.lca import crosswalk
from counteroffer.market.importing import forget
from counteroffer.market.records.asking import ask
from counteroffer.market.records.folder import Folder, Source
from counteroffer.market.records.question import Question
from counteroffer.terms.faults import BadRequestError, FaultsFoundError
from tests.market.filing_files import columns_of, write_file, write_sheet
from tests.market.imported import case_row, cases, filing_file, take_in


def records(folder: Path, columns: str = "base") -> list[tuple[object, ...]]:
    files = Folder(folder).files(Folder(folder).listing())
    names = ", ".join(f"'{path}'" for path in files)
    return duckdb.sql(f"SELECT {columns} FROM read_parquet([{names}]) ORDER BY source, row").fetchall()


def dropped(source: Source) -> dict[str, int]:
    return {count.reason: count.rows for count in source.dropped}


def test_every_layout_is_read_and_nothing_is_lost(tmp_path: Path) -> None:
    for year in (2019, 2020, 2023, 2024, 2025, 2026):
        source = take_in(tmp_path / str(year), write_file(tmp_path / f"{year}.csv", 3000, year))[0].source
        assert source.read == 3000
        assert source.kept + sum(dropped(source).values()) == 3000
        assert source.kept > 2700
        assert {"part-time", "withdrawn", "denied", "withdrawn after it was certified"} <= set(dropped(source))


def test_the_known_layouts_have_as_many_columns_as_the_published_files() -> None:
    assert [len(columns_of(year)) for year in (2020, 2023, 2024, 2025)] == [96, 96, 97, 98]
    assert len(columns_of(2019)) == 260
    assert len(crosswalk().layouts) == 2


@pytest.mark.parametrize(
    ("wage", "unit", "dollars"),
    [
        ("120000", "Year", "120000"), ("$120,000.00", "Year", "120000"), ("10000", "Month", "120000"), ("65.37", "Hour", "135969.60"),
        ("4615.38", "Bi-Weekly", "119999.88"), ("2307.69", "week", "119999.88"), ("150000", "Hour", "150000"), ("65", "Year", "135200"),
    ],
)  # fmt: skip
def test_a_wage_is_made_a_years_with_stated_hours(tmp_path: Path, wage: str, unit: str, dollars: str) -> None:
    path = filing_file(tmp_path / "a.csv", [case_row(wage_from=wage, wage_unit=unit)])
    source = take_in(tmp_path / "records", path)[0].source
    assert records(tmp_path / "records") == [(int(Decimal(dollars) * 100),)]
    assert bool(source.mended) == ((unit == "Hour" and wage == "150000") or (unit == "Year" and wage == "65"))


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"status": "Denied"}, "denied"),
        ({"status": "Withdrawn"}, "withdrawn"),
        ({"status": "CERTIFIED-WITHDRAWN"}, "withdrawn after it was certified"),
        ({"status": "Certified - Withdrawn"}, "withdrawn after it was certified"),
        ({"status": "Pondered"}, "status not known"),
        ({"full_time": "N"}, "part-time"),
        ({"full_time": ""}, "not said to be full-time"),
        ({"wage_from": "see letter"}, "no wage that can be read"),
        ({"wage_unit": "Fortnight"}, "unit of pay not known"),
        ({"wage_from": "9900000"}, "wage beyond belief"),
        ({"wage_from": "4000"}, "wage beyond belief"),
        ({"day": "soon"}, "no day that can be read"),
        ({"employer": ""}, "no employer"),
    ],
)
def test_what_cannot_be_used_is_dropped_with_its_reason(tmp_path: Path, cells: dict[str, str], reason: str) -> None:
    good, bad = case_row(case="I-200-24001-000009"), case_row(**cells)
    source = take_in(tmp_path / "records", filing_file(tmp_path / "a.csv", [good, bad]))[0].source
    assert dropped(source) == {reason: 1}
    assert source.dropped[0].examples[0].row == 3
    assert source.kept == 1


def test_ranges_are_kept_and_count_as_their_middle(tmp_path: Path) -> None:
    rows = [
        case_row(case="I-200-24001-000001", wage_from="100000", wage_to="130000"),
        case_row(case="I-200-24001-000002", wage_from="100000", wage_to="0"),
        case_row(case="I-200-24001-000003", wage_from="100000", wage_to="90000"),
        case_row(case="I-200-24001-000004", wage_from="60", wage_to="125000", wage_unit="Hour"),
    ]
    source = take_in(tmp_path / "records", filing_file(tmp_path / "a.csv", rows))[0].source
    found = records(tmp_path / "records", "base, low, high")
    assert found == [
        (11_500_000, 10_000_000, 13_000_000), (10_000_000, 10_000_000, None),
        (10_000_000, 10_000_000, None), (12_480_000, 12_480_000, None),
    ]  # fmt: skip
    assert [count.rows for count in source.mended] == [2]


def test_days_in_every_way_that_the_files_write_them(tmp_path: Path) -> None:
    days = ["2024-03-01", "3/1/2024", "2024-03-01 00:00:00", "45352"]
    rows = [case_row(case=f"I-200-24001-00000{place}", day=day) for place, day in enumerate(days)]
    take_in(tmp_path / "records", filing_file(tmp_path / "a.csv", rows))
    assert records(tmp_path / "records", "DISTINCT day, day, row")[0][0] == date(2024, 3, 1)
    assert {row[0] for row in records(tmp_path / "records", "day")} == {date(2024, 3, 1)}


def test_employers_occupations_and_places_are_brought_together(tmp_path: Path) -> None:
    rows = [
        case_row(
            case="I-200-24001-000001",
            employer="META PLATFORMS, INC.",
            occupation="15-1132",
            city="Menlo Park",
            state="CA",
        ),
        case_row(
            case="I-200-24001-000002",
            employer="Facebook",
            occupation="15-1252.00",
            city="MENLO PARK",
            state="California",
        ),
        case_row(case="I-200-24001-000003", employer="Meta", occupation="151252", city="Hogwash", state="CA"),
    ]
    take_in(tmp_path / "records", filing_file(tmp_path / "a.csv", rows))
    found = records(tmp_path / "records", "employer_key, occupation, state, area")
    assert found == [
        ("meta", "15-1252", "CA", "0041860"),
        ("meta", "15-1252", "CA", "0041860"),
        ("meta", "15-1252", "CA", ""),
    ]


def test_a_sheet_says_the_same_as_the_text(tmp_path: Path) -> None:
    text = write_file(tmp_path / "a.csv", 400, 2024)
    engine = duckdb.connect()
    rows = engine.execute(f"SELECT * FROM read_csv('{text}', all_varchar = true)").fetchall()
    write_sheet(tmp_path / "a.xlsx", columns_of(2024), rows, blank=50)
    of_text = take_in(tmp_path / "one", text)[0].source
    of_sheet = take_in(tmp_path / "two", tmp_path / "a.xlsx")[0].source
    assert dropped(of_text) == dropped(of_sheet)
    columns = "employer_key, title, occupation, place, state, area, base, low, high, day, case_id, row"
    assert records(tmp_path / "one", columns) == records(tmp_path / "two", columns)


def test_a_column_that_no_layout_knows_is_an_error_with_its_place(tmp_path: Path) -> None:
    names = [name if name != "WAGE_RATE_OF_PAY_FROM" else "WAGE_RATE_OF_PAY_FRM" for name in columns_of(2024)]
    path = filing_file(tmp_path / "a.csv", [case_row()], columns=names)
    with pytest.raises(FaultsFoundError) as refused:
        take_in(tmp_path / "records", path)
    missing, unknown = refused.value.faults
    assert "WAGE_RATE_OF_PAY_FROM is missing" in missing.message
    assert "did you mean WAGE_RATE_OF_PAY_FRM" in missing.help
    assert unknown.span.column == sum(len(name) + 1 for name in names[: names.index("WAGE_RATE_OF_PAY_FRM")]) + 1
    assert "did you mean WAGE_RATE_OF_PAY_FROM" in unknown.help


def test_a_further_column_can_be_left_unread_if_one_says_so(tmp_path: Path) -> None:
    path = filing_file(tmp_path / "a.csv", [case_row()], columns=[*columns_of(2024), "MOON_PHASE"])
    with pytest.raises(FaultsFoundError):
        take_in(tmp_path / "records", path)
    assert take_in(tmp_path / "records", path, choices=Choices(ignored=("moon phase",)))[0].source.kept == 1


def test_a_case_of_two_quarters_counts_once_and_the_newest_row_counts(tmp_path: Path) -> None:
    old = filing_file(
        tmp_path / "q1.csv", [case_row(wage_from="100000", day="2024-01-05"), case_row(case="I-200-24001-000002")]
    )
    new = filing_file(tmp_path / "q2.csv", [case_row(wage_from="120000", day="2024-04-05")])
    folder = tmp_path / "records"
    for order in ((old, new), (new, old)):
        for source in Folder(folder).listing().sources:
            forget(Folder(folder), source.id)
        take_in(folder, *order)
        assert {row[0] for row in records(folder)} == {12_000_000, 20_000_000}


def test_a_case_twice_in_one_file_counts_once(tmp_path: Path) -> None:
    path = filing_file(tmp_path / "a.csv", [case_row(), case_row(wage_from="210000")])
    source = take_in(tmp_path / "records", path)[0].source
    assert dropped(source) == {"case repeated in the file": 1}
    assert records(tmp_path / "records") == [(21_000_000,)]


def test_cells_of_fewer_than_five_are_counted_and_not_shown(tmp_path: Path) -> None:
    rows = [*cases(5, 200_000), *cases(4, 150_000, employer="Acme Inc.", start="9")]
    take_in(tmp_path / "records", filing_file(tmp_path / "a.csv", rows))
    found = ask(Folder(tmp_path / "records"), Question(by=("employer",)))
    assert [(group.keys, group.count) for group in found.groups] == [(("kkr",), 5)]
    assert (found.hidden, found.hidden_records) == (1, 4)
    (group,) = found.groups
    assert group.points == (19_840_000, 19_900_000, 20_000_000, 20_100_000, 20_160_000)
    assert group.named == "KKR & Co. Inc."


def test_a_file_that_is_no_table_of_ours_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "pay.csv"
    path.write_text("Company,Salary\nAcme,100\n")
    with pytest.raises(BadRequestError) as refused:
        take_in(tmp_path / "records", path)
    assert "--map employer='Company' --map base='Salary'" in refused.value.hint
    (tmp_path / "a.xlsx").write_bytes(b"PK no sheet")
    with pytest.raises(BadRequestError, match="no spreadsheet"):
        take_in(tmp_path / "records", tmp_path / "a.xlsx")
    with pytest.raises(BadRequestError, match="there is no file"):
        take_in(tmp_path / "records", tmp_path / "none.csv")


def test_a_case_that_is_withdrawn_in_a_later_file_does_not_count(tmp_path: Path) -> None:
    first = filing_file(
        tmp_path / "q1.csv", [case_row(day="2024-01-05"), case_row(case="I-200-24001-000002", wage_from="120000")]
    )
    later = filing_file(
        tmp_path / "q2.csv",
        [case_row(status="Certified - Withdrawn", day="2024-05-05"), case_row(case="I-200-24001-000003")],
    )
    for order in ((first, later), (later, first)):
        folder = tmp_path / order[0].stem
        take_in(folder, *order)
        assert sorted(records(folder, "case_id")) == [(20024001000002,), (20024001000003,)]
        by_name = {source.name: source for source in Folder(folder).listing().sources}
        assert by_name["q1.csv"].ended_elsewhere == 1
        assert by_name["q2.csv"].ended_elsewhere == 0
        forget(Folder(folder), "q2.csv")
        assert len(records(folder)) == 2
        assert Folder(folder).listing().sources[0].ended_elsewhere == 0


@pytest.mark.parametrize(
    ("ending", "day", "counts"),
    [
        ("Withdrawn", "2024-03-01", False),  # of the same day: a case is withdrawn after it was certified
        ("Denied", "2024-03-02", False),
        ("Withdrawn", "", False),
        ("Withdrawn", "2024-02-28", True),
        ("Certified", "2024-06-01", True),
        ("Pondered", "2024-06-01", True),
    ],
)
def test_the_latest_state_of_a_case_counts(tmp_path: Path, ending: str, day: str, counts: bool) -> None:
    rows = [case_row(), case_row(status=ending, day=day)]
    one = filing_file(tmp_path / "both.csv", rows)
    take_in(tmp_path / "one", one)
    two = [filing_file(tmp_path / f"{number}.csv", [row]) for number, row in enumerate(rows)]
    take_in(tmp_path / "two", *two)
    assert len(records(tmp_path / "one")) == len(records(tmp_path / "two")) == int(counts)
    if not counts:
        assert "withdrawn or denied further down in the file" in dropped(Folder(tmp_path / "one").listing().sources[0])


def test_lines_that_cannot_be_read_are_counted_with_their_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counteroffer.market.text_tables.HEAD", 20_000)
    path = write_file(tmp_path / "a.csv", 1500, 2024)
    lines = path.read_bytes().split(b"\n")
    lines[1400] = lines[1400].replace(b",", b"\xe9,", 1)  # no sign of this encoding, far below what was looked at
    path.write_bytes(b"\n".join(lines))
    whole = take_in(tmp_path / "whole", path)[0].source
    monkeypatch.setattr("counteroffer.market.text_tables.PIECE", 100_000)
    pieces = take_in(tmp_path / "pieces", path)[0].source
    assert whole.dropped == pieces.dropped
    assert whole.read == pieces.read == 1500
    (unreadable,) = [count for count in whole.dropped if count.reason == "line that cannot be read"]
    assert [one.row for one in unreadable.examples] == [1401]


def test_a_table_is_read_however_it_is_written(tmp_path: Path) -> None:
    path = filing_file(tmp_path / "a.csv", cases(6, 200_000, employer="Société €uro SA", title="Chief\nBaker"))
    text = path.read_text(encoding="utf-8")
    written = {
        "plain": text.encode(), "bom": text.encode("utf-8-sig"), "old": text.encode("cp1252"), "wide": text.encode("utf-16"),
        "ends": text.replace("\n", "\r\n").encode(), "semicolons": text.replace(",", ";").encode(), "blank": b"\n" + text.encode(),
    }  # fmt: skip
    for name, content in written.items():
        file = tmp_path / f"{name}.csv"
        file.write_bytes(content)
        source = take_in(tmp_path / name, file)[0].source
        assert (source.read, source.kept, source.dropped) == (6, 6, []), name
        assert {row[0] for row in records(tmp_path / name, "employer")} == {"Société €uro SA"}, name


def test_a_table_with_a_cell_that_has_no_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a" * 1_000_000)
    with pytest.raises(BadRequestError, match="cannot be read as a table"):
        take_in(tmp_path / "records", tmp_path / "a.csv")
