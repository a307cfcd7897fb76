"""HTML: the playbook as one file that needs no network, reads on a phone, in the dark and on paper, and works without scripts."""

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING

from counteroffer.playbook.playbook import Playbook
from counteroffer.render.charts import draw_charts
from counteroffer.render.laying import charts_of, lay_out
from counteroffer.render.look import PLAIN, Brand, Look
from counteroffer.render.page_parts import TEMPLATES, block_style, drawing, place_in_trace, template_text
from counteroffer.render.sheet import ScriptBlock, Sheet
from counteroffer.terms.faults import MissingExtraError

if TYPE_CHECKING:
    from jinja2 import Template

NAME = "html"
SUFFIX = ".html"

SIDES = ("light", "dark")


def render(playbook: Playbook, look: Look = PLAIN) -> bytes:
    """The playbook as one HTML file in UTF-8; a MissingExtraError where Jinja or vl-convert is not installed."""
    sheet = lay_out(playbook, draw_charts(charts_of(playbook)), private=look.private)
    template = _template()
    from markupsafe import Markup

    style, script = block_style() + _colours(look.brand), template_text("playbook.js")
    logo = look.brand.logo if look.brand else None
    page = template.render(
        sheet=sheet,
        brand=look.brand,
        logo=f"data:image/png;base64,{base64.b64encode(logo.png).decode()}" if logo else "",
        choosing=_choosing(sheet),
        # Files of ours, not words of anybody: they stand in the page as they are, and the policy names their sums.
        style=Markup(style),
        script_source=Markup(script),
        policy=_policy(style, script, pictures=logo is not None),
        drawing=drawing,
        figure_href=place_in_trace,
    )
    return page.encode()


def _choosing(sheet: Sheet) -> str:
    """The anchor of the first section with scripts in more than one tone: the choice stands below its heading."""
    for section in sheet.sections:
        if any(isinstance(block, ScriptBlock) and len(block.words) > 1 for block in section.blocks):
            return section.anchor
    return ""


def _colours(brand: Brand | None) -> str:
    """The brand's colours over those of the style sheet, for light and for dark surroundings."""
    named = (("accent", brand.accent), ("headings", brand.headings)) if brand else ()
    colours = [(name, colour) for name, colour in named if colour is not None]
    if not colours:
        return ""
    light, dark = (" ".join(f"--{name}: {getattr(colour, side)};" for name, colour in colours) for side in SIDES)
    return f":root {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"


def _policy(style: str, script: str, *, pictures: bool) -> str:
    """A content security policy under which the page runs our style and our script and loads nothing at all."""
    images = "img-src data:; " if pictures else ""
    return (
        f"default-src 'none'; {images}style-src '{_sum(style)}'; script-src '{_sum(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _sum(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


@cache
def _template() -> "Template":
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError as error:
        raise MissingExtraError("HTML needs Jinja", "pip install 'counteroffer[web]'") from error
    from counteroffer.render.kept_templates import keeping

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return keeping(environment, TEMPLATES).get_template("playbook.html")
