"""Where a base wage lies among published percentiles, and how far the estimate between two of them may be off."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.market.placing import Placed, place_in_wages
from counteroffer.market.wage_tables import NATIONAL, areas, occupations
from counteroffer.market.wages import Mark, WageCell, wage_percentiles
from counteroffer.terms.figures import Figure
from counteroffer.terms.places import Citation
from counteroffer.terms.printing import printed_sentence

FOUND = wage_percentiles(occupations()["15-1252"], areas()[NATIONAL])
assert FOUND is not None
CELL: WageCell = FOUND
RANKS = [Decimal(point.rank) / 100 for point in CELL.yearly]
WAGES = [point.wage.number for point in CELL.yearly if point.wage]


def base(value: int | Decimal, unit: str = "USD") -> Figure:
    return Figure("offer.base", "base", Decimal(value), unit, "test", (Citation("test"),))


def placed(value: int | Decimal, cell: WageCell = CELL) -> Placed:
    found = place_in_wages(base(value), cell)
    assert found is not None
    return found


def cell_of(*wages: int | str | None) -> WageCell:
    """A cell of given yearly wages; a text is a lower bound, None is not published."""
    marks = [Mark.NOT_RELEASED if one is None else Mark.AT_OR_ABOVE if isinstance(one, str) else None for one in wages]
    points = []
    for point, wage, mark in zip(CELL.yearly, wages, marks, strict=True):
        assert point.wage is not None
        figure = replace(point.wage, value=Decimal(wage)) if wage is not None else None
        points.append(replace(point, wage=figure, mark=mark or Mark.PUBLISHED))
    return replace(CELL, yearly=tuple(points), mean_error=None)


@pytest.mark.parametrize(
    ("value", "stands"),
    [
        (20_000, "below the tenth percentile"),
        (WAGES[0], "at the tenth percentile"),
        (WAGES[2] - 1, "between the twenty-fifth percentile and the median"),
        (WAGES[2], "at the median"),
        (WAGES[2] + 1, "between the median and the seventy-fifth percentile"),
        (WAGES[4], "at the ninetieth percentile"),
        (WAGES[4] + 1, "above the ninetieth percentile"),
    ],
)
def test_where_it_stands(value: Decimal, stands: str) -> None:
    assert placed(value).stands == stands


def test_the_estimate_names_its_method_and_bounds() -> None:
    said = printed_sentence(placed(150_000).sentence())
    assert "between the median and the seventy-fifth percentile" in said
    assert "on a straight line between the logarithms of the two wages" in said
    assert "from 50% to 75%" in said


@given(st.integers(1_000, 1_000_000))
def test_the_estimate_lies_between_the_ranks_of_its_points(value: int) -> None:
    found = placed(value)
    inside = WAGES[0] < value < WAGES[4] and value not in WAGES
    assert (found.estimate is not None) == inside
    if found.estimate is not None:
        assert found.estimate.low.number <= found.estimate.share.number <= found.estimate.high.number
        assert found.estimate.error <= found.estimate.high.number - found.estimate.low.number
        above = next(rank for rank, wage in zip(RANKS, WAGES, strict=True) if wage > value)
        assert found.estimate.high.number == above


@given(st.integers(90_000, 210_000), st.integers(0, 50_000))
def test_more_pay_never_stands_lower(value: int, more: int) -> None:
    one, other = placed(value), placed(value + more)
    if one.estimate and other.estimate:
        assert one.estimate.share.number <= other.estimate.share.number


@given(st.integers(1_000, 1_000_000))
def test_the_next_step_lies_above_and_is_published(value: int) -> None:
    step = placed(value).next_step()
    assert (step is None) == (value * (1 + (CELL.mean_error.number if CELL.mean_error else 0)) >= WAGES[4])
    if step is not None and step.exact is not None:
        assert step.exact.number in WAGES
        assert step.exact.number > value


def test_the_next_step_follows_the_nearest_point() -> None:
    cell = cell_of(100, 200, 400, 800, 1600)
    steps = {value: placed(value, cell).next_step() for value in (50, 110, 150, 250, 300, 700, 1500)}
    assert {value: step.rank if step else None for value, step in steps.items()} == {
        50: 10, 110: 25, 150: 50, 250: 50, 300: 75, 700: 90, 1500: 90,
    }  # fmt: skip


def test_pay_by_the_hour_is_held_against_the_wages_of_an_hour() -> None:
    found = place_in_wages(base(Decimal("64.00"), "USD/hour"), CELL)
    assert found is not None
    assert found.per == "hour"
    assert place_in_wages(base(100_000, "EUR"), CELL) is None


def test_a_bound_is_no_point_to_estimate_with() -> None:
    cell = cell_of(120_000, 180_000, 200_000, "239200", "239200")
    low, high = placed(230_000, cell), placed(300_000, cell)
    assert low.stands == "between the median and the seventy-fifth percentile"
    assert high.stands == "above the median; the seventy-fifth percentile is published only as a lower bound"
    assert low.estimate is high.estimate is None
    assert low.next_step() is high.next_step() is None
    all_bounds = cell_of(*["239200"] * 5)
    assert placed(200_000, all_bounds).stands == "below the tenth percentile"
    assert "published only as a lower bound" in placed(300_000, all_bounds).stands


def test_what_is_not_published_places_nothing() -> None:
    assert place_in_wages(base(100_000), cell_of(*[None] * 5)) is None


def test_equal_points_are_named_together() -> None:
    assert placed(200, cell_of(100, 200, 200, 300, 400)).stands == "at the twenty-fifth percentile and the median"
