"""The pages of a case: opening it, its name and menu, and what stands there while it cannot be worked with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from counteroffer import operations
from counteroffer.cases.folder import CaseFile
from counteroffer.faces.web.block_view import block_context, lay_sections, leading_to
from counteroffer.faces.web.showing import desk_of, page
from counteroffer.operations import TraceStep
from counteroffer.playbook.playbook import Playbook
from counteroffer.terms.faults import BadRequestError, CounterofferError, Diagnostic, FaultsFoundError

MOST_FIELDS = 200


@dataclass(frozen=True, slots=True)
class ToMend:
    """A fault that keeps a page from being made, with the field of the form at which it can be mended ("" if none)."""

    fault: Diagnostic
    field: str


def open_case(request: Request, id: str) -> CaseFile:
    """A case as its pages show it; its content is remembered, so that they can say what changed since."""
    desk = desk_of(request)
    return desk.remember(desk.cases.read(id))


def case_page(request: Request, template: str, file: CaseFile, **given: object) -> HTMLResponse:
    """A page of a case, with the blocks of its playbook at hand."""
    blocks = block_context(f"/cases/{file.id}/trace")
    return page(request, template, **{"case": file, **blocks, **given})


def not_yet(request: Request, file: CaseFile, error: CounterofferError, *, field: str = "") -> HTMLResponse:
    """What stands in the place of a page that cannot be made of a case: why, and where in the form to go on.

    `field` is where to go on if the error names no fault of its own.
    """
    faults = error.faults if isinstance(error, FaultsFoundError) else ()
    return page(
        request, "case_not_yet.html", case=file, error=error, to_mend=tuple(_to_mend(file, faults)), field=field
    )


def moved_view(changes: Playbook, before: CaseFile, after: CaseFile, heads: tuple[str, ...] = ()) -> dict[str, Any]:
    """What _moved.html needs to show a change: a figure from before leads to the trace that it had before.

    `heads` take the place of the heads of its columns.
    """
    at = f"/cases/{after.id}/trace"
    return {
        "heads": heads,
        "sections": lay_sections(changes, changes.sections).sections,
        "before": leading_to(at, [("version", before.version)]),
        "after": leading_to(at, [("version", after.version)]),
    }


async def form_of(request: Request) -> list[tuple[str, str]]:
    """The fields of a form that a page sends, in order."""
    body = (await request.body()).decode(errors="replace")
    try:
        return parse_qsl(body, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise BadRequestError("this form holds more fields than any of ours", "load the page again") from None


SentForm = Annotated[list[tuple[str, str]], Depends(form_of)]


def show_trace(request: Request, file: CaseFile, steps: Iterable[TraceStep], source_at: str) -> HTMLResponse:
    """The trace of a figure: a part for the page that asked, a page of its own where somebody opens it as one."""
    template = "trace_page.html" if request.headers.get("sec-fetch-dest") == "document" else "_trace.html"
    return case_page(request, template, file, steps=tuple(steps), source_at=source_at)


def _to_mend(file: CaseFile, faults: tuple[Diagnostic, ...]) -> Iterator[ToMend]:
    fields = {fault: part.path for part in operations.case_form(file.source).fields() for fault in part.faults}
    for fault in faults:
        yield ToMend(fault, fields.get(fault, ""))
