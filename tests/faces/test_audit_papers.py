"""The audit of a Word document and of a PDF: our own playbook by its ids, letters as free text, and what cannot be read."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from counteroffer import operations
from counteroffer.operations.papers import words_of
from counteroffer.playbook.playbook import Playbook
from counteroffer.playbook.writing import write_playbook
from counteroffer.render.formats import docx as word_format
from counteroffer.render.formats import json as json_format
from counteroffer.terms.faults import BadRequestError, Diagnostic
from tests.planned import plan_of

docx = pytest.importorskip("docx")
typst = pytest.importorskip("typst")
pytest.importorskip("pypdfium2")

CASE = (
    "offer: {base: 150K, bonus: {target: 10%}}\n"
    "market: [{what: base, low: 140K, high: 175K, kind: posted-range, source: job posting, date: 2026-11-10}]\n"
)
LETTER = ("Thank you for the offer.", "I would like to ask for a base salary of {amount}.")


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    return write_playbook(plan_of(CASE))


@pytest.fixture(scope="module")
def held(playbook: Playbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("papers") / "playbook.json"
    content = json_format.render(playbook)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def findings(content: bytes, held: Path, name: str) -> tuple[Diagnostic, ...]:
    file = held.parent / name
    file.write_bytes(content)
    return operations.audit_text(operations.read_text(file), held)


def word_letter(amount: str) -> bytes:
    document = docx.Document()
    for line in LETTER:
        document.add_paragraph(line.format(amount=amount))
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Base salary", amount
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def pdf_letter(amount: str) -> bytes:
    text = "\n\n".join(line.format(amount=amount) for line in LETTER).replace("$", "\\$")
    return bytes(typst.compile(text.encode(), timestamp=datetime(2026, 11, 23, tzinfo=UTC)))


def asked(playbook: Playbook) -> str:
    assert playbook.plan is not None
    assert playbook.plan.position.anchor is not None
    return f"${playbook.plan.position.anchor.number:,}"


def test_our_own_document_is_clean_as_it_was_made(playbook: Playbook, held: Path) -> None:
    assert findings(word_format.render(playbook), held, "playbook.docx") == ()


def test_a_changed_number_in_it_is_held_against_its_own_id(playbook: Playbook, held: Path) -> None:
    document, changed = docx.Document(BytesIO(word_format.render(playbook))), BytesIO()
    links = [link for line in document.paragraphs for link in line.hyperlinks if link.text == asked(playbook)]
    links[0].runs[0].text = "$150,000"  # a number that the playbook holds, under another id
    document.save(changed)
    found = findings(changed.getvalue(), held, "changed.docx")
    assert found
    assert "position.anchor" in found[0].message


@pytest.mark.parametrize("made", [word_letter, pdf_letter])
def test_a_letter_is_read_as_free_text(made: Callable[[str], bytes], playbook: Playbook, held: Path) -> None:
    assert findings(made(asked(playbook)), held, f"good-{made.__name__}") == ()
    wrong = findings(made("$199,000"), held, f"wrong-{made.__name__}")
    assert wrong
    assert "$199,000" in wrong[0].message


def test_a_row_of_a_table_is_one_line() -> None:
    assert "Base salary  $199,000" in words_of(word_letter("$199,000"), "letter.docx").split("\n")


def test_a_pdf_of_pictures_says_what_to_do() -> None:
    content = bytes(typst.compile(b"#rect()", timestamp=datetime(2026, 11, 23, tzinfo=UTC)))
    with pytest.raises(BadRequestError, match="only pictures"):
        words_of(content, "scan.pdf")


def test_what_cannot_be_read_is_a_clear_refusal(held: Path) -> None:
    broken = BytesIO()
    with ZipFile(broken, "w") as packed:
        packed.writestr("word/document.xml", "<w:document")
    for name, content in (
        ("a.docx", broken.getvalue()),
        ("b.pdf", b"%PDF-1.7\nnothing more"),
        ("c.bin", b"PK\x03\x04\0\0"),
    ):
        with pytest.raises(BadRequestError):
            findings(content, held, name)
