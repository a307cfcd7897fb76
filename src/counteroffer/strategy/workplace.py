"""Where the talks take place: the country, and the part of it, whose weekends and public holidays count.

The job's region says so first, then the person's state, then where they are taxed, then the currency of the pay; each
reading carries its reason. Where none says it, nobody's holidays are known.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from counteroffer.library.regions import read_places
from counteroffer.offers.case import Case
from counteroffer.parameters.state_names import STATES, state_code
from counteroffer.terms.sentences import Sentence, say

# Currencies of one country each; the euro is none's alone.
COUNTRY_OF_CURRENCY = {
    "AED": "AE", "AUD": "AU", "BRL": "BR", "CAD": "CA", "CHF": "CH", "CNY": "CN", "CZK": "CZ", "DKK": "DK", "GBP": "GB", "HKD": "HK",
    "HUF": "HU", "IDR": "ID", "ILS": "IL", "INR": "IN", "JPY": "JP", "KRW": "KR", "MXN": "MX", "MYR": "MY", "NOK": "NO", "NZD": "NZ",
    "PHP": "PH", "PLN": "PL", "RON": "RO", "SAR": "SA", "SEK": "SE", "SGD": "SG", "THB": "TH", "TRY": "TR", "TWD": "TW", "USD": "US",
    "VND": "VN", "ZAR": "ZA",
}  # fmt: skip
# Cities in countries whose parts keep holidays of their own (ISO 3166-2); the states of the US lie in the region table.
PART_OF_CITY = {
    ("GB", "ENG"): ("london", "manchester", "leeds", "bristol", "oxford", "cambridge", "england"),
    ("GB", "SCT"): ("edinburgh", "glasgow", "scotland"),
    ("GB", "NIR"): ("belfast",),
    ("GB", "WLS"): ("cardiff", "wales"),
    ("DE", "BY"): ("munich", "nuremberg"),
    ("DE", "BE"): ("berlin",),
    ("DE", "HH"): ("hamburg",),
    ("DE", "HE"): ("frankfurt",),
    ("DE", "NW"): ("cologne", "dusseldorf"),
    ("DE", "BW"): ("stuttgart",),
    ("IN", "KA"): ("bangalore",),
    ("IN", "TS"): ("hyderabad",),
    ("IN", "MH"): ("mumbai", "pune"),
    ("IN", "DL"): ("delhi",),
    ("IN", "HR"): ("gurgaon",),
    ("IN", "UP"): ("noida",),
    ("IN", "TN"): ("chennai",),
    ("IN", "WB"): ("kolkata",),
    ("AU", "NSW"): ("sydney",),
    ("AU", "VIC"): ("melbourne",),
    ("AU", "QLD"): ("brisbane",),
    ("CH", "ZH"): ("zurich",),
    ("CH", "GE"): ("geneva",),
    ("ES", "MD"): ("madrid",),
    ("ES", "CT"): ("barcelona",),
    ("AT", "9"): ("vienna",),
}
CITIES = {city: place for place, cities in PART_OF_CITY.items() for city in cities}


@dataclass(frozen=True, slots=True)
class Workplace:
    """A country (ISO 3166-1), the part of it where that is known (ISO 3166-2 without the country), and how we know."""

    country: str
    part: str | None
    why: Sentence


def find_workplace(case: Case) -> Workplace | None:
    """Where the talks of a case take place; None where nothing says it."""
    state = _state(case)
    for code, why in _said(case):
        country, _dash, part = code.partition("-")
        own = state if country == "US" and not part else None
        return Workplace(country, part or own, why)
    return None


def _said(case: Case) -> Iterator[tuple[str, Sentence]]:
    """Each reading of the case as a code ("US-NY", "GB-ENG", "IE") with its reason, the best first."""
    region, state, home = case.region, _state(case), COUNTRY_OF_CURRENCY.get(case.currency)
    place = _place_of(region.text, home, state) if region is not None else None
    if place is not None and region is not None:
        yield place, say("the job is in {region}", region=region)
    if state is not None and case.candidate.state is not None:
        yield f"US-{state}", say("your state is {state}", state=case.candidate.state)
    if case.tax is not None:
        yield _of_tax(case.tax.country.text, case.tax.state.text if case.tax.state else ""), say("you are taxed there")
    if home is not None:
        yield home, say("the pay is in its currency")


def _place_of(region: str, home: str | None, state: str | None) -> str | None:
    """The one place that a region lies in; where its words may mean several, the currency or the state decides."""
    found = [_codes(place.name, place.lies_in) for place in read_places(region)]
    if not found or not all(found):
        return None
    common = frozenset.intersection(*found)
    if not common:
        countries = frozenset.intersection(*(frozenset(code.partition("-")[0] for code in codes) for codes in found))
        return min(countries) if len(countries) == 1 else None
    fitting = [code for code in common if code == f"US-{state}"] or [code for code in common if code[:2] == home]
    chosen = fitting or sorted(common)
    return chosen[0] if len(chosen) == 1 else None


def _codes(name: tuple[str, ...], lies_in: frozenset[str]) -> frozenset[str]:
    """Where a place of the region table lies, as ISO codes; the table names countries by their codes."""
    city = CITIES.get(" ".join(name))
    codes = frozenset(code.upper() for code in lies_in)
    if city is not None and (not codes or city[0] in codes):
        return frozenset({"-".join(city)})
    if codes:
        return codes
    alone = name[0].upper() if len(name) == 1 else ""
    country, _dash, part = alone.partition("-")
    is_code = len(country) == len("US") and country.isalpha() and (not part or part in STATES)
    return frozenset({alone}) if is_code else frozenset()


def _of_tax(country: str, state: str) -> str:
    if country == "US":
        found = state_code(state)
        return f"US-{found}" if found else "US"
    return "GB-ENG" if (country, state) == ("GB", "England") else country


def _state(case: Case) -> str | None:
    return state_code(case.candidate.state.text) if case.candidate.state else None
