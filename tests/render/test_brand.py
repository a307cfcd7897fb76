"""A coach's theme: what a file may say, what is refused with its place, and where the brand is seen."""

import base64
import contextlib
import struct
import zlib
from decimal import Decimal
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.documents.source import SourceText
from counteroffer.render import theme
from counteroffer.render.contrast import LEAST, contrast, is_legible, lightened
from counteroffer.render.formats import html, pdf
from counteroffer.render.logo import UnusableLogoError, read_logo
from counteroffer.render.look import Brand, Logo, Look
from counteroffer.render.page_parts import colours
from counteroffer.render.theme_reading import is_theme, read_theme
from tests.render.invented_playbook import whole_playbook
from tests.render.reading_back import pdf_text

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="120" height="40" fill="#7a1f3d"/></svg>'
)


def png(width: int = 3, height: int = 2, *, extra: bytes = b"") -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\x00" + b"\x7a\x1f\x3d" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"tEXt", b"Author\x00somebody")
        + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )  # fmt: skip


def read(text: str, logo: bytes = SVG) -> tuple[Brand | None, list[tuple[str, int, str]]]:
    brand, faults = read_theme(SourceText("theme.yaml", text), lambda _path: logo)
    return brand, [(fault.rule, fault.span.line, fault.message) for fault in faults]


def test_a_whole_theme_is_read() -> None:
    text = 'name: Harbourlight\nlogo: logo.svg\ncolours: {accent: "#7a1f3d", headings: "#2b2140"}\nfooter: Bristol\n'
    brand, faults = read(text)
    assert faults == []
    assert brand is not None
    assert (brand.name, brand.footer) == ("Harbourlight", "Bristol")
    assert brand.accent is not None
    assert brand.accent.light == "#7a1f3d"
    assert is_legible(brand.accent.dark, theme.PAPERS_DARK)
    assert brand.logo is not None
    assert (brand.logo.width, brand.logo.height) == (720, 240)


@pytest.mark.parametrize(("text", "rule", "line"), [
    ("", "theme-value", 1),
    ("- a", "theme-value", 1),
    ("footer: x", "theme-without-name", 1),
    ("name: x\nlogos: y.png", "unknown-theme-key", 2),
    ("name: x\ncolours: red", "theme-value", 2),
    ("name: x\ncolours: {accent: red}", "theme-value", 2),
    ("name: x\ncolours:\n  accent: '#f5d76e'", "low-contrast", 3),
    ("name: x\ncolours:\n  accent: '#123456'\n  accent_dark: '#123456'", "low-contrast", 4),
    ("name: x\ncolours: {ink: '#000000'}", "unknown-theme-key", 2),
    ("name: [x]", "theme-value", 1),
    (f"name: {'x' * 61}", "theme-value", 1),
    ("name: x\nname: y", "duplicate-key", 2),
    ("name: x\n: :\n- ]", "yaml-syntax", 2),
])  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(text: str, rule: str, line: int) -> None:
    brand, faults = read(text)
    assert brand is None
    assert (rule, line) in [(found[0], found[1]) for found in faults]


@pytest.mark.parametrize("content", [
    b"", b"GIF89a", SVG[:20], png()[:40], png().replace(b"IDAT", b"IDAX"), png(2001, 1), png(60, 2),
    b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<svg" + b" " * 400_001,
    SVG.replace(b"<rect", b"<script>1</script><rect"),
    SVG.replace(b"<rect", b"<image href='file:///etc/passwd'/><rect"),
    SVG.replace(b"<rect", b"<use href='https://x.example/y.svg#z'/><rect"),
    SVG.replace(b"<rect", b"<rect onload='x()'"),
    SVG.replace(b"<rect", b"<style>@import 'x.css'</style><rect"),
    SVG.replace(b"<rect", b"<rect style='fill: url(https://x.example/y)'"),
    b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG, b"<svg>\xff\xfe</svg>",
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4000 10"><rect width="9" height="9"/></svg>',
])  # fmt: skip
def test_a_logo_that_cannot_be_used_is_refused(content: bytes) -> None:
    with pytest.raises(UnusableLogoError) as refusal:
        read_logo(content)
    assert refusal.value.hint
    brand, faults = read("name: x\nlogo: logo.png\n", content)
    assert brand is None
    assert faults[0][:2] == ("unusable-logo", 2)


