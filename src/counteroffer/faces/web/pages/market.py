"""Market: the offer on the ranges, level mapping, the guide's findings and age, statistics and other sources."""

from collections.abc import Iterator
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from counteroffer import operations
from counteroffer.faces.web.block_view import OF_MARKET, lay_sections, sections_of, without
from counteroffer.faces.web.case_view import case_page, not_yet, open_case
from counteroffer.faces.web.showing import desk_of
from counteroffer.playbook.playbook import Playbook, Section
from counteroffer.playbook.worth_blocks import years_blocks
from counteroffer.terms.faults import FaultsFoundError

ORDER = 3
MENU = "Market"
PATH = "/cases/{id}/market"
router = APIRouter()


@router.get(PATH)
def show(request: Request, id: str) -> HTMLResponse:
    """What others are paid, and where the offer stands."""
    desk, file = desk_of(request), open_case(request, id)
    try:
        playbook = operations.kept_playbook(file, desk.guides, desk.today())
    except FaultsFoundError as error:
        return not_yet(request, file, error)
    plan = playbook.plan
    assert plan is not None  # a playbook of a case has its plan
    used = plan.benchmark.guide
    return case_page(
        request, "market.html", file, sheet=lay_sections(playbook, _sections(playbook)), used=used,
        is_listed=used is not None and _is_listed(used.guide.path, desk.guides),
    )  # fmt: skip


@router.get("/cases/{id}/source")
def source(request: Request, id: str, path: str, line: int) -> HTMLResponse:
    """The lines of a text around one that a figure of the case rests on; of no other file."""
    desk, file = desk_of(request), open_case(request, id)
    lines = operations.source_around(file, desk.guides, desk.today(), path, line)
    alone = request.headers.get("sec-fetch-dest") == "document"
    return case_page(request, "source_page.html" if alone else "_source.html", file, lines=lines, text_path=path)


def _is_listed(path: str, guides: tuple[Path, ...]) -> bool:
    """Whether the library lists a guide: it does not list the samples beneath the person's own folders."""
    return any(Path(path).absolute().is_relative_to(folder.absolute()) for folder in operations.shelf_paths(guides))


def _sections(playbook: Playbook) -> Iterator[Section]:
    """The sections of the market; what each year pays is told on the page of the worth."""
    valuation = playbook.plan.valuation if playbook.plan is not None else None
    of_worth = tuple(years_blocks(valuation)) if valuation is not None else ()
    return (without(section, of_worth) for section in sections_of(playbook, OF_MARKET))
