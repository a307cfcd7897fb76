"""One question of a program, answered: what the desk knows is given to the operation, what may not be told is left out."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

import msgspec

from counteroffer import operations
from counteroffer.faces.catalogue import NAMES, Offered
from counteroffer.faces.discretion import (
    ALL,
    BATNA,
    Record,
    decoded,
    encoded,
    secret_of,
    without_secret_fields,
    without_secrets,
)
from counteroffer.faces.web.desk import Desk
from counteroffer.faces.web.shelf_keeper import keeper_of
from counteroffer.terms.faults import BadRequestError, CounterofferError


def answer(desk: Desk, one: Offered, asked: msgspec.Struct, told: Iterable[str] | None = None) -> bytes:
    """What an operation gives, as JSON; with `told` no more of what only the owner should know than that names.

    A CounterofferError where the operation refuses.
    """
    given = msgspec.structs.asdict(asked)
    if told is None:
        return one.tell(one.ask(**_arguments(desk, one, given)))
    allowed = frozenset(told)
    _refuse_secrets(one, given, allowed)
    content = one.tell(one.ask(**_arguments(desk, one, given)))
    return content if allowed >= ALL or not content else _discreet(desk, one, given, content, allowed)


def _arguments(desk: Desk, one: Offered, given: Mapping[str, Any]) -> dict[str, Any]:
    """The operation's own arguments."""
    found: dict[str, Any] = {}
    for name, parameter in one.signature.parameters.items():
        record = NAMES.get(parameter.annotation)
        if name in ("cached", "progress", "store"):
            continue  # as the operation has it
        if record is not None:
            found[name] = record(**{field.name: given[field.name] for field in fields(record)})
        elif name in given:
            found[name] = given[name]
        else:
            found[name] = _given_by_desk(desk, name, given)
    if "today" in found:
        found["today"] = given["today"] or desk.today()
    return found


def _given_by_desk(desk: Desk, name: str, given: Mapping[str, Any]) -> Any:
    match name:
        case "file":
            return desk.cases.read(given["case"])
        case "files":
            return [desk.cases.read(id) for id in given["cases"]]
        case "id":
            return given["case"]
        case "folder":
            return desk.cases
        case "index":
            return desk.index
        case "guides":
            return desk.guides
        case "paths":
            return operations.shelf_paths(desk.guides)
        case "shelf":
            return keeper_of(operations.shelf_paths(desk.guides)).whole(desk.today())
        case "faults":
            return []
    raise KeyError(name)  # an operation whose signature has grown: its tests say so first


def _refuse_secrets(one: Offered, given: Mapping[str, Any], told: frozenset[str]) -> None:
    """Refuse to be asked for what must be named in `include`, in words that say which name that is."""
    about, missing = "", None
    if BATNA not in told and (given.get("alternative") or len(set(given.get("cases") or (0, 1))) < 2):
        about, missing = "what your alternatives pay", BATNA
    elif one.name == "trace_figure" and secret_of(given["id"]) not in (None, *told):
        about, missing = f"{given['id']}", secret_of(given["id"])
    if missing is not None:
        raise BadRequestError(
            f"{about} is told only where it is asked for by name", f"name it: include {missing}, if its owner agrees"
        )


def _discreet(desk: Desk, one: Offered, given: Mapping[str, Any], content: bytes, told: frozenset[str]) -> bytes:
    if not one.is_of_a_case and "cases" not in given:
        return content
    record = decoded(content)
    figures = list(record.get("figures", ())) if isinstance(record, dict) else []
    for id in (given["case"],) if one.is_of_a_case else given["cases"]:
        figures += _figures_of(desk, id, given)
    if isinstance(record, dict) and "fields" in record:
        record = without_secret_fields(record, told)
    if one.name == "trace_figure":
        record = list(_open_steps(record, told))
    return encoded(without_secrets(record, figures, told))


def _figures_of(desk: Desk, id: str, given: Mapping[str, Any]) -> list[Record]:
    """The figures of a case's whole plan; none where it cannot be planned."""
    try:
        playbook = operations.kept_playbook(desk.cases.read(id), desk.guides, given.get("today") or desk.today())
    except CounterofferError:
        return []
    found: list[Record] = decoded(operations.render(playbook, "json"))["figures"]
    return found


def _open_steps(steps: Record, told: frozenset[str]) -> Iterable[Record]:
    """The steps of a trace without those that may not be told, and without all that lies below them."""
    closed: int | None = None
    for step in steps:
        if closed is not None and step.get("depth", 0) > closed:
            continue
        closed = None
        if secret_of(step.get("id", "")) not in (None, *told):
            closed = step.get("depth", 0)
            continue
        yield step
