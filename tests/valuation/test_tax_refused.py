"""What is not computed is said, at its place in the case: never the nearest year, never another place."""

from dataclasses import replace
from decimal import Decimal

import pytest

from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.figures import collect
from counteroffer.terms.places import Citation, Span
from counteroffer.terms.printing import printed_sentence
from counteroffer.valuation.taxes.after_tax import AfterTax, after_tax
from counteroffer.valuation.valuing import value_offer
from tests.planned import HEAD, case_of
from tests.valuation.taxed import place, refused, tables, taxed


@pytest.mark.parametrize(
    ("offer", "tax", "code", "text", "words"),
    [
        ("base: 100K", "country: US, state: TX, year: 2019", "T004", "2019", "tables of 2025 and 2026 exist"),
        ("base: 100K", "country: US, state: CA, year: 2026", "T004", "2026", "tables of 2025 exist"),
        ("base: 100K, start: 2026-12-01", "country: US, state: CA", "T004", "2026-12-01", "tables of 2025 exist"),
        ("base: 100K, start: 2027-01-01", "country: US, state: TX", "T004", "2027-01-01", "2025 and 2026"),
        ("base: 100K", "country: US, state: TX", "T003", "{country: US, state: TX}", "add year: under tax:"),
        ("base: 100K", "", "T001", "", "add tax:"),
        ("base: 100K, start: 2026-01-05", "country: GB, state: England", "T005", "GB", "GBP"),
    ],
)
def test_a_year_or_place_without_tables_is_placed(offer: str, tax: str, code: str, text: str, words: str) -> None:
    found = refused(offer, tax)
    assert (found.code, found.span.text) == (code, text)
    assert words in found.help


def test_a_uk_tax_year_begins_in_april() -> None:
    """5 April 2025 is the last day of 2024-25, which has no table; 6 April the first of 2025-26."""
    assert refused("base: 60K, start: 2025-04-05", "country: GB, state: England", "GBP").code == "T004"
    assert "2025-26" in printed_sentence(
        taxed("base: 60K, start: 2025-04-06", "country: GB, state: England", "GBP").scope
    )
    assert "2025-26" in printed_sentence(
        taxed("base: 60K, start: 2026-04-05", "country: GB, state: England", "GBP").scope
    )
    assert "2026-27" in printed_sentence(taxed("base: 60K", "country: GB, state: England, year: 2026", "GBP").scope)


@pytest.mark.parametrize(("country", "state"), [("US", "OR"), ("GB", "Scotland"), ("FR", "Paris")])
def test_another_place_is_not_computed(country: str, state: str) -> None:
    found = tables(place(country, state))
    assert isinstance(found, Diagnostic)
    assert found.code == "T002"
    assert (country if country == "FR" else state) in found.message


def test_a_country_without_its_state_is_not_computed() -> None:
    found = tables(replace(place("US", "x"), state=None))
    assert isinstance(found, Diagnostic)
    assert (found.code, found.help) == ("T001", "add state: under tax: (CA, FL, NY, TX, WA)")
    assert tables(replace(place("US", "TX"), year=None)) != found


def test_a_year_that_is_no_year_has_no_table() -> None:
    odd = place("US", "TX")
    assert odd.year is not None
    found = tables(replace(odd, year=replace(odd.year, value=Decimal("2025.5"))))
    assert isinstance(found, Diagnostic)
    assert found.code == "T004"


def test_the_scope_is_said() -> None:
    found = printed_sentence(taxed("base: 100K", "country: US, state: NY, year: 2025, filing: married-jointly").scope)
    for words in (
        "US federal income tax with the standard deduction, and FICA",
        "New York State income tax",
        "tables of tax year 2025, as the case states",
        "married filing jointly",
        "as if it were one tax year",
        "No other income, no spouse's income",
        "no city's tax is in it",
        "alternative minimum tax, ESPP and capital gains are not computed",
    ):
        assert words in found
    started = printed_sentence(taxed("base: 100K, start: 2026-02-01", "country: US, state: TX, city: Austin").scope)
    assert "tax year 2026, the one in which work starts" in started
    assert "Taxes of Austin itself are not computed." in started


