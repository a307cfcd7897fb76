"""What is known of the commonest currencies without a library is what the library says."""

from decimal import Decimal

import pytest
from babel.core import get_global
from babel.numbers import get_currency_precision, get_currency_symbol

from counteroffer.offers.values import COMMON
from counteroffer.terms.printing import COMMON_SIGNS, in_locale, printed_money


@pytest.mark.parametrize("code", sorted(COMMON_SIGNS))
def test_sign_and_decimals_are_those_of_babel(code: str) -> None:
    symbol, decimals = str(get_currency_symbol(code, locale="en_US")), get_currency_precision(code)
    assert COMMON_SIGNS[code] == (f"{symbol} " if symbol[-1].isalpha() else symbol, decimals)


@pytest.mark.parametrize("code", sorted(COMMON_SIGNS))
def test_the_house_prints_as_the_united_states_do(code: str) -> None:
    house = printed_money(Decimal("1234.5"), code)
    with in_locale("en-US"):
        assert printed_money(Decimal("1234.5"), code) == house


def test_the_commonest_currencies_are_in_use() -> None:
    held = get_global("territory_currencies").values()
    in_use = {code for currencies in held for code, _since, until, tender in currencies if until is None and tender}
    assert in_use.issuperset(COMMON)
