"""The reservation wage: cases by hand, against sums and simulation, and the laws that hold for every search.

w* - income = k E[max(0, W - w*)],  k = offers a year / (discount + 1 / years)
"""

import random
from dataclasses import replace
from decimal import Decimal
from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.strategy.searching import PaySpan, Search, reservation_wage
from tests.planned import HEAD, faults_of, number, plan_of, said, whole_number

ONE = Decimal(1)


def search(income: int, *spans: tuple[int, int], offers: str = "2", discount: str = "0.05", years: int = 4) -> Search:
    pay = tuple(PaySpan(ONE / len(spans), Decimal(low), Decimal(high)) for low, high in spans)
    return Search(
        income=Decimal(income), offers_a_year=Decimal(offers), discount=Decimal(discount), years=Decimal(years), pay=pay
    )


def test_within_the_range() -> None:
    """Two offers a year, four years a job, 5 %: k = 2 / 0.30 = 6.6667. Pay from 100,000 to 140,000, income 30,000.

    w* = 140,000 - 40,000 / 6.6667 x (root(1 + 2 x 6.6667 x 110,000 / 40,000) - 1) = 140,000 - 6,000 x (6.13732 - 1)
       = 109,176. Check: waiting costs 79,176; an offer brings 30,824 squared / 80,000 = 11,876 on average, times 6.6667 is 79,176.
    """
    assert round(reservation_wage(search(30_000, (100_000, 140_000)))) == 109_176


def test_below_the_range_every_offer_is_taken() -> None:
    """Pay from 118,000 to 122,000, no income: k x 120,000 / (1 + k) = 800,000 / 7.6667 = 104,348, below the range."""
    assert round(reservation_wage(search(0, (118_000, 122_000)))) == 104_348


def test_an_income_above_the_range_is_not_given_up() -> None:
    assert reservation_wage(search(150_000, (100_000, 140_000))) == 150_000


def test_a_single_pay_is_a_mean() -> None:
    """Every offer pays 90,000: w* = (30,000 + 6.6667 x 90,000) / 7.6667 = 82,174."""
    assert round(reservation_wage(search(30_000, (90_000, 90_000)))) == 82_174


def test_without_offers_there_is_the_income_alone() -> None:
    assert reservation_wage(search(30_000, (100_000, 140_000), offers="0")) == 30_000


SPANS = st.tuples(st.integers(0, 400_000), st.integers(1, 200_000)).map(lambda span: (span[0], span[0] + span[1]))
SEARCHES = st.builds(
    lambda income, spans, offers, points, years: search(
        income, *spans, offers=str(offers), discount=str(Decimal(points) / 100), years=years
    ),
    st.integers(0, 500_000), st.lists(SPANS, min_size=1, max_size=3), st.integers(0, 12), st.integers(0, 30), st.integers(1, 10),
)  # fmt: skip


def mean_excess(found: Search, wage: float, steps: int = 4_000) -> float:
    """E[max(0, W - wage)] by the sum over the middles of small steps."""
    total = 0.0
    for span in found.pay:
        low, high = float(span.low), float(span.high)
        width = (high - low) / steps
        total += float(span.weight) * sum(max(0.0, low + (step + 0.5) * width - wage) for step in range(steps)) / steps
    return total


@settings(max_examples=60, deadline=None)
@given(SEARCHES)
def test_the_closed_form_solves_the_equation(found: Search) -> None:
    wage = float(reservation_wage(found))
    waiting, brought = wage - float(found.income), float(found.patience) * mean_excess(found, wage)
    assert brought == pytest.approx(waiting, rel=1e-3, abs=0.5)


@settings(max_examples=100, deadline=None)
@given(SEARCHES, st.integers(0, 50_000), st.integers(0, 3))
def test_more_to_live_on_and_more_offers_never_lower_it(found: Search, more: int, offers: int) -> None:
    wage = reservation_wage(found)
    assert wage >= found.income
    assert reservation_wage(replace(found, income=found.income + more)) >= wage
    assert reservation_wage(replace(found, offers_a_year=found.offers_a_year + offers)) >= wage
    raised = tuple(replace(span, low=span.low + more, high=span.high + more) for span in found.pay)
    assert reservation_wage(replace(found, pay=raised)) >= wage


@settings(max_examples=100, deadline=None)
@given(SEARCHES, st.integers(2, 100))
def test_all_money_times_so_much(found: Search, times: int) -> None:
    pay = tuple(replace(span, low=span.low * times, high=span.high * times) for span in found.pay)
    larger = reservation_wage(replace(found, income=found.income * times, pay=pay))
    assert larger == pytest.approx(reservation_wage(found) * times, rel=Decimal("1e-20"))


