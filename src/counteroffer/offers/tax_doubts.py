"""Places whose taxes are not computed, and exchange rates that cannot be."""

from collections.abc import Iterator

from counteroffer.offers.case import StatedRate, TaxPlace
from counteroffer.offers.doubt import error, place_of, warn
from counteroffer.offers.tax_places import STATE_OF_CITY, STATES_OF
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.sentences import Words

COMPUTED = "computed are the US with CA, FL, NY (and New York City), TX and WA, and GB for England"


def doubts_of_tax(tax: TaxPlace) -> Iterator[Diagnostic]:
    """A country, state or city whose taxes are not computed."""
    states = STATES_OF.get(tax.country.text)
    if states is None:
        yield _not_computed(tax, tax.country, f"the taxes of {tax.country.text} are not computed")
        return
    if tax.state is None:
        message = f"the state in which the pay is taxed is not stated, and the taxes of {tax.country.text} need it"
        place = tax.country.span or tax.span
        yield warn("tax-state-not-stated", place, message, f"add state: with one of {', '.join(states)}")
    elif tax.state.text not in states:
        message = f"the taxes of {tax.state.text}, {tax.country.text} are not computed"
        yield _not_computed(tax, tax.state, message)
    if tax.city is not None and tax.country.text == "US":
        yield from _doubts_of_city(tax, tax.city)


def doubts_of_rates(rates: tuple[StatedRate, ...]) -> Iterator[Diagnostic]:
    """Rates between a currency and itself, and rates of nothing."""
    for one in rates:
        if one.base == one.quote:
            message = f"a rate between {one.base} and itself"
            yield error("impossible-rate", place_of(one.rate), message, "write two currencies, or take the entry out")
        elif not one.rate.number:
            message = f"one {one.base} is worth nothing in {one.quote}"
            yield error("impossible-rate", place_of(one.rate), message, "write the rate of the day, such as 1.08")


def _doubts_of_city(tax: TaxPlace, city: Words) -> Iterator[Diagnostic]:
    state = STATE_OF_CITY.get(city.text)
    if state is None:
        message = f"{city.text}: a tax of the city's own, where there is one, is not computed"
        yield warn("city-tax-not-computed", city.span or tax.span, message, "take city: out once you know this")
    elif tax.state is not None and tax.state.text != state:
        message = f"{city.text} does not lie in {tax.state.text}"
        yield error(
            "place-without-tax-tables", city.span or tax.span, message, f"write state: {state}, or take city: out"
        )


def _not_computed(tax: TaxPlace, words: Words, message: str) -> Diagnostic:
    help_text = f"{COMPUTED}; without tax: everything stays before tax"
    return error("place-without-tax-tables", words.span or tax.span, message, help_text)
