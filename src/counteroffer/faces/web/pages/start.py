"""Start: what brings the person here, their cases, and worked examples."""

from dataclasses import dataclass, replace

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from counteroffer import operations
from counteroffer.faces.web.showing import desk_of, page
from counteroffer.offers.template import QUESTIONS, Question

ORDER = 0
MENU = "Start"
PATH = "/"
router = APIRouter()


@dataclass(frozen=True, slots=True)
class Way:
    """One way in: what the person says of themselves, and what is asked of them first."""

    key: str
    title: str
    words: str
    kind: str
    example: str
    questions: tuple[Question, ...]


def _questions(*keys: str, **words: str) -> tuple[Question, ...]:
    """Some of the questions, in their order; `words` ask some of them in another way."""
    return tuple(replace(one, words=words.get(one.key, one.words)) for one in QUESTIONS if one.key in keys)


OTHER_OFFER = (
    Question("other", "Of whom is the other offer?", "text", example="Copperfinch Capital"),
    Question("other_base", "Which base salary do they offer?", "pay", example="250K"),
)
WAYS = (
    Way(
        "offer", "I have an offer", "Know what it is worth, what to ask for, what to say, and when to leave.", "offer",
        "written-offer-with-competing-offer", _questions("company", "role", "region", "currency", "base", "expires"),
    ),
    Way(
        "raise", "I want a raise", "Find the gap, make the case for it on one page, and prepare the talk.", "raise",
        "raise-with-review-cycle", _questions("company", "role", "region", "currency", "base", base="What is your base salary now?"),
    ),
    Way(
        "compare", "I am comparing", "Hold several offers, and the job that you have, against each other on one scale.",
        "offer", "final-offer", (*_questions("company", "role", "region", "currency", "base"), *OTHER_OFFER, *_questions("present")),
    ),
    Way(
        "guides", "I keep guides", "Browse the library, see what is wrong in it and what is due for review.", "", "", (),
    ),
)  # fmt: skip


@router.get("/")
def show(request: Request) -> HTMLResponse:
    """The start page."""
    desk = desk_of(request)
    cases = operations.list_kept(desk.cases, desk.index)
    return page(request, "start.html", cases=cases, ways=WAYS, known=operations.known_names(desk.guides))


@router.get("/cases.zip")
def export(request: Request) -> Response:
    """All cases as files, in one archive."""
    headers = {"content-disposition": 'attachment; filename="cases.zip"'}
    return Response(desk_of(request).cases.export(), media_type="application/zip", headers=headers)


@router.delete("/cases")
def forget_all(request: Request) -> Response:
    """Delete every case."""
    desk = desk_of(request)
    desk.cases.clear()
    if desk.index is not None:
        desk.index.unlink(missing_ok=True)
    desk.forget()
    return Response(status_code=204)