def test_the_scope_speaks_of_cities_and_shares_only_where_they_matter() -> None:
    plain = printed_sentence(taxed("base: 100K", "country: US, state: TX, year: 2025").scope)
    assert "city" not in plain.casefold()
    assert "Vesting shares" not in plain
    city = printed_sentence(taxed("base: 100K", "country: US, state: NY, city: NYC, year: 2025").scope)
    assert "New York City resident tax" in city
    assert "no city" not in city
    grant = "base: 100K, equity: [{kind: rsu, listed: true, grant: 40K, vest: 4y}]"
    shares = taxed(grant, "country: US, state: TX, year: 2025")
    assert "Vesting shares are taxed as pay when they vest" in printed_sentence(shares.scope)
    assert [year.pay.name for year in shares.years[:2]] == [
        "pay that is taxed, first year",
        "pay that is taxed, second year",
    ]


def test_options_in_england_are_not_computed() -> None:
    grant = "{kind: options, type: nso, listed: true, shares: 1000, strike: 80, price: 100, vest: 4y}"
    found = taxed(f"base: 60K, equity: [{grant}], start: 2026-01-05", "country: GB, state: England", "GBP")
    assert [printed_sentence(one.why) for one in found.left_out] == ["The tax on this kind of equity is not computed."]
    assert found.years[0].pay.number == 60_000


def test_lines_out_of_scope_are_named_and_in_no_figure() -> None:
    grants = "kind: options, listed: true, shares: 1000, strike: 80, price: 100, vest: 4y"
    offer = (
        "base: 100K, relocation: {amount: 8K}, other: [{name: phone, amount: 1200}], equity: ["
        f"{{{grants}, type: nso}}, {{{grants}, type: iso}}, {{{grants}}}, {{kind: rsu, listed: false, estimate: 5K}}]"
    )
    found = taxed(offer, "country: US, state: TX, year: 2025")
    assert found.years[0].pay.number == 105_000  # base, and a quarter of 1,000 x 20 of NSO
    why = [printed_sentence(one.why) for one in found.left_out]
    assert sorted(why) == [
        "It stands at your own estimate; its tax is not computed.",
        "Its tax is not computed.",
        "Its tax is not computed.",
        "The case does not say whether the options are ISO or NSO, so their tax is not computed.",
        "The exercise of ISO, with the alternative minimum tax, is not computed.",
    ]


def test_every_figure_leads_to_a_publication_or_the_case() -> None:
    found = taxed("base: 250K, bonus: {target: 20%}", "country: US, state: NY, city: New York City, year: 2025")
    for figure in collect([found.four_years]):
        assert figure.origins
    for tax in found.years[0].taxes:
        known = collect([tax])
        leaves = [origin for figure in known for origin in figure.origins]
        assert any(isinstance(leaf, Citation) for leaf in leaves)
        assert any(isinstance(leaf, Span) for leaf in leaves)


def test_an_alternative_is_taxed_where_the_case_is_by_its_own_start() -> None:
    other = "alternatives: [{name: Tallgrass, kind: offer, company: Tallgrass Mills, offer: {base: 90K, start: 2025-12-01}}]"
    case = case_of(f"{HEAD}offer: {{base: 100K, start: 2027-03-01}}\ntax: {{country: US, state: TX}}\n{other}\n")
    offer = case.alternatives[0].offer
    assert offer is not None
    valuation = value_offer(case, offer)
    assert valuation is not None
    found = after_tax(case, valuation)
    assert isinstance(found, AfterTax)
    assert found.years[0].pay.number == 90_000
    assert found.years[0].net.id == "alternatives.1.offer.valuation.after_tax.year_1.net"
    assert "tax year 2025" in printed_sentence(found.scope)
