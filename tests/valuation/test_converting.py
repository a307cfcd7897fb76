"""Other currencies: whose rate, of which day, said or not converted, and the law of there and back."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.offers.case import Case
from counteroffer.terms.figures import Figure, collect
from counteroffer.terms.places import Citation
from counteroffer.terms.printing import printed_sentence
from counteroffer.valuation.currencies.converting import NotConverted, convert, find_rate
from counteroffer.valuation.currencies.converting_valuations import convert_valuation
from counteroffer.valuation.valuing import value_offer
from tests.planned import HEAD, case_of

FRIDAY = date(2026, 10, 30)
PLAIN = case_of(HEAD)
SOURCE = Citation("a letter")


def own_rates(*entries: str) -> Case:
    return case_of(HEAD + "rates:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries))


def money(amount: str | int, currency: str) -> Figure:
    return Figure("offer.some", "some pay", Decimal(amount), currency, "as stated", (SOURCE,))


def converted(figure: Figure, to: str, case: Case = PLAIN, on: date = FRIDAY) -> Figure:
    found = convert(figure, to, on, case)
    assert isinstance(found, Figure)
    return found


def test_the_persons_own_rate_comes_first() -> None:
    """100,000 euros at 1.08 dollars are 108,000 dollars, whatever is published."""
    case = own_rates("base: EUR, quote: USD, rate: 1.08, on: 2026-10-28, source: my bank")
    found = converted(money(100_000, "EUR"), "USD", case)
    assert found.number == 108_000
    assert found.unit == "USD"
    assert found.id == "offer.some.in_usd"
    assert found.because == "at 1.08 USD per EUR of 28 October 2026, my bank"
    assert "rates.1.rate" in {one.id for one in collect([found])}


def test_a_rate_serves_both_ways() -> None:
    """108,000 dollars at the same rate are 100,000 euros."""
    case = own_rates("base: EUR, quote: USD, rate: 1.08, on: 2026-10-28, source: my bank")
    assert converted(money(108_000, "USD"), "EUR", case).number == 100_000


def test_of_several_rates_the_newest_up_to_the_day_is_used() -> None:
    rates = [
        f"base: EUR, quote: USD, rate: {rate}, on: {on}"
        for rate, on in (("1.2", "2026-11-05"), ("1.1", "2026-10-29"), ("1.0", "2026-10-01"))
    ]
    assert converted(money(1_000, "EUR"), "USD", own_rates(*rates)).number == 1_100
    assert (
        converted(money(1_000, "EUR"), "USD", own_rates(rates[0])).number == 1_200
    )  # their own, though of a later day
    assert (
        converted(money(1_000, "EUR"), "USD", own_rates(rates[0], "base: USD, quote: EUR, rate: 0.5")).number == 2_000
    )


def test_an_old_rate_is_said_to_be_old() -> None:
    old = own_rates("base: EUR, quote: USD, rate: 1.08, on: 2026-09-01")
    assert "an old rate" in converted(money(1, "EUR"), "USD", old).because
    assert "an old rate" in converted(money(1, "EUR"), "USD", PLAIN, date(2999, 1, 1)).because
    assert "old" not in converted(money(1, "EUR"), "USD", PLAIN).because
    rate = find_rate("EUR", "USD", date(2999, 1, 1), PLAIN)
    assert rate is not None
    assert "is old" in printed_sentence(rate.said())


def test_published_rates_cross_through_the_euro() -> None:
    """On 2026-10-30 a euro was 1.1172 dollars and 0.8338 pounds, so a pound was 1.33989 dollars and 60,000 are 80,393.4."""
    found = converted(money(60_000, "GBP"), "USD")
    assert found.number == 80_393
    assert found.because.startswith("at 1.33989 USD per GBP of 30 October 2026, European Central Bank")


def test_a_published_rate_is_used_as_it_was_published() -> None:
    """To the euro one divides by 1.1172: no rounded inverse. 111,720 dollars are 100,000 euros."""
    found = converted(money(111_720, "USD"), "EUR")
    assert found.number == 100_000
    assert "1.1172 USD per EUR" in found.because


def test_a_peg_converts_too() -> None:
    """367,250 dirhams at 3.6725 for a dollar."""
    found = converted(money(367_250, "AED"), "USD")
    assert found.number == 100_000
    assert "a fixed rate, last checked 1 December 2014, Al Arabiya" in found.because
    straight = find_rate("SAR", "USD", FRIDAY, PLAIN)
    assert straight is not None
    assert "a fixed rate, last checked 4 May 2020" in printed_sentence(straight.said())
    crossed = find_rate("AED", "EUR", FRIDAY, PLAIN)
    assert crossed is not None
    assert "of 30 October 2026" in printed_sentence(crossed.said())
    assert "It rests on a fixed rate, last checked 1 December 2014." in printed_sentence(crossed.said())


@pytest.mark.parametrize(
    ("amount", "unit", "expected", "expected_unit"),
    [("80", "EUR/hour", "89.38", "USD/hour"), ("118.20", "EUR", "132.05", "USD"), ("3", "EUR", "3", "USD")],
)
def test_small_amounts_keep_their_cents(amount: str, unit: str, expected: str, expected_unit: str) -> None:
    """80 x 1.1172 = 89.376; 118.20 x 1.1172 = 132.053; whole amounts stay whole: 3 x 1.1172 = 3.35."""
    found = converted(money(amount, unit), "USD")
    assert (str(found.number), found.unit) == (expected, expected_unit)


def test_the_same_currency_is_left_alone() -> None:
    figure = money(100, "USD")
    assert convert(figure, "USD", FRIDAY, PLAIN) is figure


def test_without_a_rate_nothing_is_converted_and_the_way_out_is_named() -> None:
    case = case_of(HEAD.replace("USD", "VND") + "offer: {base: 900M}\n")
    assert case.offer is not None
    assert case.offer.base is not None
    found = convert(case.offer.base.stated, "USD", FRIDAY, case)
    assert isinstance(found, NotConverted)
    assert found.span is not None
    assert found.span.line == 5
    assert "no rate from VND to USD" in printed_sentence(found.why)
    assert "rates: in the case" in printed_sentence(found.help)


def test_a_converted_valuation_still_adds_up() -> None:
    """In pounds: base 100,001, and 40,003 of shares in thirds of a year; every sum in dollars is that of its parts."""
    offer = "offer: {base: 100001, bonus: {target: 13%}, equity: [{kind: rsu, listed: true, grant: 40003, vest: '3y, monthly'}]}\n"
    case = case_of(HEAD.replace("USD", "GBP") + offer)
    assert case.offer is not None
    before = value_offer(case, case.offer)
    assert before is not None
    after = convert_valuation(before, "USD", FRIDAY, case)
    assert not isinstance(after, NotConverted)
    for number, year in enumerate(after.years):
        assert year.number == sum(line.years[number].number for line in after.lines if line.years)
    for line in after.lines:
        for number, year in enumerate(line.years):
            paid = sum(flow.amount for flow in line.flows if 12 * number < flow.month <= 12 * (number + 1))
            assert paid == year.number
    assert after.four_years.number == sum(year.number for year in after.years[:4])
    assert abs(after.average.number - before.average.number * Decimal("1.339889662")) < 3
    assert {figure.unit for figure in (*after.years, after.average, after.base)} == {"USD"}
    collect([*after.years, after.average, after.four_years])


@given(
    amount=st.integers(0, 10**9).map(lambda cents: Decimal(cents) / 100),
    rate=st.decimals("0.01", "200", places=4),
)
def test_there_and_back_by_ones_own_rate(amount: Decimal, rate: Decimal) -> None:
    """Back within what rounding to a cent, or to a unit, can take: half of one there, weighed by the rate, and half of one here."""
    case = own_rates(f"base: EUR, quote: USD, rate: {rate}")
    there = converted(money(str(amount), "EUR"), "USD", case)
    back = converted(there, "EUR", case)
    step = Decimal(1) if there.number == there.number.to_integral_value() else Decimal("0.01")
    assert abs(back.number - amount) <= step / 2 / rate + step / 2


@given(amount=st.integers(1_000, 10**7), pair=st.permutations(["EUR", "USD", "GBP", "INR", "CHF", "AED", "SEK"]))
def test_there_and_back_by_published_rates(amount: int, pair: list[str]) -> None:
    """Back within half a unit there, at the rate what it is worth here, and half a unit here: both ways use one rate."""
    at = find_rate(pair[1], pair[0], FRIDAY, PLAIN)
    assert at is not None
    there = converted(money(amount, pair[0]), pair[1])
    back = converted(there, pair[0])
    assert abs(back.number - amount) <= (at.convert(Decimal(1)) + 1) / 2 + Decimal("1e-9")


def test_one_unit_there_may_be_many_here() -> None:
    """1,645 rupees at 99.7 a euro are 16.5 euros, 16 or 17 in whole units; back they may be half a euro's rupees away."""
    there = converted(money(1_645, "INR"), "EUR")
    back = converted(there, "INR")
    at = find_rate("EUR", "INR", FRIDAY, PLAIN)
    assert at is not None
    assert abs(back.number - 1_645) <= (at.convert(Decimal(1)) + 1) / 2


def test_the_first_four_years_stay_four_where_more_are_shown() -> None:
    # Five years are expected: 5 x 100,000 at 2 for one; the first four make 800,000, not 1,000,000.
    rates = "rates: [{base: USD, quote: EUR, rate: 2, on: 2026-11-20}]\n"
    case = case_of(f"{HEAD}offer: {{base: 100K}}\nassume: {{expected_years: 5}}\n{rates}")
    assert case.offer is not None
    valuation = value_offer(case, case.offer)
    assert valuation is not None
    euros = convert_valuation(valuation, "EUR", date(2026, 11, 22), case)
    assert not isinstance(euros, NotConverted)
    assert euros.four_years.number == 800_000
    assert [origin.id for origin in euros.four_years.origins if isinstance(origin, Figure)] == [
        year.id for year in euros.years[:4]
    ]
