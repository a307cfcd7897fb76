"""What a company or a fund must do for an offer to equal another, by hand and by law.

The stake of the hand-worked cases: 40,000 shares, vested evenly over the four expected years, in a company of 10
million shares whose last round at 10 makes it worth 100 million; 2 million preferred shares take 20 million first.
The base is 100,000, so a target of t a year takes 4 x (t - 100,000) from the stake.
"""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counteroffer.terms.figures import collect
from counteroffer.valuation.equity.break_even import Needed, Outcome, break_even
from counteroffer.valuation.valuation import Valuation
from tests.planned import said
from tests.valuation.packages import grants, package, target

COMPANY = (
    "preferred: 10, fully_diluted: 10M, preferences: 20M, preferred_shares: 2M, participating: false, listed: false"
)
RSU = f"kind: rsu, shares: 40000, vest: 4y, {COMPANY}"
CARRY = "kind: carry, vest: 4y, carry: {pool_share: 0.5%, fund: 1B, carry: 20%, hurdle: 8%, catch_up: 100%, years: 2}"


def answers(valuation: Valuation, amount: int) -> tuple[Needed, ...]:
    found = break_even(valuation, target(amount))
    assert found is not None
    return found.answers


def needed(valuation: Valuation, amount: int) -> Decimal | None:
    (answer,) = answers(valuation, amount)
    return answer.multiple.number if answer.multiple else None


@pytest.mark.parametrize(
    ("amount", "multiple"),
    [
        (120_000, "0.36"),  # 80,000 / 40,000 = 2 a share: (V - 20) / 8 = 2, V = 36 million
        (140_000, "0.52"),  # 4 a share: V = 52 million
        (200_000, "1"),  # 10 a share: the preferred shares convert just here
        (300_000, "2"),  # 20 a share: V / 10 = 20
        (110_001, "0.29"),  # 40,004 / 40,000 = 1.0001 a share: V = 28.0008 million, rounded up to 0.29
        (110_000, "0.28"),  # 1 a share: V = 28 million
    ],
)
def test_break_even_by_hand(amount: int, multiple: str) -> None:
    assert needed(grants(RSU), amount) == Decimal(multiple)


def test_what_is_missing_is_exact_to_the_unit() -> None:
    """In one expected year a quarter of the shares vests: 10,000 x 1,000 at 100 times. One unit more is out of reach."""
    one_year = grants(RSU, more="assume: {expected_years: 1}\n")
    assert [answer.missing.number for answer in answers(grants(RSU), 120_000)] == [80_000]
    assert needed(one_year, 10_100_000) == 100
    assert needed(one_year, 10_100_001) is None


def test_break_even_of_options() -> None:
    """40,000 options at 3: 2 a share and 3 of strike are 5; (V - 20) / 8 = 5, V = 60 million."""
    entry = RSU.replace("kind: rsu", "kind: options, strike: 3")
    assert needed(grants(entry), 120_000) == Decimal("0.6")


def test_break_even_after_dilution() -> None:
    """12.5 million shares, 10.5 million of them common: (V - 20) / 10.5 = 2, V = 41 million."""
    assert needed(grants(f"{RSU}, dilution: 20%"), 120_000) == Decimal("0.41")


def test_break_even_of_carry() -> None:
    """80,000 / 0.5 % = 16 million for the pool, all of it above the hurdle of 166.4 million: 182.4 of 1,000 million."""
    (answer,) = answers(grants(CARRY), 120_000)
    assert answer.of == "fund"
    assert answer.multiple is not None
    assert answer.multiple.number == Decimal("1.19")  # 1.1824, rounded up


def test_the_answer_in_words() -> None:
    (answer,) = answers(grants(f"{RSU}, dilution: 20%"), 120_000)
    assert said((answer.sentence,)) == (
        "The company must be worth 0.41 × the last round ($10 a preferred share), after dilution and preferences, "
        "for this offer to equal your best alternative ($120,000 a year, chances counted in)."
    )
    assert "What new shares would take first" in said(answer.notes)
    (answer,) = answers(grants("kind: rsu, grant: 160K, vest: 4y, listed: false"), 120_000)
    assert "× what it is worth now (by the stated value of $160,000), before dilution and preferences," in said(
        (answer.sentence,)
    )
    (answer,) = answers(grants(CARRY), 120_000)
    assert said((answer.sentence,)).startswith("The fund must return 1.19 × its size of $1,000,000,000 for this offer")


def test_nothing_is_needed_where_the_offer_is_worth_as_much_without() -> None:
    (answer,) = answers(grants(RSU), 100_000)
    assert answer.outcome is Outcome.ALREADY
    assert answer.multiple is None
    assert "even if the company comes to nothing" in said((answer.sentence,))


