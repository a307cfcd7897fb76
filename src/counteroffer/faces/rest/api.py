"""The API: one address for each operation of the catalogue, one format for refusals, and its own description."""

import logging
import re
from collections.abc import Mapping
from typing import Any, get_args

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from counteroffer.faces.asking import answer
from counteroffer.faces.catalogue import OFFERED, Offered
from counteroffer.faces.discretion import SECRETS
from counteroffer.faces.refusals import Refusal, refusal_to_a_program
from counteroffer.faces.rest.description import describe
from counteroffer.faces.web.desk import Desk
from counteroffer.terms.faults import CounterofferError

JSON = "application/json"
PROBLEM = "application/problem+json"
FAILED = "the app failed at this; the terminal says more"
_INTEGER = re.compile(r"-?\d{1,18}")
_BOOLEANS = {"true": True, "false": False}
TITLES = {
    404: "There is no such address", 405: "This address does not take that", 413: "That is too much", 415: "That is in no format that is taken", 422: "The request is not as described",
    428: "The version is missing", 500: "The app failed",
}  # fmt: skip
CODES = {
    404: "no-such-address", 405: "no-such-method", 413: "too-large", 415: "not-json", 422: "not-as-described", 428: "version-missing", 500: "failed",
}  # fmt: skip


class RefusedError(Exception):
    """A request that does not come as far as an operation."""

    def __init__(self, status: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.refusal = Refusal(status, CODES[status], TITLES[status], message, hint)


class Sturdy:
    """What lies within answers every fault of ours as any other refusal: the terminal has the traceback, once.

    It is passed on to nobody, for the app around it answers with pages.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app within answer; where it cannot, and has not begun to, answer in its place."""
        has_begun = False

        async def say(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self.app(scope, receive, say)
        except Exception:
            logging.getLogger("uvicorn.error").exception("the API failed")
            if not has_begun:
                hint = "nothing that was saved is lost; ask for something else meanwhile"
                await problem(Refusal(500, CODES[500], TITLES[500], FAILED, hint))(scope, receive, send)


def make_api(desk: Desk) -> Starlette:
    """The API for a desk, to be mounted at /api/v1 behind the guard."""
    app = Starlette(
        routes=[Route("/openapi.json", _describe, methods=["GET"]), *(_route(one) for one in OFFERED)],
        exception_handlers={HTTPException: not_routed},
        middleware=[Middleware(Sturdy)],
    )
    app.state.desk = desk
    return app


def problem(refusal: Refusal, headers: Mapping[str, str] | None = None) -> Response:
    """A refusal as problem details."""
    return Response(msgspec.json.encode(refusal.record()), refusal.status, dict(headers or {}), PROBLEM)


def _route(one: Offered) -> Route:
    async def respond(request: Request) -> Response:
        try:
            body = await request.body()
            return await run_in_threadpool(_respond, request, one, body)
        except CounterofferError as error:
            return problem(refusal_to_a_program(error))
        except RefusedError as error:
            return problem(error.refusal)
        except HTTPException as error:
            return await not_routed(request, error)

    return Route(one.address, respond, methods=[one.verb], name=one.name)


def _respond(request: Request, one: Offered, body: bytes) -> Response:
    given, told = _given(request, one, body)
    try:
        asked = msgspec.convert(given, one.request)
    except msgspec.ValidationError as error:
        raise RefusedError(422, str(error), "openapi.json describes what is taken") from None
    content = answer(request.app.state.desk, one, asked, told if one.told_by_name else None)
    return _answered(one, content)


def _answered(one: Offered, content: bytes) -> Response:
    if not content:
        return Response(status_code=204)
    headers: dict[str, str] = {}
    is_new = one.verb == "POST" and one.changes and not one.is_of_a_case
    if one.changes or one.name == "read_case":
        made = msgspec.json.decode(content)
        headers["etag"] = f'"{made["version"]}"'
        if is_new:
            from urllib.parse import quote

            headers["location"] = f"/api/v1/cases/{quote(made['id'])}"
    return Response(content, 201 if is_new else 200, headers, JSON)


def _given(request: Request, one: Offered, body: bytes) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What a request gives, by name: parts of the address, the query or the body, and the version of If-Match."""
    types = {parameter.name: parameter.type for parameter in one.parameters}
    told, query = _query(request, one, types)
    given: dict[str, Any] = dict(query if one.verb in ("GET", "DELETE") else _body(request, one, body))
    given |= request.path_params
    if "based_on" in types:
        given["based_on"] = _version(request)
    return given, told


def _query(request: Request, one: Offered, types: Mapping[str, Any]) -> tuple[tuple[str, ...], dict[str, Any]]:
    """The query by name, each value in the type that it is to have; and what is to be told by name."""
    asked = request.query_params.multi_items()
    told = tuple(word for name, value in asked if name == "include" for word in value.split(",") if word)
    if (told and not one.told_by_name) or any(word not in SECRETS for word in told):
        raise RefusedError(422, "include names nothing that is left out here", f"names: {', '.join(SECRETS)}")
    taken = types if one.verb in ("GET", "DELETE") else {}
    found: dict[str, Any] = {}
    for name, value in asked:
        if name == "include" and one.told_by_name:
            continue
        key, _bracket, inner = name.partition("[")
        if key not in taken or key in request.path_params or key == "based_on":
            raise RefusedError(422, f"nothing is called {name!r} here", "openapi.json describes what is taken")
        if inner.endswith("]") and _takes(taken[key], dict):
            found.setdefault(key, {})[inner[:-1]] = value
        elif _takes(taken[key], list):
            found.setdefault(key, []).append(value)
        elif name in found:
            raise RefusedError(422, f"{name!r} is there twice", "give it once")
        else:
            found[name] = _typed(value, taken[key])
    return told, found


def _body(request: Request, one: Offered, body: bytes) -> dict[str, Any]:
    """The body by name: an object of JSON, or a text where that is all that is asked for."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if one.verb == "PUT" and kind == "text/plain":
        try:
            return {"text": body.decode()}
        except UnicodeDecodeError:
            raise RefusedError(422, "the text is not UTF-8", "send it as UTF-8") from None
    if kind != JSON:
        raise RefusedError(415, "the body is to be JSON", f"send it with content-type: {JSON}")
    try:
        found = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RefusedError(422, f"the body is no JSON: {error}", "openapi.json describes what is taken") from None
    if not isinstance(found, dict) or any(name in request.path_params or name == "based_on" for name in found):
        raise RefusedError(
            422, "the body is to be an object, without what the address says", "openapi.json describes it"
        )
    return found


def _version(request: Request) -> str:
    """The version that a change was made from."""
    said = request.headers.get("if-match", "").strip()
    if not said:
        raise RefusedError(428, "a change must name the version that it was made from", "send If-Match with the ETag")
    return said.removeprefix("W/").strip('"')


def _takes(annotation: Any, kind: type) -> bool:
    """Whether a type is, or may be, a list or a mapping."""
    return any(getattr(one, "__origin__", one) is kind for one in _kinds(annotation))


def _kinds(annotation: Any) -> tuple[Any, ...]:
    """The types that an annotated type, or each one of a union, comes to."""
    if hasattr(annotation, "__metadata__"):
        return _kinds(annotation.__origin__)
    if getattr(annotation, "__origin__", None) in (list, dict):
        return (annotation,)
    inner = get_args(annotation)
    return tuple(kind for one in inner for kind in _kinds(one)) if inner else (annotation,)


def _typed(value: str, annotation: Any) -> Any:
    """A value of a query as the number or the yes or no that it is to be; else as it is."""
    kinds = _kinds(annotation)
    if bool in kinds:
        return _BOOLEANS.get(value, value)
    if int in kinds and _INTEGER.fullmatch(value) and value.isascii():
        return int(value)
    return value


async def _describe(request: Request) -> Response:
    return Response(await run_in_threadpool(describe), media_type=JSON)


async def not_routed(_request: Request, error: Exception) -> Response:
    """What is said at an address that there is not, or to a method that it does not take."""
    assert isinstance(error, HTTPException)
    status = error.status_code if error.status_code in CODES else 404
    words = {404: "there is nothing at this address", 405: "this address does not take that method"}
    refusal = Refusal(
        status, CODES[status], TITLES[status], words.get(status, str(error.detail)), "openapi.json lists all"
    )
    return problem(refusal, error.headers)
