"""Compare: the offer against the alternatives of its case, or several cases' offers against each other."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from counteroffer import operations
from counteroffer.cases.folder import CaseFile
from counteroffer.faces.web.block_view import OF_PAPER, block_context, lay_sections
from counteroffer.faces.web.case_view import case_page, not_yet, open_case, show_trace
from counteroffer.faces.web.showing import desk_of
from counteroffer.operations import Compared
from counteroffer.terms.faults import BadRequestError, CounterofferError, FaultsFoundError

ORDER = 2.5
MENU = "Compare"
PATH = "/cases/{id}/compare"
MOST = 8  # offers in one comparison
router = APIRouter()

Others = Annotated[list[str], Query(alias="with")]


@router.get(PATH)
def show(request: Request, id: str, others: Others = []) -> HTMLResponse:  # noqa: B006  # the framework's default
    """The comparison; `with` names other cases, none: the alternatives of this one."""
    desk, file = desk_of(request), open_case(request, id)
    listed = [one for one in operations.list_kept(desk.cases, desk.index) if one.id != id]
    given = {"listed": listed, "chosen": others, "sheet": None, "why_not": None}
    try:
        compared = _compared(request, file, others)
    except FaultsFoundError as error:
        if not others:
            return not_yet(request, file, error)
        return case_page(request, "compare.html", file, **{**given, "why_not": error})
    except CounterofferError as error:
        return case_page(request, "compare.html", file, **{**given, "why_not": error})
    sections = [section for section in compared.page.sections if section.id not in OF_PAPER]
    blocks = block_context(f"/cases/{id}/compare/trace", [("with", ",".join(others))])
    sheet = lay_sections(compared.page, sections)
    return case_page(request, "compare.html", file, **{**given, **blocks, "sheet": sheet})


@router.get(PATH + "/trace/{figure:path}")
def trace(request: Request, id: str, figure: str, together: Annotated[str, Query(alias="with")] = "") -> HTMLResponse:
    """Where a figure of the comparison comes from."""
    file = open_case(request, id)
    compared = _compared(request, file, [one for one in together.split(",") if one])
    return show_trace(request, file, operations.trace_among(compared.page.figures(), figure), f"/cases/{id}/source")


def _compared(request: Request, file: CaseFile, others: Sequence[str]) -> Compared:
    desk = desk_of(request)
    if len(others) >= MOST:
        raise BadRequestError(f"{len(others) + 1} offers are more than a page can hold", f"choose {MOST - 1} at most")
    return operations.kept_comparison([file, *map(desk.cases.read, dict.fromkeys(others))], desk.today())
