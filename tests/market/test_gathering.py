"""The person's own evidence and published wages as a benchmark; nothing is averaged."""

from counteroffer.market.benchmark import Benchmark
from counteroffer.market.gathering import gather
from counteroffer.market.published import look_up_wages
from counteroffer.terms.printing import printed_sentence
from counteroffer.terms.sentences import join
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


def with_statistics(text: str, role: str = "Software Engineer", region: str = "Denver") -> Benchmark:
    return gather(case_of(HEAD + text), None, look_up_wages(role, region))


def test_statistics_stand_last_and_reach_one_step_above_the_offer() -> None:
    found = with_statistics("offer: {base: 150K}\n")
    (only,) = found.ranges
    assert only.source == found.ceiling_source == "statistics"
    assert found.ceiling is not None
    assert only.low is not None
    assert only.high is not None
    assert [end.number for end in (only.low, only.high, found.ceiling)] == [137_610, 171_350, 171_350]
    assert found.of_ceiling() is only
    assert only.stands == "between the median and the seventy-fifth percentile"
    said = printed_sentence(join(list(found.statistics)))
    assert "base wages of May 2025" in said
    assert "relative standard error" in said


def test_any_other_evidence_is_the_ceiling_before_statistics() -> None:
    found = with_statistics("offer: {base: 150K}\nmarket: [{what: base, high: 155K, kind: survey, source: s}]\n")
    assert found.ceiling_source == "evidence"
    assert [one.source for one in found.ranges] == ["evidence", "statistics"]


def test_statistics_give_no_ceiling_above_the_ninetieth_percentile_or_without_an_offer() -> None:
    high, none = with_statistics("offer: {base: 400K}\n"), with_statistics("")
    assert high.ceiling is none.ceiling is None
    assert "cannot say how much more" in printed_sentence(join(list(high.statistics)))
    assert none.ranges == ()
    assert "Published for Software Developers" in printed_sentence(join(list(none.statistics)))


def test_pay_by_the_hour_reaches_the_wages_of_an_hour_for_its_paid_hours() -> None:
    found = with_statistics("offer: {base: 60/hour}\n")
    assert found.ceiling is not None
    (only,) = found.ranges
    assert only.high is not None
    assert only.high.unit == "USD"
    assert only.high.origins[0].unit == "USD/hour"  # type: ignore[union-attr]


def test_statistics_are_of_us_dollars_alone() -> None:
    case = case_of(HEAD.replace("USD", "EUR") + "offer: {base: 150K}\n")
    found = gather(case, None, look_up_wages("Software Engineer", "Denver"))
    assert not found.ranges
    assert not found.statistics


def test_statistics_say_nothing_of_the_whole_of_pay() -> None:
    found = with_statistics("offer: {base: 150K, bonus: {target: 20%}}\n")
    assert {one.component for one in found.ranges} == {"base"}
