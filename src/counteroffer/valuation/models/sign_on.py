"""The sign-on bonus: paid in its own year or years; without stated instalments it counts in the first.

Instalments without amounts of their own are equal parts. What must be paid back on leaving early changes no year's
pay; it stands in what is kept on leaving.

Formula: year y = the instalments paid in months 12 (y - 1) + 1 to 12 y.

Source: arithmetic.

Worked example:

    offer: {base: 100K, sign_on: {amount: 30K, paid: [{when: first-pay, amount: 20K}, {when: year 2, amount: 10K}]}}

    sign_on: valued 20,000 10,000 0 0
"""

from collections.abc import Iterator

from counteroffer.offers.case import Offer
from counteroffer.valuation.paying.one_time_pay import one_time_line
from counteroffer.valuation.valuation import Horizon, Line

ORDER = 2


def value(offer: Offer, horizon: Horizon) -> Iterator[Line]:
    """One line with each instalment in the year in which it is paid."""
    if offer.sign_on is not None:
        yield one_time_line(offer.sign_on, "sign_on", "Sign-on bonus", "sign-on bonus", offer.currency, horizon)
