"""PDF: the playbook typeset on paper by typst, tagged for screen readers, the same bytes each time."""

from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import msgspec

from counteroffer.playbook.playbook import Playbook
from counteroffer.render import theme
from counteroffer.render.charts import FONTS, draw_charts
from counteroffer.render.laying import charts_of, lay_out
from counteroffer.terms.faults import MissingExtraError

NAME = "pdf"
SUFFIX = ".pdf"

TEMPLATE = Path(__file__).parent.parent / "templates" / "playbook.typ"
COLOURS = {
    "ink": theme.INK.light,
    "muted": theme.MUTED.light,
    "line": theme.HAIRLINE.light,
    "accent": theme.ASK.light,
}


def render(playbook: Playbook) -> bytes:
    """The playbook as a PDF file; a MissingExtraError where typst or vl-convert is not installed."""
    try:
        import typst
    except ImportError as error:
        raise MissingExtraError("PDF needs typst", "pip install 'counteroffer[pdf]'") from error
    sheet = lay_out(playbook, draw_charts(charts_of(playbook)))
    content = msgspec.to_builtins(sheet) | {"colours": COLOURS}
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
