"""Washington: no income tax on wages; premiums for paid leave up to the Social Security base, and for long-term care.

The employee's part of the premium for paid leave is counted; some employers pay it. Exemptions from long-term care
(WA Cares) are not counted.
"""

from collections.abc import Iterator

from counteroffer.parameters.tables import TaxTable
from counteroffer.valuation.taxes.levy import Levy, Pay

SUBJECT, COUNTRY, STATE, CITY = "tax_us_washington", "US", "WA", None
CURRENCY, ORDER = "USD", 2
NAME = "Washington"
SCOPE = "Washington, which has no income tax on wages, with its premiums for paid leave and long-term care"


def levies(pay: Pay, filing: str, table: TaxTable) -> Iterator[Levy]:
    """No income tax; the two premiums."""
    none = table.figure("income_tax", filing)
    yield Levy("washington_income_tax", "Washington income tax", pay.total * none.number, none.name, (none,))
    rate, share, base = (table.figure(f"paid_leave_{name}") for name in ("rate", "share", "base"))
    amount = min(pay.total, base.number) * rate.number * share.number
    because = "the employee's part of the premium, on pay up to the base"
    yield Levy("washington_paid_leave", "Washington paid leave", amount, because, (rate, share, base))
    rate = table.figure("long_term_care_rate")
    care = pay.total * rate.number
    yield Levy("washington_long_term_care", "Washington long-term care", care, "the rate on all pay", (rate,))
