"""Pay in lists, for a guide without a pay table.

- **London:** Base £110K-£140K | RSU £80K/4yr | Total £160K      one place an item
- **Base:** £110K-£140K                                          one component an item, the place in the heading
"""

import re
from collections.abc import Iterator

from counteroffer.documents.markdown import Paragraph, Prose
from counteroffer.guides.columns import PAY, component_of
from counteroffer.guides.outline import Outline, Section, Stretches
from counteroffer.guides.pay_table import TitledRow, plain_name
from counteroffer.guides.tokens import Tokens

_HEADING = re.compile(r"\b(?:compensation|salary|salaries|pay|benchmarks?|comp)\b")
_LEAD = re.compile(r"\s*(?P<lead>[^:\n]{1,60}?)\s*(?::|\s[–—-]\s)\s*")
_PIECE = re.compile(r"\s*[|;·]\s*|,\s+(?=[A-Za-z£€$₹(])|\s+\+\s+|\n")
_FEWEST = 2


def pay_lists(outline: Outline, tokens: Tokens, skipped: tuple[Section, ...]) -> Iterator[tuple[TitledRow, Section]]:
    """The rows that lists of pay state, each with the section that it stands in."""
    paying = Stretches([(section.begin, section.end) for section in outline.sections if _HEADING.search(section.name)])
    elsewhere = Stretches([(section.begin, section.end) for section in skipped])
    for section in outline.sections:
        if paying.hold(section.begin) and not elsewhere.hold(section.begin):
            yield from ((row, section) for row in _rows(outline, tokens, section))


def _rows(outline: Outline, tokens: Tokens, section: Section) -> Iterator[TitledRow]:
    """The rows of one section's own items."""
    components: list[tuple[Prose | None, Prose]] = []
    for block in outline.blocks(section.start, section.own_end):
        if not isinstance(block, Paragraph) or block.item is None:
            continue
        lead = _LEAD.match(block.prose.text)
        if lead is None:
            continue
        rest = block.prose.part(lead.end(), len(block.prose.text))
        if component_of(lead["lead"]) in PAY:
            components.append((block.prose.part(lead.start("lead"), lead.end("lead")), rest))
        else:
            cells = tuple(_pieces(rest, tokens))
            if len(cells) >= _FEWEST:
                yield TitledRow(plain_name(lead["lead"]), None, cells)
    if len(components) >= _FEWEST:
        yield TitledRow("", None, tuple(components))


def _pieces(prose: Prose, tokens: Tokens) -> Iterator[tuple[Prose | None, Prose]]:
    """The pieces of an item that name a component beside an amount."""
    begun = 0
    cuts = [(found.start(), found.end()) for found in _PIECE.finditer(prose.text)]
    for end, following in [*cuts, (len(prose.text), len(prose.text))]:
        piece = prose.part(begun, end)
        begun = following
        found = tokens.within(piece.start, piece.end)
        if not found:
            continue
        first, last = piece.position(found[0].start), piece.position(found[-1].end)
        for head in (piece.part(0, first), piece.part(last, len(piece.text))):
            if component_of(head.text.strip(" :(~")) in PAY:
                yield head, piece
                break
