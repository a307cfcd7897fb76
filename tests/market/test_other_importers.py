"""Job advertisements, notes and any table, as people write them."""

from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.market.importer import Choices
from counteroffer.market.importers.postings import find_pay
from counteroffer.market.records.folder import Folder
from counteroffer.market.stated_pay import day_of, pay_of
from counteroffer.terms.faults import BadRequestError
from tests.market.filing_files import write_sheet
from tests.market.imported import take_in, take_text


def records(folder: Path, columns: str) -> list[tuple[object, ...]]:
    files = ", ".join(f"'{path}'" for path in Folder(folder).files(Folder(folder).listing()))
    return duckdb.sql(f"SELECT {columns} FROM read_parquet([{files}]) ORDER BY source, row").fetchall()


@pytest.mark.parametrize(
    ("line", "low", "high", "currency"),
    [
        ("The range for this role is $123,684—$254,644 USD.", 123_684, 254_644, "USD"),
        ("£65–80k DOE", 65_000, 80_000, "GBP"),
        ("Gehalt: €35.000", 35_000, 35_000, "EUR"),
        ("Pay: 65/hour", 135_200, 135_200, ""),
        ("$20.50 to $24 per hour", 42_640, 49_920, "USD"),
        ("Salary ₹24L – ₹42L", 2_400_000, 4_200_000, "INR"),
        ("Base pay: CHF 120'000 - CHF 140'000", 120_000, 140_000, "CHF"),
        ("We pay $150K-$180K, plus equity worth $50K", 150_000, 180_000, "USD"),
    ],
)
def test_pay_in_a_line_of_an_advertisement(line: str, low: int, high: int, currency: str) -> None:
    found = next(find_pay(line))
    assert (found.pay.low, found.pay.high, found.pay.currency) == (low * 100, high * 100, currency)
    assert not found.is_total


@pytest.mark.parametrize(
    "line",
    [
        "We raised $120M in 2024 from great people.", "A stipend of $5,000 a year for books.", "20-25% bonus",
        "Sign-on bonus of $30,000 - $40,000", "5 to 8 years of experience", "Join 1,200 people in 14 offices",
        "Equity of $100K - $200K over four years", "401(k) match up to $6,000 per year",
    ],
)  # fmt: skip
def test_other_amounts_are_no_pay(line: str) -> None:
    assert list(find_pay(line)) == []


def test_a_total_is_kept_as_a_total() -> None:
    (found,) = find_pay("Total compensation: $240K - $300K")
    assert found.is_total


@given(st.text(max_size=200))
def test_any_line_can_be_read(line: str) -> None:
    assert all(0 < one.pay.low <= one.pay.high for one in find_pay(line))


def test_advertisements_of_one_file(tmp_path: Path) -> None:
    text = (
        "Company: Acme Inc.\n**Title:** Baker\nLocation: Denver\nDate: 2026-10-01\nThe salary range is $80K-$95K.\n"
        "New York: $90K-$105K\n---\nCompany: Brot GmbH\nTitle: Cook\nCome and see.\n---\nTitle: Cook\n$50K-$60K\n"
    )
    source = take_text(tmp_path / "records", "ads.txt", text).source
    assert [(count.reason.split(" (")[0], count.rows) for count in source.dropped] == [
        ("advertisement without pay", 1),
        ("no employer", 1),
    ]
    found = records(tmp_path / "records", "employer_key, title, area, low, high, kind")
    assert found == [
        ("acme", "Baker", "0019740", 8_000_000, 9_500_000, "posted"), ("acme", "Baker", "0019740", 9_000_000, 10_500_000, "posted"),
    ]  # fmt: skip


def test_an_advertisement_takes_what_is_said_for_the_file(tmp_path: Path) -> None:
    choices = Choices(employer="Acme", title="Cook", currency="USD")
    take_text(tmp_path / "records", "ad.txt", "Pay: 65/hour\n", choices)
    assert records(tmp_path / "records", "employer, title, currency, base") == [("Acme", "Cook", "USD", 13_520_000)]


def test_notes_as_lines_and_as_yaml_say_the_same(tmp_path: Path) -> None:
    lines = "# Offers\n\nHeard at dinner.\n- Stripe | Software Engineer | New York | base $210K | total $380K | 2026-05-01\n"
    as_yaml = "- {employer: Stripe, role: Software Engineer, region: New York, base: 210K, total: 380K, currency: USD, date: 2026-05-01}\n"
    columns = "kind, employer_key, title, occupation, area, state, currency, base, total, day"
    for name, file, text in (("a", "n.md", lines), ("b", "n.yaml", as_yaml)):
        (tmp_path / name).mkdir()
        take_text(tmp_path / name / "records", file, text)
    assert records(tmp_path / "a" / "records", columns) == records(tmp_path / "b" / "records", columns)


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("- {employer: Acme, rolle: Baker, base: 90K}", "a note has no 'rolle'"),
        ("- {employer: Acme, role: Baker, base: 90K}", "no currency"),
        ("- {role: Baker, base: $90K}", "no employer"),
        ("- {employer: Acme, base: lots}", "pay that cannot be read"),
        ("- {employer: Acme, role: Baker}", "no pay"),
        ("- {employer: Acme, base: $90K, date: soon}", "day that cannot be read"),
        ("- just words", "a note has no"),
    ],
)
def test_a_note_that_cannot_be_used_is_dropped_with_its_reason(tmp_path: Path, note: str, reason: str) -> None:
    source = take_text(tmp_path / "records", "n.yaml", note).source
    assert (source.kept, source.dropped[0].reason.startswith(reason)) == (0, True), source.dropped


