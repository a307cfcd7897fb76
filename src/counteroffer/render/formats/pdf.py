"""PDF: the playbook typeset on paper by typst, tagged for screen readers, the same bytes each time."""

import base64
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import msgspec

from counteroffer.playbook.playbook import Playbook
from counteroffer.render import theme
from counteroffer.render.charts import FONTS, draw_charts
from counteroffer.render.laying import charts_of, lay_out
from counteroffer.render.look import PLAIN, Brand, Logo, Look
from counteroffer.terms.faults import MissingExtraError

NAME = "pdf"
SUFFIX = ".pdf"

TEMPLATE = Path(__file__).parent.parent / "templates" / "playbook.typ"
COLOURS = {
    "ink": theme.INK.light,
    "muted": theme.MUTED.light,
    "line": theme.HAIRLINE.light,
    "accent": theme.ASK.light,
    "headings": theme.INK.light,
}


def render(playbook: Playbook, look: Look = PLAIN) -> bytes:
    """The playbook as a PDF file; a MissingExtraError where typst or vl-convert is not installed."""
    try:
        import typst
    except ImportError as error:
        raise MissingExtraError("PDF needs typst", "pip install 'counteroffer[pdf]'") from error
    sheet = lay_out(playbook, draw_charts(charts_of(playbook)), private=look.private)
    content = msgspec.to_builtins(sheet) | _branded(look.brand)
    letters = msgspec.json.encode(content).decode()
    covered = covers(letters)
    return bytes(
        typst.compile(
            TEMPLATE.read_bytes(),
            # Content goes in as a value, so nothing of it is read as markup and nothing of it lies on the disk.
            sys_inputs={"sheet": letters},
            # The machine's fonts only where ours lacks a letter: the same playbook then gives the same bytes anywhere.
            font_paths=typst.Fonts(include_system_fonts=not covered, font_paths=[FONTS]),
            # PDF/UA-1 (ISO 14289-1) allows no letter that no font holds; without ours we cannot promise that.
            pdf_standards="ua-1" if covered else None,
            timestamp=datetime.combine(playbook.made_on, time(), UTC),
        )
    )


def _branded(brand: Brand | None) -> dict[str, object]:
    """What the template needs of a brand: colours, name, logo and footer; the house's where there is none."""
    colours = dict(COLOURS)
    if brand is not None and brand.accent is not None:
        colours["accent"] = brand.accent.light
    if brand is not None and brand.headings is not None:
        colours["headings"] = brand.headings.light
    return {
        "colours": colours,
        "brand": brand.name if brand else "",
        "footer": brand.footer if brand else "",
        "logo": _as_svg(brand.logo) if brand and brand.logo else "",
    }


def _as_svg(logo: Logo) -> str:
    """The logo as text: an SVG that holds its PNG, as everything reaches the template as JSON."""
    picture = base64.b64encode(logo.png).decode()
    size = f'width="{logo.width}" height="{logo.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="data:image/png;base64,{picture}"/></svg>'
    )


def covers(text: str) -> bool:
    """Whether our font has all letters of a text."""
    return _covered().issuperset(text)


@cache
def _covered() -> frozenset[str]:
    """The letters of our font."""
    letters: set[str] = {"\n"}
    for line in (FONTS / "coverage.txt").read_text("ascii").split():
        first, _, last = line.partition("-")
        letters.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(letters)
