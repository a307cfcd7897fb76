"""The API in its own words: an OpenAPI document made of the catalogue, with examples that were really asked and answered."""

import tempfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from counteroffer import __version__, operations
from counteroffer.cases.folder import CaseFolder
from counteroffer.faces.asking import answer
from counteroffer.faces.catalogue import OFFERED, Offered, include_schema, schema_of
from counteroffer.faces.refusals import refusal_of
from counteroffer.faces.web.desk import Desk
from counteroffer.terms.faults import CounterofferError, NotThereError

EXAMPLE_CASE = "written-offer-with-competing-offer"
EXAMPLE_DAY = date(2026, 11, 21)
ENOUGH = "sentence"  # what need not be there, but one of its kind must be
MOST_ITEMS, MOST_KEYS, LONGEST_TEXT, DEEPEST = 2, 24, 160, 5
ABOUT = (
    "What Counteroffer can do, for the programs of the person whose cases they are. It answers on this machine alone, to "
    "whoever holds the key that the terminal shows. Where the command line writes the same as JSON, the answers are equal "
    "to the byte. What only the owner should know (walk-away, alternatives, priorities) stands in a plan only where "
    "`include` names it."
)
FAULT = {
    "type": "object",
    "properties": {name: {"type": "string"} for name in ("path", "text", "severity", "code", "rule", "message", "help")}
    | {name: {"type": "integer"} for name in ("line", "column", "end")},
    "required": ["path", "line", "column", "end", "text", "severity", "code", "rule", "message", "help"],
}
PROBLEM_SCHEMA = {
    "type": "object",
    "description": "Problem details (RFC 9457) with our code, the way out, and the faults with their places.",
    "properties": {name: {"type": "string"} for name in ("type", "title", "detail", "code", "hint")}
    | {"status": {"type": "integer"}, "faults": {"type": "array", "items": {"$ref": "#/components/schemas/Fault"}}},
    "required": ["type", "title", "status", "detail", "code", "hint", "faults"],
}


@cache
def describe() -> bytes:
    """The OpenAPI document; the examples in it are answers to questions about a case that ships with the product."""
    paths: dict[str, dict[str, Any]] = {}
    examples = dict(_examples())
    for one in OFFERED:
        paths.setdefault(one.address, {})[one.verb.lower()] = _operation(one, examples.get(one.name))
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Counteroffer", "version": __version__, "description": ABOUT},
        "servers": [{"url": "/api/v1"}],
        "security": [{"key": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": {"Problem": PROBLEM_SCHEMA, "Fault": FAULT},
        },
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=1)


def _operation(one: Offered, example: Any) -> dict[str, Any]:
    summary, more = one.words
    schema = schema_of(one, with_include=False)
    inside = {name for name in schema["properties"] if f"{{{name}}}" in one.address}
    has_body = one.verb in ("POST", "PUT")
    found: dict[str, Any] = {"operationId": one.name, "summary": summary}
    if more:
        found["description"] = more
    found["parameters"] = list(_parameters(one, schema, inside, has_body=has_body))
    if has_body:
        found["requestBody"] = _body(one, schema, inside)
    found["responses"] = _responses(one, example)
    return found


def _parameters(one: Offered, schema: Any, inside: set[str], *, has_body: bool) -> Iterator[dict[str, Any]]:
    for name, shape in schema["properties"].items():
        if name == "based_on":
            yield {
                "name": "If-Match", "in": "header", "required": True, "schema": {"type": "string"},
                "description": "The ETag of the case as it was read: a change of something else is refused with 409.",
            }  # fmt: skip
        elif name in inside or not has_body:
            yield _parameter(name, shape, "path" if name in inside else "query", name in schema["required"])
    if one.told_by_name:
        yield _parameter("include", include_schema(), "query", required=False)


def _parameter(name: str, shape: Any, where: str, required: bool) -> dict[str, Any]:
    plain = {key: value for key, value in _without_null(shape).items() if key not in ("description", "examples")}
    found: dict[str, Any] = {"name": name, "in": where, "required": required, "schema": plain}
    if where == "path":
        plain["minLength"] = 1
    if "description" in shape:
        found["description"] = shape["description"]
    if name == "guide" and where == "path":
        found["example"] = example_guide()
    elif plain.get("type") == "object":
        found |= {"style": "deepObject", "explode": True}
    elif shape.get("examples") and shape["examples"][0] != []:
        found["example"] = shape["examples"][0]
    return found


