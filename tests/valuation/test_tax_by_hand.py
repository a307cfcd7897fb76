"""Pay after tax, worked by hand from the tables of each place."""

from decimal import Decimal

from counteroffer.terms.figures import Figure
from counteroffer.valuation.taxes.after_tax import NotComputed, tax_on_spread
from tests.valuation.taxed import levies, place, taxed, taxes, with_tax


def test_texas_has_federal_taxes_alone() -> None:
    """100,000 less the standard deduction of 15,750 leaves 84,250.

    10 % of 11,925 is 1,192.50; 12 % of the 36,550 up to 48,475 is 4,386; 22 % of the 35,775 up to 84,250 is 7,870.50:
    13,449 in all. Social Security 6.2 % is 6,200, Medicare 1.45 % is 1,450. 100,000 - 13,449 - 6,200 - 1,450 = 78,901.
    """
    found = taxed("base: 100K", "country: US, state: TX, year: 2025")
    assert taxes(found) == {
        "federal_income_tax": 13_449,
        "social_security": 6_200,
        "medicare": 1_450,
        "additional_medicare": 0,
        "texas_income_tax": 0,
    }
    assert [int(year.net.number) for year in found.years] == [78_901] * 4
    assert found.four_years.number == 4 * 78_901


def test_california_takes_the_exemption_credit_back_in_steps() -> None:
    """Federal: 284,250 taxable is 1,192.50 + 4,386 + 12,072.50 + 22,548 + 17,032 + 35 % of 33,725 = 69,034.75.

    Social Security stops at 176,100: 10,918.20. Medicare 4,350, and 0.9 % of the 100,000 over 200,000, 900.
    California: 294,294 taxable is 110.79 + 303.70 + 607.52 + 965.40 + 1,214.56 + 9.3 % of 221,570, 20,606.01:
    23,807.98. Pay is 47,797 over 252,203, that is 19.1 steps of 2,500, so 20: the credit of 153 falls by 120 to 33.
    23,774.98. State Disability Insurance is 1.2 % of 300,000.
    """
    found = taxed("base: 300K", "country: US, state: CA, year: 2025")
    assert taxes(found) == {
        "federal_income_tax": 69_035,
        "social_security": 10_918,
        "medicare": 4_350,
        "additional_medicare": 900,
        "california_income_tax": 23_775,
        "california_sdi": 3_600,
    }
    assert found.years[0].net.number == 300_000 - 69_035 - 10_918 - 4_350 - 900 - 23_775 - 3_600


def test_california_over_a_million() -> None:
    """Married filing jointly, 1.5 million: 1,488,588 taxable, of which 488,588 bear one per cent more, 4,885.88.

    221.58 + 607.40 + 1,215.04 + 1,930.80 + 2,429.12 + 55,568.43 + 15,304.152 + 67,163.132 + 12.3 % of the 2,682 over
    1,485,906, 329.886: 144,769.54. The exemption credits have fallen to nothing: 399 steps of 6 are more than 153.
    """
    found = levies(place("US", "CA", "married-jointly"), 1_500_000)
    assert found["california_income_tax"] == Decimal("144769.540")
    assert found["california_health_tax"] == Decimal("4885.88")


def test_new_york_city_with_part_of_the_benefit_taken_back() -> None:
    """State: 142,000 taxable is 340 + 144 + 115.50 + 3,671.25 + 6 % of 61,350, 3,681: 7,951.75.

    A flat 6 % is 8,520, 568.25 more; of that (150,000 - 107,650) / 50,000 = 0.8470 is taken back, 481.31: 8,433.06.
    City: 369.36 + 489.06 + 954.75 + 3.876 % of 92,000, 3,565.92: 5,379.09. Paid family leave would be 582, at most
    354.53; disability benefits at most 31.20.
    """
    found = taxed("base: 150K", "country: US, state: NY, city: New York City, year: 2025")
    assert taxes(found) == {
        "federal_income_tax": 25_067,  # 17,651 up to 103,350, and 24 % of 30,900
        "social_security": 9_300,
        "medicare": 2_175,
        "additional_medicare": 0,
        "new_york_income_tax": 8_433,
        "new_york_paid_family_leave": 355,
        "new_york_disability": 31,
        "new_york_city_income_tax": 5_379,
    }


def test_new_york_in_a_higher_step_of_the_recapture() -> None:
    """250,000: 242,000 taxable is 12,355.75 + 6.85 % of 26,600, 14,177.85; base 568, and 1,831 x 34,600 / 50,000.

    0.6920 x 1,831 = 1,267.052: 16,012.902. From 265,400 on the whole benefit is gone: 6.85 % of all taxable income,
    but for the whole dollars of the printed base: 300,000 pays 17,603.10 - 0.25 + 568 + 1,831.
    """
    assert levies(place("US", "NY"), 250_000)["new_york_income_tax"] == Decimal("16012.9020")
    high = levies(place("US", "NY"), 300_000)["new_york_income_tax"]
    assert abs(high - Decimal("0.0685") * 292_000) < Decimal("0.5")


