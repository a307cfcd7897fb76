"""Parts of a page in HTML that the playbook's own page and the app share: the style of the blocks, and drawn charts."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from counteroffer.render import theme
from counteroffer.render.sheet import ChartBlock, Run

if TYPE_CHECKING:
    from markupsafe import Markup

# _blocks.html in this folder holds the macros that draw each block; who imports it gives them `drawing` and `figure_href`,
# and, where keys of a case are to be named otherwise, `own_words`.
TEMPLATES = Path(__file__).parent / "templates"


@cache
def block_style() -> str:
    """The style sheet, with the dark colours of the charts from the theme."""
    rules = "".join(
        f'  .chart [{paint}="{colour.light}"] {{ {paint}: {colour.dark}; }}\n'
        for colour in theme.ALL
        for paint in ("fill", "stroke")
    )
    return (
        f"{colours()}\n{template_text('playbook.css')}\n@media screen and (prefers-color-scheme: dark) {{\n{rules}}}\n"
    )


@cache
def colours() -> str:
    """The colours and the faces of letters, for light and for dark surroundings, by which every page of ours is drawn."""
    return template_text("colours.css")


def template_text(name: str) -> str:
    """A file of the templates as it is."""
    return (TEMPLATES / name).read_text("utf-8")


def drawing(block: ChartBlock) -> "Markup":
    """The chart's SVG, which vl-convert has escaped, as an image whose text is its alternative."""
    from markupsafe import Markup, escape

    label = escape(block.alternative)
    return Markup(block.svg.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1))


def place_in_trace(run: Run) -> str:
    """Where a figure leads on a page that holds its trace."""
    return run.href
