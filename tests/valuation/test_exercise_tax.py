"""What exercising private options at the 409A value adds in tax, by hand; and where it is not computed."""

import pytest

from counteroffer.terms.printing import printed_sentence
from counteroffer.valuation.taxes.exercise_tax import ExerciseTax, exercise_taxes
from tests.valuation.taxed import with_tax

NSO = "type: nso, shares: 10000, strike: 2, fmv_409a: 7"


def exercised(grant: str, tax: str = "country: US, state: TX, year: 2025", currency: str = "USD") -> ExerciseTax:
    case, valuation = with_tax(f"base: 100K, equity: [{{kind: options, {grant}}}]", tax, currency)
    assert case.offer is not None
    (found,) = exercise_taxes(case, valuation, case.offer)
    return found


def test_a_spread_of_fifty_thousand_on_pay_of_a_hundred_thousand() -> None:
    """10,000 x 5 = 50,000: 4,202 + 7,416 of income tax, 3,100 of Social Security, 725 of Medicare: 15,443."""
    found = exercised(NSO)
    assert found.spread is not None
    assert found.total is not None
    assert (int(found.spread.number), int(found.total.number)) == (50_000, 15_443)
    assert {tax.id.rsplit(".", 1)[1]: int(tax.number) for tax in found.taxes if tax.number} == {
        "federal_income_tax": 11_618, "social_security": 3_100, "medicare": 725,
    }  # fmt: skip
    said = printed_sentence(found.said)
    assert "a spread of $50,000 on top of the first year's pay, would add $15,443 in tax: $11,618 US federal" in said


@pytest.mark.parametrize(
    ("grant", "words"),
    [
        ("type: iso, shares: 10000, strike: 2, fmv_409a: 7", "alternative minimum tax is not computed"),
        ("shares: 10000, strike: 2, fmv_409a: 7", "ISO or NSO"),
        ("type: nso, shares: 10000, strike: 2", "does not state their number"),
        ("type: nso, shares: 10000, strike: 7, fmv_409a: 7", "no more than the strike price"),
    ],
)
def test_where_it_is_not_computed_it_says_why(grant: str, words: str) -> None:
    found = exercised(grant)
    assert found.total is None
    assert found.taxes == ()
    assert printed_sentence(found.said).startswith("Exercising the options: not computed.")
    assert words in printed_sentence(found.said)


def test_england_is_not_computed() -> None:
    found = exercised(NSO, "country: GB, state: England, year: 2025", "GBP")
    assert "for the US alone" in printed_sentence(found.said)
