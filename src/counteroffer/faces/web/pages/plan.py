"""Plan: verdict, ask, ladder, packages, acceptance, levers, the next move; what they said, and how it moves the plan."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from counteroffer import operations
from counteroffer.cases.folder import CaseFile
from counteroffer.cases.message import TERMS, NewMessage
from counteroffer.faces.web.block_view import lay_sections, sections_of_plan
from counteroffer.faces.web.case_view import SentForm, case_page, moved_view, not_yet, open_case
from counteroffer.faces.web.showing import desk_of
from counteroffer.playbook.playbook import Bullets, Paragraph, Section
from counteroffer.strategy.plan import Plan
from counteroffer.terms.faults import BadRequestError, CounterofferError, FaultsFoundError
from counteroffer.terms.printing import printed_day
from counteroffer.terms.sentences import say

ORDER = 4
MENU = "Plan"
PATH = "/cases/{id}/plan"
FINALS = ("base", "bonus", "equity", "sign_on", "other", "all")
router = APIRouter()


@router.get(PATH)
def show(request: Request, id: str, since: str = "") -> HTMLResponse:
    """The plan; `since` names a content that was shown before: what moved from there stands first."""
    desk, file = desk_of(request), open_case(request, id)
    try:
        playbook = operations.kept_playbook(file, desk.guides, desk.today())
    except FaultsFoundError as error:
        return not_yet(request, file, error)
    plan = playbook.plan
    assert plan is not None  # a playbook of a case has its plan
    sheet = lay_sections(playbook, [_next_move(plan), *sections_of_plan(playbook)])
    return case_page(
        request, "plan.html", file, sheet=sheet, plan=plan, today=desk.today(), finals=FINALS,
        moved=_moved_since(request, file, since),
    )  # fmt: skip


@router.post("/cases/{id}/said/preview")
def preview(request: Request, id: str, form: SentForm) -> HTMLResponse:
    """How what was said is understood, and what it would move; nothing is written."""
    desk, file = desk_of(request), open_case(request, id)
    try:
        heard = operations.hear(file, _message(form, desk.today()), desk.guides, desk.today())
    except CounterofferError as error:
        hint = "or fill it in field by field" if "--" in error.hint else error.hint  # options are the command line's
        return case_page(request, "_understood_not.html", file, message=error.message, hint=hint, faults=_faults(error))
    desk.remember(heard.file)
    against = [Bullets(heard.contradictions)] if heard.contradictions else []
    sheet = lay_sections(heard.moved, [Section("against", "", tuple(against))])
    return case_page(
        request, "_understood.html", file, heard=heard, day=printed_day(heard.message.on), against=sheet.sections,
        moved=moved_view(heard.moved, file, heard.file),
    )  # fmt: skip


@router.post("/cases/{id}/said")
def keep(request: Request, id: str, form: SentForm) -> Response:
    """Write what was said into the case, and show what moved."""
    desk, file = desk_of(request), open_case(request, id)
    version = dict(form).get("version", "")
    operations.keep_said(desk.cases, id, _message(form, desk.today()), version)
    return Response(status_code=204, headers={"HX-Redirect": f"/cases/{id}/plan?since={file.version}"})


def _message(form: Iterable[tuple[str, str]], today: date) -> NewMessage:
    """The message of a form: the sentence, with the fields beside it taking its place."""
    fields = list(form)
    sent = {name: " ".join(text.split()) for name, text in fields if text.strip()}
    by = sent.get("by")
    if by not in (None, "them", "me"):
        raise BadRequestError(f"{by!r} is nobody in this talk", "it was them, or you")
    told = operations.Told(
        sent.get("sentence"),
        by=by,
        on=_day(sent["on"]) if "on" in sent else None,
        channel=sent.get("channel"),
        terms={name: sent[name] for name in TERMS if name in sent},
        final=[text for name, text in fields if name == "final" and text in FINALS],
        words=sent.get("words"),
    )
    return operations.message_of(told, today)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadRequestError(f"{text!r} is no day", "write it like 2026-12-04") from None


def _faults(error: CounterofferError) -> tuple[Any, ...]:
    return error.faults if isinstance(error, FaultsFoundError) else ()


def _next_move(plan: Plan) -> Section:
    """What to do next, and on which day."""
    blocks = [Paragraph(say("{day}: {what}", day=step.day, what=step.what)) for step in plan.timeline[:1]]
    return Section("next", "Next", tuple(blocks))


def _moved_since(request: Request, file: CaseFile, since: str) -> dict[str, Any] | None:
    """What moved since a content of this case that a page has shown; None where it is not known, or is the same."""
    desk = desk_of(request)
    before = desk.seen.get(since)
    if before is None or before.id != file.id or before.version == file.version:
        return None
    try:
        return moved_view(
            operations.moved_since(file, before, desk.guides, desk.today()), before, file, heads=("Before", "Now")
        )
    except FaultsFoundError:
        return None  # a faulty case has no plan to hold this one against
