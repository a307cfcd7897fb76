"""Case: the form that saves as you type, the text of the case beside it, and what each answer changes."""

from contextlib import suppress
from dataclasses import replace
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Body, Header, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from counteroffer import operations
from counteroffer.cases.folder import CaseFile, ChangedElsewhereError
from counteroffer.faces.web.block_view import lay_sections
from counteroffer.faces.web.case_view import case_page, moved_view, open_case
from counteroffer.faces.web.form_names import PARTS
from counteroffer.faces.web.labels import labels
from counteroffer.faces.web.showing import desk_of, page
from counteroffer.playbook.playbook import Playbook, Section, Table
from counteroffer.terms.faults import Diagnostic, FaultsFoundError

ORDER = 1
MENU = "Case"
PATH = "/cases/{id}"
MOST_TRIES = 20  # of a change while others change other fields
router = APIRouter()


class Change(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A change of one field: its dotted path, the new value, what stood there before, and the version it was made from."""

    path: str
    value: str
    version: str
    was: str = ""


class NewEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A new entry of a list."""

    path: str
    version: str
    entry: str


class Removal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that goes, by its dotted path."""

    path: str
    version: str


@router.post("/cases")
def begin(request: Request, answers: Annotated[dict[str, str], Body()]) -> Response:
    """Begin a case from a few answers; its address."""
    desk = desk_of(request)
    example, text = answers.pop("example", ""), answers.pop("text", "")
    if example:
        made = operations.copy_example(desk.cases, example)
    elif text:
        made = operations.keep_new_text(desk.cases, text)
    else:
        made = operations.begin_case(desk.cases, answers)
    return JSONResponse({"id": made.id, "href": f"/cases/{made.id}"}, 201)


@router.get("/cases/{id}")
def show(request: Request, id: str) -> HTMLResponse:
    """The form of a case."""
    file = open_case(request, id)
    return case_page(request, "case.html", **_form(file), known=operations.known_names(desk_of(request).guides))


@router.get("/cases/{id}/form")
def show_form(request: Request, id: str) -> HTMLResponse:
    """The form alone, after an entry has come or gone."""
    return case_page(request, "_case_form.html", **_form(desk_of(request).cases.read(id)))


@router.get("/cases/{id}/panel")
def show_panel(request: Request, id: str, since: str = "") -> HTMLResponse:
    """What the case says so far, and what changed since a version that was shown before."""
    desk = desk_of(request)
    before = desk.seen.get(since)
    file = open_case(request, id)
    try:
        so_far = operations.case_says(file, desk.guides, desk.today(), before)
    except FaultsFoundError as error:
        return page(request, "_panel_faults.html", faults=error.faults)
    (section,) = lay_sections(so_far.page, so_far.page.sections).sections
    changed = _changed(so_far.changed, before, file) if so_far.changed is not None and before is not None else None
    return case_page(request, "_panel.html", file, so_far=section, changed=changed, faults=so_far.faults)


@router.post("/cases/{id}/field")
def set_field(request: Request, id: str, change: Annotated[dict[str, str], Body()]) -> Response:
    """Set one field; an empty value takes it away."""
    desk = desk_of(request)
    asked = msgspec.convert(change, Change)
    for _try in range(MOST_TRIES):
        version = _rebased(request, id, asked)
        with suppress(ChangedElsewhereError):  # between the look and the change; the field is looked at again
            file = operations.set_case_field(desk.cases, id, asked.path, asked.value, version)
            return _kept(file, reloaded=version != asked.version)
    raise ChangedElsewhereError(desk.cases.read(id))


@router.post("/cases/{id}/entry")
def add_entry(request: Request, id: str, new: Annotated[dict[str, str], Body()]) -> Response:
    """Add an entry to a list."""
    asked = msgspec.convert(new, NewEntry)
    file = operations.add_case_entry(desk_of(request).cases, id, asked.path, asked.entry, asked.version)
    return _kept(file, reloaded=True)


@router.post("/cases/{id}/remove")
def remove(request: Request, id: str, change: Annotated[dict[str, str], Body()]) -> Response:
    """Take an entry or a part out of the case."""
    asked = msgspec.convert(change, Removal)
    file = operations.remove_case_entry(desk_of(request).cases, id, asked.path, asked.version)
    return _kept(file, reloaded=True)


@router.put("/cases/{id}/text")
def keep_text(
    request: Request, id: str, text: Annotated[str, Body(media_type="text/plain")], if_match: Annotated[str, Header()]
) -> Response:
    """Keep the whole text of a case, faulty or not."""
    file = desk_of(request).cases.keep(id, text, if_match)
    return _kept(file, reloaded=False)


@router.get("/cases/{id}/file")
def download(request: Request, id: str) -> Response:
    """The case as its file."""
    file = desk_of(request).cases.read(id)
    # The name is one of ours (CaseFolder): letters, digits, blanks and a few signs, none of which can end the header.
    name = file.path.name.encode("ascii", "ignore").decode() or "case.yaml"
    headers = {"content-disposition": f'attachment; filename="{name}"', "etag": f'"{file.version}"'}
    return Response(file.content, media_type="application/yaml", headers=headers)


@router.delete("/cases/{id}")
def forget(request: Request, id: str) -> Response:
    """Delete a case."""
    desk_of(request).cases.remove(id)
    return Response(status_code=204)


@router.get("/cases")
def to_start() -> Response:
    """The list of cases is the start."""
    return RedirectResponse("/", 303)


def _form(file: CaseFile) -> dict[str, Any]:
    """What the form's template is given; the part for raises stands in a raise, or where it is filled in."""
    form = operations.case_form(file.source)
    kind, job = form.at("kind"), form.at("job")
    is_raise = getattr(kind, "value", "") == "raise"
    parts = [part for part in PARTS if part[1] != ("job",) or is_raise or getattr(job, "is_stated", False)]
    return {"file": file, "form": form, "parts": parts, "words": labels(), "main_part": "offer"}


def _changed(changes: Playbook, before: CaseFile, after: CaseFile) -> dict[str, Any] | None:
    """The numbers that moved, old beside new; None where none did."""
    tables = [block for section in changes.sections for block in section.blocks if isinstance(block, Table)]
    shown = replace(changes, sections=(Section("changed", "", tuple(tables[:1])),))
    return moved_view(shown, before, after, ("Before", "Now")) if tables else None


def _rebased(request: Request, id: str, asked: Change) -> str:
    """The version to change: the one that is there now where this field still says what the page saw in it.

    So a change of another field, in a second tab or an editor, is no conflict; a ChangedElsewhereError where this one is.
    """
    file = desk_of(request).cases.read(id)
    part = operations.case_form(file.source).at(asked.path)
    if getattr(part, "value", "") != asked.was:
        raise ChangedElsewhereError(file)
    return file.version


def _kept(file: CaseFile, *, reloaded: bool) -> Response:
    """What the page needs after a change: the new version and text, and every fault at its field."""
    form = operations.case_form(file.source)
    faults = {field.path: [_told(fault) for fault in field.faults] for field in form.fields() if field.faults}
    rest = [_told(fault) for fault in form.faults]
    answer = {"version": file.version, "text": file.source.text, "faults": faults, "rest": rest, "reload": reloaded}
    return JSONResponse(answer)


def _told(fault: Diagnostic) -> dict[str, str | int]:
    return {
        "severity": fault.severity, "message": fault.message, "help": labels().way_out(fault), "line": fault.span.line,
    }  # fmt: skip
