"""The person's own evidence as a benchmark; nothing is averaged."""

from counteroffer.market.benchmark import Benchmark
from counteroffer.market.gathering import gather
from counteroffer.terms.printing import printed_sentence
from tests.planned import HEAD, case_of


def evidence(*entries: str) -> Benchmark:
    return gather(case_of(HEAD + "market:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)), None)


def test_nothing_known() -> None:
    found = gather(case_of(HEAD), None)
    assert found.ranges == ()
    assert found.ceiling is None
    assert found.guide is None


def test_a_posted_range_stands_first_whatever_the_order() -> None:
    survey, posted = (
        "what: base, high: 150K, kind: survey, source: s",
        "what: base, low: 90K, high: 120K, kind: posted range, source: p",
    )
    for entries in ((survey, posted), (posted, survey)):
        found = evidence(*entries)
        assert found.ceiling is not None
        assert found.ceiling.number == 120_000
        assert found.ceiling_source == "posted-range"
        best = found.best("base")
        assert best is not None
        assert best.source == "posted-range"


def test_of_several_of_a_kind_the_highest_top_is_the_ceiling() -> None:
    found = evidence(
        "what: base, low: 90K, high: 120K, source: a",
        "what: base, value: 125K, source: b",
        "what: base, low: 200K, source: c",
    )
    assert found.ceiling is not None
    assert found.ceiling.number == 125_000
    assert found.ceiling.id == "position.ceiling"


def test_totals_bonuses_and_grants_are_no_ceiling_of_base() -> None:
    found = evidence(
        "what: total, value: 500K, source: a",
        "what: bonus, value: 50K, source: b",
        "what: equity, value: 90K, source: c",
    )
    assert found.ceiling is None
    assert {one.component for one in found.ranges} == {"total", "bonus", "equity"}


def test_evidence_is_named_with_its_source_and_day() -> None:
    dated, undated = evidence(
        "what: base, value: 1M, kind: survey, source: Pay Watch, date: 2026-05-01",
        "what: base, value: 1M, source: a friend",
    ).ranges
    assert printed_sentence(dated.said_by) == "survey: Pay Watch, 1 May 2026"
    assert printed_sentence(undated.said_by) == "a friend, undated"
