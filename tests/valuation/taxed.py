"""Cases with a tax place, read and taxed, for the tests of taxes; and the taxes on a plain amount of pay."""

from decimal import Decimal

from counteroffer.offers.case import Case, TaxPlace
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.figures import Figure
from counteroffer.terms.places import Span
from counteroffer.terms.sentences import Words
from counteroffer.valuation.taxes.after_tax import AfterTax, NotComputed, after_tax
from counteroffer.valuation.taxes.levy import Levy, Pay
from counteroffer.valuation.taxes.tables_in_use import TablesInUse, tables_in_use
from counteroffer.valuation.valuation import Valuation
from counteroffer.valuation.valuing import value_offer
from tests.planned import HEAD, case_of

SPAN = Span("case.yaml", 1, 1, 2, "x")
FILINGS = ("single", "married-jointly", "married-separately", "head-of-household")


def with_tax(offer: str, tax: str, currency: str = "USD") -> tuple[Case, Valuation]:
    head = HEAD.replace("USD", currency)
    case = case_of(f"{head}offer: {{{offer}}}\n" + (f"tax: {{{tax}}}\n" if tax else ""))
    assert case.offer is not None
    found = value_offer(case, case.offer)
    assert found is not None
    return case, found


def taxed(offer: str, tax: str, currency: str = "USD") -> AfterTax:
    found = after_tax(*with_tax(offer, tax, currency))
    assert isinstance(found, AfterTax), found
    return found


def refused(offer: str, tax: str, currency: str = "USD") -> Diagnostic:
    found = after_tax(*with_tax(offer, tax, currency))
    assert isinstance(found, NotComputed), found
    return found.fault


def taxes(found: AfterTax, year: int = 1) -> dict[str, int]:
    """The taxes of a year in whole units, by the last part of their ids."""
    return {tax.id.rpartition(".")[2]: int(tax.number) for tax in found.years[year - 1].taxes}


def place(country: str, state: str, filing: str = "single", year: int = 2025, city: str | None = None) -> TaxPlace:
    return TaxPlace(
        span=SPAN,
        country=Words(country, SPAN),
        state=Words(state, SPAN),
        city=Words(city, SPAN) if city else None,
        filing=filing,
        year=Figure("tax.year", "tax year", Decimal(year), "", "as stated", (SPAN,)),
    )


def tables(tax: TaxPlace, currency: str = "USD") -> TablesInUse | Diagnostic:
    case = case_of(f"{HEAD}offer: {{base: 100K}}\n")
    assert case.offer is not None
    words = Words("x", SPAN)
    stated = Case(path="case.yaml", kind="offer", company=words, role=words, currency=currency, tax=tax)
    return tables_in_use(stated, case.offer, currency)


def in_force(tax: TaxPlace, currency: str = "USD") -> TablesInUse:
    found = tables(tax, currency)
    assert isinstance(found, TablesInUse), found
    return found


def even(pay: Decimal | int) -> Pay:
    """A year's pay in twelve months, all but the last equal and in whole units."""
    month = Decimal(pay) // 12
    return Pay((month,) * 11 + (Decimal(pay) - 11 * month,))


def levies(tax: TaxPlace, pay: Decimal | int, currency: str = "USD") -> dict[str, Decimal]:
    found: list[Levy] = list(in_force(tax, currency).levies(even(pay)))
    return {levy.key: levy.amount for levy in found}
