"""How a page leaves the app: templates, the words of an error, and what every page is given."""

from functools import cache
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from counteroffer import operations
from counteroffer.faces.web.desk import Desk
from counteroffer.faces.web.labels import labels

TEMPLATES = Path(__file__).parent / "templates"
SHARED = Path(__file__).parents[2] / "render" / "templates"


def desk_of(request: Request) -> Desk:
    """The desk that the app works at."""
    desk: Desk = request.app.state.desk
    return desk


def page(request: Request, template: str, *, status: int = 200, **given: object) -> HTMLResponse:
    """A page or a part of one from a template, which escapes everything that it is given."""
    content = (
        environment()
        .get_template(template)
        .render(
            desk=desk_of(request),
            menu=request.app.state.menu,
            path=request.url.path,
            **given,
        )
    )
    return HTMLResponse(content, status)


@cache
def environment() -> Environment:
    """The templates of the app, and the playbook's blocks beside them."""
    made = Environment(
        loader=FileSystemLoader([TEMPLATES, SHARED]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["heading"] = operations.heading_of
    made.filters["way_out"] = labels().way_out
    return made
