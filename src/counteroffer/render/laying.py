"""How a playbook becomes a sheet: parts become runs of clean text, figures keep their id, reason and place in the trace."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from counteroffer.playbook.playbook import (
    AssumptionTable,
    Block,
    Branch,
    Bullets,
    Chart,
    CurveChart,
    KeyNumbers,
    Ledger,
    MonthsChart,
    Notice,
    Paragraph,
    Playbook,
    Quotation,
    RangeChart,
    ScatterChart,
    Script,
    Section,
    Table,
    Toned,
    YearsChart,
)
from counteroffer.playbook.tones import TONES
from counteroffer.render.cleaning import clean, one_line
from counteroffer.render.references import References
from counteroffer.render.sheet import (
    BranchBlock,
    ChartBlock,
    KeyBlock,
    KeyItem,
    ListBlock,
    NoticeBlock,
    ParagraphBlock,
    QuotationBlock,
    Run,
    ScriptBlock,
    Sheet,
    SheetBlock,
    SheetSection,
    TableBlock,
    Text,
    ToldBlock,
    TraceBlock,
    TraceRow,
)
from counteroffer.terms.figures import Assumption, Figure, Origin
from counteroffer.terms.places import Citation, Span
from counteroffer.terms.printing import printed, printed_day, printed_sentence, printed_value, printing_locale
from counteroffer.terms.sentences import Part, Quoted, Sentence, Words, say

LETTER_CURRENCIES = {"USD", "CAD"}
WIDEST_WEIGHT = 44
ASSUMPTION_WEIGHTS = (40, 10, 24, 46, 36)
OURS = "our default, not measured; override it under assume: in the case"  # said once, above the table
OWN_SCALES = "Each bar has its own scale."


def lay_out(playbook: Playbook, drawings: Mapping[str, str], *, private: bool = True) -> Sheet:
    """The sheet of a playbook; `drawings` holds the SVG of each chart by its id, for formats that draw them."""
    return _Layer(playbook, drawings, private).sheet()


def script_text(script: Script | Toned) -> str:
    """A script as it is copied: the subject line of an e-mail, then its paragraphs."""
    subject = [f"Subject: {one_line(printed_sentence(script.subject))}"] if script.subject else []
    return "\n\n".join(subject + [clean(printed_sentence(paragraph)) for paragraph in script.text])


def charts_of(playbook: Playbook) -> tuple[Chart, ...]:
    """All charts of a playbook, in order."""
    blocks = (block for section in playbook.sections for block in section.blocks)
    return tuple(
        block
        for block in blocks
        if isinstance(block, RangeChart | YearsChart | MonthsChart | CurveChart | ScatterChart)
    )


class _Layer:
    """Lays one playbook out; it knows which figures the trace holds and which anchors are given away."""

    def __init__(self, playbook: Playbook, drawings: Mapping[str, str], private: bool) -> None:
        self.playbook = playbook
        self.drawings = drawings
        self.private = private
        self.tones = _tones_of(playbook)
        blocks = [block for section in playbook.sections for block in section.blocks]
        self.traced = {figure.id for block in blocks if isinstance(block, Ledger) for figure in block.figures}
        self.given: set[str] = set()

    def sheet(self) -> Sheet:
        playbook = self.playbook
        return Sheet(
            title=self.text(playbook.title),
            title_plain=one_line(printed_sentence(playbook.title)),
            subtitle=self.text(playbook.subtitle),
            made_on=printed_day(playbook.made_on),
            paper=_paper(playbook),
            sections=tuple(self.section(section) for section in playbook.sections),
            language=printing_locale(),
            tones=self.tones,
            tone=next((script.tone for script in playbook.scripts() if script.others), ""),
            private=self.private,
        )

    def section(self, section: Section) -> SheetSection:
        blocks = tuple(self.block(block) for block in section.blocks)
        return SheetSection(self.anchor(section.id), section.title, blocks, section.own_page)

    def block(self, block: Block) -> SheetBlock:
        match block:
            case Paragraph():
                return ParagraphBlock(self.text(block.text))
            case Bullets():
                return ListBlock(self.texts(block.items), block.numbered)
            case Table():
                return self.table(block)
            case KeyNumbers():
                return KeyBlock(tuple(self.key(label, value) for label, value in block.items))
            case Notice():
                return NoticeBlock(block.tone, self.text(block.text))
            case Script():
                return self.script(block)
            case Quotation():
                return QuotationBlock(self.text(block.text), self.text(say("{source}", source=block.source)))
            case RangeChart() | YearsChart() | MonthsChart() | CurveChart() | ScatterChart():
                return self.chart(block)
            case Ledger():
                known = References.of(block.figures)
                rows = tuple(self.trace(figure, known) for figure in block.figures)
                return TraceBlock(rows, known.listed())
            case AssumptionTable():
                return self.assumptions(block)

    def table(self, table: Table) -> TableBlock:
        rows = tuple(self.texts(row) for row in table.rows)
        return _tabled(table.header, rows, table.right, self.text(table.caption) if table.caption else ())

    def key(self, label: str, value: Figure | Sentence) -> KeyItem:
        number = isinstance(value, Figure)
        return KeyItem(label, (self.run(value),) if isinstance(value, Figure) else self.text(value), number)

    def script(self, script: Script) -> ScriptBlock:
        front = Toned(script.tone, script.text, script.subject)
        return ScriptBlock(
            name=self.anchor(f"script-{script.name}"),
            title=clean(script.title),
            channel=script.channel,
            words=self.told((front, *script.others)),
            to_do=self.texts(script.to_do),
            branches=self.branches(script.branches, script.tone),
        )

    def branches(self, branches: tuple[Branch, ...], tone: str) -> tuple[BranchBlock, ...]:
        return tuple(
            BranchBlock(
                heard=self.text(branch.heard),
                note=self.text(branch.note) if branch.note else (),
                words=self.told((Toned(tone, branch.text), *branch.others)) if branch.text or branch.others else (),
                branches=self.branches(branch.branches, tone),
            )
            for branch in branches
        )

    def told(self, words: tuple[Toned, ...]) -> tuple[ToldBlock, ...]:
        """The same words in each tone; where a tone of the sheet is missing, the first ones stand for it."""
        had = {one.tone for one in words}
        missing = tuple(tone for tone in self.tones if tone not in had) if len(words) > 1 else ()
        return tuple(
            ToldBlock(
                tone=one.tone,
                subject=self.text(one.subject) if one.subject else (),
                text=self.texts(one.text),
                plain=script_text(one),
                tones=(one.tone, *missing) if number == 0 and len(words) > 1 else (one.tone,) if number else (),
            )
            for number, one in enumerate(words)
        )

    def chart(self, chart: Chart) -> ChartBlock:
        plain = one_line(printed_sentence(chart.alternative_text))
        text = self.text(chart.alternative_text)
        note = OWN_SCALES if isinstance(chart, RangeChart) and len(chart.bars) > 1 and not chart.one_scale else ""
        return ChartBlock(
            self.anchor(f"chart-{chart.id}"), chart.title, self.drawings.get(chart.id, ""), plain, text, note
        )

    def trace(self, figure: Figure, known: References) -> TraceRow:
        return TraceRow(
            anchor=self.anchor(f"fig-{figure.id}", again=False),
            figure=figure.id,
            name=clean(figure.name),
            value=printed(figure),
            because=clean(figure.because),
            origins=tuple(self.origin(origin) for origin in figure.origins),
            number=known.numbers[figure.id],
            short=known.short(figure),
            is_read=bool(figure.origins) and all(isinstance(origin, Span) for origin in figure.origins),
        )

    def origin(self, origin: Origin) -> Text:
        match origin:
            case Figure():
                return (self.run(origin, f"{clean(origin.name)}: {printed(origin)}"),)
            case Span():
                said = (Run(" "), Run(f"“{one_line(origin.text)}”", "words")) if origin.text.strip() else ()
                return (Run(one_line(str(origin)), "code"), *said)
            case Citation():
                return _cited(origin)
            case Assumption():
                return (Run(f"our assumption, {_range(origin)}"),)

    def assumptions(self, block: AssumptionTable) -> TableBlock:
        defaults = {assumption.id: assumption for assumption in block.defaults}
        ends = {end.id for end in block.ends}  # they stand in the column "Could be"
        shown = (figure for figure in block.figures if figure.id not in ends)
        rows = tuple(self.assumption(figure, defaults.get(figure.id)) for figure in shown)
        found = _tabled(("Assumption", "In force", "Could be", "Why", "Source"), rows, (1,), ())
        return replace(found, weights=ASSUMPTION_WEIGHTS)

    def assumption(self, figure: Figure, default: Assumption | None) -> tuple[Text, ...]:
        name = (Run(clean(figure.name)), Run("\n"), Run(figure.id, "code"))
        why = (Run(clean(figure.because)),)
        if default is None:
            return (name, (self.run(figure),), (), why, ())
        usual = Run(f"\nours: {printed_value(default.value, default.unit)}")
        source = default.source
        return (
            name,
            (self.run(figure), *((usual,) if figure.value != default.value else ())),
            (Run(_range(default)),),
            why,
            _cited(source) if isinstance(source, Citation) else (Run("ours" if source == OURS else clean(source)),),
        )

    def text(self, sentence: Sentence) -> Text:
        return tuple(self.run(part) for part in sentence.parts)

    def texts(self, sentences: Iterable[Sentence]) -> tuple[Text, ...]:
        return tuple(self.text(sentence) for sentence in sentences)

    def run(self, part: Part, shown: str | None = None) -> Run:
        if isinstance(part, Figure):
            href = f"#fig-{part.id}" if part.id in self.traced else ""
            return Run(printed(part) if shown is None else shown, "figure", clean(part.because), part.id, href)
        if isinstance(part, Quoted):
            return self.run(part.figures[0], clean(part.text))
        if isinstance(part, Words):
            return Run(clean(part.text), "words", one_line(str(part.span)) if part.span else "")
        return Run(clean(part))

    def anchor(self, wanted: str, *, again: bool = True) -> str:
        """The wanted anchor, each once in a sheet: the next one gets a longer name, or none unless `again`."""
        anchor = wanted
        while anchor in self.given:
            if not again:
                return ""
            anchor += "-more"
        self.given.add(anchor)
        return anchor


def _tones_of(playbook: Playbook) -> tuple[str, ...]:
    """The tones that a reader can choose from: those of scripts that have more than one, in the usual order."""
    found = {one.tone for script in playbook.scripts() if script.others for one in script.others}
    found |= {script.tone for script in playbook.scripts() if script.others}
    return tuple(tone for tone in TONES if tone in found)


def _tabled(
    header: tuple[str, ...], rows: tuple[tuple[Text, ...], ...], right: tuple[int, ...], caption: Text
) -> TableBlock:
    columns = range(len(header))
    weights = tuple(min(WIDEST_WEIGHT, max([len(header[c]), *(_length(row[c]) for row in rows)])) for c in columns)
    return TableBlock(header, rows, tuple(column in right for column in columns), weights, caption)


def _length(text: Text) -> int:
    """The length of the longest line of a text, in characters."""
    return max(map(len, "".join(run.text for run in text).split("\n")))


def _cited(citation: Citation) -> Text:
    """A publication; only an address of the web becomes a link."""
    title = one_line(citation.title)
    href = citation.href if citation.href and citation.href.startswith(("https://", "http://")) else ""
    dated = f", {one_line(citation.date)}" if citation.date else ""
    return (Run(title, "link", href=clean(href)) if href else Run(title, "words"), Run(dated))


def _range(assumption: Assumption) -> str:
    """How low and how high an assumption could be."""
    return f"{printed_value(assumption.low, assumption.unit)} to {printed_value(assumption.high, assumption.unit)}"


def _paper(playbook: Playbook) -> str:
    """The paper of the reader's country: letter where the money is North American, else A4."""
    counted = Counter(chart.currency for chart in charts_of(playbook))
    counted.update(figure.unit for section in playbook.sections for figure in _key_figures(section))
    money = [unit for unit, _ in counted.most_common() if len(unit) == 3 and unit.isupper()]
    return "us-letter" if money and money[0] in LETTER_CURRENCIES else "a4"


def _key_figures(section: Section) -> Iterable[Figure]:
    for block in section.blocks:
        if isinstance(block, KeyNumbers):
            yield from (value for _, value in block.items if isinstance(value, Figure))
