"""When guides are due: the named day, else an assumption counted from the day or the quarter that they name."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.guides.guide import Dated, Guide
from counteroffer.library.freshness import REVIEW_INTERVAL, find_reviews, months_after, review_of


def guide(path: str = "a.md", **dated: Any) -> Guide:
    return Guide(path=path, company="Acme", role="Baker", dated=Dated(**dated))


@pytest.mark.parametrize(
    ("dated", "due", "basis"),
    [
        ({"next_review_due": "2026-05-23", "last_updated": "2026-02-23"}, date(2026, 5, 23), "next_review_due"),
        ({"last_updated": "2026-08-31T10:00"}, date(2027, 2, 28), "last_updated"),
        ({"last_updated": "2026-02-01", "data_quarter": "2024-Q1"}, date(2026, 8, 1), "last_updated"),
        ({"data_quarter": "2025-Q4"}, date(2026, 6, 30), "data_quarter"),
        ({"next_review_due": "2026-02-30", "data_quarter": "2025 Q1"}, date(2025, 9, 30), "data_quarter"),
        ({"next_review_due": "soon", "last_updated": "2026-2-1", "data_quarter": "Q5"}, None, None),
        ({"last_updated": "9999-12-31"}, date.max, "last_updated"),
        ({"data_quarter": "0000-Q1"}, None, None),
    ],
)
def test_the_day(dated: dict[str, str], due: date | None, basis: str | None) -> None:
    review = review_of(guide(**dated))
    assert (review.due, review.basis) == (due, basis)


def test_the_interval_is_an_assumption_with_a_range() -> None:
    assert REVIEW_INTERVAL.low <= REVIEW_INTERVAL.value <= REVIEW_INTERVAL.high
    assert review_of(guide(last_updated="2026-01-15"), 3).due == date(2026, 4, 15)


def test_reviews_come_by_day_with_the_undated_last() -> None:
    guides = [guide("a"), guide("b", next_review_due="2027-01-01"), guide("c", next_review_due="2026-01-01")]
    reviews = find_reviews(guides)
    assert [review.guide.path for review in reviews] == ["c", "b", "a"]
    assert [review.days_left(date(2026, 1, 2)) for review in reviews] == [-1, 364, None]


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(1, 120))
def test_months_later_is_later_and_in_the_right_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert later > day
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
