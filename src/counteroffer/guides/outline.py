"""A guide's outline: its title, and its sections as stretches of the text.

A section begins at a heading, or at a bold lead that does a heading's work ("**Level Mapping:** KKR = ..."). It ends
where the next section of the same or a higher rank begins, so that a section holds its own subsections.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

import msgspec

from counteroffer.documents.markdown import Block, Document, Heading, Paragraph, Prose, Rule, Table, Verbatim
from counteroffer.guides.short_texts import remembered

BOLD_LEAD = 7  # the rank of a bold lead: below every heading; one more for a lead within a quote that has begun
LONGEST_LEAD = 160
_WORDS = re.compile(r"[^\W_]+")
_NAMES_GUIDE = re.compile(r"\b(?:guide|playbook|handbook)\b", re.IGNORECASE)


class Section(msgspec.Struct, frozen=True, gc=False):
    """A section: its heading's words and rank, where the heading begins, and where its body begins and ends.

    `own_end` is where its first subsection begins; `quoted` where the section stands in a quote; `name` is the heading
    in lower case, words alone.
    """

    heading: str
    rank: int
    begin: int
    start: int
    own_end: int
    end: int
    quoted: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A guide's document, its title and its sections in the order of the text."""

    document: Document
    title: Prose | None
    sections: tuple[Section, ...]
    begins: tuple[int, ...]

    def blocks(self, start: int, end: int) -> tuple[Block, ...]:
        """The blocks that begin in a stretch of the text, and one that reaches into it."""
        first = bisect_left(self.begins, start)
        if first and end_of(self.document.blocks[first - 1]) > start:
            first -= 1
        return self.document.blocks[first : bisect_left(self.begins, end)]

    def tables(self, start: int, end: int) -> tuple[Table, ...]:
        """The tables that begin in a stretch of the text."""
        return tuple(block for block in self.blocks(start, end) if isinstance(block, Table) and block.start >= start)

    def passages(self, start: int, end: int) -> Iterator[str]:
        """The words of a stretch, block by block."""
        for block in self.blocks(start, end):
            if isinstance(block, Table):
                for row in (block.head, *block.rows):
                    yield " | ".join(cell.text for cell in row)
            elif not isinstance(block, Rule):
                yield clip(block.prose, start, end)

    def text(self, start: int, end: int) -> str:
        """The words of a stretch as one text, its blocks on lines of their own."""
        return "\n".join(passage for passage in self.passages(start, end) if passage.strip()).strip()


def begin_of(block: Block) -> int:
    """Where a block begins in the source."""
    return block.prose.start if isinstance(block, (Heading, Paragraph, Verbatim)) else block.start


def end_of(block: Block) -> int:
    """Where a block ends in the source."""
    return block.prose.end if isinstance(block, (Heading, Paragraph, Verbatim)) else block.end


def clip(prose: Prose, start: int, end: int) -> str:
    """The words of a prose that stand within a stretch of the source."""
    first = 0 if start <= prose.start else prose.position(start)
    last = len(prose.text) if end >= prose.end else prose.position(end)
    return prose.text[first:last]


def read_outline(document: Document) -> Outline:
    """The outline of a document: one heading is its title, all others begin sections."""
    title = _title(document)
    marks: list[Section] = []
    in_quote = False
    for block in document.blocks:
        if isinstance(block, Heading) and block is not title:
            marks.append(_mark(block.prose.text, block.level, block.prose.start, block.prose.end))
        elif isinstance(block, Paragraph) and block.item is None:
            marks.extend(_leads(block, within=in_quote))
        in_quote = isinstance(block, Paragraph) and block.quoted
    sections = _with_ends(marks, len(document.source.text))
    begins = tuple(begin_of(block) for block in document.blocks)
    return Outline(document, title.prose if title else None, sections, begins)


def _title(document: Document) -> Heading | None:
    """The heading that names the guide: one of the first three that says so, else the first."""
    headings = [block for block in document.blocks[:12] if isinstance(block, Heading)][:3]
    named = (block for block in headings if _NAMES_GUIDE.search(block.prose.text))
    return next(named, headings[0] if headings else None)


def _mark(heading: str, rank: int, begin: int, start: int, *, quoted: bool = False) -> Section:
    return Section(" ".join(heading.split()), rank, begin, start, start, start, quoted, _name_of(heading))


@remembered
def _name_of(heading: str) -> str:
    """A heading in lower case, words alone."""
    return " ".join(_WORDS.findall(heading.lower()))


def _leads(block: Paragraph, *, within: bool) -> Iterator[Section]:
    """The bold leads of a paragraph: those that open one of its lines and are more than emphasis."""
    prose = block.prose
    rank = BOLD_LEAD + (block.quoted and within)
    for begin, end in prose.strong:
        if begin and prose.text[begin - 1] != "\n":
            continue
        lead, after = prose.text[begin:end].strip(), prose.text[end : end + 2]
        ends_line = not after or after[0] in "\n:" or after == " \n"
        if not lead or len(lead) > LONGEST_LEAD or not (ends_line or lead[-1] in ":.—–" or after.strip()[:1] in "—–-:"):
            continue
        start = end + 1 if after.startswith(":") else end
        yield _mark(
            lead.rstrip(":").strip(),
            rank,
            prose.offset(begin),
            _source_after(prose, start),
            quoted=block.quoted,
        )
        rank = BOLD_LEAD + block.quoted


def _source_after(prose: Prose, position: int) -> int:
    """The offset at which the words after a position begin."""
    return prose.offset(position) if position < len(prose.text) else prose.end


def _with_ends(marks: list[Section], end: int) -> tuple[Section, ...]:
    """The sections with their ends: where the next of the same or a higher rank begins."""
    sections: list[Section] = []
    next_of_rank = [end] * (BOLD_LEAD + 2)
    own_end = end
    for mark in reversed(marks):
        last = max(next_of_rank[mark.rank], mark.start)
        own_end = max(min(own_end, last), mark.start)
        found = mark.heading, mark.rank, mark.begin, mark.start, own_end, last, mark.quoted, mark.name
        sections.append(Section(*found))
        next_of_rank[mark.rank :] = [mark.begin] * (BOLD_LEAD + 2 - mark.rank)
        own_end = mark.begin
    return tuple(reversed(sections))


class Stretches:
    """Stretches of a text that may overlap; asks in logarithmic time whether an offset lies in one."""

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self.begins = [begin for begin, _end in ordered]
        self.reach = list(accumulate((end for _begin, end in ordered), max))

    def hold(self, offset: int) -> bool:
        """Whether an offset lies in one of the stretches."""
        before = bisect_right(self.begins, offset) - 1
        return before >= 0 and offset < self.reach[before]
