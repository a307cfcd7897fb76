"""California income tax of residents, with the standard deduction and the exemption credit, and disability insurance.

The exemption credit is taken off the tax; it falls by a fixed amount for each step, or part of one, of income over a
threshold. Taxable income over a million bears one per cent more (behavioral health services tax). State Disability
Insurance is withheld from all wages. Income tax is computed by the rate schedule to the cent; the printed tax table
for taxable incomes up to a hundred thousand works in bands and differs by a few dollars.
"""

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

from counteroffer.parameters.tables import TaxTable
from counteroffer.terms.figures import Figure, Origin
from counteroffer.valuation.taxes.levy import Levy, Pay, above, by_brackets

SUBJECT, COUNTRY, STATE, CITY = "tax_us_california", "US", "CA", None
CURRENCY, ORDER = "USD", 2
NAME = "California"
SCOPE = "California income tax with the standard deduction and the exemption credit, and State Disability Insurance"
CREDIT = (
    "exemption_credit",
    "exemption_credits",
    "exemption_credit_falls_over",
    "exemption_credit_step",
    "exemption_credit_fall",
)


def levies(pay: Pay, filing: str, table: TaxTable) -> Iterator[Levy]:
    """Income tax, behavioral health services tax and disability insurance."""
    deduction = table.figure("standard_deduction", filing)
    taxable = above(pay.total, deduction.number)
    credit = tuple(table.figure(name, filing) for name in CREDIT)
    tax = above(by_brackets(taxable, table.schedule("income_tax", filing)), _credit(pay.total, credit))
    because = "pay without the standard deduction at the rates of the brackets, less the exemption credit"
    origins: tuple[Origin, ...] = (deduction, *credit, table.citation("income_tax"))
    yield Levy("california_income_tax", "California income tax", tax, because, origins)
    health = by_brackets(taxable, table.schedule("behavioral_health_tax"))
    if health:
        name, because = "California behavioral health services tax", "the rate on taxable income over the threshold"
        yield Levy("california_health_tax", name, health, because, (table.citation("behavioral_health_tax"),))
    rate = table.figure("disability_insurance_rate")
    insurance = pay.total * rate.number
    yield Levy("california_sdi", "California State Disability Insurance", insurance, "the rate on all pay", (rate,))


def _credit(income: Decimal, figures: tuple[Figure, ...]) -> Decimal:
    """The exemption credits on a return: each falls with every step of income over the threshold, never below zero."""
    each, count, limit, step, fall = (figure.number for figure in figures)
    steps = (above(income, limit) / step).to_integral_value(ROUND_CEILING)
    return count * above(each, steps * fall)
