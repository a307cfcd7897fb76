"""Markdown: the playbook in GitHub's flavour, to be read, kept and edited as text; every figure is a link to its trace.

A figure stands as `[$240,000](#fig-offer.base)`: the link's target holds its id, and the trace at the end has the place
of that name. Charts stand as what they show in words; their numbers are in the tables beside them.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from counteroffer.playbook.playbook import Playbook
from counteroffer.render.laying import lay_out
from counteroffer.render.look import PLAIN, Look
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
)

NAME = "markdown"
SUFFIX = ".md"

MARKS = {"good": "✓", "care": "⚠", "stop": "✕"}
# What could begin emphasis, code, a link, a cell, strikethrough or mathematics; markup of HTML goes by its entities.
STEERING = re.compile(r"[\\`*_\[\]|~]|\$(?![0-9])")
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# What would make a heading, a list, a rule or a table of the line that it begins.
LINE_START = re.compile(r"(?m)^(\s*)([-+=#:]|[0-9]+(?=[.)]))")
NUMBERED_START = re.compile(r"(?m)^(\s*[0-9]+)([.)])")
ADDRESS = re.compile(r"://|(?i:\bwww\.)")
UNESCAPED_BAR = re.compile(r"(?<!\\)\|")
HARD_BREAK = "\\\n"


def render(playbook: Playbook, look: Look = PLAIN) -> bytes:
    """The playbook as Markdown in UTF-8."""
    sheet = lay_out(playbook, {}, private=look.private)
    parts = [*_head(sheet, look), *_contents(sheet)]
    for section in sheet.sections:
        parts.append(f"## {_escaped(section.title)} {_anchor(section.anchor)}".rstrip())
        for block in section.blocks:
            parts.extend(_drawn(block))
    if look.brand and look.brand.footer:
        parts += ["---", _escaped(look.brand.footer)]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _head(sheet: Sheet, look: Look) -> Iterator[str]:
    if look.brand:
        yield _escaped(look.brand.name)
    yield f"# {_line(sheet.title)}"
    yield _line(sheet.subtitle)
    made = f"Made on {_escaped(sheet.made_on)}."
    yield (
        f"> **Private.** {made} These words are for you alone: keep them from the employer." if sheet.private else made
    )


def _contents(sheet: Sheet) -> Iterator[str]:
    yield "\n".join(f"- [{_escaped(one.title)}](#{quote(one.anchor)})" for one in sheet.sections)


def _drawn(block: SheetBlock) -> Iterator[str]:
    match block:
        case ParagraphBlock():
            yield _paragraph(block.text)
        case ListBlock():
            marks = (f"{number}." if block.numbered else "-" for number in range(1, len(block.items) + 1))
            yield "\n".join(_item(mark, _paragraph(item)) for mark, item in zip(marks, block.items, strict=True))
        case TableBlock():
            yield from _table(block)
        case KeyBlock():
            rows = tuple(((Run(item.label),), item.value) for item in block.items)
            yield from _rows(("", ""), rows, (False, True))
        case NoticeBlock():
            yield _quoted(f"**{MARKS.get(block.tone, 'i')}** {_paragraph(block.text)}")
        case ScriptBlock():
            yield from _script(block)
        case QuotationBlock():
            yield _quoted(f"{_paragraph(block.text)}\n\n— {_line(block.source)}")
        case ChartBlock():
            note = f" {_escaped(block.note)}" if block.note else ""
            yield f"**{_escaped(block.title)}.** {_line(block.text)}{note}"
        case TraceBlock():
            yield "\n".join(_traced(block))


def _table(block: TableBlock) -> Iterator[str]:
    if block.caption:
        yield f"*{_line(block.caption)}*"
    yield from _rows(block.header, block.rows, block.right)


def _rows(header: tuple[str, ...], rows: tuple[tuple[Text, ...], ...], right: tuple[bool, ...]) -> Iterator[str]:
    heads = " | ".join(_escaped(title) for title in header)
    rule = " | ".join("---:" if number else "---" for number in right)
    lines = (" | ".join(_cell(cell) for cell in row) for row in rows)
    yield "\n".join(f"| {line} |" for line in (heads, rule, *lines))


def _script(block: ScriptBlock) -> Iterator[str]:
    words = block.words[0]
    tone = f", {words.tone}" if len(block.words) > 1 else ""
    yield f"### {_escaped(block.title)} {_anchor(block.name)}"
    yield f"*{_escaped(block.channel)}{tone}*"
    if block.to_do:
        yield "Settle first:"
        yield "\n".join(_item("-", _paragraph(item)) for item in block.to_do)
    yield _told(words)
    if block.branches:
        yield "What they may answer:"
        yield "\n\n".join(_branch(branch) for branch in block.branches)


def _told(words: ToldBlock) -> str:
    subject = [f"**Subject:** {_line(words.subject)}"] if words.subject else []
    paragraphs = "\n\n".join(subject + [_paragraph(text) for text in words.text])
    return _quoted(paragraphs) if paragraphs else ""


def _branch(branch: BranchBlock) -> str:
    """An answer and what to say to it, with those that may come then nested below it."""
    parts = [f"**{_line(branch.heard)}**"]
    if branch.note:
        parts.append(f"*For you:* {_line(branch.note)}")
    if branch.words:
        parts.append(_told(branch.words[0]))
    parts.extend(_branch(below) for below in branch.branches)
    return _item("-", "\n\n".join(part for part in parts if part))


def _traced(block: TraceBlock) -> Iterator[str]:
    for row in block.rows:
        head = f"{_anchor(row.anchor)}**{_escaped(row.name)}** = {_escaped(row.value)} ({_code(row.figure)}): "
        origins = "; ".join(_line(origin) for origin in row.origins)
        yield _item("-", f"{head}{_line((Run(row.because),))}. From {origins}")


def _paragraph(text: Text) -> str:
    """A text whose line ends stay; nothing at the start of a line is read as markup."""
    lines = [line for line in "".join(_run(run) for run in text).split("\n") if line.strip()]
    return HARD_BREAK.join(_unstarted(line.strip()) for line in lines)


def _line(text: Text) -> str:
    """A text on one line."""
    return " ".join("".join(_run(run) for run in text).split())


def _cell(text: Text) -> str:
    """A text as the cell of a table, which is one line of the source."""
    lines = "".join(_run(run) for run in text).split("\n")
    shown = "<br>".join(line.strip() for line in lines if line.strip())
    return UNESCAPED_BAR.sub(r"\\|", shown)


def _run(run: Run) -> str:
    if run.kind == "figure":
        shown = _escaped(run.text)
        return f"[{shown}](#fig-{quote(run.figure)})" if run.href else f"{shown}<!-- fig-{_in_comment(run.figure)} -->"
    if run.kind == "link":
        return f"[{_escaped(run.text)}](<{quote(run.href, safe=_IN_ADDRESS)}>)"
    return _code(run.text) if run.kind == "code" else _escaped(run.text)


_IN_ADDRESS = "!#$%&'()*+,/:;=?@[]~"


def _escaped(text: str) -> str:
    """A text of which nothing is read as markup inside a line."""
    shown = "".join(ENTITIES.get(character, character) for character in text)
    shown = STEERING.sub(lambda found: "\\" + found[0], shown)
    return ADDRESS.sub(lambda found: found[0].replace("://", ":\\//").replace("www.", "www\\."), shown)


def _unstarted(line: str) -> str:
    """A line whose first letters make no heading, list, rule or table of it."""
    line = NUMBERED_START.sub(r"\1\\\2", line)
    return LINE_START.sub(r"\1\\\2", line) if line[:1] in "-+=#:" else line


def _code(text: str) -> str:
    """A text as code, in more backticks than it holds itself."""
    shown = " ".join(text.split())
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    space = " " if shown[:1] == "`" or shown[-1:] == "`" else ""
    return f"{fence}{space}{shown}{space}{fence}" if shown else ""


def _in_comment(text: str) -> str:
    return quote(text).replace("--", "-%2D")


def _anchor(name: str) -> str:
    """A place that links lead to; "" where it has no name."""
    quoted = "".join(ENTITIES.get(character, character) for character in name).replace('"', "&quot;")
    return f'<a id="{quoted}"></a>' if name else ""


def _item(mark: str, text: str) -> str:
    """A text as an entry of a list: its later lines stand under its first."""
    indent = " " * (len(mark) + 1)
    first, *rest = text.split("\n")
    return "\n".join([f"{mark} {first}", *(indent + line if line else "" for line in rest)])


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
