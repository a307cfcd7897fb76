"""New York City income tax of residents, on New York State taxable income, computed by the rate schedule to the cent.

The city's credits (household, school tax, elimination for low incomes) are not counted.
"""

from collections.abc import Iterator

from counteroffer.parameters.tables import TaxTable, table_on
from counteroffer.valuation.taxes.levy import Levy, Pay, above, by_brackets

SUBJECT, COUNTRY, STATE, CITY = "tax_us_new_york_city", "US", "NY", "New York City"
CURRENCY, ORDER = "USD", 3
NAME = "New York City"
SCOPE = "New York City resident tax"
STATE_SUBJECT = "tax_us_new_york"


def levies(pay: Pay, filing: str, table: TaxTable) -> Iterator[Levy]:
    """The city's tax."""
    state = table_on(STATE_SUBJECT, table.first)
    assert state is not None  # the state's table of the year is looked up first
    deduction = state.figure("standard_deduction", filing)
    tax = by_brackets(above(pay.total, deduction.number), table.schedule("income_tax", filing))
    because = "pay without the state's standard deduction, at the rates of the brackets"
    origins = (deduction, table.citation("income_tax"))
    yield Levy("new_york_city_income_tax", "New York City income tax", tax, because, origins)
