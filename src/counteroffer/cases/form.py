"""A case as a form: every field that the schema knows, what the text says in it, and the faults that stand at it.

The schema of case files is the one definition of which fields there are, so a form never lags behind it. A case with
faults has a form too: what cannot be placed at a field stands at the group that holds it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from counteroffer.documents import yaml_tree
from counteroffer.documents.source import SourceText
from counteroffer.documents.yaml_tree import Mapping, Node, Scalar, read_yaml
from counteroffer.offers.reading import read_case
from counteroffer.offers.shape import Schema, case_schema
from counteroffer.terms.faults import Diagnostic

# Faults that are the absence of a field; a text can only place them at what should hold it.
LACKED = {"no-expiry": "offer.expires", "no-offer-yet": "offer.base"}
_DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


@dataclass(frozen=True, slots=True)
class Field:
    """One value: its dotted path (entries counted from 1), how it is written, and what the text says.

    `format` is the schema's ("amount", "pay", "date", "share", "text" ...), "choice" where one of `choices` is taken, or
    "flag" for yes and no.
    """

    path: str
    key: str
    format: str
    value: str
    choices: tuple[str, ...] = ()
    description: str = ""
    example: str = ""
    faults: tuple[Diagnostic, ...] = ()

    @property
    def fits_a_calendar(self) -> bool:
        """Whether a calendar can show it: a day of four digits, two and two, or none yet; any other words need a line."""
        return self.format == "date" and (not self.value or _DAY.fullmatch(self.value) is not None)


@dataclass(frozen=True, slots=True)
class Group:
    """Several parts under one key; `is_stated` where the text holds it; `is_open` where any name may be a key."""

    path: str
    key: str
    parts: tuple["Part", ...]
    description: str = ""
    is_stated: bool = False
    is_open: bool = False
    faults: tuple[Diagnostic, ...] = ()

    def part(self, key: str) -> "Part":
        """A part by its key; a KeyError (ours) where there is none."""
        return {part.key: part for part in self.parts}[key]


@dataclass(frozen=True, slots=True)
class Entries:
    """A list: its entries, and an empty one that shows what a new one could hold."""

    path: str
    key: str
    entries: tuple["Part", ...]
    empty: "Part"
    description: str = ""
    faults: tuple[Diagnostic, ...] = ()


Part: TypeAlias = Field | Group | Entries


@dataclass(frozen=True, slots=True)
class Form:
    """The whole form; `faults` are those that stand at no field, as where the text does not parse at all."""

    root: Group
    faults: tuple[Diagnostic, ...]
    can_be_edited: bool

    def fields(self) -> Iterator[Field]:
        """Every field, in order."""
        return _fields(self.root)

    def at(self, path: str) -> Part | None:
        """The part at a dotted path."""
        return next((part for part in _parts(self.root) if part.path == path), None)


def read_form(source: SourceText) -> Form:
    """The form of a case's text, with all the faults that a check would find."""
    tree, _yaml_faults = read_yaml(source)
    _case, faults = read_case(source)
    root = tree if isinstance(tree, Mapping) else None
    lacking = {LACKED[fault.rule]: fault for fault in faults if fault.rule in LACKED and root is not None}
    others = [fault for fault in faults if fault not in lacking.values()]
    form = _group(case_schema(), root, "", "", others if root is not None else [])
    form = replace(form, parts=tuple(_with_lacking(part, lacking) for part in form.parts))
    placed = {fault for part in (form, *_parts(form)) for fault in part.faults}
    return Form(
        replace(form, faults=()),
        tuple(fault for fault in faults if fault not in placed or fault in form.faults),
        can_be_edited=root is not None,
    )


def _with_lacking(part: Part, lacking: dict[str, Diagnostic]) -> Part:
    """The part with the faults of fields that are not there, at these fields."""
    if isinstance(part, Group):
        return replace(part, parts=tuple(_with_lacking(inner, lacking) for inner in part.parts))
    if isinstance(part, Field) and part.path in lacking:
        return replace(part, faults=(*part.faults, lacking[part.path]))
    return part


def _fields(part: Part) -> Iterator[Field]:
    if isinstance(part, Field):
        yield part
    for inner in part.parts if isinstance(part, Group) else part.entries if isinstance(part, Entries) else ():
        yield from _fields(inner)


