"""Published wages looked up for a role and a region: the metropolitan area's, else its state's, else the nation's."""

from collections.abc import Iterator
from dataclasses import dataclass

from counteroffer.market.areas import FoundArea, find_area
from counteroffer.market.occupations import FoundOccupation, find_occupation
from counteroffer.market.wage_tables import NATIONAL, Area, Occupation, areas
from counteroffer.market.wages import WageCell, wage_cells
from counteroffer.terms.sentences import Sentence, Words, join, say


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What the statistics hold for a role and a region.

    `cell` is None where the role or the region was refused, or nothing is published; `wider` says that, and why, the cell
    is of a wider area than the one that was found.
    """

    occupation: FoundOccupation
    area: FoundArea
    cell: WageCell | None
    wider: Sentence | None = None


def look_up_wages(role: str, region: str, state: str = "") -> LookedUp:
    """The published wages of a role in a region, both as people write them; `state` is one named elsewhere in the case."""
    occupation, area = find_occupation(role), find_area(region, state)
    if occupation.occupation is None or area.area is None:
        return LookedUp(occupation, area, None)
    asked = tuple(_widening(area))
    cells = wage_cells(occupation.occupation, asked)
    found = next((cells[one.code] for one in asked if one.code in cells and _is_published(cells[one.code])), None)
    if found is None or found.area == area.area:
        return LookedUp(occupation, area, found)
    return LookedUp(occupation, area, found, _wider(occupation.occupation, area.area, found.area, cells))


def _widening(found: FoundArea) -> Iterator[Area]:
    """The area, its state, the nation; each once."""
    wider = (found.area, found.state, areas()[NATIONAL])
    yield from dict.fromkeys(area for area in wider if area is not None)


def _is_published(cell: WageCell) -> bool:
    return cell.is_published("year") or cell.is_published("hour")


def _wider(occupation: Occupation, asked: Area, used: Area, cells: dict[str, WageCell]) -> Sentence:
    """Why the figures are a wider area's: the survey has no such cell, or does not release it. Neither is zero pay."""
    why = "does not release them" if asked.code in cells else "found too few jobs to state any"
    reason = say(
        "For {occupation} in {asked} no wages are published: the survey {why}.",
        occupation=Words(occupation.title), asked=Words(asked.title), why=why,
    )  # fmt: skip
    where = (
        say("the whole United States") if used.kind == "national" else say("all of {state}", state=Words(used.title))
    )
    return join([reason, say("The figures are those of {where}, where pay may be another.", where=where)])