def test_new_york_over_twenty_five_million_taxes_all_at_the_highest_rate() -> None:
    assert levies(place("US", "NY"), 30_000_000)["new_york_income_tax"] == Decimal("0.109") * (30_000_000 - 8_000)


def test_new_york_at_the_edges_of_its_worksheets() -> None:
    """At 215,400 of taxable income the first worksheet still holds: a flat 6 %, 12,924, whatever the pay over 157,650.

    At 25 million of pay, 24,992,000 taxable, the last but one: 71,413.025 + 378,516.425 up to five million, 10.3 % of
    19,992,000, 2,059,176, and 32,571 + 32,500 taken back. One dollar more, and all of it bears 10.9 %.
    """
    assert levies(place("US", "NY"), 223_400)["new_york_income_tax"] == 12_924
    assert levies(place("US", "NY"), 25_000_000)["new_york_income_tax"] == Decimal("2574176.4500")
    over = levies(place("US", "NY"), 25_000_001)["new_york_income_tax"]
    assert over == Decimal("0.109") * 24_992_001


def test_washington_of_2026_has_premiums() -> None:
    """2026: 200,000 - 16,100 = 183,900: 1,240 + 4,560 + 12,166 + 24 % of 78,200, 18,768: 36,734.

    Social Security stops at 184,500: 11,439. Paid leave 1.13 % x 71.43 % of 184,500 is 1,489.21; long-term care 0.58 %
    of all, 1,160.
    """
    found = taxed("base: 200K, start: 2026-11-30", "country: US, state: WA")
    assert taxes(found) == {
        "federal_income_tax": 36_734,
        "social_security": 11_439,
        "medicare": 2_900,
        "additional_medicare": 0,
        "washington_income_tax": 0,
        "washington_paid_leave": 1_489,
        "washington_long_term_care": 1_160,
    }


def test_england() -> None:
    """60,000: 47,430 over the Personal Allowance; 20 % of 37,700 is 7,540, 40 % of 9,730 is 3,892: 11,432.

    5,000 a month: 8 % of the 3,141 from 1,048 to 4,189 is 251.28, 2 % of 811 is 16.22; twelve times 267.50 is 3,210.
    """
    found = taxed("base: 60K, start: 2025-09-01", "country: GB, state: England", "GBP")
    assert taxes(found) == {"income_tax": 11_432, "national_insurance": 3_210}
    assert found.years[0].net.number == 45_358


def test_england_takes_the_allowance_back() -> None:
    """110,000 is 10,000 over 100,000: the allowance of 12,570 falls by 5,000 to 7,570, so 102,430 are taxable.

    7,540 + 40 % of 64,730, 25,892: 33,432. At 125,140 nothing of the allowance is left, and 45 % begins.
    """
    assert levies(place("GB", "England"), 110_000, "GBP")["income_tax"] == 33_432
    assert levies(place("GB", "England"), 125_140, "GBP")["income_tax"] == 7_540 + Decimal("0.4") * (125_140 - 37_700)


def test_national_insurance_is_of_each_month() -> None:
    """36,000 a year and a bonus of 10,000 in month 12: eleven months of 3,000 and one of 13,000.

    8 % of 1,952 is 156.16, eleven times 1,717.76. The last month: 251.28 and 2 % of 8,811, 176.22: 427.50. In all
    2,145.26; the year's pay in one piece would have been 8 % of 33,430, 2,674.40.
    """
    offer = "base: 36K, bonus: {target: 10K, kind: guaranteed, paid: month 12}, start: 2026-06-01"
    assert taxes(taxed(offer, "country: GB, state: England", "GBP"))["national_insurance"] == 2_145


def test_vesting_shares_and_sign_on_are_pay_of_their_year() -> None:
    """5/15/40/40 of 400,000 is 20,000, 60,000, 160,000 and 160,000; the sign-on comes half at first, half in month 13."""
    offer = (
        "base: 150K, sign_on: {amount: 30K, paid: [first-pay, month 13]}, "
        "equity: [{kind: rsu, listed: true, grant: 400K, vest: 5/15/40/40}]"
    )
    found = taxed(offer, "country: US, state: FL, year: 2025")
    assert [int(year.pay.number) for year in found.years] == [185_000, 225_000, 310_000, 310_000]
    assert taxes(found, 3)["additional_medicare"] == 990  # 0.9 % of 110,000


def test_exercising_nso_is_taxed_on_top_of_the_year() -> None:
    """50,000 of spread on 100,000 of pay: 19,100 at 22 %, 4,202, and 30,900 at 24 %, 7,416; 6.2 % and 1.45 % of all."""
    case, valuation = with_tax("base: 100K", "country: US, state: TX, year: 2025")
    spread = Figure("spread", "spread", Decimal(50_000), "USD", "stated", valuation.base.origins)
    found = tax_on_spread(case, valuation, spread, 1)
    assert not isinstance(found, NotComputed)
    assert {tax.id: int(tax.number) for tax in found} == {
        "spread.federal_income_tax": 4_202 + 7_416,
        "spread.social_security": 3_100,
        "spread.medicare": 725,
        "spread.additional_medicare": 0,
        "spread.texas_income_tax": 0,
    }
