"""Florida: no income tax on wages; said as a tax of zero, with its source."""

from collections.abc import Iterator

from counteroffer.parameters.tables import TaxTable
from counteroffer.valuation.taxes.levy import Levy, Pay

SUBJECT, COUNTRY, STATE, CITY = "tax_us_florida", "US", "FL", None
CURRENCY, ORDER = "USD", 2
NAME = "Florida"
SCOPE = "Florida, which has no income tax on wages"


def levies(pay: Pay, filing: str, table: TaxTable) -> Iterator[Levy]:
    """No tax, whatever the pay."""
    rate = table.figure("income_tax", filing)
    yield Levy("florida_income_tax", "Florida income tax", pay.total * rate.number, rate.name, (rate,))
