"""Which places tax a person, and by the tables of which tax year: never those of another year in silence."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol, cast

from counteroffer.offers.case import Case, Offer, TaxPlace
from counteroffer.parameters.tables import TaxTable, table_of_year, table_on, tables_of
from counteroffer.terms.faults import Diagnostic, Severity
from counteroffer.terms.figures import Figure
from counteroffer.terms.places import Span
from counteroffer.terms.plugins import modules_of
from counteroffer.terms.sentences import Words
from counteroffer.valuation.taxes import places
from counteroffer.valuation.taxes.levy import Levy, Pay

CODES = {
    "no-tax-place": "T001",
    "tax-not-computed": "T002",
    "no-tax-year": "T003",
    "no-table-of-the-year": "T004",
    "other-currency-than-the-tax": "T005",
}
IN_SHORT = {"the US federal taxes": "US federal and FICA"}


class Place(Protocol):
    """A file of `places`."""

    SUBJECT: str
    COUNTRY: str
    STATE: str | None
    CITY: str | None
    CURRENCY: str
    ORDER: int
    NAME: str
    SCOPE: str

    def levies(self, pay: Pay, filing: str, table: TaxTable) -> Iterator[Levy]:
        """The taxes on a year's pay."""


@dataclass(frozen=True, slots=True)
class TablesInUse:
    """The places that tax a person, each with its table, in order."""

    tax: TaxPlace
    tables: tuple[tuple[Place, TaxTable], ...]

    @property
    def year(self) -> str:
        """The name of the tax year."""
        return self.tables[0][1].year

    @property
    def in_short(self) -> str:
        """Whose taxes of which year, for the name of a figure: "tax of 2025 (US federal and FICA, California)"."""
        names = ", ".join(IN_SHORT.get(place.NAME, place.NAME) for place, _table in self.tables)
        return f"tax of {self.year} ({names})"

    def levies(self, pay: Pay) -> Iterator[Levy]:
        """All taxes on a year's pay."""
        for place, table in self.tables:
            yield from place.levies(pay, self.tax.filing, table)


def tables_in_use(case: Case, offer: Offer, currency: str) -> TablesInUse | Diagnostic:
    """The tables of the place that the case names: of the tax year it states, else of the day on which work starts."""
    tax = case.tax
    if tax is None:
        message = "the case does not say where the pay is taxed"
        return fault(
            "no-tax-place", Span(case.path, 1, 1, 1), message, "add tax: {country: US, state: CA}, for instance"
        )
    chosen = _places(tax)
    if isinstance(chosen, Diagnostic):
        return chosen
    if currency != chosen[0].CURRENCY:
        message = f"the pay is in {currency}, the taxes of {tax.country.text} are computed in {chosen[0].CURRENCY}"
        help_text = f"ask for the taxes of an offer in {chosen[0].CURRENCY}"
        return fault("other-currency-than-the-tax", _place(tax.country, tax.span), message, help_text)
    return _with_tables(tax, chosen, tax.year or offer.start or (case.offer.start if case.offer else None))


def fault(rule: str, span: Span, message: str, help_text: str) -> Diagnostic:
    """A reason why no tax is computed, at its place in the case."""
    return Diagnostic(CODES[rule], rule, Severity.ERROR, span, message, help_text)


@cache
def all_places() -> tuple[Place, ...]:
    """All places whose taxes are computed, countries before states before cities."""
    found = (cast(Place, module) for module in modules_of(places))
    return tuple(sorted(found, key=lambda place: place.ORDER))


def state_of(tax: TaxPlace) -> str | None:
    """The state that the case names; "country: England" names one too."""
    if tax.state is not None:
        return tax.state.text
    written = tax.country.span.text if tax.country.span else ""
    return next((one.STATE for one in all_places() if one.STATE and one.STATE.casefold() == written.casefold()), None)


def _places(tax: TaxPlace) -> tuple[Place, ...] | Diagnostic:
    country = [place for place in all_places() if tax.country.text == place.COUNTRY]
    known = ", ".join(sorted({place.STATE for place in country if place.STATE}))
    if not country:
        computed = ", ".join(sorted({place.COUNTRY for place in all_places()}))
        message = f"taxes of {tax.country.text!r} are not computed"
        return fault("tax-not-computed", _place(tax.country, tax.span), message, f"computed: {computed}")
    state = state_of(tax)
    if state is None:
        message = f"no state is named for the taxes of {tax.country.text}"
        return fault("no-tax-place", _place(tax.country, tax.span), message, f"add state: under tax: ({known})")
    if state not in known.split(", "):
        message = f"taxes of the state {state!r} are not computed"
        return fault("tax-not-computed", _place(tax.state, tax.span), message, f"computed: {known}")
    city = tax.city.text if tax.city else None
    return tuple(place for place in country if place.STATE in (None, state) and place.CITY in (None, city))


def _with_tables(tax: TaxPlace, chosen: tuple[Place, ...], when: Figure | None) -> TablesInUse | Diagnostic:
    if when is None:
        message = "the case names neither a tax year nor the day on which work starts"
        return fault("no-tax-year", tax.span, message, f"add year: under tax: ({_years(chosen)})")
    found = tuple((place, table) for place in chosen if (table := _table(place.SUBJECT, when, tax)) is not None)
    if len(found) == len(chosen):
        return TablesInUse(tax, found)
    span = next((origin for origin in when.origins if isinstance(origin, Span)), tax.span)
    lacking = next(place for place in chosen if all(place is not one for one, _table in found))
    what = (
        f"the tax year {when.number}" if when is tax.year else f"{when.day.isoformat()} (the day on which work starts)"
    )
    message = f"no tax table of {what}, for {lacking.NAME}"
    return fault(
        "no-table-of-the-year", span, message, f"tables of {_years(chosen)} exist; name one by year: under tax:"
    )


def _table(subject: str, when: Figure, tax: TaxPlace) -> TaxTable | None:
    if when is not tax.year:
        return table_on(subject, when.day)
    return table_of_year(subject, int(when.number)) if when.number == int(when.number) else None


def _years(chosen: tuple[Place, ...]) -> str:
    """The tax years for which all of the places have a table."""
    shared = set.intersection(*({table.first.year for table in tables_of(place.SUBJECT)} for place in chosen))
    return " and ".join(str(year) for year in sorted(shared))


def _place(words: Words | None, otherwise: Span) -> Span:
    return words.span if words is not None and words.span is not None else otherwise
