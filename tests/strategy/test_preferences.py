"""Answers of a person become money a year, each worked by hand; what contradicts itself is told with both lines."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.strategy.preferences import Preferences
from counteroffer.terms.printing import printed_sentence
from tests.planned import plan_of

POSTED = "market: [{what: base, low: 90K, high: 120K, kind: posted-range, source: job posting, date: 2026-11-01}]\n"
OFFER = "offer: {base: 100K, bonus: {target: 10%}, sign_on: {amount: 20K}, other: [{name: leave, days: 20}]}\n"


def preferences(priorities: str = "", offer: str = OFFER) -> Preferences:
    packages = plan_of(offer + POSTED + priorities).packages
    assert packages is not None
    return packages.preferences


def swaps(*lines: str) -> str:
    return "priorities:\n" + "".join(f"  - {line}\n" for line in lines)


def worth(found: Preferences, term: str) -> Decimal:
    price = found.prices[term]
    return price.worth.number


def doubts(found: Preferences) -> list[str]:
    return [printed_sentence(one.what) for one in found.contradictions]


def test_defaults_of_valuation() -> None:
    """Base carries its bonus of 10 %: 1.10. Sign-on over four years: 0.25. Leave counts nothing until told."""
    found = preferences()
    assert worth(found, "base") == Decimal("1.1")
    assert worth(found, "sign_on") == Decimal("0.25")
    assert worth(found, "bonus") == 1
    assert found.price("leave") is None
    assert {one.told_by for one in found.prices.values()} == {"valuation"}


def test_a_grant_counts_what_it_pays_a_year() -> None:
    """40,000 over four years pay 10,000 a year: 0.25 for each unit; half of it where half is counted."""
    grant = "offer: {base: 100K, equity: [{kind: rsu, grant: 40K, listed: true, vest: 4y}]}\n"
    assert worth(preferences(offer=grant), "equity") == Decimal("0.25")
    assert worth(preferences("assume: {listed_equity_counted: 50%}\n", grant), "equity") == Decimal("0.125")


def test_private_equity_has_no_price() -> None:
    private = "offer: {base: 100K, equity: [{kind: options, shares: 9000, strike: 2, listed: false}]}\n"
    assert "equity" not in preferences(offer=private).prices


def test_a_swap_of_base_for_a_remote_day() -> None:
    """5,000 of base are 5,500 a year with the bonus on them."""
    found = preferences(swaps("{give: {base: 5K}, for: {remote_days: 1}}"))
    assert worth(found, "remote_days") == 5_500
    assert found.prices["remote_days"].most == 1


def test_a_swap_for_several_days_counts_for_each() -> None:
    """2,200 a year for four days: 550 each; a quarter more counts between."""
    price = preferences(swaps("{give: {base: 2K}, for: {leave: 4}}")).prices["leave"]
    assert price.worth.number == 550
    assert price.worth_of(Decimal(3)) == 1_650
    assert price.worth_of(Decimal(-1)) == -550


def test_more_of_a_thing_may_be_worth_less_for_each() -> None:
    """One day 5,500, two days 7,700: the second adds 2,200. No contradiction."""
    found = preferences(swaps("{give: {base: 5K}, for: {remote_days: 1}}", "{give: {base: 7K}, for: {remote days: 2}}"))
    assert found.prices["remote_days"].worth_of(Decimal(2)) == 7_700
    assert found.prices["remote_days"].worth_of(Decimal("1.5")) == 6_600
    assert doubts(found) == []


def test_a_chain_of_swaps() -> None:
    """A remote day is 5,500, worth five days of leave: 1,100 each. The order of the lines does not matter."""
    lines = ("{give: {remote_days: 1}, for: {leave: 5}}", "{give: {base: 5K}, for: {remote_days: 1}}")
    assert worth(preferences(swaps(*lines)), "leave") == 1_100
    assert worth(preferences(swaps(*lines[::-1])), "leave") == 1_100


def test_two_things_for_one() -> None:
    """5,000 of base and 4,000 of sign-on (1,000 a year) for two remote days: 6,500, 3,250 each."""
    assert worth(preferences(swaps("{give: {base: 5K, sign_on: 4K}, for: {remote_days: 2}}")), "remote_days") == 3_250


def test_an_answer_stands_in_place_of_the_default() -> None:
    """Who gives 1,000 of base (1,100 a year) for 10,000 of sign-on counts it at 0.11, not at 0.25."""
    assert worth(preferences(swaps("{give: {base: 1K}, for: {sign_on: 10K}}")), "sign_on") == Decimal("0.11")


def test_the_same_swap_with_two_answers() -> None:
    found = preferences(swaps("{give: {base: 5K}, for: {remote_days: 1}}", "{give: {base: 8K}, for: {remote_days: 1}}"))
    (doubt,) = doubts(found)
    assert doubt.startswith("Line 8 and line 9 contradict each other")
    assert "$5,500" in doubt
    assert "$8,800" in doubt
    assert worth(found, "remote_days") == 5_500


def test_answers_that_nearly_agree_count_as_one() -> None:
    lines = ("{give: {base: 5K}, for: {remote_days: 1}}", "{give: {base: 5.2K}, for: {remote_days: 1}}")
    assert doubts(preferences(swaps(*lines))) == []
    assert len(doubts(preferences(swaps(*lines) + "assume: {answers_agree: 0}\n"))) == 1


def test_a_circle_of_swaps() -> None:
    """Leave is 1,100 a day by the first two lines, 2,200 by the third."""
    found = preferences(
        swaps(
            "{give: {base: 5K}, for: {remote_days: 1}}",
            "{give: {remote_days: 1}, for: {leave: 5}}",
            "{give: {leave: 5}, for: {base: 10K}}",
        )
    )
    (doubt,) = doubts(found)
    assert "10" in doubt
    assert "9" in doubt
    assert "$11,000" in doubt
    assert "$5,500" in doubt


def test_more_for_less_is_a_contradiction() -> None:
    found = preferences(swaps("{give: {base: 5K}, for: {remote_days: 1}}", "{give: {base: 1K}, for: {remote_days: 2}}"))
    (doubt,) = doubts(found)
    assert "more of remote days would be worth less" in doubt
    assert found.prices["remote_days"].worth_of(Decimal(2)) == 1_100


def test_a_negative_price_does_not_count() -> None:
    found = preferences(swaps("{give: {base: 2K}, for: {base: 5K, gym: 1}}"))
    assert "gym" not in found.prices
    (doubt,) = doubts(found)
    assert "worth less than nothing" in doubt


def test_two_unknown_things_are_asked_again() -> None:
    found = preferences(swaps("{give: {parking: 1}, for: {later_start: 1}}"))
    asked = [printed_sentence(one) for one in found.questions]
    assert any("neither has a price in money" in one and one.startswith("Line 8") for one in asked)


def test_an_order_bounds_what_has_no_swap() -> None:
    """Leave above remote days: a day of leave is worth at least a remote day. What stands last has no bound below."""
    found = preferences(swaps("{give: {base: 5K}, for: {remote_days: 1}}") + "rank: [leave, remote_days, parking]\n")
    assert worth(found, "leave") == 5_500
    assert found.prices["leave"].told_by == "order"
    assert "parking" not in found.prices


def test_an_order_above_base_is_worth_a_step_of_base() -> None:
    """A rounding step of base is 500 here: 550 a year."""
    assert worth(preferences("rank: [leave, base]\n"), "leave") == 550


def test_an_order_that_the_swaps_turn_round() -> None:
    found = preferences(
        swaps("{give: {base: 5K}, for: {remote_days: 1}}", "{give: {base: 1K}, for: {leave: 1}}")
        + "rank: [leave, remote_days]\n"
    )
    (doubt,) = doubts(found)
    assert doubt.startswith("You rank leave above remote_days")


@settings(deadline=None, max_examples=30)
@given(
    st.lists(
        st.tuples(st.integers(1, 20), st.sampled_from(["leave", "remote_days", "gym"]), st.integers(1, 5)), max_size=5
    ),
    st.integers(2, 9),
)
def test_scaling_all_money_scales_all_prices(answers: list[tuple[int, str, int]], factor: int) -> None:
    def of(times: int) -> Preferences:
        lines = [
            f"{{give: {{base: {1000 * base * times}}}, for: {{{term}: {count}}}}}" for base, term, count in answers
        ]
        offer = f"offer: {{base: {100_000 * times}, bonus: {{target: 10%}}}}\n"
        top = f"market: [{{what: base, high: {120_000 * times}, kind: posted-range, source: posting}}]\n"
        packages = plan_of(offer + top + (swaps(*lines) if lines else "")).packages
        assert packages is not None
        return packages.preferences

    once, more = of(1), of(factor)
    for term in {term for _base, term, _count in answers}:
        first, second = once.prices[term].worth_of(Decimal(2)), more.prices[term].worth_of(Decimal(2))
        assert second == pytest.approx(first * factor, rel=Decimal("0.001"))
    assert len(once.contradictions) == len(more.contradictions)