def _without_null(shape: Any) -> dict[str, Any]:
    """A schema for an address, where what is not said is left out and never null."""
    kinds = [kind for kind in shape.get("anyOf", ()) if kind != {"type": "null"}]
    if len(kinds) == 1:
        shape = {**{key: value for key, value in shape.items() if key not in ("anyOf", "default")}, **kinds[0]}
    return dict(shape)


def _body(one: Offered, schema: Any, inside: set[str]) -> dict[str, Any]:
    left = {name: shape for name, shape in schema["properties"].items() if name not in inside | {"based_on"}}
    required = [name for name in schema["required"] if name in left]
    shape = {"type": "object", "properties": left, "required": required, "additionalProperties": False}
    shown = (name for name in left if name in required or name == ENOUGH)
    example = {name: left[name]["examples"][0] for name in shown if left[name].get("examples")}
    content: dict[str, Any] = {"application/json": {"schema": shape, "example": example}}
    if one.verb == "PUT":
        content["text/plain"] = {
            "schema": {"type": "string", "maxLength": 1_000_000},
            "example": example.get("text", ""),
        }
    return {"required": True, "content": content}


def _responses(one: Offered, example: Any) -> dict[str, Any]:
    is_new = one.verb == "POST" and one.changes and not one.is_of_a_case
    problem = {
        "description": "Refused.",
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    if one.verb == "DELETE":
        return {"204": {"description": "It is gone."}, "default": problem}
    whole = "array" if isinstance(example, list) else "object"
    content: dict[str, Any] = {"schema": {"type": ["array", "object"] if one.lists and whole == "array" else whole}}
    if example is not None:
        content["example"] = example
    done = {"description": one.words[0], "content": {"application/json": content}}
    if one.changes or one.name == "read_case":
        done["headers"] = {
            "ETag": {"schema": {"type": "string"}, "description": "The version to name in the next change."}
        }
    missing = answer_to_nobody() if "{case}" in one.address else None
    if missing is not None:
        problem["content"]["application/problem+json"]["example"] = missing  # type: ignore[index]
    return {"201" if is_new else "200": done, "default": problem}


@cache
def answer_to_nobody() -> dict[str, Any]:
    """What is said of a case that is not there."""
    return refusal_of(NotThereError("there is no case 'no-such-case'", "it may have been renamed or deleted")).record()


def _examples() -> Iterator[tuple[str, Any]]:
    """What each operation answers when it is asked its own examples, cut short."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(CaseFolder(Path(folder) / "cases"), (), lambda: EXAMPLE_DAY)
        case = operations.copy_example(desk.cases, EXAMPLE_CASE)
        for one in OFFERED:
            if one.verb == "DELETE":
                continue
            case.path.write_bytes(case.content)  # as it was before the example before this one
            asked = dict(_asked(one, case.version))
            try:
                content = answer(desk, one, msgspec.convert(asked, one.request), () if one.told_by_name else None)
            except CounterofferError:
                continue
            yield one.name, _short(msgspec.json.decode(content))


@cache
def example_guide() -> str:
    """The id of a guide that comes with the product."""
    return operations.read_shelf(operations.shelf_paths(()), EXAMPLE_DAY).guides[0].id


def _asked(one: Offered, version: str) -> Iterator[tuple[str, Any]]:
    for parameter in one.parameters:
        if parameter.name == "based_on":
            yield "based_on", version
        elif parameter.name == "guide" and parameter.is_required:
            yield "guide", example_guide()
        elif parameter.is_required or parameter.name in ("today", ENOUGH):
            yield parameter.name, parameter.example


def _short(record: Any, depth: int = 0) -> Any:
    """The beginning of an answer, in its shape."""
    if isinstance(record, dict):
        kept = list(record.items())[:MOST_KEYS] if depth < DEEPEST else []
        return {key: _short(value, depth + 1) for key, value in kept}
    if isinstance(record, list):
        return [_short(item, depth + 1) for item in record[:MOST_ITEMS]] if depth < DEEPEST else []
    if isinstance(record, str) and len(record) > LONGEST_TEXT:
        return f"{record[:LONGEST_TEXT]} …"
    return record
