"""England: Income Tax with the Personal Allowance and its taper, and Class 1 National Insurance of an employee.

Income Tax is of the year: the Personal Allowance falls with income over a limit. National Insurance is of each month,
on the pay of that month, category A. Filing status plays no part: everyone is taxed alone. Both are computed to the
penny and beyond; nothing is rounded before the end.
"""

from collections.abc import Iterator
from decimal import Decimal

from counteroffer.parameters.tables import Rate, TaxTable
from counteroffer.valuation.taxes.levy import Levy, Pay, above, by_brackets

SUBJECT, COUNTRY, STATE, CITY = "tax_gb_england", "GB", "England", None
CURRENCY, ORDER = "GBP", 1
NAME = "England"
SCOPE = "Income Tax of England with the Personal Allowance, and National Insurance of an employee"


def levies(pay: Pay, filing: str, table: TaxTable) -> Iterator[Levy]:
    """Income Tax and National Insurance."""
    full, limit = table.figure("personal_allowance", filing), table.figure("allowance_falls_over", filing)
    fall = table.figure("allowance_fall", filing)
    allowance = above(full.number, above(pay.total, limit.number) * fall.number)
    tax = by_brackets(above(pay.total, allowance), table.schedule("income_tax", filing))
    because = "pay without the Personal Allowance, at the rates of the bands"
    yield Levy("income_tax", "Income Tax", tax, because, (full, limit, fall, table.citation("income_tax")))
    insurance = monthly_insurance(pay, table.schedule("national_insurance", filing))
    because = "the rates on the pay of each month"
    yield Levy("national_insurance", "National Insurance", insurance, because, (table.citation("national_insurance"),))


def monthly_insurance(pay: Pay, brackets: tuple[Rate, ...]) -> Decimal:
    """National Insurance of a year: each month's pay by the brackets of a month."""
    return sum((by_brackets(month, brackets) for month in pay.months), Decimal(0))
