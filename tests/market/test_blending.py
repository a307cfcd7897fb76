"""All evidence on one scale: weights, ageing, thin evidence, and the order of what may stand as a ceiling."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from counteroffer.market.assumptions import MARKET_ASSUMPTIONS, WEIGHTS
from counteroffer.market.benchmark import Benchmark
from counteroffer.market.blending import blend
from counteroffer.market.gathering import gather
from counteroffer.market.held import HeldRecords, find_records
from counteroffer.market.published import look_up_wages
from counteroffer.market.records.folder import Folder
from counteroffer.playbook.market_blocks import TEXTS
from counteroffer.strategy.assumptions import known_assumptions
from counteroffer.terms.figures import Assumption, Figure, collect
from counteroffer.terms.places import Citation, Span
from counteroffer.terms.printing import printed_sentence
from tests.market.imported import cases, filing_file, take_in, take_text
from tests.planned import case_of

HEAD = "kind: offer\ncompany: Acme\nrole: Software Engineer\nregion: Denver\ncurrency: USD\n"
TODAY = date(2026, 11, 21)
PLAIN = "assume: {wage_growth: 0, thin_widening: 0.5, range_covers: 80%}\n"


def gathered(text: str, records: HeldRecords | None = None) -> Benchmark:
    return gather(case_of(HEAD + text), None, None, records)


def market(*entries: str) -> str:
    return "market:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)


def held(folder: Path, text: str = "offer: {base: 210K}\n") -> HeldRecords:
    wages = look_up_wages("Software Engineer", "Denver")
    return find_records(Folder(folder), case_of(HEAD + text), wages, TODAY)


def test_nothing_known_is_no_blend() -> None:
    assert blend(case_of(HEAD), gathered(""), TODAY) is None


def test_one_range_blends_to_itself_made_wider() -> None:
    text = (
        market("what: base, low: 100K, high: 144K, kind: posted range, source: p, date: 2026-11-21")
        + "assume: {wage_growth: 0}\n"
    )
    found = blend(case_of(HEAD + text), gathered(text), TODAY)
    assert found is not None
    assert found.middle.number == 120_000  # the middle on the scale of logarithms
    assert found.widened is None  # a range posted today for this job is one full source
    assert [point.number for point in (found.points[0], found.points[4])] == [100_000, 144_000]


def test_thin_evidence_widens_and_says_so() -> None:
    text = market("what: base, low: 100K, high: 144K, kind: survey, source: p, date: 2023-11-21")
    found = blend(case_of(HEAD + text), gathered(text), TODAY)
    assert found is not None
    assert found.widened is not None
    assert found.widened.number == Decimal("0.75")  # half the weight of a survey, halved by three years
    assert found.high.number / found.low.number > Decimal("1.25")


def test_old_figures_are_raised_to_today() -> None:
    def middle(day: str) -> Decimal:
        text = market(f"what: base, value: 100K, kind: survey, source: p, date: {day}")
        found = blend(case_of(HEAD + text), gathered(text), TODAY)
        assert found is not None
        return found.middle.number

    assert middle("2026-11-21") == 100_000
    assert middle("2024-11-21") == 106_100


def test_newer_evidence_weighs_more() -> None:
    text = market(
        "what: base, value: 100K, kind: survey, source: old, date: 2020-11-21",
        "what: base, value: 140K, kind: survey, source: new, date: 2026-11-01",
    )
    found = blend(case_of(HEAD + text), gathered(text), TODAY)
    assert found is not None
    weights = {printed_sentence(one.said_by).split(",")[0]: one.weight.number for one in found.strands}
    assert weights["survey: new"] > 3 * weights["survey: old"]
    assert sum(weights.values()) == 1


def test_every_assumption_can_be_overridden() -> None:
    assert {one.id.removeprefix("assume.") for one in MARKET_ASSUMPTIONS} <= set(known_assumptions())
    text = market("what: base, value: 100K, kind: survey, source: p, date: 2024-11-21")
    case = case_of(HEAD + text + "assume: {wage_growth: 0}\n")
    found = blend(case, gathered(text), TODAY)
    assert found is not None
    assert found.middle.number == 100_000


@given(st.lists(st.tuples(st.integers(20, 400), st.integers(0, 300)), min_size=1, max_size=4))
def test_the_blend_lies_between_its_sources(ranges: list[tuple[int, int]]) -> None:
    text = market(
        *(
            f"what: base, low: {low}000, high: {low + more}000, kind: posted range, source: p, date: 2026-11-21"
            for low, more in ranges
        )
    )
    found = blend(case_of(HEAD + text), gathered(text), TODAY)
    assert found is not None
    lows, highs = [low for low, _more in ranges], [low + more for low, more in ranges]
    assert min(lows) * 1000 - 100 <= found.middle.number <= max(highs) * 1000 + 100
    values = [point.number for point in found.points]
    assert values == sorted(values)
    leaves = (origin for figure in collect(found.points) for origin in figure.origins if not isinstance(origin, Figure))
    assert all(isinstance(leaf, Span | Citation | Assumption) for leaf in leaves)


def test_the_order_of_ceilings(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    rows = cases(
        9, 250_000, employer="Acme Inc.", title="Software Engineer", city="Denver", state="CO", day="2026-02-01"
    )
    take_in(folder, filing_file(tmp_path / "a.csv", rows))
    offer = "offer: {base: 210K}\n"
    records = held(folder)
    only = gathered(offer, records)
    assert only.ceiling_source == "filings"
    assert only.ceiling is not None
    assert only.ceiling.number == 253_200  # the ninetieth percentile of this very role
    evidence = market("what: base, high: 230K, kind: survey, source: s")
    assert gathered(offer + evidence, records).ceiling_source == "evidence"
    take_text(folder, "notes.md", "- Acme | Software Engineer | Denver | base $222K | 2026-05-01\n")
    assert gathered(offer, held(folder)).ceiling_source == "notes"
    assert gathered(offer + evidence, held(folder)).ceiling_source == "evidence"
    take_text(folder, "ad.txt", "Company: Acme\nTitle: Software Engineer\nDate: 2026-09-01\nSalary $215K-$240K\n")
    found = gathered(offer + evidence, held(folder))
    assert (found.ceiling_source, found.ceiling.number if found.ceiling else 0) == ("posted", 240_000)
    posted = market("what: base, high: 236K, kind: posted range, source: p")
    assert gathered(offer + posted, held(folder)).ceiling_source == "posted-range"


def test_filings_of_all_levels_reach_one_step_above_the_base(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    rows = cases(21, 200_000, employer="Acme Inc.", title="Baker of Code", city="Denver", state="CO", day="2026-02-01")
    take_in(folder, filing_file(tmp_path / "a.csv", rows))
    records = held(folder)
    assert [one.scope for one in records.filings] == ["filings-employer", "filings-area"]
    assert (
        printed_sentence(records.filings[0].about)
        == "Acme, Software Developers, all levels, Denver-Aurora-Centennial, CO"
    )
    found = gathered("offer: {base: 196K}\n", records)
    assert found.ceiling is not None
    assert found.ceiling.number == 200_000  # nearest to the twenty-fifth percentile, so the median
    (first, *_others) = found.ranges
    assert first.stands == "between the twenty-fifth percentile and the median of the filings"
    assert gathered("", held(folder, "")).ceiling is None  # without a base there is no step


def test_four_filings_are_no_cell_and_old_ones_do_not_count(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    take_in(
        folder,
        filing_file(
            tmp_path / "a.csv", cases(4, 200_000, employer="Acme", title="Software Engineer", day="2026-02-01")
        ),
    )
    take_in(
        folder,
        filing_file(
            tmp_path / "b.csv",
            cases(9, 90_000, employer="Acme", title="Software Engineer", day="2022-02-01", start="7"),
        ),
    )
    assert held(folder).filings == ()


def test_a_senior_is_not_held_against_all(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    plain = cases(6, 150_000, employer="Acme", title="Software Engineer", city="Denver", state="CO", day="2026-02-01")
    senior = cases(
        6,
        220_000,
        employer="Acme",
        title="Sr. Software Engineer",
        city="Denver",
        state="CO",
        day="2026-02-01",
        start="9",
    )
    take_in(folder, filing_file(tmp_path / "a.csv", [*plain, *senior]))
    of_employer = held(folder).of_employer()
    assert of_employer is not None
    assert of_employer.scope == "filings-role"
    assert of_employer.count.number == 6
    assert of_employer.point(50).number < 160_000


def test_every_kind_of_evidence_has_its_words_in_the_chart() -> None:
    assert all(TEXTS.has(f"chart.{kind}") for kind in WEIGHTS)
