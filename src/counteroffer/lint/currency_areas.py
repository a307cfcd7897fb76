"""In which currencies people are paid where: the currency of each country, and the places of a row's region."""

import re
from functools import lru_cache

from counteroffer.library.regions import Place, read_places
from counteroffer.library.tables import region_table

CURRENCY_OF = {
    "ae": "AED",
    "ar": "ARS",
    "au": "AUD",
    "br": "BRL",
    "ca": "CAD",
    "ch": "CHF",
    "cn": "CNY",
    "cl": "CLP",
    "co": "COP",
    "cz": "CZK",
    "dk": "DKK",
    "gb": "GBP",
    "hk": "HKD",
    "hu": "HUF",
    "id": "IDR",
    "il": "ILS",
    "in": "INR",
    "jp": "JPY",
    "kr": "KRW",
    "mx": "MXN",
    "my": "MYR",
    "no": "NOK",
    "nz": "NZD",
    "ph": "PHP",
    "pl": "PLN",
    "ro": "RON",
    "rs": "RSD",
    "sa": "SAR",
    "se": "SEK",
    "sg": "SGD",
    "th": "THB",
    "tr": "TRY",
    "tw": "TWD",
    "ua": "UAH",
    "us": "USD",
    "vn": "VND",
    "za": "ZAR",
    **dict.fromkeys(
        [
            "at",
            "be",
            "cy",
            "de",
            "ee",
            "es",
            "fi",
            "fr",
            "gr",
            "hr",
            "ie",
            "it",
            "lt",
            "lu",
            "lv",
            "mt",
            "nl",
            "pt",
            "si",
            "sk",
        ],
        "EUR",
    ),
}
CITY_STATES = {"singapore": "sg", "hong kong": "hk"}

_NAMES_A_CURRENCY = re.compile(r"[$€£₹¥￥₪₩]|\b(?:equiv(?:alent)?|dollars?|euros?|pounds?|local currency)\b", re.I)


@lru_cache(maxsize=20_000)
def currencies_of(region: str) -> frozenset[str]:
    """The currencies in which the places of a region pay; empty where one of the places is in no known country."""
    countries = [_countries(place) for place in read_places(region)]
    if not countries or not all(countries):
        return frozenset()
    return frozenset(CURRENCY_OF.get(code, "") for codes in countries for code in codes) - {""}


@lru_cache(maxsize=20_000)
def names_a_currency(text: str) -> bool:
    """Whether a text names a currency by its code, its sign or its name, as "London (USD)" does."""
    words = re.findall(r"[a-z]+", text.casefold())
    return bool(_NAMES_A_CURRENCY.search(text)) or not _codes().isdisjoint(words)


def _countries(place: Place) -> frozenset[str]:
    """The countries in which a place may lie: states ("us-ny") are of theirs."""
    own = CITY_STATES.get(" ".join(place.name))
    codes = {own} if own else place.lies_in or {word for word in place.name if word in CURRENCY_OF and len(word) == 2}
    if len(place.name) == 1 and "-" in place.name[0]:
        codes = {place.name[0]}
    return frozenset(code.partition("-")[0] for code in codes)


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    return frozenset(region_table().currencies)
