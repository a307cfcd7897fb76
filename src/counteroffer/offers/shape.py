"""The shape of a case file, held against its schema: every fault at once, each at its place with the way out.

`case.schema.json` is the one definition of which keys there are; editors read the same file. This walk covers the
part of JSON Schema 2020-12 that the file uses (types, properties, required, enum, items, $ref, anyOf, format).
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from importlib import resources

import msgspec

from counteroffer.documents.yaml_tree import Mapping, Node, Scalar, Sequence
from counteroffer.offers.values import CHECKS, UnreadableError
from counteroffer.terms.faults import Diagnostic, Severity
from counteroffer.terms.places import Span

CODES = {
    "unknown-key": "K001",
    "missing-key": "K002",
    "wrong-shape": "K003",
    "unknown-word": "K004",
    "unreadable-value": "K005",
    "impossible-value": "K018",
}

# What is left of "{amount: 500,000}" behind its comma.
CUT = re.compile(r"\d{3}(?:\.\d+)?\s*\w{0,3}")
CUT_AMOUNT = 'inside braces a comma begins the next key: write the amount as 500K or 500000, or in quotes: "500,000"'
LONGEST_LIST = 400  # characters; a longer list of choices hides the one that is meant


class Schema(
    msgspec.Struct,
    frozen=True,
    rename={
        "ref": "$ref",
        "defs": "$defs",
        "any_of": "anyOf",
        "closed": "additionalProperties",
        "multiple_of": "multipleOf",
    },
):
    """One node of the schema file."""

    ref: str | None = None
    type: str | list[str] | None = None
    format: str | None = None
    description: str | None = None
    properties: dict[str, "Schema"] = {}
    closed: "bool | Schema" = True
    required: list[str] = []
    enum: list[str] | None = None
    items: "Schema | None" = None
    any_of: list["Schema"] | None = None
    defs: dict[str, "Schema"] = {}
    examples: list[str] = []
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    multiple_of: int | None = None

    def allows(self, kind: str) -> bool:
        """Whether a value of a JSON type may stand here."""
        types = [self.type] if isinstance(self.type, str) else self.type
        return types is None or kind in types


def schema_text() -> bytes:
    """The JSON Schema of case files, as it ships."""
    return resources.files(__package__).joinpath("case.schema.json").read_bytes()


@cache
def case_schema() -> Schema:
    """The schema as data."""
    return msgspec.json.decode(schema_text(), type=Schema)


def check_shape(root: Node, currency: str) -> Iterator[Diagnostic]:
    """All faults of shape and spelling in a case file's tree."""
    yield from _check(root, case_schema(), "the case", currency)


def currency_in(node: Node, above: str) -> str:
    """The currency of the amounts within a case or an alternative: its own, else that of what holds it."""
    stated = node.get("currency") if isinstance(node, Mapping) else None
    return stated.text.strip().upper() if isinstance(stated, Scalar) else above


def prune(root: Mapping, faults: tuple[Diagnostic, ...]) -> Mapping:
    """The tree without the parts that have faults, so that the rest can still be looked through."""
    left = _pruned(root, case_schema(), {fault.span for fault in faults})
    return left if isinstance(left, Mapping) else Mapping((), root.span)


def _pruned(node: Node, schema: Schema, bad: set[Span]) -> Node | None:
    schema = _resolved(schema, node)
    if node.span in bad and not isinstance(node, Mapping) and schema.format != "currency":
        return None  # a currency stays even if it is none: the amounts were held against it
    if isinstance(node, Scalar):
        return node if schema.allows("string") or schema.allows("number") or schema.allows("boolean") else None
    if schema.type is None or not schema.allows("array" if isinstance(node, Sequence) else "object"):
        return None
    if isinstance(node, Sequence):
        items = (_pruned(item, schema.items, bad) for item in node.items) if schema.items else ()
        return Sequence(tuple(item for item in items if item is not None), node.span)
    entries = []
    for key, value in node.entries:
        inner = schema.properties.get(key.text) or (schema.closed if isinstance(schema.closed, Schema) else None)
        left = _pruned(value, inner, bad) if inner is not None and key.span not in bad else None
        if left is not None:
            entries.append((key, left))
    pruned = Mapping(tuple(entries), node.span)
    complete = all(pruned.get(required) is not None for required in schema.required)
    return pruned if complete or schema is case_schema() else None


def _check(node: Node, schema: Schema, where: str, currency: str) -> Iterator[Diagnostic]:
    schema = _resolved(schema, node)
    if isinstance(node, Scalar):
        yield from _check_scalar(node, schema, where, currency)
    elif isinstance(node, Sequence):
        if not schema.allows("array") or schema.items is None:
            yield _wrong_shape(node.span, where, "a list", schema)
            return
        for item in node.items:
            if isinstance(item, Scalar) and item.is_empty:
                yield _fault(
                    "wrong-shape", item.span, f"an empty entry under {where}", "write the entry, or remove the dash"
                )
            else:
                yield from _check(item, schema.items, where, currency)
    elif not schema.allows("object") or schema.type is None:
        yield _wrong_shape(node.span, where, "keys and values", schema)
    else:
        yield from _check_mapping(node, schema, where, currency)


