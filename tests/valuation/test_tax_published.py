"""Taxes against what the authorities publish: worked examples, and the amounts printed in their schedules."""

from decimal import Decimal

import pytest

from counteroffer.parameters.tables import Rate
from counteroffer.valuation.taxes.levy import Pay, by_brackets
from counteroffer.valuation.taxes.places.gb_england import monthly_insurance
from tests.valuation.taxed import in_force, levies, place


def brackets(*rows: tuple[str, str]) -> tuple[Rate, ...]:
    return tuple(Rate(over=Decimal(over), rate=Decimal(rate)) for over, rate in rows)


def test_national_insurance_of_the_authoritys_own_example() -> None:
    """HM Revenue & Customs, National Insurance Manual NIM01222, https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim01222.

    "Mr B Braddock is an employee in a non contracted-out employment with earnings of £4,000 per month. … £3540
    (monthly UEL) less £634 (monthly PT) = £2906 … £2906 x 12% … = £348.72 … £460 x 2% … = £9.20 … £357.92 x 12
    monthly deductions = £4295.04". The rates are those of 2012/2013; the method is that of every year.
    """
    rates = brackets(("0", "0"), ("634", "0.12"), ("3540", "0.02"))
    assert by_brackets(Decimal(4000), rates) == Decimal("357.92")
    assert monthly_insurance(Pay((Decimal(4000),) * 12), rates) == Decimal("4295.04")


@pytest.mark.parametrize(
    ("thresholds", "printed"),
    [
        (
            "0 8932 21175 33421 46394 58634 299508 359407 599012",
            "0.00 89.32 334.18 824.02 1602.40 2581.60 24982.88 31152.48 58227.85",
        ),
        (
            "0 10099 23942 37788 52455 66295 338639 406364 677275",
            "0.00 100.99 377.85 931.69 1811.71 2918.91 28246.90 35222.58 65835.52",
        ),
    ],
)
def test_brackets_make_the_amounts_that_california_prints(thresholds: str, printed: str) -> None:
    """Franchise Tax Board, 2020 and 2022 California Tax Rate Schedules, Schedule X: tax at the start of each bracket.

    The board rounds each amount to a cent and goes on from there.
    """
    rates = ["0.01", "0.02", "0.04", "0.06", "0.08", "0.093", "0.103", "0.113", "0.123"]
    schedule = brackets(*zip(thresholds.split(), rates, strict=True))
    for start, amount in zip(thresholds.split(), printed.split(), strict=True):
        assert abs(by_brackets(Decimal(start), schedule) - Decimal(amount)) <= Decimal("0.01")


@pytest.mark.parametrize(
    ("filing", "printed"),
    [
        ("single", "0 340 484 600 4271 12356 71413 449929 2509929"),
        ("married-jointly", "0 686 976 1202 8553 18252 143754 418263 2478263"),
        ("head-of-household", "0 512 730 901 5672 15371 107651 434163 2494163"),
    ],
)
def test_brackets_make_the_amounts_that_new_york_prints(filing: str, printed: str) -> None:
    """Instructions for Form IT-201 of 2025, tax rate schedule (as in Open Tax Solver's TaxRateFunction): whole dollars."""
    schedule = in_force(place("US", "NY", filing)).tables[1][1].schedule("income_tax", filing)
    for row, amount in zip(schedule, printed.split(), strict=True):
        assert abs(by_brackets(row.over, schedule) - Decimal(amount)) <= 1


@pytest.mark.parametrize(("year", "employee"), [(2025, "493.49"), (2026, "605.37")])
def test_washingtons_premium_for_paid_leave(year: int, employee: str) -> None:
    """https://www.mybenefitadvisor.com/articles/compliance/2026/q1/washington-increases-2026-paid-family-and-medical-leave-premium.

    "Total annual premium in 2025: $75,000 x 0.92% = $690, Employee cost: $493.49 … Total annual premium in 2026:
    $75,000 x 1.13% = $847.50, Employee cost: $605.37"; the second is 605.369.
    """
    found = levies(place("US", "WA", year=year), 75_000)["washington_paid_leave"]
    assert abs(found - Decimal(employee)) <= Decimal("0.01")


def test_the_personal_allowance_at_an_income_of_110_000() -> None:
    """https://www.morriscrocker.co.uk/blog/article.aspx?blogid=11754&pname=The-100000-cliff-edge, and what it means.

    "A person with adjusted net income of £110,000 will only receive a personal allowance of £7,570 (£12,570 –
    ((£110,000 – £100,000)/2))", so £102,430 are taxed: £37,700 at 20 % and the rest at 40 %. "the marginal rate of tax
    between £100,000 and £125,140 is 60%".
    """
    tax = levies(place("GB", "England"), 110_000, "GBP")["income_tax"]
    assert tax == Decimal("0.2") * 37_700 + Decimal("0.4") * (110_000 - 7_570 - 37_700)
    more = levies(place("GB", "England"), 110_100, "GBP")["income_tax"]
    assert more - tax == 60
