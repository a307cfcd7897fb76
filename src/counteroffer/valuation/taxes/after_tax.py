"""What is left of an offer's pay after tax, year by year, with the scope of the figures said beside them.

Each year of work is taxed as if it were one tax year, all of them by the tables of one tax year. Taxes are computed
without rounding; each is shown in whole units, halves up, and what is left is the pay less the taxes as shown.
"""

from dataclasses import dataclass
from decimal import Decimal

from counteroffer.offers.case import Case, Offer
from counteroffer.offers.periods import whole
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words, join, say
from counteroffer.valuation.pay import ORDINALS
from counteroffer.valuation.taxes.in_scope import LeftOut, divide_lines, offer_of
from counteroffer.valuation.taxes.levy import Levy, Pay
from counteroffer.valuation.taxes.tables_in_use import TablesInUse, all_places, state_of, tables_in_use
from counteroffer.valuation.valuation import Line, Valuation

FILINGS = {
    "single": "single", "married-jointly": "married filing jointly", "married-separately": "married filing separately",
    "head-of-household": "head of household",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TaxedYear:
    """A year of work: the pay that is in scope, each tax on it, and what is left."""

    number: int
    pay: Figure
    taxes: tuple[Figure, ...]
    net: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterTax:
    """What is left of an offer's pay. Every figure holds only within `scope`; the lines in `left_out` are in none.

    `four_years` is what is left of the first four years.
    """

    id: str
    currency: str
    years: tuple[TaxedYear, ...]
    four_years: Figure
    scope: Sentence
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class NotComputed:
    """Why nothing is computed: the fault, at its place in the case, with the way out."""

    fault: Diagnostic


def after_tax(case: Case, valuation: Valuation, offer: Offer | None = None) -> AfterTax | NotComputed:
    """What is left of salary, bonus, sign-on, vesting RSU and exercised NSO after tax, where the case is taxed.

    `offer` is the one that was valued, where it is not the case's own as first stated. NotComputed where the case names no place, a place or a tax year without tables, or pay in another currency.
    """
    offer = offer or offer_of(case, valuation)
    assert offer is not None  # a valuation is of an offer of its case
    found = tables_in_use(case, offer, valuation.currency)
    if isinstance(found, Diagnostic):
        return NotComputed(found)
    taxed, left_out = divide_lines(case, offer, valuation, found.tax.country.text)
    id = f"{valuation.id}.after_tax"
    years = tuple(_year(id, number, taxed, found, valuation.currency) for number in range(1, len(valuation.years) + 1))
    first = tuple(year.net for year in years[:4])
    total = sum((net.number for net in first), Decimal(0))
    because = f"the sum of the first four years after {found.in_short}"
    return AfterTax(
        id=id,
        currency=valuation.currency,
        years=years,
        four_years=Figure(
            f"{id}.four_years", f"first four years after {found.in_short}", total, valuation.currency, because, first
        ),
        scope=scope_of(found, taxed),
        left_out=left_out,
    )


def tax_on_spread(
    case: Case, valuation: Valuation, spread: Figure, year: int, offer: Offer | None = None
) -> tuple[Figure, ...] | NotComputed:
    """The taxes that exercising NSO adds to those of a year of work, the spread being paid on top of that year's pay.

    `spread` is the worth of the shares less the strike price, in the valuation's currency; US only. `offer` as of after_tax.
    """
    offer = offer or offer_of(case, valuation)
    assert offer is not None  # a valuation is of an offer of its case
    found = tables_in_use(case, offer, valuation.currency)
    if isinstance(found, Diagnostic):
        return NotComputed(found)
    pay = _pay(divide_lines(case, offer, valuation, found.tax.country.text)[0], year)
    more = Pay((*pay.months, spread.number))
    before = {levy.key: levy.amount for levy in found.levies(pay)}
    because = "what the spread adds to the tax of the year"
    return tuple(
        Figure(
            f"{spread.id}.{levy.key}", f"{levy.name} on the spread", whole(levy.amount - before.get(levy.key, Decimal(0))),
            valuation.currency, because, (spread, *levy.origins),
        )
        for levy in found.levies(more)
    )  # fmt: skip


def scope_of(found: TablesInUse, taxed: tuple[Line, ...]) -> Sentence:
    """What the figures count and what they do not, in words."""
    whence = "as the case states" if found.tax.year is not None else "the one in which work starts"
    places = join([say(place.SCOPE) for place, _table in found.tables], "; ")
    said = [
        say("{places}; tables of tax year {year}, {whence}.", places=places, year=Words(found.year), whence=whence),
        say("Every year of work is taxed by these tables, as if it were one tax year."),
        say("No other income, no spouse's income, and no deductions or credits beyond those named."),
    ]
    if found.tax.country.text == "US":
        said.insert(1, say("Filing status: {filing}.", filing=FILINGS[found.tax.filing]))
        said.append(say("ISO with the alternative minimum tax, ESPP and capital gains are not computed."))
    if any(line.component == "equity" for line in taxed):
        said.append(say("Vesting shares are taxed as pay when they vest, NSO as if exercised then."))
    return join([*said, *_city(found)])


def _city(found: TablesInUse) -> list[Sentence]:
    """What is said of a city's taxes, where they could matter."""
    city = found.tax.city
    if city is not None and all(city.text != place.CITY for place, _table in found.tables):
        return [say("Taxes of {city} itself are not computed.", city=city)]
    if city is None and any(place.CITY and state_of(found.tax) == place.STATE for place in all_places()):
        return [say("The case names no city, so no city's tax is in it.")]
    return []


def _year(id: str, number: int, taxed: tuple[Line, ...], found: TablesInUse, currency: str) -> TaxedYear:
    stem, ordinal = f"{id}.year_{number}", ORDINALS[number - 1]
    lines = tuple(line.years[number - 1] for line in taxed)
    total = sum((line.number for line in lines), Decimal(0))
    pay = Figure(
        f"{stem}.pay", f"pay that is taxed, {ordinal} year", total, currency, "the sum of the taxed lines", lines
    )
    taxes = tuple(_tax(stem, ordinal, pay, levy) for levy in found.levies(_pay(taxed, number)))
    left = pay.number - sum((tax.number for tax in taxes), Decimal(0))
    because = f"the taxed pay less the taxes as shown: {found.in_short}"
    net = Figure(f"{stem}.net", f"pay after {found.in_short}, {ordinal} year", left, currency, because, (pay, *taxes))
    return TaxedYear(number, pay, taxes, net)


def _tax(stem: str, ordinal: str, pay: Figure, levy: Levy) -> Figure:
    name, amount = f"{levy.name}, {ordinal} year", whole(levy.amount)
    return Figure(f"{stem}.{levy.key}", name, amount, pay.unit, levy.because, (pay, *levy.origins))


def _pay(taxed: tuple[Line, ...], year: int) -> Pay:
    """The pay of a year of work by month."""
    months = [Decimal(0)] * 12
    for line in taxed:
        for flow in line.flows:
            if 12 * (year - 1) < flow.month <= 12 * year:
                months[(flow.month - 1) % 12] += flow.amount
    return Pay(tuple(months))