def _check_mapping(node: Mapping, schema: Schema, where: str, currency: str) -> Iterator[Diagnostic]:
    if "currency" in schema.properties:  # an alternative may state its own; its amounts are held against that
        currency = currency_in(node, currency)
    for key, value in node.entries:
        inner = schema.properties.get(key.text)
        if inner is None and isinstance(schema.closed, Schema):
            inner = schema.closed
        if inner is None:
            yield _unknown_key(key, schema, where)
        elif not (isinstance(value, Scalar) and value.is_empty):
            yield from _check(value, inner, key.text, currency)
    for required in schema.required:
        if node.get(required) is None:
            key_there = node.key(required)
            description = _description(schema.properties[required])
            yield _fault(
                "missing-key",
                key_there.span
                if key_there
                else Span(node.span.path, node.span.line, node.span.column, node.span.column),
                f"{where} has no {required}",
                f"add a line {required}: …" + (f" ({description.rstrip('.').lower()})" if description else ""),
            )


def _check_scalar(node: Scalar, schema: Schema, where: str, currency: str) -> Iterator[Diagnostic]:
    if node.is_empty:
        return
    if schema.enum is not None:
        if node.text not in schema.enum:
            yield _fault(
                "unknown-word",
                node.span,
                f"{where}: {node.text!r} is not one of the words",
                _choices(node.text, schema.enum),
            )
    elif schema.type == "boolean" or (isinstance(schema.type, list) and "boolean" in schema.type):
        if node.text.lower() not in ("true", "false", "yes", "no"):
            yield _fault(
                "unknown-word", node.span, f"{where}: {node.text!r} is neither true nor false", "write true or false"
            )
    elif not (schema.allows("string") or schema.allows("number")) or schema.type is None:
        yield _wrong_shape(node.span, where, "a single value", schema)
    elif schema.format is not None:
        try:
            value = CHECKS[schema.format](node.text, currency)
        except UnreadableError as error:
            yield _fault("unreadable-value", node.span, f"{where}: {error}", error.help)
        else:
            yield from _check_bounds(node, value, schema, where)


def _check_bounds(node: Scalar, value: object, schema: Schema, where: str) -> Iterator[Diagnostic]:
    if schema.minimum is None or schema.maximum is None or not isinstance(value, Decimal):
        return
    if schema.multiple_of is not None and value % schema.multiple_of:
        yield _fault(
            "impossible-value", node.span, f"{where}: {node.text} is not a whole number", "write a whole number"
        )
    elif not schema.minimum <= value <= schema.maximum:
        bounds = f"{schema.minimum} to {schema.maximum}"
        yield _fault(
            "impossible-value", node.span, f"{where}: {node.text} lies outside {bounds}", f"write a value from {bounds}"
        )


def _description(schema: Schema) -> str:
    """What a key holds, said at the key or at the definition that it refers to."""
    if schema.description or schema.ref is None:
        return schema.description or ""
    return case_schema().defs[schema.ref.rsplit("/", 1)[1]].description or ""


def _resolved(schema: Schema, node: Node) -> Schema:
    """The schema itself: a reference followed, and of several the one that fits the node's kind."""
    if schema.ref is not None:
        return case_schema().defs[schema.ref.rsplit("/", 1)[1]]
    if schema.any_of is not None:
        choices = [_resolved(choice, node) for choice in schema.any_of]
        kind = {Scalar: "string", Sequence: "array", Mapping: "object"}[type(node)]
        return next((choice for choice in choices if choice.allows(kind)), choices[0])
    return schema


def _unknown_key(key: Scalar, schema: Schema, where: str) -> Diagnostic:
    choices = CUT_AMOUNT if CUT.fullmatch(key.text) else _choices(key.text, list(schema.properties))
    return _fault("unknown-key", key.span, f"{where} has no key {key.text!r}", choices)


def _choices(word: str, choices: list[str]) -> str:
    from rapidfuzz import process

    near = process.extractOne(word.lower().replace(" ", "_"), choices, score_cutoff=70)
    listed = ", ".join(choices)
    if near and len(listed) > LONGEST_LIST:
        return f"did you mean {near[0]}?"
    return f"did you mean {near[0]}? (possible: {listed})" if near else f"possible: {listed}"


def _wrong_shape(span: Span, where: str, found: str, schema: Schema) -> Diagnostic:
    if schema.items is not None:
        wanted = "a list: begin each entry with a dash"
    elif schema.properties or isinstance(schema.closed, Schema):
        example = ", ".join(f"{key}: …" for key in list(schema.properties)[:2]) or "name: value"
        wanted = f"keys and values, indented under it: {example}"
    else:
        wanted = "one value on the same line" + (f", such as {schema.examples[0]}" if schema.examples else "")
    return _fault("wrong-shape", span, f"{where}: {found} where something else belongs", f"write {wanted}")


def _fault(rule: str, span: Span, message: str, help_text: str) -> Diagnostic:
    return Diagnostic(CODES[rule], rule, Severity.ERROR, span, message, help_text)
