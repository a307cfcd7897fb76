"""What python-docx has no word for: fields, bookmarks, links inside a document, shading, lists that begin anew.

Everything here writes WordprocessingML (ISO/IEC 29500-1) into paragraphs and tables that python-docx has made.
"""

from io import BytesIO
from typing import TYPE_CHECKING, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
LONGEST_TIP = 255
LINKED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def add_field(paragraph: "Paragraph", instruction: str, shown: str = "") -> None:
    """A field that a program of words computes ("PAGE", "NUMPAGES"); `shown` stands there until it does."""
    for kind in ("begin", "separate", "end"):
        if kind == "separate":
            code = _element("w:instrText", {"xml:space": "preserve"})
            code.text = f" {instruction} "
            paragraph.add_run()._r.append(code)
        paragraph.add_run()._r.append(_element("w:fldChar", {"w:fldCharType": kind}))
        if kind == "separate" and shown:
            paragraph.add_run(shown)


def update_fields_on_opening(document: "Document") -> None:
    """Ask the program of words to compute all fields as it opens the document, the page numbers of the contents among them."""
    document.settings.element.insert_element_before(_element("w:updateFields", {"w:val": "true"}), *AFTER_UPDATE)


# The settings have an order of their own, too; these come after the updating of fields.
AFTER_UPDATE = (
    "w:hdrShapeDefaults", "w:footnotePr", "w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:attachedSchema",
    "w:themeFontLang", "w:clrSchemeMapping", "w:doNotIncludeSubdocsInStats", "w:doNotAutoCompressPictures", "w:forceUpgrade",
    "w:captions", "w:readModeInkLockDown", "w:smartTagType", "sl:schemaLibrary", "w:shapeDefaults", "w:doNotEmbedSmartTags",
    "w:decimalSymbol", "w:listSeparator",
)  # fmt: skip


def add_bookmark(paragraph: "Paragraph", name: str, number: int) -> None:
    """A place that links lead to, at the start of what a paragraph says; each number once in a document."""
    start = _element("w:bookmarkStart", {"w:id": str(number), "w:name": name})
    end = _element("w:bookmarkEnd", {"w:id": str(number)})
    place = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(place, start)
    paragraph._p.insert(place + 1, end)


def add_link(paragraph: "Paragraph", text: str, *, place: str = "", address: str = "", tip: str = "") -> "Run":
    """A link to a bookmark or to an address of the web; the run that it shows. `tip` is what a pointer over it sees."""
    link = _element("w:hyperlink", {})
    if place:
        link.set(_name("w:anchor"), place)
        link.set(_name("w:history"), "1")
    if address:
        link.set(_name("r:id"), paragraph.part.relate_to(address, LINKED, is_external=True))
    if tip:
        link.set(_name("w:tooltip"), tip[:LONGEST_TIP])
    run = paragraph.add_run(text)
    link.append(run._r)
    paragraph._p.append(link)
    return run


def shade(paragraph: "Paragraph", fill: str, edge: str) -> None:
    """A ground behind a paragraph and a bar at its left, both as hexadecimal colours without "#"."""
    borders = _element("w:pBdr", {})
    borders.append(_element("w:left", {"w:val": "single", "w:sz": "18", "w:space": "8", "w:color": edge}))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", *AFTER_SHADE)
    if fill:
        ground = _element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": fill})
        properties.insert_element_before(ground, *AFTER_SHADE)


# The schema wants the properties of a paragraph in its own order; these come after borders and shading.
AFTER_SHADE = (
    "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE",
    "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing",
    "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap",
    "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip


def rule_table(table: "Table", colour: str, *, headed: bool) -> None:
    """Thin lines between the rows of a table and none between its columns; a head stands on every page."""
    borders = _element("w:tblBorders", {})
    for side in ("top", "bottom", "insideH"):
        borders.append(_element(f"w:{side}", {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": colour}))
    table._tbl.tblPr.append(borders)
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(_element("w:cantSplit", {}))
        if number == 0 and headed:
            properties.append(_element("w:tblHeader", {}))


def describe_picture(run: "Run", title: str, alternative: str) -> None:
    """The text that stands for the pictures of a run where they cannot be seen."""
    for picture in run._r.iter(_name("wp:docPr")):
        picture.set("title", title)
        picture.set("descr", alternative)


def begin_numbering(document: "Document", style: str) -> int:
    """A numbering of its own for one list, so that it begins with one; the number by which paragraphs name it."""
    numbering = document.part.numbering_part.element
    told = document.styles[style].element.pPr
    shape = numbering.num_having_numId(told.numPr.numId.val).abstractNumId.val
    number = numbering.add_num(shape)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)


def number_paragraph(paragraph: "Paragraph", numbering: int) -> None:
    """Count a paragraph in a numbering."""
    counted = _element("w:numPr", {})
    counted.append(_element("w:ilvl", {"w:val": "0"}))
    counted.append(_element("w:numId", {"w:val": str(numbering)}))
    after = ("w:suppressLineNumbers", "w:pBdr", "w:shd", *AFTER_SHADE)
    paragraph._p.get_or_add_pPr().insert_element_before(counted, *after)


def set_columns(section: "BaseOxmlElement", count: int) -> None:
    """Set the type of a section in columns."""
    for columns in section.findall(_name("w:cols")):
        section.remove(columns)
    section.append(_element("w:cols", {"w:num": str(count), "w:space": "454"}))


def set_language(document: "Document", language: str) -> None:
    """The language of the whole text, for spelling and for screen readers."""
    for told in document.styles.element.iter(_name("w:lang")):
        told.set(_name("w:val"), language)


def plain_fonts(document: "Document", font: str) -> None:
    """One font for every style, in place of those that the theme names."""
    for fonts in document.styles.element.iter(_name("w:rFonts")):
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(_name(f"w:{script}"), font)


def drop_borders(style: "ParagraphStyle") -> None:
    """Take away the lines that a style draws around its paragraphs."""
    for borders in list(style.element.iter(_name("w:pBdr"))):
        borders.getparent().remove(borders)


def packed(document: "Document") -> bytes:
    """The document as a file that is the same each time: no time of packing, and no picture of somebody's first page."""
    _drop_thumbnail(document)
    loose, tight = BytesIO(), BytesIO()
    document.save(loose)
    with ZipFile(loose) as whole, ZipFile(tight, "w", ZIP_DEFLATED) as result:
        for name in whole.namelist():
            result.writestr(ZipInfo(name, FIRST_DAY_OF_ZIP), whole.read(name), ZIP_DEFLATED)
    return tight.getvalue()


def _drop_thumbnail(document: "Document") -> None:
    links = document.part.package.rels
    for key in [key for key, link in links.items() if link.reltype.endswith("/thumbnail")]:
        del links[key]


def _element(tag: str, attributes: dict[str, str]) -> "BaseOxmlElement":
    from docx.oxml import OxmlElement

    element = cast("BaseOxmlElement", OxmlElement(tag))
    for key, value in attributes.items():
        element.set(_name(key), value)
    return element


def _name(prefixed: str) -> str:
    from docx.oxml.ns import qn

    if prefixed.startswith("xml:"):
        return f"{{http://www.w3.org/XML/1998/namespace}}{prefixed[4:]}"
    return qn(prefixed) if ":" in prefixed else prefixed
