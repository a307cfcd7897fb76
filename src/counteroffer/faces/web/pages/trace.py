"""Trace: where a number comes from, down to the line of a guide, the person's own words, or a named assumption."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from counteroffer import operations
from counteroffer.faces.web.case_view import open_case, show_trace
from counteroffer.faces.web.showing import desk_of

ORDER = 90
MENU = ""
PATH = "/cases/{id}/trace/{figure:path}"
router = APIRouter()


@router.get(PATH)
def show(request: Request, id: str, figure: str, version: str = "") -> HTMLResponse:
    """The figure and everything that it rests on; `version` names a content that a page has shown, in the place of today's."""
    desk, file = desk_of(request), open_case(request, id)
    seen = desk.seen.get(version, file)
    steps = operations.trace_kept(seen if seen.id == id else file, desk.guides, desk.today(), figure)
    return show_trace(request, file, steps, f"/cases/{id}/source")
