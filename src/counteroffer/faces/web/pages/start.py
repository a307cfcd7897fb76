"""Start: what brings the person here, their cases, and worked examples."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from counteroffer import operations
from counteroffer.faces.web.showing import desk_of, page

ORDER = 0
MENU = "Start"
PATH = "/"
router = APIRouter()


@router.get("/")
def show(request: Request) -> HTMLResponse:
    """The start page."""
    desk = desk_of(request)
    return page(request, "start.html", cases=operations.list_kept(desk.cases, desk.index))
