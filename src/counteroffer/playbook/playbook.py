"""The playbook record: sections of blocks, whose every number is a figure.

A format (render/formats) draws these blocks and nothing else; it adds no number and no claim.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import Assumption, Figure
from counteroffer.terms.sentences import Sentence, Words, say


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Sentence


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts; `numbered` where the order matters."""

    items: tuple[Sentence, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a header cell per column and rows of cells; columns in `right` hold numbers."""

    header: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]
    right: tuple[int, ...] = ()
    caption: Sentence | None = None


@dataclass(frozen=True, slots=True)
class KeyNumbers:
    """The few numbers that a reader should find at once: a label and a figure each (or words where there is none)."""

    items: tuple[tuple[str, Figure | Sentence], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader must not miss: tone "good", "care" or "stop"."""

    tone: str
    text: Sentence


@dataclass(frozen=True, slots=True)
class Toned:
    """The same words in one tone: "warm", "plain" or "formal"; `subject` only for e-mail."""

    tone: str
    text: tuple[Sentence, ...]
    subject: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """What the other side may answer, what to say to it, and what they may answer to that.

    `heard` is their answer as a heading; `text` is in the script's own tone, `others` holds it in the other tones;
    `note` is for the person alone and is not to be said.
    """

    heard: Sentence
    text: tuple[Sentence, ...]
    others: tuple[Toned, ...] = ()
    note: Sentence | None = None
    branches: tuple["Branch", ...] = ()

    def spoken(self) -> Iterator[Sentence]:
        """Everything of the branch and those below it that is meant for the other side, in every tone."""
        yield from self.text
        yield from (sentence for one in self.others for sentence in one.text)
        yield from (sentence for branch in self.branches for sentence in branch.spoken())

    def told(self) -> Iterator[Sentence]:
        """What of the branch and those below it is for the person alone: headings and notes."""
        yield self.heard
        yield from (self.note,) if self.note else ()
        yield from (sentence for branch in self.branches for sentence in branch.told())


@dataclass(frozen=True, slots=True)
class Script:
    """Words for the person to say or send: they may claim only what the case holds.

    `channel` is "e-mail", "phone" or "message"; `subject` only for e-mail; `to_do` is what to settle before sending.
    `text` and `subject` stand in `tone`, `others` holds the same words in the other tones; `branches` are the answers
    that may come.
    """

    name: str
    title: str
    channel: str
    text: tuple[Sentence, ...]
    subject: Sentence | None = None
    to_do: tuple[Sentence, ...] = ()
    tone: str = "plain"
    others: tuple[Toned, ...] = ()
    branches: tuple[Branch, ...] = ()

    def spoken(self) -> Iterator[Sentence]:
        """Everything that is meant for the other side, in every tone, with all branches."""
        for one in (Toned(self.tone, self.text, self.subject), *self.others):
            yield from (one.subject,) if one.subject else ()
            yield from one.text
        yield from (sentence for branch in self.branches for sentence in branch.spoken())

    def told(self) -> Iterator[Sentence]:
        """What is for the person alone: what to settle first, and the branches' headings and notes."""
        yield from self.to_do
        yield from (sentence for branch in self.branches for sentence in branch.told())


@dataclass(frozen=True, slots=True)
class Quotation:
    """A guide's words, as a quotation of the guide; never as the person's words."""

    text: Sentence
    source: Words


@dataclass(frozen=True, slots=True)
class RangeBar:
    """One component's range with the offer on it; an end that is not stated is None."""

    label: str
    low: Figure | None
    high: Figure | None
    offer: Figure | None
    ask: Figure | None = None


@dataclass(frozen=True, slots=True)
class RangeChart:
    """The offer against the range, one bar a component, all in one currency.

    Each bar has its own scale, as a bonus is smaller than a base; with `one_scale` all bars have the same one.
    """

    id: str
    title: str
    currency: str
    bars: tuple[RangeBar, ...]
    alternative_text: Sentence
    one_scale: bool = False


@dataclass(frozen=True, slots=True)
class YearsChart:
    """What each year (or each offer) pays, stacked by component: `amounts[component][year]`, None where it pays nothing."""

    id: str
    title: str
    currency: str
    years: tuple[str, ...]
    components: tuple[str, ...]
    amounts: tuple[tuple[Figure | None, ...], ...]
    alternative_text: Sentence


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A line of a chart: a figure for each month, None for nothing; `steps` where the amount jumps from month to month."""

    label: str
    figures: tuple[Figure | None, ...]
    steps: bool = False


@dataclass(frozen=True, slots=True)
class ChartBand:
    """The space between two lines of a chart ("half of all paths lie in it")."""

    label: str
    low: tuple[Figure, ...]
    high: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class MonthsChart:
    """Amounts over the months of work: lines, and bands behind them; wider bands come first."""

    id: str
    title: str
    currency: str
    months: tuple[int, ...]
    lines: tuple[ChartLine, ...]
    bands: tuple[ChartBand, ...]
    alternative_text: Sentence


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A mark on a plane: its label, its two figures, and its look: "offer", "ask", "package" or "reference"."""

    label: str
    x: Figure
    y: Figure
    look: str


@dataclass(frozen=True, slots=True)
class ScatterChart:
    """Marks on a plane of money against money, with a line behind them (the frontier), by rising x."""

    id: str
    title: str
    currency: str
    x_title: str
    y_title: str
    line: tuple[tuple[Figure, Figure], ...]
    points: tuple[ChartPoint, ...]
    alternative_text: Sentence


@dataclass(frozen=True, slots=True)
class CurvePanel:
    """One curve of a curve chart with the band that it could lie in: a figure for each amount asked for."""

    label: str
    figures: tuple[Figure, ...]
    low: tuple[Figure, ...]
    high: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class CurveMark:
    """An amount that is marked on a curve chart."""

    label: str
    at: Figure


@dataclass(frozen=True, slots=True)
class CurveChart:
    """What follows from each amount that could be asked for: one panel above the other over the same amounts.

    The curves are drawn and not printed; of its figures only those of the marks can be read.
    """

    id: str
    title: str
    currency: str
    asked: tuple[Figure, ...]
    panels: tuple[CurvePanel, ...]
    marks: tuple[CurveMark, ...]
    alternative_text: Sentence


Chart: TypeAlias = CurveChart | RangeChart | YearsChart | MonthsChart | ScatterChart


@dataclass(frozen=True, slots=True)
class Ledger:
    """The appendix's trace: every figure of the playbook with its reason and its origins."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class AssumptionTable:
    """The assumptions in force, each with its default's range and source; `ends` are the ends of these ranges."""

    figures: tuple[Figure, ...]
    defaults: tuple[Assumption, ...]
    ends: tuple[Figure, ...] = ()


Block: TypeAlias = (
    Paragraph
    | Bullets
    | Table
    | KeyNumbers
    | Notice
    | Script
    | Quotation
    | RangeChart
    | YearsChart
    | MonthsChart
    | CurveChart
    | ScatterChart
    | Ledger
    | AssumptionTable
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the playbook; one with `own_page` begins and ends a page of its own where there are pages."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    own_page: bool = False


@dataclass(frozen=True, slots=True)
class Playbook:
    """A whole playbook: its title, the day it was made, its sections, and the plan behind it; private by nature."""

    title: Sentence
    subtitle: Sentence
    made_on: date
    sections: tuple[Section, ...]
    plan: Plan | None = None

    def figures(self) -> Iterator[Figure]:
        """Every figure that the playbook shows, in order; the same figure may come more than once."""
        return (figure for section in self.sections for block in section.blocks for figure in figures_of(block))

    def scripts(self) -> Iterator[Script]:
        """All scripts, in order."""
        return (block for section in self.sections for block in section.blocks if isinstance(block, Script))


def figures_of(block: Block) -> Iterator[Figure]:
    """The figures that a block shows."""
    if isinstance(block, Paragraph | Notice | Quotation):
        yield from block.text.figures()
        yield from say("{source}", source=block.source).figures() if isinstance(block, Quotation) else ()
    elif isinstance(block, Bullets):
        yield from (figure for item in block.items for figure in item.figures())
    elif isinstance(block, Table):
        yield from (figure for row in block.rows for cell in row for figure in cell.figures())
        yield from block.caption.figures() if block.caption else ()
    elif isinstance(block, KeyNumbers):
        for _label, shown in block.items:
            yield from (shown,) if isinstance(shown, Figure) else shown.figures()
    elif isinstance(block, Script):
        yield from (figure for text in (*block.spoken(), *block.told()) for figure in text.figures())
    elif isinstance(block, RangeChart):
        ends = (end for bar in block.bars for end in (bar.low, bar.high, bar.offer, bar.ask))
        yield from (end for end in ends if end is not None)
    elif isinstance(block, YearsChart):
        yield from (figure for row in block.amounts for figure in row if figure is not None)
    elif isinstance(block, CurveChart):
        yield from (mark.at for mark in block.marks)
    elif isinstance(block, MonthsChart):
        yield from (figure for line in block.lines for figure in line.figures if figure is not None)
        yield from (figure for band in block.bands for ends in (band.low, band.high) for figure in ends)
    elif isinstance(block, ScatterChart):
        yield from (figure for point in block.points for figure in (point.x, point.y))
        yield from (figure for ends in block.line for figure in ends)
    else:
        yield from block.figures
        yield from block.ends if isinstance(block, AssumptionTable) else ()
