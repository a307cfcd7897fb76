"""Packages for the tests of valuation: a YAML offer is read and valued."""

from decimal import Decimal

from counteroffer.offers.case import EquityGrant
from counteroffer.terms.figures import Figure
from counteroffer.terms.places import Span
from counteroffer.valuation.stake import Stake
from counteroffer.valuation.valuation import Line, Valuation
from counteroffer.valuation.valuing import value_offer
from tests.planned import HEAD, case_of


def package(offer: str, more: str = "") -> Valuation:
    """The valuation of an offer in flow style with a base of 100,000, and further lines of the case."""
    case = case_of(f"{HEAD}offer: {{base: 100K, {offer}}}\n{more}")
    assert case.offer is not None
    found = value_offer(case, case.offer)
    assert found is not None
    return found


def grants(*entries: str, more: str = "") -> Valuation:
    """The valuation of an offer with these grants."""
    return package(f"equity: [{', '.join(f'{{{entry}}}' for entry in entries)}]", more)


def grant(entry: str) -> EquityGrant:
    """A grant as it is read."""
    case = case_of(f"{HEAD}offer: {{base: 100K, equity: [{{{entry}}}]}}\n")
    assert case.offer is not None
    return case.offer.equity[0]


def equity(valuation: Valuation) -> list[Line]:
    """The lines of equity."""
    return [line for line in valuation.lines if line.component == "equity"]


def stake(entry: str, more: str = "") -> Stake:
    """The stake of the one grant of an offer."""
    (line,) = equity(grants(entry, more=more))
    assert line.stake is not None
    return line.stake


def pays(entry: str, multiple: str, months: int = 48) -> int:
    """What the one grant of an offer pays at a multiple after so many months."""
    return int(stake(entry).pays(Decimal(multiple), months))


def target(amount: int, unit: str = "USD") -> Figure:
    """A worth a year to reach."""
    return Figure("position.batna", "best alternative", Decimal(amount), unit, "of the test", (Span("t", 1, 1, 2),))
