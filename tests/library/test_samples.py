"""The samples: three published guides with their faults left visible, three invented ones without a fault."""

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from counteroffer.guides.guide import Guide, Range
from counteroffer.library.library import Library
from counteroffer.library.matching import match
from counteroffer.library.reading import SAMPLES, guide_files, read_library
from counteroffer.lint.checking import check_guide
from counteroffer.terms.faults import Severity

TODAY = date(2026, 11, 21)
INVENTED = ("Brindlewick Payments", "Oddlantern Labs", "Tumblewheat Software")


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library()


def sample(library: Library, company: str) -> Guide:
    return next(guide for guide in library.guides() if guide.company == company)


def pay(low: int, high: int) -> Range:
    return Range(Decimal(low), Decimal(high))


def faults(guide: Guide) -> list[tuple[str, str]]:
    return [(fault.rule, fault.span.text) for fault in check_guide(guide, TODAY)]


def test_every_file_is_a_guide_that_is_read_without_doubt(library: Library) -> None:
    assert len(library.entries) == len(guide_files(SAMPLES)) == 6
    assert library.diagnostics == ()
    doubts = [fault for entry in library.entries for fault in entry.diagnostics if fault.severity is not Severity.NOTE]
    assert doubts == []


@pytest.mark.parametrize("company", INVENTED)
def test_invented_samples_are_clean_and_dated(library: Library, company: str) -> None:
    guide = sample(library, company)
    assert faults(guide) == []
    assert guide.dated.data_quarter == "2026-Q3"
    assert (guide.dated.next_review_due or "").startswith("2027-")
    assert all("invented" in source.text.lower() for source in guide.sources)


def test_faults_of_the_published_ones_stay_visible(library: Library) -> None:
    total, part, undated = "total-does-not-reconcile", "total-is-not-a-year", ("undated-guide", "")
    assert {(total, "$415K"), (total, "$428K"), (part, "£392K"), undated} <= set(faults(sample(library, "KKR")))
    assert {(part, "$240K"), (total, "$384K"), (part, "$216K"), undated} <= set(
        faults(sample(library, "Inflection AI"))
    )
    assert "review-overdue" in [rule for rule, _ in faults(sample(library, "Andreessen Horowitz"))]


def test_figures_are_the_published_ones(library: Library) -> None:
    new_york, _, london = sample(library, "KKR").compensation
    assert new_york.base == pay(228000, 290000)
    assert new_york.equity is not None
    assert (new_york.equity.grant, new_york.equity.annual) == (pay(220000, 340000), pay(55000, 85000))
    assert new_york.total == pay(415000, 598000)
    assert (london.currency, london.base, london.total) == ("GBP", pay(177000, 225000), pay(392000, 557000))
    assert london.quoted is not None
    assert (london.quoted.currency, london.quoted.total) == ("USD", pay(497000, 705000))
    carry = sample(library, "Andreessen Horowitz").compensation[0].other[0]
    assert (carry.name, carry.range) == ("Carry/Bonus", pay(203000, 327000))


def test_asks_are_read_from_the_strategies(library: Library) -> None:
    strategies = {guide.company: guide.strategy for guide in library.guides()}
    asks = {company: strategy.asks[0] for company, strategy in strategies.items() if strategy and strategy.asks}
    assert len(asks) == 6
    assert asks["KKR"].open.base == pay(280000, 280000)
    assert asks["KKR"].floor.base is not None
    assert asks["KKR"].floor.base.low == 228000
    assert asks["Andreessen Horowitz"].floor.base is not None
    assert asks["Andreessen Horowitz"].floor.base.low == 275000
    assert asks["Inflection AI"].floor.base is None
    assert asks["Brindlewick Payments"].open.base == pay(98000, 98000)


def test_options_have_no_cash_value(library: Library) -> None:
    for row in sample(library, "Oddlantern Labs").compensation:
        assert row.equity is not None
        assert (row.equity.kind, row.equity.grant, row.equity.annual) == ("options", None, None)


def test_senior_pays_more_at_both_ends(library: Library) -> None:
    rows = sample(library, "Tumblewheat Software").compensation
    for region in {row.region for row in rows}:
        bases = [row.base for row in rows if row.region == region]
        assert [row.level for row in rows if row.region == region] == ["Mid", "Senior", "Staff"]
        for lower, higher in pairwise(bases):
            assert lower is not None
            assert higher is not None
            assert lower.low < higher.low
            assert lower.high < higher.high


def test_every_lever_of_the_published_ones_keeps_its_amounts(library: Library) -> None:
    amounts = {guide.company: [lever.amounts for lever in guide.levers] for guide in library.guides()}
    assert amounts["KKR"] == [(275000,), (320000, 80000), (550000, 620000, 275000, 310000), ()]
    assert amounts["Andreessen Horowitz"] == [(15_000_000_000,), (), (40000,), (200000, 500000)]
    assert amounts["Inflection AI"] == [
        (285000, 410000),
        (270000, 280000),
        (275000, 600000, 270000, 500000, 285000, 410000),
        (280000,),
    ]


def test_spans_point_at_their_tokens(library: Library) -> None:
    for guide in library.guides():
        with open(guide.path, encoding="utf-8") as file:
            lines = file.read().split("\n")
        for figure in guide.figures:
            span = figure.span
            assert lines[span.line - 1][span.column - 1 : span.end - 1] == figure.text


def test_lean_wording(library: Library) -> None:
    for guide in library.guides():
        assert len(guide.levers) in (3, 4)
        assert all(re.search(r"[a-z]", lever.script) for lever in guide.levers)


def test_sample_is_found_by_the_name_that_people_use(library: Library) -> None:
    found = match(library, "a16z", "Machine Learning Engineer", "Menlo Park")
    assert found.row is not None
    assert found.row.region == "Menlo Park (HQ)"
