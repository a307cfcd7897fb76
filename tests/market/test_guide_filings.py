"""The guide meets the filings: in a check of guides, and in a plan."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.documents.source import SourceText
from counteroffer.guides.reading import read_guide
from counteroffer.market.guide_filings import check_guides_against, disagreement
from counteroffer.market.records.folder import Folder
from counteroffer.terms.faults import Diagnostic
from tests.market.imported import cases, filing_file, take_in

TODAY = date(2026, 11, 21)
GUIDE = """# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| {region} | {pay} |
"""


def found(folder: Path, pay: str, region: str = "Denver", role: str = "Baker") -> list[Diagnostic]:
    text = GUIDE.format(region=region, pay=pay).replace("Baker", role)
    guide, _faults = read_guide(SourceText("acme.md", text))
    return list(check_guides_against(Folder(folder), [guide], TODAY))


@pytest.fixture
def records(tmp_path: Path) -> Path:
    rows = cases(14, 118_000, employer="ACME, INC.", title="Baker", city="Denver", state="CO", day="2025-06-01")
    take_in(tmp_path / "records", filing_file(tmp_path / "a.csv", rows))
    return tmp_path / "records"


def test_a_median_above_the_range_is_found_at_its_top(records: Path) -> None:
    (fault,) = found(records, "$90K - $100K")
    assert (fault.code, fault.rule, fault.span.text) == ("E007", "filings-disagree", "$100K")
    assert fault.message == (
        "14 filings of this employer and role in Denver since 2023 have their median, $117,500, 18 % above this range"
    )


def test_a_median_below_the_range_is_found_at_its_bottom(records: Path) -> None:
    (fault,) = found(records, "$130K - $150K")
    assert fault.span.text == "$130K"
    assert "10 % below this range" in fault.message


@pytest.mark.parametrize(
    ("pay", "region", "role"),
    [
        ("$100K - $130K", "Denver", "Baker"),  # it lies within
        ("$90K - $115K", "Denver", "Baker"),  # hardly outside
        ("$90K - $100K", "Seattle", "Baker"),  # no filings there
        ("$90K - $100K", "Denver", "Senior Baker"),  # another level
        ("$90K - $100K", "Denver", "Cook"),
        ("£90K - £100K", "Denver", "Baker"),
        ("$90K - $100K", "London", "Baker"),
    ],
)
def test_nothing_is_found_where_there_is_nothing_to_compare(records: Path, pay: str, region: str, role: str) -> None:
    assert found(records, pay, region, role) == []


def test_the_state_and_the_country_take_all_filings_in_them(records: Path) -> None:
    assert [len(found(records, "$90K - $100K", region)) for region in ("Colorado", "Remote (US)")] == [1, 1]


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 10**6))
def test_within_a_range_nothing_disagrees(median: int, low: int, more: int) -> None:
    said = disagreement(Decimal(median), Decimal(low), Decimal(low + more))
    if low <= median <= low + more:
        assert said is None
    elif said is not None:
        assert said.side == ("above" if median > low else "below")
        assert said.share > 0
