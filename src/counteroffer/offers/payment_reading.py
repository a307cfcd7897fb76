"""Payments made once, on joining: the sign-on bonus, money for moving, and the instalments in which they come."""

from counteroffer.documents.yaml_tree import Mapping, Scalar, Sequence
from counteroffer.offers.case import Clawback, Instalment, SignOn
from counteroffer.offers.nodes import mapping_of, money_of, number_of, scalar_of, text_of, truth_of, words_in
from counteroffer.offers.values import read_instalment


def read_payment(offer: Mapping, key: str, id: str, name: str, currency: str) -> SignOn | None:
    """The payment under a key of an offer, as `name`; None where the offer has none."""
    node = mapping_of(offer, key)
    if node is None:
        return None
    amount = money_of(node, "amount", id, name, currency)
    assert amount is not None  # the schema demands it
    return SignOn(
        amount=amount,
        instalments=_instalments(node, id, name, currency),
        clawback=_clawback(mapping_of(node, "clawback"), id, name),
        reimbursed=truth_of(node, "reimbursed"),
    )


def read_when(value: Scalar) -> Instalment:
    """A single value as the month of a payment."""
    return Instalment(month=read_instalment(value.text), words=words_in(value))


def _instalments(node: Mapping, id: str, name: str, currency: str) -> tuple[Instalment, ...]:
    paid, found = node.get("paid"), []
    for number, item in enumerate(paid.items if isinstance(paid, Sequence) else (), start=1):
        when = item if isinstance(item, Scalar) else scalar_of(item, "when") if isinstance(item, Mapping) else None
        if when is None:
            continue
        amount = None
        if isinstance(item, Mapping):
            amount = money_of(item, "amount", f"{id}.paid.{number}", f"{name}, instalment {number}", currency)
        found.append(Instalment(month=read_instalment(when.text), words=words_in(when), amount=amount))
    return tuple(sorted(found, key=lambda part: part.month))


def _clawback(node: Mapping | None, id: str, name: str) -> Clawback | None:
    if node is None:
        return None
    return Clawback(
        months=number_of(node, "months", f"{id}.clawback", f"clawback of the {name}", "months"),
        kind=text_of(node, "kind"),
        basis=text_of(node, "basis"),
        since=text_of(node, "since"),
    )
