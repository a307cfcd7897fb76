"""Worth: year by year, what is kept on leaving, the odds of shares, after tax; assumptions that recompute at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from counteroffer import operations
from counteroffer.cases.folder import CaseFile
from counteroffer.faces.web.block_view import OF_PAPER, block_context, lay_sections
from counteroffer.faces.web.case_view import SentForm, case_page, not_yet, open_case, show_trace
from counteroffer.faces.web.showing import desk_of
from counteroffer.operations import Adjustable, Valued
from counteroffer.playbook.playbook import KeyNumbers, Section
from counteroffer.playbook.texts import Texts
from counteroffer.terms.faults import BadRequestError, CounterofferError, FaultsFoundError
from counteroffer.valuation.leaving.kept import Kept
from counteroffer.valuation.worth import Asked

ORDER = 2
MENU = "Worth"
PATH = "/cases/{id}/worth"
router = APIRouter()

ASSUME = "assume."
MONTHS = 48
FIRST_MONTH = 12
ASKED = Asked(months=MONTHS, taxed=True)
TEXTS = Texts("sections/worth")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks of the worth: whose offer (None: the case's own), the month of leaving, assumptions as written."""

    alternative: str | None
    month: int
    written: Mapping[str, str]

    @property
    def query(self) -> list[tuple[str, str]]:
        """The same as fields of a form."""
        whose = [("whose", self.alternative)] if self.alternative else []
        return [*whose, *((ASSUME + name, text) for name, text in self.written.items())]


@router.get(PATH)
def show(request: Request, id: str, whose: str = "", kept: int = 0) -> HTMLResponse:
    """What the offer is worth; `whose` names one of the alternatives in its place."""
    file = open_case(request, id)
    wanted = Wanted(whose or None, FIRST_MONTH, {})
    try:
        given = _given(request, file, wanted)
    except CounterofferError as error:
        return not_yet(request, file, error, field="" if whose else "offer.base")
    return case_page(request, "worth.html", file, **given, is_part=False, just_kept=bool(kept))


@router.post(PATH + "/what-if")
def what_if(request: Request, id: str, form: SentForm) -> HTMLResponse:
    """The worth, were the assumptions as the form has them; nothing is written."""
    file = open_case(request, id)
    try:
        given = _given(request, file, _wanted(form))
    except FaultsFoundError as error:
        fault = error.faults[0] if error.faults else None
        return _wrong(request, file, *((fault.message, fault.help) if fault else (error.message, error.hint)))
    except BadRequestError as error:
        return _wrong(request, file, error.message, error.hint)
    return case_page(request, "_worth.html", file, **given, is_part=True)


@router.post(PATH + "/left")
def left(request: Request, id: str, form: SentForm) -> HTMLResponse:
    """What is kept on leaving after the month of the form."""
    file = open_case(request, id)
    return case_page(request, "_worth_left.html", file, **_given(request, file, _wanted(form), drawn=False))


@router.post(PATH + "/keep")
def keep(request: Request, id: str, form: SentForm) -> Response:
    """Write the assumptions of the form into the case."""
    file, wanted, desk = open_case(request, id), _wanted(form), desk_of(request)
    version = dict(form).get("version", "")
    known = operations.adjustable(file, ASKED, desk.today(), alternative=wanted.alternative)
    operations.keep_assumptions(desk.cases, id, known, wanted.written, version)
    return Response(status_code=204, headers={"HX-Redirect": f"/cases/{id}/worth?kept=1"})


@router.get(PATH + "/trace/{figure:path}")
def trace(request: Request, id: str, figure: str) -> HTMLResponse:
    """Where a figure of the worth comes from."""
    file = open_case(request, id)
    wanted = _wanted(request.query_params.multi_items())
    valued, known = _valued(request, file, wanted)
    steps = operations.trace_among(operations.figures_of_worth(valued), figure)
    is_set = bool(operations.differing(known, wanted.written))
    return show_trace(request, file, steps, "" if is_set else f"/cases/{id}/source")


def _wrong(request: Request, file: CaseFile, message: str, help: str) -> HTMLResponse:
    """What is wrong with the assumptions, put where their state stands; the numbers stay as they were."""
    for one in operations.adjustable(file, ASKED, desk_of(request).today()):
        for name in (one.name, one.name.capitalize()):
            message = message.replace(name, one.label)
    answer = case_page(request, "_worth_wrong.html", file, message=message, help=help)
    answer.headers["hx-reswap"] = "none"
    return answer


def _wanted(form: Iterable[tuple[str, str]]) -> Wanted:
    sent = dict(form)
    month = sent.get("month", "")
    written = {name.removeprefix(ASSUME): text for name, text in sent.items() if name.startswith(ASSUME)}
    return Wanted(
        sent.get("whose") or None,
        min(max(int(month), 1), MONTHS) if month.isascii() and month.isdigit() and len(month) < 4 else FIRST_MONTH,
        written,
    )


def _valued(request: Request, file: CaseFile, wanted: Wanted) -> tuple[Valued, tuple[Adjustable, ...]]:
    """The worth that is asked for, and the assumptions that can be set."""
    today = desk_of(request).today()
    known = operations.adjustable(file, ASKED, today, alternative=wanted.alternative)
    settings = operations.differing(known, wanted.written)
    return operations.kept_worth(file, ASKED, today, alternative=wanted.alternative, settings=settings), known


def _given(request: Request, file: CaseFile, wanted: Wanted, *, drawn: bool = True) -> dict[str, Any]:
    """What the templates are given."""
    valued, known = _valued(request, file, wanted)
    blocks = block_context(f"/cases/{file.id}/worth/trace", wanted.query)
    has_tax = valued.worth.case.tax is not None
    left_out = (
        OF_PAPER if has_tax else (*OF_PAPER, "tax")
    )  # where no place is named, the page asks for one in its own words
    sections = [section for section in valued.page.sections if section.id not in left_out] if drawn else []
    kept = valued.worth.keeping.after(wanted.month)
    return {
        **blocks,
        "sheet": lay_sections(valued.page, sections),
        "valued": valued,
        "known": known,
        "wanted": wanted,
        "months": len(valued.worth.keeping.months),
        "left": lay_sections(valued.page, [_left(kept)]).sections[0] if kept is not None else None,
        "summary": lay_sections(valued.page, [_summary(valued)]).sections[0],
        "whose": [one.name.text for one in valued.worth.case.alternatives if one.offer is not None],
        "changed": operations.differing(known, wanted.written),
        "has_tax": has_tax,
    }


def _left(kept: Kept) -> Section:
    """What is kept on leaving after one month, in the words of the page on paper."""
    rows = (
        ("kept.paid", kept.paid), ("kept.to-pay-back", kept.to_pay_back), ("kept.not-vested", kept.not_vested),
        ("kept.kept", kept.kept), ("kept.given-up", kept.given_up),
    )  # fmt: skip
    always = ("kept.paid", "kept.kept")
    shown = tuple((TEXTS.plain(key), figure) for key, figure in rows if key in always or figure.number)
    return Section("left", TEXTS.plain("section.leaving"), (KeyNumbers(shown),))


def _summary(valued: Valued) -> Section:
    """The numbers that show at once what an assumption does."""
    worth = valued.worth
    numbers = (
        (TEXTS.plain("number.average"), worth.valuation.average),
        (TEXTS.plain("number.four-years"), worth.valuation.four_years),
        (TEXTS.plain("number.present-value"), worth.present_value),
    )
    return Section("so-far", TEXTS.plain("section.worth"), (KeyNumbers(numbers),))
