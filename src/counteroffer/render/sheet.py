"""The sheet: a playbook as runs of clean text in plain blocks, the same for every format that draws pages.

Formats read these records from a template (HTML) or as JSON (typst), so each block says its `kind`.
"""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one kind: "own", "words" (somebody else's), "figure", "link", "code" or "place" (a
    number under which something stands elsewhere in the document).

    `hint` is what a reader sees on asking (a figure's reason, the place of somebody's words); `figure` is the id of
    the figure shown; `href` is where the run leads: "#fig-..." inside the document, or an address outside.
    """

    text: str
    kind: str = "own"
    hint: str = ""
    figure: str = ""
    href: str = ""


Text: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ParagraphBlock:
    """Running text."""

    text: Text
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list of short texts."""

    items: tuple[Text, ...]
    numbered: bool
    kind: str = "list"


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table: `right` says of each column whether it holds numbers, `weights` how wide its text is (characters)."""

    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    right: tuple[bool, ...]
    weights: tuple[int, ...]
    caption: Text
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class KeyBlock:
    """Labels with a figure, or words, each; `number` says whether the value is a figure."""

    items: tuple["KeyItem", ...]
    kind: str = "keys"


@dataclass(frozen=True, slots=True)
class KeyItem:
    """One key number."""

    label: str
    value: Text
    number: bool


@dataclass(frozen=True, slots=True)
class NoticeBlock:
    """What must not be missed: tone "good", "care" or "stop"."""

    tone: str
    text: Text
    kind: str = "notice"


@dataclass(frozen=True, slots=True)
class ToldBlock:
    """The words of a script or a branch in one tone; `plain` is the text as it is copied.

    `tones` are the tones of the sheet in which these words are shown: their own, and for the first words those that
    the script does not have; empty where there is nothing to choose.
    """

    tone: str
    subject: Text
    text: tuple[Text, ...]
    plain: str
    tones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BranchBlock:
    """An answer that may come, what to say to it (the chosen tone first), and what may come then."""

    heard: Text
    note: Text
    words: tuple[ToldBlock, ...]
    branches: tuple["BranchBlock", ...]


@dataclass(frozen=True, slots=True)
class ScriptBlock:
    """Words to say or send, the chosen tone first, and the answers that may come."""

    name: str
    title: str
    channel: str
    words: tuple[ToldBlock, ...]
    to_do: tuple[Text, ...]
    branches: tuple[BranchBlock, ...]
    kind: str = "script"


@dataclass(frozen=True, slots=True)
class QuotationBlock:
    """A guide's words with their source."""

    text: Text
    source: Text
    kind: str = "quotation"


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A drawn chart: SVG, with what it shows in words; `note` says how to read it."""

    id: str
    title: str
    svg: str
    alternative: str
    text: Text
    note: str
    kind: str = "chart"


@dataclass(frozen=True, slots=True)
class TraceBlock:
    """The trace of every figure; `sources` are what its rows name by their numbers, for paper."""

    rows: tuple["TraceRow", ...]
    sources: tuple[Text, ...] = ()
    kind: str = "trace"


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One figure: its anchor ("" where the anchor was given before), name, id, value, reason and origins.

    `number` is its place in the trace, and `short` its origins by such numbers, for paper. `is_read` says that it was read
    as it stands: its place then is its reason.
    """

    anchor: str
    figure: str
    name: str
    value: str
    because: str
    origins: tuple[Text, ...]
    number: int = 0
    short: Text = ()
    is_read: bool = False


SheetBlock: TypeAlias = (
    ParagraphBlock
    | ListBlock
    | TableBlock
    | KeyBlock
    | NoticeBlock
    | ScriptBlock
    | QuotationBlock
    | ChartBlock
    | TraceBlock
)


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A part of the sheet; `anchor` is unique in it; one with `own_page` has a page to itself where there are pages."""

    anchor: str
    title: str
    blocks: tuple[SheetBlock, ...]
    own_page: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole playbook, ready to be drawn; `title_plain` is its title without runs.

    `language` is a language tag; `tones` are the tones that a reader can choose from, of which the words stand in
    `tone`; `private` says whether the pages are for their owner alone.
    """

    title: Text
    title_plain: str
    subtitle: Text
    made_on: str
    paper: str
    sections: tuple[SheetSection, ...]
    language: str = "en"
    tones: tuple[str, ...] = ()
    tone: str = ""
    private: bool = True