def test_a_logo_that_is_not_there_is_told() -> None:
    def missing(_path: str) -> bytes:
        raise FileNotFoundError(2, "No such file")

    brand, faults = read_theme(SourceText("t.yaml", "name: x\nlogo: logo.png"), missing)
    assert brand is None
    assert "No such file" in faults[0].message


def test_a_png_keeps_its_picture_and_nothing_else() -> None:
    logo = read_logo(png())
    assert (logo.width, logo.height) == (3, 2)
    assert b"somebody" not in logo.png
    assert read_logo(logo.png) == logo


@given(st.binary(max_size=300))
def test_any_bytes_are_a_logo_or_refused(content: bytes) -> None:
    for wrapped in (content, b"\x89PNG\r\n\x1a\n" + content, b"<svg>" + content):
        with contextlib.suppress(UnusableLogoError):
            assert isinstance(read_logo(wrapped), Logo)


@given(st.text(max_size=300))
def test_any_text_is_a_theme_or_has_faults(text: str) -> None:
    brand, faults = read(text)
    assert (brand is None) == bool(faults)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#777777", "#ffffff").quantize(Decimal("0.01")) == Decimal("4.48")
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


@given(st.integers(0, 0xFFFFFF))
def test_a_lightened_colour_can_be_read_in_the_dark(colour: int) -> None:
    made = lightened(f"#{colour:06x}", theme.PAPERS_DARK)
    assert all(contrast(made, paper) >= LEAST for paper in theme.PAPERS_DARK)


def test_the_papers_are_those_of_the_style_sheet() -> None:
    style = colours()
    for paper in (*theme.PAPERS_LIGHT, *theme.PAPERS_DARK):
        assert paper in style


def test_a_page_carries_the_brand_and_loads_nothing() -> None:
    brand, _faults = read('name: Harbour <b>\nlogo: x.svg\ncolours: {accent: "#7a1f3d"}\nfooter: In Bristol & Bath\n')
    assert brand is not None
    assert brand.logo is not None
    text = html.render(whole_playbook(), Look(brand)).decode()
    assert "Harbour &lt;b&gt;" in text
    assert "In Bristol &amp; Bath" in text
    assert "--accent: #7a1f3d;" in text
    assert f"data:image/png;base64,{base64.b64encode(brand.logo.png).decode()}" in text
    assert "default-src 'none'; img-src data:; style-src 'sha256-" in unescape(text)


def test_a_page_without_a_logo_may_show_no_picture() -> None:
    assert "img-src" not in html.render(whole_playbook()).decode()


def test_the_pdf_carries_the_brand() -> None:
    brand, _faults = read('name: "Harbour #strong"\nlogo: x.svg\ncolours: {headings: "#2b2140"}\nfooter: Bristol *x*\n')
    text = pdf_text(pdf.render(whole_playbook(), Look(brand)))
    assert "Harbour #strong" in text
    assert "Bristol *x*" in text


def test_a_shared_pdf_does_not_call_itself_private() -> None:
    text = pdf_text(pdf.render(whole_playbook(), Look(private=False)))
    assert "Private —" not in text
    assert "for you alone" not in text
    assert "Page 1 of" in text


def test_a_theme_is_told_from_a_case() -> None:
    assert is_theme(SourceText("a.yaml", "name: x\nlogo: y.png"))
    assert not is_theme(SourceText("a.yaml", "kind: offer\ncompany: x\nname: y"))
    assert not is_theme(SourceText("a.yaml", "offer: {}"))
    assert not is_theme(SourceText("a.yaml", ""))
