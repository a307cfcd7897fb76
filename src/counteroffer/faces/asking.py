"""One question of a program, answered: what the desk knows is given to the operation, what may not be told is left out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import fields
from datetime import date
from typing import Any

import msgspec

from counteroffer import operations
from counteroffer.faces.catalogue import Offered, record_of
from counteroffer.faces.discretion import (
    ALL,
    BATNA,
    Record,
    decoded,
    encoded,
    open_figures,
    secret_of,
    without_secret_fields,
    without_secrets,
)
from counteroffer.faces.paging import LIMIT, OFFSET, Page, paged
from counteroffer.faces.secret_lines import discreet_faults, secret_lines, without_secret_faults
from counteroffer.faces.web.desk import Desk
from counteroffer.faces.web.shelf_keeper import keeper_of
from counteroffer.terms.faults import BadRequestError, CounterofferError, FaultsFoundError
from counteroffer.terms.near_days import FAR_HELP, is_near


def answer(
    desk: Desk, one: Offered, asked: msgspec.Struct, told: Iterable[str] | None = None, room: int | None = None
) -> bytes:
    """What an operation gives, as JSON; with `told` no more of what only the owner should know than that names.

    Of a list, with `room` no more entries than take so many characters. A CounterofferError where the operation refuses.
    """
    given = msgspec.structs.asdict(asked)
    _refuse_far_days(given)
    content = _told(desk, one, given, told)
    return paged(content, one.lists, Page(given[LIMIT], given[OFFSET], room)) if one.lists else content


def _told(desk: Desk, one: Offered, given: Mapping[str, Any], told: Iterable[str] | None) -> bytes:
    if told is None:
        return one.tell(one.ask(**_arguments(desk, one, given)))
    allowed = frozenset(told)
    _refuse_secrets(one, given, allowed)
    with discreet(desk, _cases_of(one, given), allowed):
        content = one.tell(one.ask(**_arguments(desk, one, given, allowed)))
    # The words that an audit is of are the caller's own, and it knew of no more than is told: were numbers cut out of
    # what it says, the cuts would tell which ones they are.
    is_whole = allowed >= ALL or not content or one.name == "audit_text"
    return content if is_whole else _discreet(desk, one, given, content, allowed)


@contextmanager
def discreet(desk: Desk, ids: Iterable[str], told: frozenset[str]) -> Iterator[None]:
    """Whatever is done within: a FaultsFoundError tells no more of what stands in these cases than `told` names."""
    try:
        yield
    except FaultsFoundError as error:
        faults = discreet_faults(error.faults, _secret_lines(desk, ids, told))
        raise FaultsFoundError(error.message, faults, error.hint) from None


def _arguments(desk: Desk, one: Offered, given: Mapping[str, Any], told: frozenset[str] = ALL) -> dict[str, Any]:
    """The operation's own arguments."""
    found: dict[str, Any] = {}
    for name, parameter in one.signature.parameters.items():
        record = record_of(parameter.annotation)
        if name in ("cached", "progress", "store"):
            continue  # as the operation has it
        if name == "known":
            found[name] = open_figures(told)
            continue
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


def _refuse_far_days(given: Mapping[str, Any]) -> None:
    far = next((value for value in given.values() if isinstance(value, date) and not is_near(value)), None)
    if far is not None:
        raise BadRequestError(f"{far.isoformat()} is too far away to reckon with", FAR_HELP)


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
    cases = _cases_of(one, given)
    if not cases:
        return content
    record = without_secret_faults(decoded(content), _secret_lines(desk, cases, told))
    figures = list(record.get("figures", ())) if isinstance(record, dict) else []
    for id in cases:
        figures += _figures_of(desk, id, given)
    if isinstance(record, dict) and "fields" in record:
        record = without_secret_fields(record, told)
    if one.name == "trace_figure":
        record = list(_open_steps(record, told))
    return encoded(without_secrets(record, figures, told))


def _cases_of(one: Offered, given: Mapping[str, Any]) -> Sequence[str]:
    """The ids of the cases that a question is about."""
    return (given["case"],) if one.is_of_a_case else tuple(given.get("cases") or ())


def _secret_lines(desk: Desk, ids: Iterable[str], told: frozenset[str]) -> dict[str, Mapping[int, str]]:
    """By the path of each case the lines that hold more than is told."""
    found: dict[str, Mapping[int, str]] = {}
    for id in ids:
        with suppress(CounterofferError):
            file = desk.cases.read(id)
            found[file.source.path] = secret_lines(file.source.text, told)
    return found


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
