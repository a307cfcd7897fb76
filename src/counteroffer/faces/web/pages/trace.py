"""Trace: where a number comes from, down to the line of a guide, the person's own words, or a named assumption."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from counteroffer import operations
from counteroffer.faces.web.showing import desk_of, page

ORDER = 90
MENU = ""
PATH = "/cases/{id}/trace/{figure}"
router = APIRouter()


@router.get(PATH)
def show(request: Request, id: str, figure: str) -> HTMLResponse:
    """The figure and everything that it rests on, as part of a page."""
    desk = desk_of(request)
    steps = operations.trace_kept(desk.cases.read(id), desk.guides, desk.today(), figure)
    return page(request, "_trace.html", steps=steps)
