"""HTML: the playbook as one file that needs no network, reads on a phone, in the dark and on paper, and works without scripts."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from counteroffer.playbook.playbook import Playbook
from counteroffer.render import theme
from counteroffer.render.charts import draw_charts
from counteroffer.render.laying import charts_of, lay_out
from counteroffer.render.sheet import ChartBlock
from counteroffer.terms.faults import MissingExtraError

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

NAME = "html"
SUFFIX = ".html"

TEMPLATES = Path(__file__).parent.parent / "templates"
BLANK_LINES = re.compile(r"\n\s*\n+")


def render(playbook: Playbook) -> bytes:
    """The playbook as one HTML file in UTF-8; a MissingExtraError where Jinja or vl-convert is not installed."""
    sheet = lay_out(playbook, draw_charts(charts_of(playbook)))
    template = _template()
    from markupsafe import Markup

    style, script = _style(), _source("playbook.js")
    page = template.render(
        sheet=sheet,
        # Files of ours, not words of anybody: they stand in the page as they are, and the policy names their sums.
        style=Markup(style),
        script_source=Markup(script),
        policy=_policy(style, script),
        drawing=_drawing,
    )
    return page.encode()


def _policy(style: str, script: str) -> str:
    """A content security policy under which the page runs our style and our script and loads nothing at all."""
    return f"default-src 'none'; style-src '{_sum(style)}'; script-src '{_sum(script)}'; base-uri 'none'; form-action 'none'"


def _sum(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


@cache
def _template() -> "Template":
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError as error:
        raise MissingExtraError("HTML needs Jinja", "pip install 'counteroffer[web]'") from error
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("playbook.html")


@cache
def _style() -> str:
    """The style sheet, with the dark colours of the charts from the theme."""
    rules = "".join(
        f'  .chart [{paint}="{colour.light}"] {{ {paint}: {colour.dark}; }}\n'
        for colour in theme.ALL
        for paint in ("fill", "stroke")
    )
    return f"{_source('playbook.css')}\n@media screen and (prefers-color-scheme: dark) {{\n{rules}}}\n"


def _source(name: str) -> str:
    return (TEMPLATES / name).read_text("utf-8")


def _drawing(block: ChartBlock) -> "Markup":
    """The chart's SVG, which vl-convert has escaped, as an image whose text is its alternative."""
    from markupsafe import Markup, escape

    label = escape(block.alternative)
    return Markup(block.svg.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1))
