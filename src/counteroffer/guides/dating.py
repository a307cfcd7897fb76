"""When a guide was made and how far it is to be trusted, by its front matter; and the gaps that front matter fills."""

import re
from datetime import date

from counteroffer.documents.yaml_tree import Mapping, Node, Scalar
from counteroffer.guides.guide import Dated
from counteroffer.terms.faults import Diagnostic, Severity

_KEYS = {
    "last_updated": ("last_updated", "updated"),
    "data_quarter": ("data_quarter", "salary_data_quarter"),
    "next_review_due": ("next_review_due",),
    "quality": ("quality", "data_quality"),
}
_COMPANY = ("company_display", "company")
_ROLE = ("role_display", "role")
_QUARTER = re.compile(r"\d{4}[- ]?Q[1-4]\Z")


def read_dated(fields: Mapping | None) -> tuple[Dated, tuple[Diagnostic, ...]]:
    """The dates and the quality that front matter states; a day or quarter that is none is a fault."""
    if fields is None:
        return Dated(), ()
    values = {name: stated(fields, keys) for name, keys in _KEYS.items()}
    faults = tuple(
        Diagnostic(
            "G003",
            "date-not-read",
            Severity.WARNING,
            node.span,
            f"{name} is {node.text!r}",
            "write a day as 2026-02-23 and a quarter as 2025-Q4",
        )
        for name, node in values.items()
        if node is not None and name != "quality" and not _is_dated(name, node.text)
    )
    kept = {name: node.text if node is not None else None for name, node in values.items()}
    return Dated(
        last_updated=kept["last_updated"],
        data_quarter=kept["data_quarter"],
        next_review_due=kept["next_review_due"],
        quality=kept["quality"],
        places=tuple((name, node.span) for name, node in values.items() if node is not None),
    ), faults


def named_in(fields: Mapping | None) -> tuple[str | None, str | None]:
    """The company and the role that front matter names."""
    if fields is None:
        return None, None
    company, role = stated(fields, _COMPANY), stated(fields, _ROLE)
    return company.text if company else None, role.text if role else None


def stated(fields: Mapping, keys: tuple[str, ...]) -> Scalar | None:
    """The first of several fields that holds a value."""
    for key in keys:
        node: Node | None = fields.get(key)
        if isinstance(node, Scalar):
            return node
    return None


def _is_dated(name: str, text: str) -> bool:
    if name == "data_quarter":
        return bool(_QUARTER.match(text))
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True
