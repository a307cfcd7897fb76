"""The values of a case file's tree, taken out one by one: as text, as the person's words, as figures."""

from collections.abc import Iterator

from counteroffer.documents.yaml_tree import Mapping, Scalar, Sequence
from counteroffer.offers.values import read_day, read_money, read_multiple, read_number, read_share
from counteroffer.terms.figures import DAY, SHARE, Figure
from counteroffer.terms.sentences import Words

STATED = "as stated in the case"
TIMES = "times"


def money_of(node: Mapping, key: str, id: str, name: str, currency: str, *, signed: bool = False) -> Figure | None:
    """An amount of money as a figure; its unit names the period where that is not a year."""
    value = scalar_of(node, key)
    if value is None:
        return None
    amount = read_money(value.text, currency, signed=signed)
    return Figure(id, name, amount.low, pay_unit(currency, amount.period), STATED, (value.span,))


def pay_unit(currency: str, period: str | None) -> str:
    """The unit of pay for a period: the currency alone for a year."""
    return currency if period in (None, "year") else f"{currency}/{period}"


def number_of(node: Mapping, key: str, id: str, name: str, unit: str) -> Figure | None:
    """A plain number as a figure; None where the key says nothing."""
    value = scalar_of(node, key)
    return None if value is None else Figure(id, name, read_number(value.text), unit, STATED, (value.span,))


def share_of(node: Mapping, key: str, id: str, name: str) -> Figure | None:
    """A percentage as a figure; None where the key says nothing."""
    value = scalar_of(node, key)
    return None if value is None else Figure(id, name, read_share(value.text), SHARE, STATED, (value.span,))


def multiple_of(node: Mapping, key: str, id: str, name: str) -> Figure | None:
    """A multiple of one as a figure; None where the key says nothing."""
    value = scalar_of(node, key)
    return None if value is None else Figure(id, name, read_multiple(value.text), TIMES, STATED, (value.span,))


def day_of(node: Mapping, key: str, id: str, name: str) -> Figure | None:
    """A day as a figure; None where the key says nothing."""
    value = scalar_of(node, key)
    return None if value is None else Figure(id, name, read_day(value.text), DAY, STATED, (value.span,))


def scalar_of(node: Mapping | None, key: str) -> Scalar | None:
    """The single value of a key; None where it says nothing or is no single value."""
    value = node.get(key) if node is not None else None
    return value if isinstance(value, Scalar) else None


def text_of(node: Mapping | None, key: str) -> str | None:
    """The text of a key."""
    value = scalar_of(node, key)
    return value.text.strip() if value else None


def truth_of(node: Mapping, key: str) -> bool | None:
    """Whether a key says true; None where it says nothing."""
    value = scalar_of(node, key)
    return value.text.lower() in ("true", "yes") if value else None


def words_of(node: Mapping | None, key: str) -> Words | None:
    """The text of a key as the person's words, on one line."""
    value = scalar_of(node, key)
    return words_in(value) if value else None


def words_in(value: Scalar) -> Words:
    """A single value as the person's words, on one line."""
    return Words(" ".join(value.text.split()), value.span)


def needed_words_of(node: Mapping, key: str) -> Words:
    """As words_of, for a key that the schema demands."""
    words = words_of(node, key)
    assert words is not None  # the schema demands it
    return words


def mapping_of(node: Mapping, key: str) -> Mapping | None:
    """The mapping under a key."""
    value = node.get(key)
    return value if isinstance(value, Mapping) else None


def entries_of(node: Mapping, key: str) -> Iterator[tuple[int, Mapping]]:
    """The mappings of a list under a key, numbered from one."""
    value = node.get(key)
    for number, item in enumerate(value.items if isinstance(value, Sequence) else (), start=1):
        if isinstance(item, Mapping):
            yield number, item


def scalars_of(node: Mapping, key: str) -> Iterator[tuple[int, Scalar]]:
    """The single values of a list under a key, numbered from one."""
    value = node.get(key)
    for number, item in enumerate(value.items if isinstance(value, Sequence) else (), start=1):
        if isinstance(item, Scalar) and not item.is_empty:
            yield number, item
