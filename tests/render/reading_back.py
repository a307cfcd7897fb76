"""What a reader finds in a drawn playbook: the words of each format, as plain text on lines of their own."""

import re
import zipfile
from html import unescape
from io import BytesIO
from xml.etree import ElementTree

import pypdfium2

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def text_of(format_name: str, content: bytes) -> str:
    """All words of a drawn playbook, and what its source holds beside them: ids, hints, alternatives."""
    if format_name == "pdf":
        return pdf_text(content)
    if format_name == "docx":
        return docx_text(content)
    text = content.decode()
    if format_name == "html":
        return html_source(text)
    if format_name == "ics":
        return re.sub(r"\r\n[ \t]", "", text).replace("\\,", ",").replace("\\;", ";").replace("\\n", "\n")
    return text


def html_source(text: str) -> str:
    """A page without its style and script: its words and everything in its attributes."""
    text = re.sub(r"<(style|script)>.*?</\1>", " ", text, flags=re.DOTALL)
    return unescape(re.sub(r'\b(?:d|transform|points|viewBox|x|y|width|height)="[^"]*"', " ", text))


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
        return "\n".join([*pages, str(document.get_metadata_dict())])
    finally:
        document.close()


def docx_text(content: bytes) -> str:
    """The words of a document with the tips of its links, the alternatives of its pictures, and its properties."""
    parts = []
    with zipfile.ZipFile(BytesIO(content)) as packed:
        for name in packed.namelist():
            if not name.endswith(".xml") or "styles" in name or "theme" in name or "numbering" in name:
                continue
            for paragraph in ElementTree.fromstring(packed.read(name)).iter():
                parts.append(paragraph.text or "")
                parts.extend(value for key, value in paragraph.attrib.items() if key.rpartition("}")[2] in TOLD)
                parts.append("\n" if paragraph.tag == f"{WORD}p" else "")
    return "".join(parts)


TOLD = {"tooltip", "descr", "title", "name"}
