"""Style: the colours of every page, and the blocks as the playbook has them on paper, so that a page and its paper look the same."""

from fastapi import APIRouter
from fastapi.responses import Response

from counteroffer.render.page_parts import block_style, colours

ORDER = 91
MENU = ""
PATH = "/static-blocks.css"
router = APIRouter()


@router.get(PATH)
def show() -> Response:
    """The style sheet of the blocks with its colours, which app.css lies over."""
    return _sheet(block_style())


@router.get("/static-colours.css")
def show_colours() -> Response:
    """The colours alone, for pages without blocks."""
    return _sheet(colours())


def _sheet(content: str) -> Response:
    return Response(content, media_type="text/css", headers={"cache-control": "private, max-age=300"})
