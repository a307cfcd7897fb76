"""The words of a document that is no text file: a Word document or a PDF, as somebody would copy them out of it."""

import re
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import quote
from zipfile import BadZipFile, ZipFile

from counteroffer.terms.faults import BadRequestError, MissingExtraError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

LARGEST_INSIDE = 200_000_000  # bytes, unpacked: a small archive can hold a very large one
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINK, TIP = f"{{{WORD}}}hyperlink", f"{{{WORD}}}tooltip"
MARKS = re.compile(r"[\\`*_\[\]<>|]")
BREAKS = str.maketrans({"\r": "\n", "\ufffe": "-", "\x02": "-"})  # how PDF readers tell a line's end and a hyphen at it


def is_paper(content: bytes) -> bool:
    """Whether some bytes are a Word document or a PDF."""
    return content.startswith(b"%PDF-") or _is_word(content)


def words_of(content: bytes, path: str) -> str:
    """The words of a Word document or a PDF, a line for each paragraph or line of type; of a table, for each row.

    A playbook of ours in a Word document comes as its Markdown would, so that its figures are held by their ids.

    A MissingExtraError where what reads it is not installed, a BadRequestError where it cannot be read.
    """
    if content.startswith(b"%PDF-"):
        return "\n".join(_lines_of_pdf(content, path)).translate(BREAKS)
    return "\n".join(_lines_of_word(content, path))


def _is_word(content: bytes) -> bool:
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        with ZipFile(BytesIO(content)) as packed:
            return "word/document.xml" in packed.namelist()
    except BadZipFile:
        return False


def _lines_of_word(content: bytes, path: str) -> Iterator[str]:
    """The paragraphs; of a playbook of ours as Markdown, for its figures carry their ids in the tips of their links."""
    with ZipFile(BytesIO(content)) as packed:
        if sum(one.file_size for one in packed.infolist()) > LARGEST_INSIDE:
            raise BadRequestError(f"{path} holds more than a document should", "hand over the part that you mean")
    try:
        import docx
    except ImportError as error:
        raise MissingExtraError("reading DOCX needs python-docx", "pip install 'counteroffer[docs]'") from error
    try:
        document: Document = docx.Document(BytesIO(content))
    except (ValueError, KeyError, BadZipFile, SyntaxError) as error:  # a parser's error of XML is a SyntaxError
        raise BadRequestError(f"{path} cannot be read as a Word document", "save it anew, or as text") from error
    ours = any(link.get(TIP) for link in document.element.body.iter(LINK))
    margins = (part for page in document.sections for part in (page.header, page.footer))
    yield from dict.fromkeys(line.text for part in margins for line in part.paragraphs if line.text)
    for block in document.iter_inner_content():
        if isinstance(block, docx.table.Table):
            yield from _rows(block, ours=ours)
        else:
            yield from (_written(block), "") if ours else (block.text,)


def _rows(table: "Table", *, ours: bool) -> Iterator[str]:
    """A line for each row; a cell that spans several columns is said once."""
    for row in table.rows:
        cells = {id(cell._tc): cell for cell in row.cells}.values()
        if ours:
            yield " | ".join(" ".join(_written(line) for line in cell.paragraphs) for cell in cells)
        else:
            yield "  ".join(cell.text.replace("\n", " ") for cell in cells)
    if ours:
        yield ""


def _written(line: "Paragraph") -> str:
    """A paragraph of a playbook of ours in its Markdown: figures as links to their ids, what is to be said as a quotation."""
    parts = []
    for part in line.iter_inner_content():
        text = MARKS.sub(r"\\\g<0>", part.text.replace("\n", " "))
        tip = part._element.get(TIP) if part._element.tag == LINK else None
        parts.append(f"[{text}](#fig-{quote(tip)})" if tip else text)
    said, style = "".join(parts), line.style.name if line.style is not None else ""
    if style == "Heading 1":
        return f"## {said}"
    if style == "Heading 2":
        return f'### {said} <a id="script-{len(said)}"></a>'
    edge, ground = line._p.find(f".//{{{WORD}}}pBdr"), line._p.find(f".//{{{WORD}}}shd")
    return f"> {said}" if edge is not None and ground is None else said


def _lines_of_pdf(content: bytes, path: str) -> Iterator[str]:
    try:
        import pypdfium2
    except ImportError as error:
        raise MissingExtraError(
            "reading PDF needs pypdfium2", "pip install pypdfium2, or copy the words into a text file"
        ) from error
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise BadRequestError(
            f"{path} cannot be read as a PDF", "open it, and copy the words into a text file"
        ) from error
    pages = [page.get_textpage().get_text_range() for page in document]
    if not any(page.strip() for page in pages):
        raise BadRequestError(f"{path} holds no words, only pictures of them", "type the words into a text file")
    yield from pages
