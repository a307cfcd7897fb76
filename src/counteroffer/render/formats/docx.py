"""DOCX: the playbook for a program of words, to be edited and sent on: real headings, contents, page numbers, links.

Every figure is a link to its place in the trace, and its id is what a pointer over it sees. Tables repeat their heads on
every page, charts carry their text, and the same playbook gives the same bytes each time.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from counteroffer.playbook.playbook import Playbook
from counteroffer.render import theme
from counteroffer.render.charts import draw_charts, rasterised
from counteroffer.render.column_widths import LETTER, column_widths, least_widths
from counteroffer.render.laying import charts_of, lay_out
from counteroffer.render.look import PLAIN, Brand, Look
from counteroffer.render.sheet import (
    BranchBlock,
    ChartBlock,
    KeyBlock,
    ListBlock,
    NoticeBlock,
    ParagraphBlock,
    QuotationBlock,
    Run,
    ScriptBlock,
    Sheet,
    SheetBlock,
    TableBlock,
    Text,
    ToldBlock,
    TraceBlock,
    TraceRow,
)
from counteroffer.terms.faults import MissingExtraError

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shared import RGBColor
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run as WordRun

NAME = "docx"
SUFFIX = ".docx"

FONT, CODE_FONT = "Calibri", "Consolas"
PAPERS = {"a4": (11906, 16838), "us-letter": (12240, 15840)}  # twentieths of a point
MARGIN = 1191  # 21 mm
CHART_WIDTH = 6120  # 10.8 cm
TONES = {"good": ("E8F3EF", "0B6B5D"), "care": ("FBF2DF", "8A5A00"), "stop": ("FBECEB", "A3271F")}
PLAIN_TONE = ("F2F4F0", "5A6269")
INDENT = 284  # 5 mm
TRACE_SIZE = 7.5


def render(playbook: Playbook, look: Look = PLAIN) -> bytes:
    """The playbook as a DOCX file; a MissingExtraError where python-docx or vl-convert is not installed."""
    try:
        import docx
    except ImportError as error:
        raise MissingExtraError("DOCX needs python-docx", "pip install 'counteroffer[docs]'") from error
    sheet = lay_out(playbook, draw_charts(charts_of(playbook)), private=look.private)
    writer = _Writer(docx.Document(), sheet, look)
    return writer.write(datetime.combine(playbook.made_on, time(), UTC))


class _Writer:
    """Writes one document; it knows which places its links lead to."""

    def __init__(self, document: "Document", sheet: Sheet, look: Look) -> None:
        from counteroffer.render import word_parts

        self.parts = word_parts
        self.document = document
        self.sheet = sheet
        self.look = look
        rows = (row for section in sheet.sections for block in section.blocks for row in _rows_of(block))
        anchors = [*(section.anchor for section in sheet.sections), *(row.anchor for row in rows if row.anchor)]
        self.places = {anchor: f"place_{number}" for number, anchor in enumerate(anchors, start=1)}

    def write(self, made: datetime) -> bytes:
        self.set_up(made)
        self.head()
        self.contents()
        after_page = False
        for section in self.sheet.sections:
            heading = self.document.add_heading(section.title, 1)
            self.place(heading, section.anchor)
            heading.paragraph_format.page_break_before = section.own_page or after_page
            after_page = section.own_page
            for block in section.blocks:
                self.block(block)
        return self.parts.packed(self.document)

    def set_up(self, made: datetime) -> None:
        """Paper, type, language, properties, and what stands at the head and foot of each page."""
        from docx.shared import Pt, Twips

        page, brand = self.document.sections[0], self.look.brand
        page.page_width, page.page_height = (Twips(side) for side in PAPERS[self.sheet.paper])
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Twips(MARGIN)
        self.parts.plain_fonts(self.document, FONT)
        language = self.sheet.language
        self.parts.set_language(self.document, language if "-" in language else "en-US")
        heading = _of(brand.headings.light if brand and brand.headings else theme.INK.light)
        sizes = {"Normal": 10, "Title": 24, "Heading 1": 15, "Heading 2": 11.5, "Heading 3": 10.5}
        for name, size in sizes.items():
            style = self.document.styles[name]
            style.font.size = Pt(size)
            style.font.color.rgb = heading if name.startswith(("Title", "Heading")) else _of(theme.INK.light)
        for name in ("Caption", "Subtitle", "Header", "Footer"):
            style = self.document.styles[name]
            style.font.size = Pt(12 if name == "Subtitle" else 9)
            style.font.bold = style.font.italic = False
            style.font.color.rgb = _of(theme.MUTED.light)
        self.parts.drop_borders(self.document.styles["Title"])
        self.document.styles["Normal"].paragraph_format.space_after = Pt(6)
        about = self.document.core_properties
        about.title, about.author, about.comments = self.sheet.title_plain, brand.name if brand else "", ""
        about.keywords = "private" if self.sheet.private else ""
        about.language = language
        about.created = about.modified = about.last_printed = made
        about.last_modified_by, about.revision = "", 1
        self.margins(brand)

    def margins(self, brand: Brand | None) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        page = self.document.sections[0]
        self.small(page.header.paragraphs[0], self.sheet.title_plain)
        foot = page.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self.small(foot, "Private — page " if self.sheet.private else "Page ")
        self.parts.add_field(foot, "PAGE", "1")
        self.small(foot, " of ")
        self.parts.add_field(foot, "NUMPAGES", "1")
        if brand and brand.footer:
            below = page.footer.add_paragraph()
            below.alignment = WD_ALIGN_PARAGRAPH.CENTER
            self.small(below, brand.footer)

    def head(self) -> None:
        from docx.shared import Twips

        brand = self.look.brand
        if brand:
            line = self.document.add_paragraph()
            if brand.logo:
                run = line.add_run()
                run.add_picture(BytesIO(brand.logo.png), height=Twips(480))
                self.parts.describe_picture(run, brand.name, brand.name)
                line.add_run("  ")
            self.small(line, brand.name).bold = True
        title = self.document.add_paragraph(style="Title")
        self.runs(title, self.sheet.title)
        self.runs(self.document.add_paragraph(style="Subtitle"), self.sheet.subtitle)
        made = f"Made on {self.sheet.made_on}."
        private = " Private: these pages are for you alone; keep them from the employer." if self.sheet.private else ""
        self.small(self.document.add_paragraph(), made + private)

    def contents(self) -> None:
        """The contents with their pages: fields that the program of words fills in as it opens the document."""
        from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
        from docx.shared import Twips

        width = Twips(PAPERS[self.sheet.paper][0] - 2 * MARGIN)
        for section in self.sheet.sections:
            line, place = self.document.add_paragraph(), self.places[section.anchor]
            line.paragraph_format.space_after = 0
            line.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
            self.parts.add_link(line, section.title, place=place)
            line.add_run("\t")
            self.parts.add_field(line, f"PAGEREF {place} \\h")
        self.parts.update_fields_on_opening(self.document)

    def block(self, block: SheetBlock) -> None:
        match block:
            case ParagraphBlock():
                self.runs(self.document.add_paragraph(), block.text)
            case ListBlock():
                self.listed(block.items, numbered=block.numbered)
            case TableBlock():
                self.table(block)
            case KeyBlock():
                self.keys(block)
            case NoticeBlock():
                line = self.document.add_paragraph()
                self.parts.shade(line, *TONES.get(block.tone, PLAIN_TONE))
                self.runs(line, block.text)
            case ScriptBlock():
                self.script(block)
            case QuotationBlock():
                self.runs(self.document.add_paragraph(style="Quote"), block.text)
                self.runs(self.document.add_paragraph(style="Caption"), ((Run("— ")), *block.source))
            case ChartBlock():
                self.chart(block)
            case TraceBlock():
                self.trace(block)

    def listed(self, items: Iterable[Text], *, numbered: bool = False) -> None:
        style = "List Number" if numbered else "List Bullet"
        numbering = self.parts.begin_numbering(self.document, style) if numbered else None
        for item in items:
            line = self.document.add_paragraph(style=style)
            if numbering is not None:
                self.parts.number_paragraph(line, numbering)
            self.runs(line, item)

    def table(self, block: TableBlock) -> None:
        if block.caption:
            caption = self.document.add_paragraph(style="Caption")
            caption.paragraph_format.keep_with_next = True
            self.runs(caption, block.caption)
        heads = tuple((Run(title),) for title in block.header)
        self.grid((heads, *block.rows), block.right, block.weights, headed=True)

    def keys(self, block: KeyBlock) -> None:
        rows = tuple(((Run(item.label),), item.value) for item in block.items)
        self.grid(rows, (False, True), (30, 20), headed=False)

    def grid(
        self, rows: tuple[tuple[Text, ...], ...], right: tuple[bool, ...], weights: tuple[int, ...], *, headed: bool
    ) -> None:
        """A table; its columns share the width of the page by how much stands in them."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt, Twips

        table = self.document.add_table(rows=len(rows), cols=len(right))
        table.autofit = False
        dense = len(right) > 4
        letter = LETTER * 9 // 10 if dense else LETTER
        least = least_widths(rows, letter)
        page = PAPERS[self.sheet.paper][0] - 2 * MARGIN
        widths = [Twips(size) for size in column_widths(weights, least, page)]
        for column, size in zip(table.columns, widths, strict=True):
            column.width = size
        for number, (row, made) in enumerate(zip(rows, table.rows, strict=True)):
            for text, cell, is_number, size in zip(row, made.cells, right, widths, strict=True):
                cell.width = size
                line = cell.paragraphs[0]
                line.paragraph_format.space_after = Pt(2)
                line.alignment = WD_ALIGN_PARAGRAPH.RIGHT if is_number else WD_ALIGN_PARAGRAPH.LEFT
                self.runs(line, text, size=8.5 if dense else 9.5, bold=True if headed and number == 0 else None)
        self.parts.rule_table(table, _hexadecimal(theme.HAIRLINE.light), headed=headed)
        self.document.add_paragraph().paragraph_format.space_after = Pt(2)

    def script(self, block: ScriptBlock) -> None:
        self.document.add_heading(block.title, 2)
        words = block.words[0]
        tone = f", {words.tone}" if len(block.words) > 1 else ""
        self.label(f"{block.channel}{tone}")
        if block.to_do:
            self.label("Settle first").bold = True
            self.listed(block.to_do)
        self.told(words, 0)
        if block.branches:
            self.label("What they may answer").bold = True
        for branch in block.branches:
            self.branch(branch, 0)

    def branch(self, branch: BranchBlock, depth: int) -> None:
        heard = self.document.add_paragraph()
        heard.paragraph_format.keep_with_next = True
        self.indent(heard, depth)
        self.runs(heard, branch.heard, bold=True)
        if branch.note:
            note = self.document.add_paragraph()
            self.indent(note, depth)
            note.add_run("For you: ").italic = True
            self.runs(note, branch.note)
        if branch.words:
            self.told(branch.words[0], depth + 1)
        for below in branch.branches:
            self.branch(below, depth + 1)

    def told(self, words: ToldBlock, depth: int) -> None:
        lines = [((Run("Subject: "), *words.subject), True)] if words.subject else []
        for text, is_subject in (*lines, *((text, False) for text in words.text)):
            line = self.document.add_paragraph()
            self.parts.shade(line, "", _hexadecimal(theme.HAIRLINE.light))
            self.indent(line, depth)
            self.runs(line, text, bold=True if is_subject else None)

    def chart(self, block: ChartBlock) -> None:
        from docx.shared import Twips

        title = self.document.add_paragraph()
        title.paragraph_format.keep_with_next = True
        title.add_run(block.title).bold = True
        line = self.document.add_paragraph()
        line.paragraph_format.keep_with_next = True
        run = line.add_run()
        run.add_picture(BytesIO(rasterised(block.svg)), width=Twips(CHART_WIDTH))
        self.parts.describe_picture(run, block.title, block.alternative)
        self.runs(self.document.add_paragraph(style="Caption"), (*block.text, Run(f" {block.note}")))

    def trace(self, block: TraceBlock) -> None:
        """The trace in three columns of small type, its origins by their numbers: it is looked up, not read."""
        from docx.enum.section import WD_SECTION
        from docx.shared import Pt

        for number, source in enumerate(block.sources, start=1):
            line = self.document.add_paragraph()
            line.paragraph_format.space_after = Pt(1)
            self.runs(line, (Run(f"S{number} "), *source), size=TRACE_SIZE)
        section = self.document.add_section(WD_SECTION.CONTINUOUS)
        self.parts.set_columns(section._sectPr, 3)
        for row in block.rows:
            line = self.document.add_paragraph()
            line.paragraph_format.space_after = Pt(2)
            self.place(line, row.anchor)
            self.runs(line, (Run(f"{row.number} "),), size=TRACE_SIZE)
            self.runs(line, (Run(row.name),), size=TRACE_SIZE, bold=True)
            because = "" if row.is_read else f": {row.because}"
            origins = (Run(" ← "), *row.short) if row.short else ()
            value = Run(row.value, "figure", figure=row.figure)
            self.runs(line, (Run(" "), value, Run(because), *origins), size=TRACE_SIZE)
        last = self.document.add_section(WD_SECTION.CONTINUOUS)
        self.parts.set_columns(last._sectPr, 1)

    def runs(self, line: "Paragraph", text: Text, *, size: float | None = None, bold: bool | None = None) -> None:
        for run in text:
            made = self.run(line, run)
            if size is not None:
                self.sized(made, size)
            if bold is not None:
                made.bold = bold

    def run(self, line: "Paragraph", run: Run) -> "WordRun":
        from docx.shared import Pt

        if run.kind == "figure":
            return self.parts.add_link(line, run.text, place=self.places.get(run.href[1:], ""), tip=run.figure)
        if run.kind == "place":
            return self.parts.add_link(line, run.text, place=self.places.get(run.href[1:], ""))
        if run.kind == "link":
            made = self.parts.add_link(line, run.text, address=run.href)
            made.font.color.rgb = _of(self.accent())
            return made
        made = line.add_run(run.text)
        if run.kind == "code":
            made.font.name, made.font.size = CODE_FONT, Pt(7.5)
            made.font.color.rgb = _of(theme.MUTED.light)
        return made

    def accent(self) -> str:
        brand = self.look.brand
        return brand.accent.light if brand and brand.accent else theme.ASK.light

    def sized(self, run: "WordRun", size: float) -> None:
        from docx.shared import Pt

        run.font.size = Pt(size)

    def label(self, text: str) -> "WordRun":
        """A small line that stays with what follows it."""
        line = self.document.add_paragraph()
        line.paragraph_format.keep_with_next = True
        return self.small(line, text)

    def small(self, line: "Paragraph", text: str) -> "WordRun":
        run = line.add_run(text)
        self.sized(run, 9)
        run.font.color.rgb = _of(theme.MUTED.light)
        return run

    def indent(self, line: "Paragraph", depth: int) -> None:
        from docx.shared import Twips

        line.paragraph_format.left_indent = Twips(INDENT * (depth + 1))

    def place(self, line: "Paragraph", anchor: str) -> None:
        if anchor in self.places:
            name = self.places[anchor]
            self.parts.add_bookmark(line, name, int(name.rpartition("_")[2]))


def _rows_of(block: SheetBlock) -> tuple[TraceRow, ...]:
    return block.rows if isinstance(block, TraceBlock) else ()


def _hexadecimal(colour: str) -> str:
    return colour[1:].upper()


def _of(colour: str) -> "RGBColor":
    from docx.shared import RGBColor

    return RGBColor.from_string(_hexadecimal(colour))
