"""Market records at the command line: import, list, query, forget, export; the benchmark of a case; guides against filings."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.faces.called import call
from tests.market.filing_files import columns_of
from tests.market.imported import cases, filing_file

CASE = """kind: offer
company: Acme
role: Software Engineer
region: Denver
currency: USD
offer: {base: 150K}
market:
  - {what: base, low: 140K, high: 170K, kind: survey, source: Pay Watch, date: 2026-05-01}
"""
TODAY = ("--today", "2026-11-21")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COUNTEROFFER_MARKET", str(tmp_path / "records"))
    return tmp_path / "records"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    rows = cases(
        30, 180_000, employer="ACME INC", title="Software Engineer", city="Denver", state="CO", day="2026-03-01"
    )
    return filing_file(tmp_path / "LCA_2026.csv", [*rows, *cases(3, 150_000, status="Denied", start="7")])


def test_a_file_comes_in_and_goes(store: Path, file: Path, tmp_path: Path) -> None:
    first = call("market", "import", file, *TODAY)
    assert first.code == 0, first.err
    assert first.out.startswith("LCA_2026.csv: 30 records of 33 rows (")
    assert "  dropped 3: denied (row 32: 149000.00 Year; row 33:" in first.out
    assert "in the records already" in call("market", "import", file).out
    listed = call("market", "list").out
    assert "filing            30  2026-03-01 to 2026-03-01  LCA_2026.csv" in listed
    assert "30 records are written" in call("market", "export", tmp_path / "all.csv").out
    assert "LCA_2026.csv is forgotten: 30 records" in call("market", "forget", "LCA_2026.csv").out
    assert "nothing was imported yet" in call("market", "list").out


def test_questions_as_text_json_and_csv(store: Path, file: Path) -> None:
    call("market", "import", file)
    asked = ("market", "query", "--role", "Senior Software Engineer", "--area", "Denver", "--by", "employer,year")
    text = call(*asked).out
    assert "Denver lies in Denver-Aurora-Centennial, CO" in text
    assert "ACME INC  2026       30  $167,900  $172,250  $179,500" in text
    found = json.loads(call(*asked, "--format", "json").out)
    assert found["groups"][0]["p50"] == 179_500
    assert found["hidden"] == {"groups": 0, "records": 0, "fewer_than": 5}
    (row,) = csv.DictReader(io.StringIO(call(*asked, "--format", "csv").out))
    assert (row["employer"], row["year"], row["records"], row["p90"]) == ("acme", "2026", "30", "191100")
    assert "no records answer this" in call("market", "query", "--since", "2027-01-01").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--role", "Zorg"), "is no role that is known"),
        (("--area", "London"), "is no area that is known"),
        (("--by", "moon"), "is no way to group"),
        (("--kind", "rumour"), "is no kind of record"),
        (("--occupation", "99-9999"), "there is no occupation"),
    ],
)
def test_questions_that_cannot_be_met(store: Path, file: Path, arguments: tuple[str, ...], said: str) -> None:
    call("market", "import", file)
    found = call("market", "query", *arguments)
    assert found.code == 2
    assert said in found.err


def test_without_records_there_is_nothing_to_ask(store: Path) -> None:
    found = call("market", "query")
    assert found.code == 2
    assert "counteroffer market import" in found.err


def test_a_column_that_is_not_known_is_shown_at_its_place(store: Path, tmp_path: Path) -> None:
    names = ["EMPLOYR_NAME" if name == "EMPLOYER_NAME" else name for name in columns_of(2024)]
    found = call("market", "import", filing_file(tmp_path / "a.csv", cases(2, 100_000), columns=names))
    assert found.code == 1
    assert "M001 [column-not-known] no layout of fiscal years 2020 on has a column 'EMPLOYR_NAME'" in found.err
    assert "did you mean EMPLOYER_NAME?" in found.err


def test_a_benchmark_on_the_terminal_and_as_json(store: Path, file: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(CASE)
    call("market", "import", file)
    shown = call("benchmark", case, *TODAY)
    assert shown.code == 0, shown.err
    for words in (
        "survey: Pay Watch, 1 May 2026",
        "30 filings: Acme, Software Engineer",
        "US wage statistics",
        "Together they put",
    ):
        assert words in " ".join(shown.out.split())
    found = json.loads(call("benchmark", case, "--format", "json", *TODAY).out)
    assert [one["source"] for one in found["sources"]] == ["evidence", "filings", "filings", "statistics"]
    assert found["sources"][1]["records"] == 30
    assert abs(sum(one["weight"] for one in found["sources"]) - 1) < 0.02
    ids = {figure["id"] for figure in found["figures"]}
    assert {found["together"]["low"], found["together"]["median"], found["together"]["high"]} <= ids


def test_a_plan_shows_all_sources_on_one_scale(store: Path, file: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(CASE)
    without = json.loads(call("plan", case, "--format", "json", *TODAY).out)
    call("market", "import", file)
    whole = call("plan", case, "--format", "json,html", "--out", tmp_path / "out", *TODAY)
    assert whole.code == 0, whole.err
    page = (tmp_path / "out" / "playbook.html").read_text()
    assert "All the evidence on one scale" in page
    found = json.loads((tmp_path / "out" / "playbook.json").read_text())
    sources = [one["source"] for one in found["standing"] if one["component"] == "base"]
    assert sources == ["evidence", "filings", "filings", "statistics"]
    assert [one["source"] for one in without["standing"]] == ["evidence", "statistics"]


def test_a_benchmark_without_any_evidence_says_so(store: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("kind: offer\ncompany: Acme\nrole: Zorgling\ncurrency: EUR\n")
    shown = call("benchmark", case, *TODAY)
    assert shown.code == 0, shown.err
    assert "Nothing is known of base pay here" in shown.out


GUIDE = """# Software Engineer | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Denver | $120K - $150K |
"""


def test_guides_are_held_against_the_filings(store: Path, file: Path, tmp_path: Path) -> None:
    guide = tmp_path / "guide.md"
    guide.write_text(GUIDE)
    refused = call("guides", "check", guide, "--market", *TODAY)
    assert refused.code == 2
    assert "there are no records" in refused.err
    call("market", "import", file)
    found = call("guides", "check", guide, "--market", "--select", "filings-disagree", *TODAY)
    assert found.code == 1
    assert "E007 [filings-disagree] 30 filings of this employer and role in Denver since 2023" in found.out
    assert "E007" not in call("guides", "check", guide, *TODAY).out
    assert "E007" not in call("guides", "check", guide, "--market", "--ignore", "filings-disagree", *TODAY).out
    guide.write_text(
        GUIDE.replace("| Region", "<!-- counteroffer: allow filings-disagree because bands are new -->\n| Region")
    )
    assert "E007" not in call("guides", "check", guide, "--market", *TODAY).out
