"""US federal income tax and FICA: the standard deduction, the brackets of ordinary income, Social Security and Medicare.

Pay is the only income and the standard deduction the only deduction. Social Security is due up to the base, Medicare
on all wages, Additional Medicare Tax on wages over the threshold of the filing status (not the one at which an
employer begins to withhold). Income tax is computed by the rate schedule to the cent; the printed tax tables for lower
incomes work in bands of income and differ by a few dollars.
"""

from collections.abc import Iterator

from counteroffer.parameters.tables import TaxTable
from counteroffer.valuation.taxes.levy import Levy, Pay, above, by_brackets

SUBJECT, COUNTRY, STATE, CITY = "tax_us_federal", "US", None, None
CURRENCY, ORDER = "USD", 1
NAME = "the US federal taxes"
SCOPE = "US federal income tax with the standard deduction, and FICA"


def levies(pay: Pay, filing: str, table: TaxTable) -> Iterator[Levy]:
    """Income tax, Social Security, Medicare and Additional Medicare Tax."""
    deduction = table.figure("standard_deduction", filing)
    tax = by_brackets(above(pay.total, deduction.number), table.schedule("income_tax", filing))
    because = "pay without the standard deduction, at the rates of the brackets"
    yield Levy("federal_income_tax", "US federal income tax", tax, because, (deduction, table.citation("income_tax")))
    base, rate = table.figure("social_security_base"), table.figure("social_security_rate")
    social = min(pay.total, base.number) * rate.number
    yield Levy("social_security", "Social Security tax", social, "the rate on pay up to the base", (base, rate))
    rate = table.figure("medicare_rate")
    yield Levy("medicare", "Medicare tax", pay.total * rate.number, "the rate on all pay", (rate,))
    limit, rate = table.figure("additional_medicare_over", filing), table.figure("additional_medicare_rate")
    more = above(pay.total, limit.number) * rate.number
    because = "the rate on pay over the threshold"
    yield Levy("additional_medicare", "Additional Medicare Tax", more, because, (limit, rate))