def _parts(part: Part) -> Iterator[Part]:
    for inner in part.parts if isinstance(part, Group) else part.entries if isinstance(part, Entries) else ():
        yield inner
        yield from _parts(inner)


def _part(
    schema: Schema, node: Node | None, path: str, key: str, faults: list[Diagnostic], name: Scalar | None = None
) -> Part:
    """The part of a key; it takes the faults within its node, and at its name, out of the list."""
    about = schema.description or ""
    schema = _resolved(schema, node)
    at_name = _taken(faults, name)
    if schema.properties or isinstance(schema.closed, Schema):
        group = _group(schema, node, path, key, faults)
        return replace(group, description=about or schema.description or "", faults=(*at_name, *group.faults))
    if schema.items is not None:
        items = node.items if isinstance(node, yaml_tree.Sequence) else ()
        mine = at_name + _taken(faults, node)
        numbered = [(f"{path}.{number}", item) for number, item in enumerate(items, start=1)]
        entries = tuple(_part(schema.items, item, inner, str(n), mine) for n, (inner, item) in enumerate(numbered, 1))
        empty = _part(schema.items, None, f"{path}.{len(items) + 1}", "", [])
        return Entries(path, key, entries, empty, about, tuple(mine))
    mine = at_name + _taken(faults, node)
    return Field(
        path=path,
        key=key,
        format=_format(schema),
        value=node.text if isinstance(node, Scalar) and not node.is_empty else "",
        choices=tuple(schema.enum or ()),
        description=about or schema.description or "",
        example=schema.examples[0] if schema.examples else "",
        faults=tuple(mine),
    )


def _group(schema: Schema, node: Node | None, path: str, key: str, faults: list[Diagnostic]) -> Group:
    mine = _taken(faults, node) if path else faults
    known = node if isinstance(node, Mapping) else None
    below = f"{path}." if path else ""
    parts = [
        _part(inner, _value(known, name), f"{below}{name}", name, mine, known.key(name) if known else None)
        for name, inner in schema.properties.items()
    ]
    if isinstance(schema.closed, Schema) and known is not None:
        others = [(name.text, value) for name, value in known.entries if name.text not in schema.properties]
        parts += [_part(schema.closed, value, f"{below}{name}", name, mine) for name, value in others]
    is_open = isinstance(schema.closed, Schema)
    return Group(path, key, tuple(parts), schema.description or "", known is not None, is_open, tuple(mine))


def _value(node: Mapping | None, key: str) -> Node | None:
    """The value of a key, also an empty one: a fault may stand at it."""
    return next((value for name, value in node.entries if name.text == key), None) if node is not None else None


def _resolved(schema: Schema, node: Node | None) -> Schema:
    """The schema behind a reference, and of several the one that fits what stands there (the first where nothing does)."""
    while schema.ref is not None:
        schema = case_schema().defs[schema.ref.rsplit("/", 1)[-1]]
    if not schema.any_of:
        return schema
    options = [_resolved(one, node) for one in schema.any_of]
    kind = "object" if isinstance(node, Mapping) else "array" if isinstance(node, yaml_tree.Sequence) else "string"
    return next((one for one in options if node is not None and one.allows(kind)), options[0])


def _format(schema: Schema) -> str:
    if schema.enum:
        return "choice"
    return schema.format or ("flag" if schema.allows("boolean") else "text")


def _taken(faults: list[Diagnostic], node: Node | None) -> list[Diagnostic]:
    """The faults that stand within a node, taken out of the list."""
    if node is None:
        return []
    mine = [fault for fault in faults if _holds(node, fault)]
    faults[:] = [fault for fault in faults if fault not in mine]
    return mine


def _holds(node: Node, fault: Diagnostic) -> bool:
    """Whether a fault stands at a value or anywhere below it."""
    nodes: Sequence[Node] = [node]
    while nodes:
        if any((one.span.line, one.span.column) == (fault.span.line, fault.span.column) for one in nodes):
            return True
        below: list[Node] = []
        for one in nodes:
            if isinstance(one, Mapping):
                for name, value in one.entries:
                    below += [name, value]
            elif isinstance(one, yaml_tree.Sequence):
                below += one.items
        nodes = below
    return False
