"""Style of the blocks: that of the playbook on paper, so that a page and its paper look the same."""

from fastapi import APIRouter
from fastapi.responses import Response

from counteroffer.render.page_parts import block_style

ORDER = 91
MENU = ""
PATH = "/static-blocks.css"
router = APIRouter()


@router.get(PATH)
def show() -> Response:
    """The style sheet, which app.css lies over."""
    return Response(block_style(), media_type="text/css", headers={"cache-control": "private, max-age=300"})
