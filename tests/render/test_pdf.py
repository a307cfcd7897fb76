"""The PDF: typeset, tagged, private on each page, with every currency sign in its own font, and the same bytes each time."""

from datetime import date
from functools import cache

import pypdfium2
import pytest

from counteroffer.playbook.playbook import Block, Paragraph, Playbook, Section, Table
from counteroffer.playbook.tones import in_tone
from counteroffer.render.charts import FONTS
from counteroffer.render.formats import pdf
from counteroffer.terms.sentences import Words, say
from tests.render.invented_playbook import whole_playbook


@cache
def written() -> bytes:
    return pdf.render(whole_playbook())


def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


@cache
def text() -> str:
    return "\n".join(pages(written()))


def test_each_page_says_that_it_is_private_and_counts() -> None:
    found = pages(written())
    assert len(found) > 5
    for number, page in enumerate(found, start=1):
        assert f"Private — page {number} of {len(found)}" in page


@pytest.mark.parametrize(
    "sign",
    [
        "£126,500",
        "₹7,250,000",
        "€121,500",
        "₪612,000",
        "¥19,800,000",
        "₩165,000,000",
        "CHF 148,000",
        "SEK 1,120,000",
        "$188,250",
    ],
)
def test_money_of_every_currency_is_printed(sign: str) -> None:
    assert sign in text()


def test_letters_of_other_alphabets_come_from_our_own_font() -> None:
    for letters in ("Ελένη", "Łukasz", "Žižka", "Дмитрий", "Ağaoğlu", "₹ £ € ₪ ¥ kr zł ₩ ₺ ₽ ₫"):
        assert letters in text()
    document = pypdfium2.PdfDocument(written())
    fonts = {
        item.get_font().get_base_name().split("+")[-1]
        for page in document
        for item in page.get_objects()
        if isinstance(item, pypdfium2.PdfTextObj)
    }
    document.close()
    assert fonts
    assert all(name.startswith("Inter") for name in fonts), fonts


def test_words_of_others_are_never_read_as_markup() -> None:
    for words in ("*bold*", "_emph_", "$x^2$", '#import "x.typ"', "<label>", "`raw`", "\\n", "// no"):
        assert words in text(), words


def test_it_is_the_same_file_each_time() -> None:
    assert pdf.render(whole_playbook()) == written()


def test_the_file_says_what_it_is() -> None:
    document = pypdfium2.PdfDocument(written())
    about = document.get_metadata_dict()
    tagged = document.is_tagged()
    outline = [bookmark.get_title() for bookmark in document.get_toc()]
    document.close()
    assert about["Title"] == "Your offer from Thornfield & Søn Systems"
    assert about["CreationDate"].startswith("D:20261121")
    assert tagged
    assert outline[:2] == ["At a glance", "Where the offer stands"]
    assert b"pdfuaid" in written()


def test_a_table_over_several_pages_repeats_its_header() -> None:
    assert sum("What happens" in page and "A quarter of the grant" in page for page in pages(written())) >= 2


def test_letters_that_our_font_lacks_are_no_reason_to_fail() -> None:
    strange = ("חברת הייטק", "株式会社", "कंपनी", "🎉", "A" * 400, "", "\ud800", "a\r\nb")
    texts = tuple(say("{w}", w=Words(words)) for words in strange)
    blocks: tuple[Block, ...] = tuple(Paragraph(words) for words in texts)
    blocks += (Table(("A",), tuple((words,) for words in texts)),)
    playbook = Playbook(say("{w}", w=Words(strange[0])), say("B"), date(2026, 1, 1), (Section("a", "A", blocks),))
    assert pdf.render(playbook).startswith(b"%PDF")


def test_a_playbook_of_nothing_is_a_page() -> None:
    assert len(pages(pdf.render(Playbook(say("A"), say("B"), date(2026, 1, 1), ())))) == 1


def test_the_fonts_are_small_and_come_with_their_licence() -> None:
    fonts = sorted(FONTS.glob("*.ttf"))
    assert len(fonts) == 3
    assert all(font.stat().st_size < 250_000 for font in fonts)
    assert "SIL OPEN FONT LICENSE" in (FONTS / "LICENSE-Inter.txt").read_text()


def test_the_list_of_letters_is_that_of_the_fonts() -> None:
    reading = pytest.importorskip("fontTools.ttLib")
    held = [set(reading.TTFont(font).getBestCmap()) for font in FONTS.glob("*.ttf")]
    assert {ord(letter) for letter in pdf._covered()} - {0x0A} == set.intersection(*held)


def test_answers_stand_below_their_script_in_one_tone() -> None:
    found = text()
    places = [
        found.index(words) for words in ("What they may answer", "“Nobody can.”", "“The bonus is fixed as well.”")
    ]
    assert places == sorted(places)
    assert "That is a pity." not in found
    assert "That is a pity." in "\n".join(pages(pdf.render(in_tone(whole_playbook(), "warm"))))


def test_a_part_with_a_page_of_its_own_has_it() -> None:
    own = [page for page in pages(written()) if page.splitlines()[1:2] == ["Call sheet"]]
    assert len(own) == 1
    assert "Dates" not in own[0].splitlines()


def test_the_contents_and_the_figures_are_links() -> None:
    assert written().count(b"/Subtype /Link") > 100 or written().count(b"/Link") > 100
