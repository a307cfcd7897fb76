"""Corrects a number or currency of front matter by the table below it, which is the one that counts; the record stays the same."""

from collections.abc import Iterator
from decimal import Decimal

from counteroffer.documents.front_matter import split_front_matter
from counteroffer.documents.yaml_tree import Mapping, Scalar, Sequence
from counteroffer.guides.guide import Guide, PayRow, Range
from counteroffer.guides.pay_table import plain_name
from counteroffer.lint.mend import Fix, Mend, Seen
from counteroffer.terms.faults import Diagnostic

_KEYS = {
    "base_low": ("base", "low"),
    "base_high": ("base", "high"),
    "stock_low": ("equity", "low"),
    "stock_high": ("equity", "high"),
    "bonus_low": ("bonus", "low"),
    "bonus_high": ("bonus", "high"),
    "total_comp_low": ("total", "low"),
    "total_comp_high": ("total", "high"),
}


def fixes(seen: Seen, fault: Diagnostic) -> tuple[Fix, ...]:
    """The table's number or currency for the value at fault, where the table has one row for the region."""
    front, _faults = split_front_matter(seen.source)
    for entry in _entries(front.fields):
        for key, value in entry.entries:
            if isinstance(value, Scalar) and fault.span in (key.span, value.span):
                stated = _stated_for(seen.guide, entry, key.text)
                stands = value.plain and value.span.text.strip()
                return (Fix(value.span, stated),) if stated and stands else ()
    return ()


def _stated_for(guide: Guide, entry: Mapping, key: str) -> str | None:
    """What the one row of an entry's region states for a key; None where there is no such row, or it says nothing."""
    region = entry.get("region")
    place = plain_name(region.text) if isinstance(region, Scalar) else ""
    rows = [row for row in guide.compensation if plain_name(row.region) == place]
    if len(rows) != 1:
        return None
    if key == "currency":
        return rows[0].currency
    stated = _stated(rows[0], *_KEYS[key]) if key in _KEYS else None
    return None if stated is None else f"{stated:f}"


def _entries(fields: Mapping | None) -> Iterator[Mapping]:
    listed = fields.get("compensation") if fields else None
    if isinstance(listed, Sequence):
        yield from (item for item in listed.items if isinstance(item, Mapping))


def _stated(row: PayRow, component: str, end: str) -> Decimal | None:
    """What a row states for one end of a component, as a whole number where it is one."""
    ranges: dict[str, Range | None] = {
        "base": row.base,
        "equity": row.equity.grant if row.equity else None,
        "bonus": row.bonus.amount if row.bonus else None,
        "total": row.total,
    }
    found = ranges[component]
    if found is None:
        return None
    value = found.low if end == "low" else found.high
    return value.to_integral_value() if value == value.to_integral_value() else value


MEND = Mend("front-matter-disagrees", True, fixes)
