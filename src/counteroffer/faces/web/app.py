"""The app: every page of the folder `pages`, behind the guard."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from counteroffer import __version__
from counteroffer.faces.refusals import refusal_of
from counteroffer.faces.rest.api import make_api, not_routed
from counteroffer.faces.web import pages
from counteroffer.faces.web.desk import Desk
from counteroffer.faces.web.security import API, Application, Guard, cookie_name
from counteroffer.faces.web.showing import page
from counteroffer.terms.faults import CounterofferError
from counteroffer.terms.plugins import modules_in_order

LEFT_FOR = 60.0  # seconds after which nobody writes a file any more
STATIC = Path(__file__).parent / "static"
# The framework can send what it sees to an address that the environment names; nothing leaves this machine.
NO_TELEMETRY = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of the menu; `case` entries stand only where a case is open, and lie below its address."""

    title: str
    path: str
    of_case: bool


def make_app(desk: Desk, port: int) -> Application:
    """The app for a desk, which answers on a port of this machine and to nobody else."""
    app = FastAPI(
        title="Counteroffer",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_lifespan,
        telemetry=NO_TELEMETRY,  # type: ignore[arg-type]  # unknown to earlier versions, which send nothing
    )
    app.state.desk = desk
    modules = modules_in_order(pages)
    app.state.menu = tuple(
        MenuItem(module.MENU, module.PATH, module.PATH.startswith("/cases/{id}")) for module in modules if module.MENU
    )
    for module in modules:
        app.include_router(module.router)
    app.mount("/api/v1", make_api(desk))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_api_route("/open", _open, methods=["GET"])
    app.add_api_route("/healthy", _healthy, methods=["GET"])
    app.add_exception_handler(CounterofferError, _refuse)
    app.add_exception_handler(HTTPException, _missing)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(msgspec.ValidationError, _malformed)
    app.add_exception_handler(Exception, _crashed)
    return Guard(app, desk, hosts_of(port))


def hosts_of(port: int) -> frozenset[str]:
    """The names that a browser on this machine may call the app by."""
    names = ("127.0.0.1", "localhost")
    return frozenset((*(f"{name}:{port}" for name in names), *(names if port == 80 else ())))


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """While the app runs; what a crash left in the folder of cases goes first, but for what may still be written."""
    app.state.desk.cases.sweep(before=time.time() - LEFT_FOR)
    yield


def _open(request: Request, key: str = "") -> Response:
    """Take the key into a cookie that no other site's page can use, and go to the start."""
    desk: Desk = request.app.state.desk
    if not desk.opens(key):
        return HTMLResponse("This key does not open the app. Use the link that the terminal shows.", 401)
    answer = RedirectResponse("/", 303)
    answer.set_cookie(cookie_name(request.headers["host"]), key, httponly=True, samesite="strict", path="/")
    return answer


def _healthy() -> Response:
    return Response("ok", media_type="text/plain")


async def _refuse(request: Request, error: Exception) -> Response:
    """A refusal in words, with the way out; every face says it the same."""
    assert isinstance(error, CounterofferError)
    refusal = refusal_of(error)
    return page(
        request,
        "refused.html",
        status=refusal.status,
        message=refusal.message,
        hint=refusal.hint,
        faults=refusal.faults,
    )


async def _missing(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if request.url.path.startswith(API):
        return await not_routed(request, error)
    words = "There is no such page." if error.status_code == 404 else str(error.detail)
    return page(request, "refused.html", status=error.status_code, message=words, hint="", faults=())


async def _malformed(request: Request, _error: Exception) -> Response:
    """What is said to a request that none of our pages makes; not what was sent, which may be somebody's trick."""
    words = "The app cannot read this request."
    return page(request, "refused.html", status=422, message=words, hint="Load the page again.", faults=())


async def _crashed(request: Request, _error: Exception) -> Response:
    """What is said where the fault is ours; the terminal shows it."""
    words, hint = "The app failed at this.", "Nothing that was saved is lost. The terminal says more."
    return page(request, "refused.html", status=500, message=words, hint=hint, faults=())
