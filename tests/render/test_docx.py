"""The document for a program of words: headings, contents, links, repeated heads, alternatives; the same bytes each time."""

import subprocess
import sys
import zipfile
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from counteroffer.playbook.playbook import Bullets, Paragraph, Playbook, Section
from counteroffer.render.formats import docx as format_docx
from counteroffer.render.look import Brand, Look
from counteroffer.render.theme import Colour
from counteroffer.terms.printing import in_locale
from counteroffer.terms.sentences import Words, say
from tests.render.invented_playbook import HOSTILE, whole_playbook
from tests.render.reading_back import docx_text

docx = pytest.importorskip("docx")

if TYPE_CHECKING:
    from docx.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def written() -> bytes:
    return format_docx.render(whole_playbook())


def opened(content: bytes) -> "Document":
    found: Document = docx.Document(BytesIO(content))
    return found


def body(content: bytes) -> ElementTree.Element:
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return ElementTree.fromstring(packed.read("word/document.xml"))


def test_each_part_is_a_heading_and_stands_in_the_contents() -> None:
    playbook = whole_playbook()
    headings = [line.text for line in opened(written()).paragraphs if line.style and line.style.name == "Heading 1"]
    assert headings == [section.title for section in playbook.sections]
    with zipfile.ZipFile(BytesIO(written())) as packed:
        assert "updateFields" in packed.read("word/settings.xml").decode(), "page numbers are filled in on opening"
    code = [element.text or "" for element in body(written()).iter(f"{W}instrText")]
    places = {element.get(f"{W}name") for element in body(written()).iter(f"{W}bookmarkStart")}
    led_to = [words.split()[1] for words in code if words.strip().startswith("PAGEREF")]
    assert len(led_to) == len(headings), "each part has its page"
    assert set(led_to) <= places
    text = docx_text(written())
    assert all(text.count(title) >= 2 for title in headings)


def test_pages_are_counted_and_private() -> None:
    with zipfile.ZipFile(BytesIO(written())) as packed:
        foot = "".join(packed.read(name).decode() for name in packed.namelist() if "footer" in name)
    assert "PAGE" in foot
    assert "NUMPAGES" in foot
    assert "Private" in foot


def test_every_link_leads_to_a_place_and_every_figure_says_its_id() -> None:
    root = body(written())
    places = {element.get(f"{W}name") for element in root.iter(f"{W}bookmarkStart")}
    links = list(root.iter(f"{W}hyperlink"))
    inside = [link.get(f"{W}anchor") for link in links if link.get(f"{W}anchor")]
    assert len(inside) > 100
    assert set(inside) <= places
    tips = {link.get(f"{W}tooltip") for link in links}
    assert {"position.anchor", "offer.base", "offer.expires"} <= tips
    numbers = [element.get(f"{W}id") for element in root.iter(f"{W}bookmarkStart")]
    assert len(numbers) == len(set(numbers))


def test_heads_of_tables_stand_on_every_page_and_rows_are_not_broken() -> None:
    for table in body(written()).iter(f"{W}tbl"):
        rows = list(table.iter(f"{W}tr"))
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert len(list(body(written()).iter(f"{W}tblHeader"))) >= 6


def test_charts_are_pictures_with_their_text() -> None:
    told = [element.get("descr") for element in body(written()).iter() if element.tag.endswith("}docPr")]
    assert len(told) == 3
    assert all(told)


def test_a_numbered_list_begins_with_one_each_time() -> None:
    items = Bullets((say("One."), say("Two.")), numbered=True)
    playbook = Playbook(
        say("A"), say("B"), whole_playbook().made_on, (Section("a", "A", (items, Paragraph(say("Between.")), items)),)
    )
    root = body(format_docx.render(playbook))
    numbers = [element.get(f"{W}val") for element in root.iter(f"{W}numId")]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_a_part_with_a_page_of_its_own_begins_and_ends_one() -> None:
    lines = {line.text: line for line in opened(written()).paragraphs if line.style and line.style.name == "Heading 1"}
    assert lines["Call sheet"].paragraph_format.page_break_before
    assert lines["Dates"].paragraph_format.page_break_before
    assert not lines["What to say"].paragraph_format.page_break_before


def test_words_of_others_stay_words() -> None:
    text = docx_text(written())
    for words in HOSTILE[:4]:
        assert words in text
    assert "\x1b" not in text


def test_the_language_is_told_and_so_is_the_locale() -> None:
    with in_locale("en-IN"):
        made = format_docx.render(whole_playbook())
    assert opened(made).core_properties.language == "en-IN"
    assert "₹72,50,000" in docx_text(made)
    with zipfile.ZipFile(BytesIO(made)) as packed:
        assert 'w:val="en-IN"' in packed.read("word/styles.xml").decode()


def test_it_is_the_same_file_each_time_and_tells_nothing_else() -> None:
    assert format_docx.render(whole_playbook()) == written()
    about = opened(written()).core_properties
    assert about.author == about.last_modified_by == about.comments == ""
    assert about.created is not None
    assert about.created.date() == whole_playbook().made_on
    with zipfile.ZipFile(BytesIO(written())) as packed:
        assert not [name for name in packed.namelist() if "thumbnail" in name]


def test_a_brand_is_seen() -> None:
    look = Look(
        Brand("Harbour", accent=Colour("#7a1f3d", "#d08aa0"), headings=Colour("#2b2140", "#c0b0e0"), footer="Bristol")
    )
    made = format_docx.render(whole_playbook(), look)
    with zipfile.ZipFile(BytesIO(made)) as packed:
        assert "2B2140" in packed.read("word/styles.xml").decode()
        assert "Bristol" in "".join(packed.read(name).decode() for name in packed.namelist() if "footer" in name)
    assert opened(made).core_properties.author == "Harbour"


def test_the_module_is_cheap_to_import() -> None:
    asked = "import sys, counteroffer.render.formats.docx; print(*sys.modules)"
    listed = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert not {"docx", "lxml", "vl_convert"} & set(listed.stdout.split())


def test_any_letters_are_no_reason_to_fail() -> None:
    strange = ("חברת הייטק", "株式会社", "🎉", "", "\ud800", "a\r\nb", "\x0b\x1f")
    blocks = tuple(Paragraph(say("{w}", w=Words(words))) for words in strange)
    playbook = Playbook(say("A"), say("B"), whole_playbook().made_on, (Section("a", "A", blocks),))
    assert opened(format_docx.render(playbook)).paragraphs
