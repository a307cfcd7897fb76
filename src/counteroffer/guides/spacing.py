"""The canonical spacing: one blank line between blocks, no lines across the page between sections, "\\n" at each end."""

import re

from counteroffer.documents.markdown import Block, Heading, Paragraph, Rule, Table, Verbatim
from counteroffer.guides.draft import Draft
from counteroffer.guides.edits import Edit, apply_edits
from counteroffer.guides.guide import Guide
from counteroffer.guides.outline import Stretches

LINE_ENDS = "\r\n"
_GAP = re.compile(r"\n(?:[ \t]*\n){2,}")


def drop_rules(draft: Draft, guide: Guide) -> str:
    """The text without the lines across the page that stand before a heading, before another or at the end."""
    edits: list[Edit] = []
    after: Block | None = None
    for block in reversed(draft.outline.document.blocks):
        if isinstance(block, Rule) and (after is None or _begins_part(draft, after)):
            start = draft.line_start(block.start)
            if not draft.text[start : block.start].strip():
                edits.append(Edit(start, block.end, "\n"))
        after = block
    return apply_edits(draft.text, edits)


def _begins_part(draft: Draft, block: Block) -> bool:
    """Whether a block needs no line above it: a heading, a table, another such line, or a bold lead."""
    return isinstance(block, (Heading, Table, Rule)) or (isinstance(block, Paragraph) and draft.opens_section(block))


def even_out(draft: Draft, guide: Guide) -> str:
    """The text with one blank line where several stood outside code, and one line break at its end."""
    body = draft.split[0].body
    text = draft.text
    blocks = draft.outline.document.blocks
    code = Stretches([(block.prose.start, block.prose.end) for block in blocks if isinstance(block, Verbatim)])
    edits = [
        Edit(gap.start(), gap.end(), "\n\n")
        for gap in _GAP.finditer(text, max(body - 1, 0))
        if not (code.hold(gap.start()) and code.hold(gap.end()))
    ]
    evened = apply_edits(text, edits)
    top = evened[:body]
    return f"{top}{evened[body:].strip(LINE_ENDS)}\n" if evened[body:].strip() else evened
