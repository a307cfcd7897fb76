"""Levels: which levels of companies guides call equal, where they contradict each other, and what one level up is worth."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from counteroffer import operations
from counteroffer.faces.web.library_view import library_page, paged
from counteroffer.library.level_graph import Equivalence
from counteroffer.library.level_view import LevelView
from counteroffer.library.steps_up import Rung, StepUp
from counteroffer.library.word_changes import shown_range
from counteroffer.terms.faults import BadRequestError
from counteroffer.terms.printing import printed_value

ORDER = 81
MENU = ""
PATH = "/library/levels"
LONGEST_NAME = 200
A_PAGE = 10  # levels with their equivalents
A_LEVELS_EQUIVALENTS = 8  # where many levels are shown
MOST_EQUIVALENTS = 300
MOST_PLACES = 12  # of one equivalence
MOST_CONFLICTS = 15
MOST_STEPS = 200
QUARTERS = (1, 2, 3)
router = APIRouter()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a guide says something: its path, and the address of the line ("" where the guide is not in the library)."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One level up as a row shows it; `share` is "" where it cannot be reckoned."""

    company: str
    lower: str
    higher: str
    region: str
    component: str
    now: str
    then: str
    worth: str
    share: str
    now_at: str
    then_at: str


@router.get(PATH)
def show(request: Request, company: str = "", level: str = "", at: int = 1) -> Response:
    """The levels of all companies in short, or those of a company or of a name with their equivalents."""
    asked = {"company": company.strip()[:LONGEST_NAME], "level": level.strip()[:LONGEST_NAME]}

    def given(shelf: operations.Shelf) -> dict[str, Any]:
        ways = _Ways(shelf)
        known = {"names": sorted({one.company for one in shelf.guides if one.company}), **asked, "ways": ways}
        try:
            view = _view(shelf, **asked)
        except BadRequestError as error:
            return {**known, "view": shelf.levels, "refusal": error, "found": None, "overview": None}
        if not view.is_asked:
            return {**known, "view": view, "refusal": None, "found": None, "overview": _overview(view, at)}
        found = paged(view.levels, at, PATH, asked, a_page=A_PAGE)
        most = MOST_EQUIVALENTS if len(view.levels) == 1 else A_LEVELS_EQUIVALENTS
        conflicts = sorted(view.conflicts, key=lambda one: -one.weight)
        return {
            **known, "view": view, "refusal": None, "found": found, "overview": None, "most": most,
            "conflicts": conflicts[:MOST_CONFLICTS], "steps": [ways.row(step) for step in view.steps[:MOST_STEPS]],
        }  # fmt: skip

    return library_page(request, "levels", "library_levels.html", given)


def _view(shelf: operations.Shelf, company: str, level: str) -> LevelView:
    """The levels that are asked for; a BadRequestError for a level of nobody's, as every company has a first and a second."""
    if level and not company:
        raise BadRequestError("a level is one of a company's", "name the company too")
    return operations.shelf_levels(shelf, company, level)


class _Ways:
    """The ways from what is said about levels to the guides' lines."""

    def __init__(self, shelf: operations.Shelf) -> None:
        self._ids = {one.path: one.id for one in shelf.guides}

    def places(self, link: Equivalence) -> tuple[Place, ...]:
        """Where guides say that two levels are equal; not more than a page can hold."""
        return tuple(self._place(source.path, source.line) for source in link.sources[:MOST_PLACES])

    def row(self, step: StepUp) -> StepRow:
        """One level up, each of its ranges with the way to its line."""
        rise = step.difference
        return StepRow(
            company=step.lower.guide.company or "",
            lower=step.lower.level,
            higher=step.higher.level,
            region=step.lower.region,
            component=step.component,
            now=shown_range(step.lower.part.range, step.unit),
            then=shown_range(step.higher.part.range, step.unit),
            worth=f"{_signed(rise.low, step.unit)} to {_signed(rise.high, step.unit)}",
            share=_per_cent(step.share),
            now_at=self._rung(step.lower),
            then_at=self._rung(step.higher),
        )

    def _rung(self, rung: Rung) -> str:
        return self._place(rung.guide.path, rung.part.line).address

    def _place(self, path: str, line: int | None) -> Place:
        id = self._ids.get(path)
        words = path if line is None else f"{path}:{line}"
        return Place(words, f"/library/guides/{id}{f'#L{line}' if line else ''}" if id is not None else "")


def _overview(view: LevelView, at: int) -> dict[str, Any]:
    """All levels in short: how many, at whom, and the middle of what one level up pays."""
    counts = Counter(level.company for level in view.graph.levels)
    companies = sorted(counts.items(), key=lambda one: (-one[1], one[0].casefold()))
    return {
        "companies": paged(companies, at, PATH),
        "conflicts": len(view.conflicts),
        "middles": tuple(_middles(view.steps)),
    }


def _middles(steps: Sequence[StepUp]) -> Iterator[dict[str, Any]]:
    """Of each component the step in the middle and those at the quarters, by the share by which pay rises."""
    for component in dict.fromkeys(step.component for step in steps):
        known = [(share, step) for step in steps if step.component == component and (share := step.share) is not None]
        known.sort(key=lambda one: one[0])
        if known:
            quarters = [known[len(known) * quarter // 4] for quarter in QUARTERS]
            yield {
                "component": component, "count": len(known), "quarters": [(_per_cent(share), step.lower.guide.company or "", step.lower.level) for share, step in quarters],
            }  # fmt: skip


def _per_cent(share: Decimal | None) -> str:
    return "" if share is None else f"{(share * 100).quantize(Decimal(1)):+} %"


def _signed(value: Decimal, unit: str) -> str:
    return ("+" if value >= 0 else "−") + printed_value(abs(value), unit)
