"""Library: the guides by company and role, what each says and where, what is wrong, what is due, and what is covered."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import Response

from counteroffer import operations
from counteroffer.faces.web.guide_view import GuideView
from counteroffer.faces.web.library_view import keeper, library_page, paged, shelf_of
from counteroffer.faces.web.shelf_keeper import Reading
from counteroffer.faces.web.showing import page
from counteroffer.library.freshness import REVIEW_INTERVAL
from counteroffer.terms.faults import Diagnostic, NotThereError, Severity

ORDER = 80
MENU = "Library"
PATH = "/library"
LONGEST_SEARCH = 200


@asynccontextmanager
async def _until_the_end(app: FastAPI) -> AsyncIterator[None]:
    """While the app runs; a library that is being read when it ends is let go of."""
    yield
    keeper(app.state.desk.guides).stop()


router = APIRouter(lifespan=_until_the_end)


@router.get(PATH)
def show(request: Request, q: str = "", company: str = "", role: str = "", at: int = 1) -> Response:
    """The guides of the library, or those that are searched for."""
    words = q.strip()[:LONGEST_SEARCH]

    def given(shelf: operations.Shelf) -> dict[str, Any]:
        found = operations.find_shelved(shelf, words, company, role)
        among = "" if words or (company and role) else "companies" if company else "roles"
        meant = " ".join((words, company, role)).strip()
        near = operations.meant_perhaps(shelf, meant, among) if not found else ""
        asked = {"q": words, "company": company, "role": role}
        return {**asked, "near": near, "found": paged(found, at, PATH, asked)}

    return library_page(request, "guides", "library.html", given)


@router.get(f"{PATH}/names")
def show_names(request: Request) -> Response:
    """The companies and the works, with how many guides each has."""
    return library_page(
        request, "names", "library_names.html",
        lambda shelf: {"companies": sorted(shelf.coverage.companies, key=lambda one: one[0].casefold())},
    )  # fmt: skip


@router.get(f"{PATH}/findings")
def show_findings(request: Request, rule: str = "", severity: str = "", q: str = "", at: int = 1) -> Response:
    """What is wrong in the guides, by path and place."""
    asked = {"rule": rule, "severity": severity, "q": q.strip()[:LONGEST_SEARCH]}
    words = asked["q"].casefold()

    def given(shelf: operations.Shelf) -> dict[str, Any]:
        wanted = [
            fault
            for fault in shelf.findings
            if (not rule or fault.rule == rule)
            and (not severity or fault.severity == severity)
            and (not words or words in f"{fault.span.path} {fault.message}".casefold())
        ]
        return {
            **asked, "severities": tuple(Severity), "rules": _counted(shelf.findings), "ids": {one.path: one.id for one in shelf.guides},
            "found": paged(wanted, at, f"{PATH}/findings", asked),
        }  # fmt: skip

    return library_page(request, "findings", "library_findings.html", given)


@router.get(f"{PATH}/reviews")
def show_reviews(request: Request, at: int = 1) -> Response:
    """When the guides are due for review, the most overdue first."""

    def given(shelf: operations.Shelf) -> dict[str, Any]:
        dated = sorted((one for one in shelf.guides if one.due), key=lambda one: (one.due, one.path))
        undated = [one for one in shelf.guides if one.due is None]
        return {
            "overdue": sum(one.due < shelf.today for one in dated if one.due), "undated": len(undated),
            "months": int(REVIEW_INTERVAL.value), "low": int(REVIEW_INTERVAL.low), "high": int(REVIEW_INTERVAL.high),
            "found": paged([*dated, *undated], at, f"{PATH}/reviews"),
        }  # fmt: skip

    return library_page(request, "reviews", "library_reviews.html", given)


@router.get(f"{PATH}/counts")
def show_counts(request: Request) -> Response:
    """What the guides cover."""
    return library_page(
        request, "counts", "library_counts.html",
        lambda shelf: {"coverage": shelf.coverage, "rules": _counted(shelf.findings)},
    )  # fmt: skip


@router.get(f"{PATH}/progress")
def show_progress(request: Request) -> Response:
    """How far the reading of the library is; once it has been read, the page that waits for it loads itself again."""
    shelf = shelf_of(request, patience=0)
    if isinstance(shelf, Reading):
        return page(request, "_library_progress.html", reading=shelf)
    return Response(status_code=204, headers={"HX-Refresh": "true"})


@router.get(f"{PATH}/guides/{{id}}")
def show_guide(request: Request, id: str) -> Response:
    """What one guide says, where it says it, and what is wrong with it."""

    def given(shelf: operations.Shelf) -> dict[str, Any]:
        shelved = shelf.guide(id)
        if shelved is None:
            raise NotThereError("there is no such guide in the library", "it may have been renamed or taken away")
        guide, _faults, source = next(iter(operations.read_guides((shelved.file,))))
        return {
            "shelved": shelved, "guide": guide, "view": GuideView(guide, source.text),
            "findings": [fault for fault in shelf.findings if fault.span.path == shelved.path],
            "others": [one for one in shelf.guides if one.company_key == shelved.company_key and one.id != id],
        }  # fmt: skip

    return library_page(request, "", "library_guide.html", given)


@lru_cache(maxsize=4)
def _counted(findings: tuple[Diagnostic, ...]) -> tuple[tuple[str, str, int], ...]:
    """How many findings each rule has, by code and name, the most frequent first."""
    counts: dict[tuple[str, str], int] = {}
    for fault in findings:
        counts[fault.code, fault.rule] = counts.get((fault.code, fault.rule), 0) + 1
    return tuple(
        (code, rule, count) for (code, rule), count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    )
