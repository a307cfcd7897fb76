"""Scripts: what to say in each tone, what they may answer, the words edited with an audit while typing, the call sheet."""

from typing import Annotated

from fastapi import APIRouter, Body, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from counteroffer import operations
from counteroffer.faces.web.block_view import OF_SCRIPTS, lay_sections, sections_of
from counteroffer.faces.web.case_view import case_page, not_yet, open_case
from counteroffer.faces.web.showing import desk_of
from counteroffer.terms.faults import BadRequestError, FaultsFoundError

ORDER = 5
MENU = "Scripts"
PATH = "/cases/{id}/scripts"
LONGEST_TEXT = 20_000  # characters of a letter
CALL_SHEET = "call-sheet"
router = APIRouter()


@router.get(PATH)
def show(request: Request, id: str) -> HTMLResponse:
    """Every script of the case, and the call sheet."""
    return _page(request, id, OF_SCRIPTS, "scripts.html")


@router.get("/cases/{id}/call-sheet")
def call_sheet(request: Request, id: str) -> HTMLResponse:
    """The call sheet alone, for paper."""
    return _page(request, id, (CALL_SHEET,), "call_sheet.html")


@router.post("/cases/{id}/audit")
def audit(request: Request, id: str, text: Annotated[str, Body(media_type="text/plain")] = "") -> Response:
    """What words say that the case does not hold: findings by place, lines and columns counted from 1."""
    desk, file = desk_of(request), open_case(request, id)
    if len(text) > LONGEST_TEXT:
        raise BadRequestError(f"{len(text):,} characters are more than a letter", "check it part by part")
    found = operations.audit_kept(file, desk.guides, desk.today(), text)
    return JSONResponse(
        [
            {
                "line": one.span.line, "column": one.span.column, "end": one.span.end, "severity": one.severity,
                "message": one.message, "help": one.help,
            }
            for one in found
        ]
    )  # fmt: skip


def _page(request: Request, id: str, ids: tuple[str, ...], template: str) -> HTMLResponse:
    desk, file = desk_of(request), open_case(request, id)
    try:
        playbook = operations.kept_playbook(file, desk.guides, desk.today())
    except FaultsFoundError as error:
        return not_yet(request, file, error)
    return case_page(request, template, file, sheet=lay_sections(playbook, sections_of(playbook, ids)))