def test_notes_that_are_no_list_are_refused(tmp_path: Path) -> None:
    for text, why in (("employer: Acme", "no list"), ("- [", "no YAML")):
        with pytest.raises(BadRequestError, match=why):
            take_text(tmp_path / "records", "n.yaml", text)


TABLE = 'Company,Job Title,Where,Pay,TC,When\nAcme,Baker,"Boston, MA","$85,000",$99k,3/14/2026\nAcme,Baker,"Boston, MA",$80-90k,,4/3/2026\n'
NAMED = {"employer": "company", "title": "job title", "place": "Where", "base": "Pay", "total": "TC", "date": "When"}


def test_any_table_by_its_named_columns(tmp_path: Path) -> None:
    source = take_text(tmp_path / "records", "t.csv", TABLE, Choices(columns=NAMED)).source
    assert source.dropped == []
    found = records(tmp_path / "records", "kind, employer, title, area, currency, low, high, total, day::VARCHAR")
    assert found == [
        ("table", "Acme", "Baker", "0014460", "USD", 8_500_000, None, 9_900_000, "2026-03-14"),
        ("table", "Acme", "Baker", "0014460", "USD", 8_000_000, 9_000_000, None, "2026-04-03"),
    ]  # fmt: skip


def test_a_sheet_by_its_named_columns(tmp_path: Path) -> None:
    write_sheet(
        tmp_path / "t.xlsx",
        ("Company", "Pay", "Per"),
        [("Acme & Söhne <1>", "45.50", "Hour"), ("Brot", "9000", "Month")],
    )
    choices = Choices(columns={"employer": "Company", "base": "Pay", "unit": "Per"}, currency="EUR", title="Baker")
    take_in(tmp_path / "records", tmp_path / "t.xlsx", choices=choices)
    assert records(tmp_path / "records", "employer, currency, base") == [
        ("Acme & Söhne <1>", "EUR", 9_464_000),
        ("Brot", "EUR", 10_800_000),
    ]


def test_columns_that_are_not_there_are_refused(tmp_path: Path) -> None:
    for columns, why in (
        ({"base": "Salary"}, "no column 'Salary'"), ({"bass": "Pay"}, "no 'bass'"), ({"employer": "Company"}, "is named as pay"),
    ):  # fmt: skip
        with pytest.raises(BadRequestError, match=why):
            take_text(tmp_path / "records", "t.csv", TABLE, Choices(columns=columns))


def test_a_day_that_could_be_two_is_dropped(tmp_path: Path) -> None:
    text = "Company,Pay,When\nAcme,$90K,3/4/2026\n"
    source = take_text(
        tmp_path / "records", "t.csv", text, Choices(columns={"employer": "Company", "base": "Pay", "date": "When"})
    ).source
    assert source.dropped[0].reason == "day that cannot be read, or could be two"


def test_tables_in_other_encodings_and_with_other_separators(tmp_path: Path) -> None:
    for number, encoding in enumerate(("utf-16", "latin-1", "utf-8-sig")):
        (tmp_path / f"{number}.tsv").write_text("Company\tPay\nBäcker\t35.000 EUR\n", encoding=encoding)
        folder = tmp_path / f"records{number}"
        take_in(folder, tmp_path / f"{number}.tsv", choices=Choices(columns={"employer": "Company", "base": "Pay"}))
        assert records(folder, "employer, base") == [("Bäcker", 3_500_000)]


@given(st.text(max_size=30), st.sampled_from(["", "hour", "year", "moon"]))
def test_pay_is_read_or_refused(text: str, unit: str) -> None:
    try:
        found = pay_of(text, unit)
    except ValueError:
        return
    assert 0 <= found.low <= found.high


@given(st.text(max_size=12))
def test_a_day_is_read_or_none(text: str) -> None:
    day_of(text)


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("$225K-$238K", 22_500_000, 23_800_000), ("$123,684—$254,644 USD", 12_368_400, 25_464_400), ("$60/hour to $65/hour", 12_480_000, 13_520_000),
        ("£65–80k", 6_500_000, 8_000_000), ("210000", 21_000_000, 21_000_000),
    ],
)  # fmt: skip
def test_a_cell_may_hold_a_range_with_a_sign_at_either_end(written: str, low: int, high: int) -> None:
    found = pay_of(written)
    assert (found.low, found.high) == (low, high)


def test_a_cell_of_two_amounts_that_are_no_range_is_none() -> None:
    for text in ("$225K, $238K", "$238K-$225K", "base $210K - bonus $30K"):
        with pytest.raises(ValueError):  # noqa: PT011
            pay_of(text)
