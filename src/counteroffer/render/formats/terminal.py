"""Terminal: the playbook as text for a screen, and its essentials as one screen; it reads well without colour."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

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
    Table,
    YearsChart,
)
from counteroffer.render.cleaning import clean, one_line
from counteroffer.render.look import PLAIN, Look
from counteroffer.terms.figures import Assumption, Figure, Origin
from counteroffer.terms.places import Citation, Span
from counteroffer.terms.printing import printed, printed_day, printed_part, printed_value
from counteroffer.terms.sentences import Sentence

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
    from rich.text import Text

NAME = "terminal"
SUFFIX = ".txt"

WIDEST = 100
SUMMARY = ("summary", "standing", "numbers", "timeline")
SUMMARY_ROWS = 8
TONES = {"good": ("green", "✓"), "care": ("yellow", "!"), "stop": ("red", "✗")}
DEEPEST_INDENT = 4
CHANNELS = {"e-mail": "to send", "message": "to send", "phone": "to say"}

# A letter of private use stands for a space that must not break while rich wraps lines; clean words hold none.
UNBROKEN = "\ue000"


def render(playbook: Playbook, look: Look = PLAIN, *, width: int = WIDEST, colour: bool = False) -> str:
    """The whole playbook as text, at most `width` columns wide."""
    return _printed(_whole(playbook, look), width, colour=colour)


def render_summary(
    playbook: Playbook,
    look: Look = PLAIN,
    *,
    sections: tuple[str, ...] = SUMMARY,
    whole: int = 1,
    width: int = WIDEST,
    colour: bool = False,
) -> str:
    """The essentials on about one screen: the first `whole` of the named sections in full, of the others the first table."""
    return _printed(_essentials(playbook, look, sections, whole), width, colour=colour)


def _whole(playbook: Playbook, look: Look) -> Iterator["RenderableType"]:
    yield from _head(playbook, look)
    for section in playbook.sections:
        yield _heading(section.title)
        for block in section.blocks:
            yield from _drawn(block)
            yield ""


def _essentials(playbook: Playbook, look: Look, wanted: tuple[str, ...], whole: int) -> Iterator["RenderableType"]:
    yield from _head(playbook, look)
    by_id = {section.id: section for section in playbook.sections}
    found = [by_id[name] for name in wanted if name in by_id]
    for number, section in enumerate(found[:whole]):
        if number:
            yield _heading(section.title)
        for block in section.blocks:
            yield from _drawn(block)
            yield ""
    for section in found[whole:]:
        table = next((block for block in section.blocks if isinstance(block, Table)), None)
        if table is not None:
            yield _heading(section.title)
            yield from _table(_shortened(table))
            yield ""


def _shortened(table: Table) -> Table:
    """The first rows of a table without its caption."""
    return Table(table.header, table.rows[:SUMMARY_ROWS], table.right)


def _head(playbook: Playbook, look: Look) -> Iterator["RenderableType"]:
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid.grid(expand=True, padding=(0, 2, 0, 0))
    grid.add_column(ratio=1)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_row(_text(playbook.title, "bold"), Text("Private" if look.private else "", "bold"))
    grid.add_row(_text(playbook.subtitle), Text(printed_day(playbook.made_on), "dim"))
    yield grid
    yield ""


def _heading(title: str) -> "RenderableType":
    from rich.text import Text

    return Text(title.upper() if len(title) < 40 else title, "bold cyan")


def _drawn(block: Block) -> Iterator["RenderableType"]:
    match block:
        case Paragraph():
            return iter((_text(block.text),))
        case Bullets():
            return _bullets(block)
        case Notice():
            return _notice(block)
        case KeyNumbers():
            return _key_numbers(block)
        case Table():
            return _table(block)
        case Script():
            return _script(block)
        case Quotation():
            return _quotation(block)
        case RangeChart() | YearsChart() | MonthsChart() | CurveChart() | ScatterChart():
            return _chart(block)
        case Ledger():
            return _ledger(block)
        case AssumptionTable():
            return _assumptions(block)


def _bullets(block: Bullets) -> Iterator["RenderableType"]:
    for number, item in enumerate(block.items, start=1):
        yield _hanging(f"{number}. " if block.numbered else "• ", _text(item))


def _notice(block: Notice) -> Iterator["RenderableType"]:
    colour, mark = TONES.get(block.tone, ("cyan", "i"))
    yield _Barred(_hanging(f"{mark} ", _text(block.text, "bold")), colour)


def _key_numbers(block: KeyNumbers) -> Iterator["RenderableType"]:
    from rich.table import Table as Grid

    grid = Grid.grid(padding=(0, 3, 0, 0))
    grid.add_column(style="dim")
    grid.add_column()
    for label, value in block.items:
        shown = _figure(value) if isinstance(value, Figure) else _text(value)
        grid.add_row(label, shown)
    yield grid


def _table(block: Table) -> Iterator["RenderableType"]:
    if block.caption is not None:
        yield _text(block.caption, "italic")
    yield _ruled(block.header, ([_text(cell) for cell in row] for row in block.rows), block.right)


def _script(block: Script) -> Iterator["RenderableType"]:
    from rich.padding import Padding
    from rich.text import Text

    yield Text.assemble(
        (one_line(block.title), "bold"), (f"  {block.channel}, {CHANNELS.get(block.channel, 'to say')}", "dim")
    )
    for to_do in block.to_do:
        yield _hanging("first: ", _text(to_do))
    lines = [Text("Subject: ").append_text(_text(block.subject))] if block.subject else []
    for text in (*lines, *(_text(paragraph) for paragraph in block.text)):
        yield Padding(text, (1, 0, 0, 4))
    if block.branches:
        yield Padding(Text("What they may answer:", "dim"), (1, 0, 0, 0))
    for branch in block.branches:
        yield from _branch(branch, 0)


def _branch(branch: Branch, depth: int) -> Iterator["RenderableType"]:
    """An answer and what to say to it, each depth of the tree further in."""
    from rich.padding import Padding
    from rich.text import Text

    left = 2 + min(depth, DEEPEST_INDENT) * 3
    yield Padding(_hanging("› ", _text(branch.heard, "bold")), (1, 0, 0, left))
    if branch.note is not None:
        yield Padding(_hanging("for you: ", _text(branch.note)), (0, 0, 0, left + 2))
    for paragraph in branch.text:
        yield Padding(_hanging("“", _text(paragraph).append("”")), (0, 0, 0, left + 2))
    if branch.branches:
        yield Padding(Text("then they may answer:", "dim"), (0, 0, 0, left + 2))
    for below in branch.branches:
        yield from _branch(below, depth + 1)


def _quotation(block: Quotation) -> Iterator["RenderableType"]:
    from rich.padding import Padding
    from rich.text import Text

    yield Padding(_text(block.text, "italic"), (0, 4))
    yield Padding(Text(f"— {one_line(block.source.text)}", "dim"), (0, 4))


def _chart(block: Chart) -> Iterator["RenderableType"]:
    from rich.text import Text

    yield Text(one_line(block.title), "bold")
    yield _text(block.alternative_text)


def _ledger(block: Ledger) -> Iterator["RenderableType"]:
    from rich.text import Text

    for figure in block.figures:
        head = Text.assemble((figure.id, "bold"), " = ", _figure(figure))
        yield head.append(f"  {clean(figure.name)}; {clean(figure.because)}")
        for origin in figure.origins:
            yield _hanging("    from ", Text(_origin(origin), "dim"))


def _assumptions(block: AssumptionTable) -> Iterator["RenderableType"]:
    from rich.text import Text

    defaults = {assumption.id: assumption for assumption in block.defaults}
    rows = []
    ends = {end.id for end in block.ends}
    for figure in (one for one in block.figures if one.id not in ends):
        default = defaults.get(figure.id)
        could_be = _range(default) if default else ""
        rows.append([Text(clean(figure.name)), _figure(figure), Text(could_be), Text(clean(figure.because))])
    yield _ruled(("Assumption", "In force", "Could be", "Why"), rows, (1,))


def _origin(origin: Origin) -> str:
    match origin:
        case Figure():
            return f"{origin.id} = {printed(origin)}"
        case Span():
            return one_line(f"{origin}  {origin.text}")
        case Citation():
            return one_line(", ".join(part for part in (origin.title, origin.date, origin.href) if part))
        case Assumption():
            return f"our assumption, {_range(origin)}"


def _range(assumption: Assumption) -> str:
    return f"{printed_value(assumption.low, assumption.unit)} to {printed_value(assumption.high, assumption.unit)}"


@dataclass(frozen=True, slots=True)
class _Barred:
    """Something drawn with a bar at its left."""

    inner: "RenderableType"
    colour: str

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from rich.segment import Segment

        style = console.get_style(self.colour)
        for line in console.render_lines(self.inner, options.update_width(options.max_width - 2)):
            yield Segment("▌ ", style)
            yield from line
            yield Segment.line()


def _ruled(header: Iterable[str], rows: "Iterable[list[Text]]", right: tuple[int, ...]) -> "RenderableType":
    """A table with a rule under its header; numbers stand at the right."""
    from rich import box
    from rich.table import Table as Grid

    grid = Grid(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for number, title in enumerate(header):
        grid.add_column(title, justify="right" if number in right else "left", overflow="fold")
    for row in rows:
        grid.add_row(*row)
    return grid


def _hanging(mark: str, text: "Text") -> "RenderableType":
    """A text whose later lines stand under its first word, not under its mark."""
    from rich.table import Table as Grid

    grid = Grid.grid()
    grid.add_column(no_wrap=True, width=len(mark))
    grid.add_column(overflow="fold")
    grid.add_row(mark, text)
    return grid


def _text(sentence: Sentence, style: str = "") -> "Text":
    from rich.text import Text

    text = Text(style=style)
    for part in sentence.parts:
        text.append_text(_figure(part)) if isinstance(part, Figure) else text.append(clean(printed_part(part)))
    return text


def _figure(figure: Figure) -> "Text":
    from rich.text import Text

    return Text(printed(figure).replace(" ", UNBROKEN), "bold")


def _printed(drawn: "Iterable[RenderableType]", width: int, *, colour: bool) -> str:
    """The drawn blocks as lines without spaces at their ends."""
    console = _console(width, colour=colour)
    with console.capture() as capture:
        for block in drawn:
            console.print(block, soft_wrap=False)
    lines = capture.get().replace(UNBROKEN, " ").split("\n")
    return "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"


def _console(width: int, *, colour: bool) -> "Console":
    from rich.console import Console

    return Console(
        file=StringIO(),
        width=min(width, WIDEST),
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