def test_out_of_reach() -> None:
    """At 100 times a share is 1,000: 40 million, ten million a year. One unit more is out of reach."""
    assert needed(grants(RSU), 10_100_000) == 100
    (answer,) = answers(grants(RSU), 10_100_001)
    assert answer.outcome is Outcome.OUT_OF_REACH
    assert "100 ×" in said((answer.sentence,))


def test_what_does_not_vest_in_the_expected_years_does_not_count() -> None:
    entry = RSU.replace("vest: 4y", "vest: '5y, 5y cliff'")
    (answer,) = answers(grants(entry), 120_000)
    assert answer.outcome is Outcome.OUT_OF_REACH


def test_fewer_expected_years() -> None:
    """Two years: half of the shares, and 2 x 20,000 missing: 40,000 / 20,000 = 2 a share again."""
    assert needed(grants(RSU, more="assume: {expected_years: 2}\n"), 120_000) == Decimal("0.36")


def test_stakes_in_one_company_move_together() -> None:
    """20,000 shares and 20,000 options at 3. For 80,000 at c a share, 20,000 x (c + c - 3) = 80,000: c = 3.5.

    (V - 20) / 8 = 3.5: V = 48 million.
    """
    half = RSU.replace("40000", "20000")
    found = grants(half, half.replace("kind: rsu", "kind: options, strike: 3"))
    assert needed(found, 120_000) == Decimal("0.48")


def test_what_one_grant_states_of_the_company_holds_for_the_others() -> None:
    """400,000 at 10 a share are 40,000 shares: with the options under water the answer is that of 40,000 shares alone."""
    options = f"kind: options, shares: 1000, strike: 90, vest: 4y, {COMPANY}"
    (answer,) = answers(grants("kind: rsu, grant: 400K, vest: 4y, listed: false", options), 120_000)
    assert answer.multiple is not None
    assert answer.multiple.number == Decimal("0.36")
    assert said((answer.sentence,)).count("last round") == 1


def test_company_and_fund_are_asked_for_one_by_one() -> None:
    company, fund = answers(grants(RSU, CARRY), 120_000)
    assert (company.of, fund.of) == ("company", "fund")
    assert company.multiple is not None
    assert fund.multiple is not None
    assert (company.multiple.number, fund.multiple.number) == (Decimal("0.36"), Decimal("1.19"))
    assert "The carried interest counts nothing here." in said(company.notes)
    assert "The stake in the company counts nothing here." in said(fund.notes)


def test_the_persons_estimate_gives_way_to_the_stake() -> None:
    """An estimate of 30,000 a year makes the offer worth 130,000; without it 80,000 are missing as before."""
    found = grants(f"{RSU}, estimate: 30K")
    assert found.average.number == 130_000
    assert needed(found, 120_000) == Decimal("0.36")
    (answer,) = answers(found, 120_000)
    assert "own estimate of it is left out" in said(answer.notes)


def test_the_estimate_of_the_other_stake_stays() -> None:
    """Carry estimated at 20,000 a year: nothing is missing for the company."""
    company, fund = answers(grants(RSU, f"{CARRY}, estimate: 20K"), 120_000)
    assert company.outcome is Outcome.ALREADY
    assert "counts at your own estimate here" in said(company.notes)
    assert fund.multiple is not None
    assert fund.multiple.number == Decimal("1.19")


def test_no_stake_no_break_even() -> None:
    assert break_even(package("bonus: {target: 10%}"), target(120_000)) is None


def test_a_target_in_another_currency_is_refused() -> None:
    with pytest.raises(ValueError, match="EUR"):
        break_even(grants(RSU), target(120_000, "EUR"))


def test_every_number_leads_back_to_the_case() -> None:
    for answer in answers(grants(RSU, CARRY), 120_000):
        shown = [answer.missing, *answer.sentence.figures()]
        for note in answer.notes:
            shown.extend(note.figures())
        assert collect(shown)


@given(st.integers(100_001, 400_000))
@settings(max_examples=25, deadline=None)
def test_no_smaller_multiple_is_enough(amount: int) -> None:
    valuation = grants(RSU, RSU.replace("kind: rsu", "kind: options, strike: 7"))
    (answer,) = answers(valuation, amount)
    assert answer.multiple is not None
    multiple, stakes = answer.multiple.number, [line.stake for line in valuation.stakes() if line.stake]

    def paid(at: Decimal) -> Decimal:
        return sum((stake.pays(at, 48) for stake in stakes), Decimal(0))

    assert paid(multiple - Decimal("0.01")) < answer.missing.number <= paid(multiple)
