"""The pages of the library: waiting for it while it is read, its tabs, and long lists page by page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse

from counteroffer import operations
from counteroffer.faces.web.shelf_keeper import Reading, ShelfKeeper, keeper_of
from counteroffer.faces.web.showing import desk_of, page

A_PAGE = 50
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Paged(Generic[Item]):
    """Some of many: those of one page, and the addresses of the pages beside it."""

    items: Sequence[Item]
    count: int
    number: int
    pages: int
    before: str
    after: str


def keeper(guides: tuple[Path, ...]) -> ShelfKeeper:
    """Who keeps the library of some folders at hand."""
    return keeper_of(operations.shelf_paths(guides))


def shelf_of(request: Request, **more: Any) -> "operations.Shelf | Reading":
    """The library, or how far its first reading is."""
    desk = desk_of(request)
    return keeper(desk.guides).shelf(desk.today(), **more)


def library_page(
    request: Request, tab: str, template: str, given: Callable[[operations.Shelf], dict[str, Any]]
) -> HTMLResponse:
    """A page of the library under one of its tabs; how far its reading is, where it is not read yet."""
    shelf = shelf_of(request)
    if isinstance(shelf, Reading):
        return page(request, "library_reading.html", reading=shelf)
    return page(request, template, tab=tab, shelf=shelf, today=shelf.today, **given(shelf))


def paged(
    found: Sequence[Item], at: int, path: str, asked: Mapping[str, str] | None = None, *, a_page: int = A_PAGE
) -> Paged[Item]:
    """The page `at` of a list, counted from 1; `asked` is what stands in the addresses of the pages beside it."""
    pages = max(1, ceil(len(found) / a_page))
    number = min(max(1, at), pages)

    def address(other: int) -> str:
        said = {key: value for key, value in (asked or {}).items() if value} | ({"at": str(other)} if other > 1 else {})
        return f"{path}?{urlencode(said)}" if said else path

    return Paged(
        items=found[(number - 1) * a_page : number * a_page],
        count=len(found),
        number=number,
        pages=pages,
        before=address(number - 1) if number > 1 else "",
        after=address(number + 1) if number < pages else "",
    )
