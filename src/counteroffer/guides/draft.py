"""A guide's text between two steps of formatting, with everything that the steps ask about it, found once."""

from bisect import bisect_left, bisect_right
from functools import cached_property

from counteroffer.documents.front_matter import FrontMatter, split_front_matter
from counteroffer.documents.markdown import Paragraph, read_markdown
from counteroffer.documents.source import SourceText
from counteroffer.guides.evidence import evidence_sections
from counteroffer.guides.guide import GuideLever
from counteroffer.guides.levers import read_levers
from counteroffer.guides.outline import Outline, Section, read_outline
from counteroffer.guides.reading import mapping_sections, summary_section
from counteroffer.guides.strategy import strategy_end, strategy_section
from counteroffer.guides.tokens import Tokens
from counteroffer.terms.faults import Diagnostic

QUOTE_AND_BLANKS = "> \t"
EMPHASIS = "*_"
LONGEST_MARK = 4  # signs of emphasis before the first word of a bold lead


class Draft:
    """A guide's text; reading its parts leaves it as it is."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.source = SourceText("", text)

    @cached_property
    def split(self) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
        """The front matter, and what is wrong with it."""
        return split_front_matter(self.source)

    @cached_property
    def outline(self) -> Outline:
        """The title and the sections."""
        return read_outline(read_markdown(self.source, self.split[0].body))

    @cached_property
    def tokens(self) -> Tokens:
        """The money and percent tokens."""
        return Tokens(self.source)

    @cached_property
    def summary(self) -> Section | None:
        """The section of the one-line summary."""
        return summary_section(self.outline)

    @cached_property
    def mapping(self) -> tuple[Section, ...]:
        """The sections that map levels."""
        return mapping_sections(self.outline)

    @cached_property
    def evidence(self) -> tuple[Section, ...]:
        """The sections that list evidence."""
        return evidence_sections(self.outline)

    @cached_property
    def strategy(self) -> Section | None:
        """The section of the strategy."""
        return strategy_section(self.outline)

    @cached_property
    def strategy_end(self) -> int:
        """Where the strategy ends; 0 where there is none."""
        return strategy_end(self.outline, self.strategy) if self.strategy else 0

    @cached_property
    def levers(self) -> tuple[tuple[GuideLever, int, int], ...]:
        """The levers, each with the stretch that it covers."""
        stops = (self.strategy.begin,) if self.strategy else ()
        levers, _claims, places = read_levers(self.outline, self.tokens, stops)
        return tuple((lever, begin, end) for lever, (begin, end) in zip(levers, places, strict=True))

    @cached_property
    def lever_begins(self) -> list[int]:
        """Where the levers begin, in order."""
        return sorted(begin for _lever, begin, _end in self.levers)

    @cached_property
    def section_begins(self) -> list[int]:
        """Where the sections begin, in order."""
        return [section.begin for section in self.outline.sections]

    def opens_section(self, block: Paragraph) -> bool:
        """Whether a paragraph begins with a bold lead."""
        start = block.prose.start
        return bisect_left(self.section_begins, start) < bisect_right(self.section_begins, start + LONGEST_MARK)

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Where the line of an offset ends, before its line break."""
        end = self.text.find("\n", offset)
        return len(self.text) if end == -1 else end

    def head_start(self, section: Section) -> int:
        """Where a section's heading begins with its markup: its "#" signs, or the stars of a bold lead."""
        start = section.begin
        while start > 0 and self.text[start - 1] in EMPHASIS:
            start -= 1
        return start

    def head_words(self, section: Section) -> str:
        """A section's heading as written, without the markup that makes it one."""
        raw = " ".join(self.text[self.head_start(section) : section.start].split())
        if section.rank < 7:
            return heading_words(self.text[section.begin : section.start])
        return raw.rstrip(": ").strip(EMPHASIS).rstrip(": ").strip()


def heading_words(raw: str) -> str:
    """The words of a heading's source, in either of Markdown's two ways to write one."""
    lines = raw.strip().split("\n")
    if len(lines) > 1 and not lines[-1].strip(" =-"):
        lines = lines[:-1]
    words = " ".join(" ".join(lines).split())
    if not words.startswith("#"):
        return words
    words = words.lstrip("#").strip()
    bare = words.rstrip("#")
    return bare.strip() if bare.endswith(" ") or not bare else words