def lived(found: Search, least: float, runs: int) -> float:
    """What a search that takes every offer of at least `least` brings a year, by simulating lives of 200 years."""
    draw, rate, total = random.Random(7), float(found.discount), 0.0
    (span,) = found.pay
    low, high, offers, years = float(span.low), float(span.high), float(found.offers_a_year), float(found.years)
    for _run in range(runs):
        now = 0.0
        while now < 200:
            wage = -1.0
            searched = now
            while wage < least:
                searched += draw.expovariate(offers)
                wage = draw.uniform(low, high)
            until = searched + draw.expovariate(1 / years)
            total += float(found.income) * (exp(-rate * now) - exp(-rate * searched))
            total += wage * (exp(-rate * searched) - exp(-rate * until))
            now = until
    return total / runs


def test_against_simulated_lives() -> None:
    """By the hand-worked search: it brings 109,176 a year, and no other least wage brings more than the noise."""
    found = search(30_000, (100_000, 140_000))
    best = lived(found, 109_176, 1_500)
    assert best == pytest.approx(109_176, rel=0.01)
    assert lived(found, 100_000, 1_500) < best
    assert lived(found, 126_000, 1_500) < best


CASE = "offer: {base: 100K}\nmarket: [{what: base, low: 90K, high: 120K, kind: survey, source: pay survey}]\n"


def test_a_search_in_a_case() -> None:
    """Income 20,000, pay from 90,000 to 120,000, k = 6.6667: w* = 120,000 - 4,500 x (root(1 + 44.4444) - 1) = 94,164.

    It stays open for sure, so it is the best alternative.
    """
    position = plan_of(CASE + "alternatives: [{name: keep looking, kind: search, income: 20K}]\n").position
    assert whole_number(position.batna) == 94_164
    assert whole_number(position.alternatives[0].probability) == 1


def test_own_evidence_says_more_of_others_than_this_employers_range() -> None:
    """The posted range is this employer's: it changes the ask and not the search."""
    posted = "  - {what: base, low: 95K, high: 140K, kind: posted-range, source: ad}\n"
    text = CASE.replace("[{what", "\n  - {what").replace("}]", "}") + "%s" + "alternatives: [{name: look, kind: search, income: 20K}]\n"  # fmt: skip
    assert whole_number(plan_of(text % posted).position.batna) == 94_164
    alone = "offer: {base: 100K}\nmarket:\n" + posted + "alternatives: [{name: look, kind: search, income: 20K}]\n"
    assert number(plan_of(alone).position.batna) > 94_164


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (CASE + "alternatives: [{name: look, kind: search}]\n", "states no pay"),
        ("offer: {base: 100K}\nalternatives: [{name: look, kind: search, income: 20K}]\n", "A pay range under market:"),
    ],
)
def test_too_little_is_known_and_said(text: str, words: str) -> None:
    (weighed,) = plan_of(text).position.alternatives
    assert not weighed.counts
    assert weighed.left_out is not None
    assert words in said((weighed.left_out,))


def test_what_a_search_is_liked_better_by_counts() -> None:
    position = plan_of(CASE + "alternatives: [{name: look, kind: search, income: 20K, prefer_by: -4K}]\n").position
    assert whole_number(position.batna) == 90_164


def test_income_by_the_month_and_in_another_currency() -> None:
    """1,250 euros a month are 15,000 a year, at 1.2 dollars 18,000."""
    text = (
        CASE
        + "alternatives: [{name: look, kind: search, currency: EUR, income: %s}]\nrates: [{base: EUR, quote: USD, rate: 1.2}]\n"
    )
    by_month = plan_of(text % "1250/month").position.batna
    dollars = plan_of(CASE + "alternatives: [{name: look, kind: search, income: 18K}]\n").position.batna
    assert number(by_month) == number(dollars)


def test_an_income_elsewhere_is_told_to_count_nothing() -> None:
    text = HEAD + CASE + "alternatives: [{name: here, kind: present, income: 20K, offer: {base: 80K}}]\n"
    search = text.replace("kind: present", "kind: search").replace(", offer: {base: 80K}", "")
    assert "income-without-search" in {fault.rule for fault in faults_of(text)}
    assert "income-without-search" not in {fault.rule for fault in faults_of(search)}


def test_a_search_that_states_an_offer_is_taken_at_its_word() -> None:
    position = plan_of(CASE + "alternatives: [{name: look, kind: search, probability: 50%, offer: {base: 80K}}]\n").position  # fmt: skip
    assert whole_number(position.batna) == 40_000


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 110), st.integers(0, 110))
def test_less_to_live_on_never_raises_the_walk_away(one: int, other: int) -> None:
    text = CASE + "alternatives: [{name: look, kind: search, income: %sK}]\n"
    less, more = (plan_of(text % income).position.reservation for income in sorted((one, other)))
    assert less is not None
    assert more is not None
    assert less.worth.number <= more.worth.number
