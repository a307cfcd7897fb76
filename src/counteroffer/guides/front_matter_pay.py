"""The pay that front matter repeats: checked against the body, and used only where the body states no pay."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from counteroffer.documents.yaml_tree import Mapping, Scalar, Sequence
from counteroffer.guides.guide import Bonus, Equity, PayRow, Range
from counteroffer.guides.pay_table import plain_name
from counteroffer.guides.tokens import Claim
from counteroffer.terms.amounts import read_amount
from counteroffer.terms.currencies import CODES
from counteroffer.terms.faults import Diagnostic, Severity
from counteroffer.terms.places import Span

_REMARK = re.compile(r"\([^()]*\)")
_MOST_ROWS = 40  # of a place with more rows nobody can say which one front matter means
_PAIRS = (
    ("base", "base_low", "base_high"),
    ("equity", "stock_low", "stock_high"),
    ("bonus", "bonus_low", "bonus_high"),
    ("total", "total_comp_low", "total_comp_high"),
)


def compared(fields: Mapping | None, rows: list[PayRow]) -> Iterator[Diagnostic]:
    """The differences between front matter and the body, one for each field, placed at the front matter's value."""
    places: dict[str, _Place] = {}
    for row in rows:
        places.setdefault(_bare(row.region), _Place()).rows.append(row)
    for entry in _entries(fields):
        region = entry.get("region")
        if not isinstance(region, Scalar) or not rows:
            continue
        place = places.get(_bare(region.text))
        if place is None:
            yield _fault(region.span, f"front matter pays in {region.text!r}, the body does not")
        elif len(place.rows) <= _MOST_ROWS:
            yield from _differences(entry, region.text, place)


def _bare(region: str) -> str:
    """A region's name as two texts share it: without a remark in brackets, in lower case."""
    return " ".join(_REMARK.sub(" ", plain_name(region)).lower().split())


@dataclass(slots=True)
class _Place:
    """The body's rows for one place, and what they state, once it has been asked for."""

    rows: list[PayRow] = field(default_factory=list)
    known: dict[str, set[Decimal]] = field(default_factory=dict)

    def stated(self, name: str, end: str) -> set[Decimal]:
        """What the rows state for one end of a component."""
        key = f"{name} {end}"
        if key not in self.known:
            self.known[key] = _stated(self.rows, name, end)
        return self.known[key]


def _differences(entry: Mapping, region: str, place: _Place) -> Iterator[Diagnostic]:
    """What front matter says otherwise about one region than the body's rows for it."""
    currency = entry.get("currency")
    currencies = {row.currency for row in place.rows if row.currency}
    if isinstance(currency, Scalar) and currencies and currency.text not in currencies:
        said = ", ".join(sorted(currencies))
        yield _fault(currency.span, f"front matter pays {region} in {currency.text}, the body in {said}")
    for name, low, high in _PAIRS:
        for key, end in ((low, "low"), (high, "high")):
            yield from _difference(entry, key, f"{key} of {region}", place.stated(name, end))
    share = _number(entry.get("bonus_pct"))
    node = entry.get("bonus_pct")
    shares = [row.bonus.pct for row in place.rows if row.bonus and row.bonus.pct]
    if share is not None and isinstance(node, Scalar) and not any(pct.low <= share <= pct.high for pct in shares):
        yield _fault(node.span, f"bonus_pct of {region} is {node.text} in front matter and not in the body")


def _difference(entry: Mapping, key: str, name: str, stated: set[Decimal]) -> Iterator[Diagnostic]:
    """The difference in one field: another number, or none where the body has one."""
    node, written = entry.get(key), entry.key(key)
    if isinstance(node, Scalar) and _number(node) not in stated:
        yield _fault(node.span, f"{name} is {node.text} in front matter and {_listed(stated)} in the body")
    elif node is None and written is not None and stated:
        yield _fault(written.span, f"{name} is missing in front matter and {_listed(stated)} in the body")


def _listed(numbers: set[Decimal]) -> str:
    return ", ".join(f"{number:f}" for number in sorted(numbers)) or "nothing"


def _stated(rows: list[PayRow], name: str, end: str) -> set[Decimal]:
    """What the body states for one end of a component; a mixed column may hold what front matter calls a bonus."""
    ranges: list[Range | None] = []
    for row in rows:
        if name == "equity":
            ranges.extend((row.equity.grant, row.equity.annual) if row.equity else ())
        elif name == "bonus":
            ranges.extend((row.bonus.amount if row.bonus else None, *(pay.range for pay in row.other)))
        else:
            ranges.append(row.base if name == "base" else row.total)
    return {found.low if end == "low" else found.high for found in ranges if found is not None}


def _fault(span: Span, message: str) -> Diagnostic:
    help_text = "the body is used; correct the front matter, or the table"
    return Diagnostic("G002", "front-matter-disagrees", Severity.WARNING, span, message, help_text)


def rows_from(fields: Mapping | None) -> tuple[list[PayRow], list[tuple[Claim, Span]]]:
    """Rows of pay as front matter states them, for a guide whose body has none, each number with its place."""
    rows: list[PayRow] = []
    claims: list[tuple[Claim, Span]] = []
    for entry in _entries(fields):
        region, currency = entry.get("region"), entry.get("currency")
        unit = currency.text if isinstance(currency, Scalar) and currency.text in CODES else ""
        found: dict[str, Range] = {}
        for name, low, high in _PAIRS:
            ends = [(entry.get(key), _number(entry.get(key))) for key in (low, high)]
            (low_node, below), (high_node, above) = ends
            if below is None or above is None or not isinstance(low_node, Scalar) or not isinstance(high_node, Scalar):
                continue
            found[name] = Range(below, above)
            field = f"compensation[{len(rows)}].{ {'equity': 'equity.grant', 'bonus': 'bonus.amount'}.get(name, name) }"
            claims.append((Claim(f"{field}.low", below, unit, 0, 0), low_node.span))
            claims.append((Claim(f"{field}.high", above, unit, 0, 0), high_node.span))
        if found:
            rows.append(
                PayRow(
                    region=region.text if isinstance(region, Scalar) else "",
                    currency=unit or None,
                    base=found.get("base"),
                    equity=Equity(grant=found["equity"]) if "equity" in found else None,
                    bonus=Bonus(amount=found["bonus"]) if "bonus" in found else None,
                    total=found.get("total"),
                )
            )
    return rows, claims


def _entries(fields: Mapping | None) -> Iterator[Mapping]:
    """The entries of the `compensation` list."""
    listed = fields.get("compensation") if fields else None
    if isinstance(listed, Sequence):
        yield from (item for item in listed.items if isinstance(item, Mapping))


def _number(node: object) -> Decimal | None:
    """A value as a number: plain digits, or an amount as people write it."""
    if not isinstance(node, Scalar) or node.is_empty:
        return None
    try:
        return Decimal(node.text) if node.text.isdigit() else read_amount(node.text).low
    except (ValueError, InvalidOperation):
        return None
