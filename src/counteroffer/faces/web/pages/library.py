"""Library: the guides by company and role, what each says and where, what is wrong, what is due, and what is covered."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from pathlib import Path
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import HTMLResponse, Response

from counteroffer import operations
from counteroffer.faces.web.guide_view import GuideView
from counteroffer.faces.web.shelf_keeper import Reading, ShelfKeeper, keeper_of
from counteroffer.faces.web.showing import desk_of, page
from counteroffer.library.freshness import REVIEW_INTERVAL
from counteroffer.terms.faults import Diagnostic, NotThereError, Severity

ORDER = 80
MENU = "Library"
PATH = "/library"
A_PAGE = 50
LONGEST_SEARCH = 200
Item = TypeVar("Item")


@asynccontextmanager
async def _until_the_end(app: FastAPI) -> AsyncIterator[None]:
    """While the app runs; a library that is being read when it ends is let go of."""
    yield
    _keeper(app.state.desk.guides).stop()


router = APIRouter(lifespan=_until_the_end)


@dataclass(frozen=True, slots=True)
class Paged(Generic[Item]):
    """Some of many: those of one page, and the addresses of the pages beside it."""

    items: Sequence[Item]
    count: int
    number: int
    pages: int
    before: str
    after: str


@router.get(PATH)
def show(request: Request, q: str = "", company: str = "", role: str = "", at: int = 1) -> Response:
    """The guides of the library, or those that are searched for."""
    shelf = _shelf(request)
    if isinstance(shelf, Reading):
        return _wait(request, shelf)
    words = q.strip()[:LONGEST_SEARCH]
    found = operations.find_shelved(shelf, words, company, role)
    near = operations.meant_perhaps(shelf, " ".join((words, company, role)).strip()) if not found else ""
    return page(
        request, "library.html", tab="guides", shelf=shelf, q=words, company=company, role=role, near=near,
        found=_paged(found, at, PATH, q=words, company=company, role=role), today=shelf.today,
    )  # fmt: skip


@router.get(f"{PATH}/names")
def show_names(request: Request) -> Response:
    """The companies and the works, with how many guides each has."""
    shelf = _shelf(request)
    if isinstance(shelf, Reading):
        return _wait(request, shelf)
    companies = sorted(shelf.coverage.companies, key=lambda one: one[0].casefold())
    return page(request, "library_names.html", tab="names", shelf=shelf, companies=companies)


@router.get(f"{PATH}/findings")
def show_findings(request: Request, rule: str = "", severity: str = "", q: str = "", at: int = 1) -> Response:
    """What is wrong in the guides, by path and place."""
    shelf = _shelf(request)
    if isinstance(shelf, Reading):
        return _wait(request, shelf)
    words = q.strip()[:LONGEST_SEARCH].casefold()
    wanted = [
        fault
        for fault in shelf.findings
        if (not rule or fault.rule == rule)
        and (not severity or fault.severity == severity)
        and (not words or words in f"{fault.span.path} {fault.message}".casefold())
    ]
    counts = _counted(shelf.findings)
    ids = {one.path: one.id for one in shelf.guides}
    return page(
        request, "library_findings.html", tab="findings", shelf=shelf, rule=rule, severity=severity, q=q.strip()[:LONGEST_SEARCH],
        severities=tuple(Severity), rules=counts, ids=ids, found=_paged(wanted, at, f"{PATH}/findings", rule=rule, severity=severity, q=q),
    )  # fmt: skip


@router.get(f"{PATH}/reviews")
def show_reviews(request: Request, at: int = 1) -> Response:
    """When the guides are due for review, the most overdue first."""
    shelf = _shelf(request)
    if isinstance(shelf, Reading):
        return _wait(request, shelf)
    dated = sorted((one for one in shelf.guides if one.due), key=lambda one: (one.due, one.path))
    undated = [one for one in shelf.guides if one.due is None]
    overdue = sum(one.due < shelf.today for one in dated if one.due)
    return page(
        request, "library_reviews.html", tab="reviews", shelf=shelf, today=shelf.today, overdue=overdue, undated=len(undated),
        months=int(REVIEW_INTERVAL.value), low=int(REVIEW_INTERVAL.low), high=int(REVIEW_INTERVAL.high),
        found=_paged([*dated, *undated], at, f"{PATH}/reviews"),
    )  # fmt: skip


@router.get(f"{PATH}/counts")
def show_counts(request: Request) -> Response:
    """What the guides cover."""
    shelf = _shelf(request)
    if isinstance(shelf, Reading):
        return _wait(request, shelf)
    return page(
        request, "library_counts.html", tab="counts", shelf=shelf, coverage=shelf.coverage, rules=_counted(shelf.findings)
    )  # fmt: skip


@router.get(f"{PATH}/progress")
def show_progress(request: Request) -> Response:
    """How far the reading of the library is; once it has been read, the page that waits for it loads itself again."""
    shelf = _shelf(request, patience=0)
    if isinstance(shelf, Reading):
        return page(request, "_library_progress.html", reading=shelf)
    return Response(status_code=204, headers={"HX-Refresh": "true"})


@router.get(f"{PATH}/guides/{{id}}")
def show_guide(request: Request, id: str) -> Response:
    """What one guide says, where it says it, and what is wrong with it."""
    shelf = _shelf(request)
    if isinstance(shelf, Reading):
        return _wait(request, shelf)
    shelved = shelf.guide(id)
    if shelved is None:
        raise NotThereError("there is no such guide in the library", "it may have been renamed or taken away")
    guide, _faults, source = next(iter(operations.read_guides((shelved.file,))))
    others = [one for one in shelf.guides if one.company_key == shelved.company_key and one.id != id]
    return page(
        request, "library_guide.html", tab="", shelf=shelf, shelved=shelved, guide=guide, view=GuideView(guide, source.text),
        findings=[fault for fault in shelf.findings if fault.span.path == shelved.path], others=others, today=shelf.today,
    )  # fmt: skip


def _keeper(guides: tuple[Path, ...]) -> ShelfKeeper:
    return keeper_of(operations.shelf_paths(guides))


def _shelf(request: Request, **more: Any) -> "operations.Shelf | Reading":
    desk = desk_of(request)
    return _keeper(desk.guides).shelf(desk.today(), **more)


def _wait(request: Request, reading: Reading) -> HTMLResponse:
    return page(request, "library_reading.html", reading=reading)


@lru_cache(maxsize=4)
def _counted(findings: tuple[Diagnostic, ...]) -> tuple[tuple[str, str, int], ...]:
    """How many findings each rule has, by code and name, the most frequent first."""
    counts: dict[tuple[str, str], int] = {}
    for fault in findings:
        counts[fault.code, fault.rule] = counts.get((fault.code, fault.rule), 0) + 1
    return tuple(
        (code, rule, count) for (code, rule), count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    )


def _paged(found: Sequence[Item], at: int, path: str, **asked: str) -> Paged[Item]:
    pages = max(1, ceil(len(found) / A_PAGE))
    number = min(max(1, at), pages)

    def address(other: int) -> str:
        said = {key: value for key, value in asked.items() if value} | ({"at": str(other)} if other > 1 else {})
        return f"{path}?{urlencode(said)}" if said else path

    return Paged(
        items=found[(number - 1) * A_PAGE : number * A_PAGE],
        count=len(found),
        number=number,
        pages=pages,
        before=address(number - 1) if number > 1 else "",
        after=address(number + 1) if number < pages else "",
    )
