"""A pay table as its readers see it, and the rows of titled cells that every layout turns it into."""

import re
from collections.abc import Callable
from typing import TypeAlias

import msgspec

from counteroffer.documents.markdown import Prose, Table
from counteroffer.guides.columns import Component, component_of
from counteroffer.guides.short_texts import remembered
from counteroffer.guides.tokens import Tokens, is_money
from counteroffer.terms.currencies import CODES

_EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\u20e3]"
    "|\U000e0020|[\U000e0061-\U000e007f]"
)
_CODE = re.compile(r"\b[A-Z]{3}\b")
_SHORTCODE = re.compile(r":[a-z0-9_+-]{2,40}:")


class PayTable(msgspec.Struct, frozen=True, gc=False):
    """A table with the heading that it stands under and the remark that follows it."""

    table: Table
    heading: str
    remark: str
    tokens: Tokens

    @property
    def titles(self) -> tuple[str, ...]:
        """The column titles."""
        return tuple(cell.text for cell in self.table.head)

    @property
    def columns(self) -> tuple[Component, ...]:
        """What each column is about."""
        return tuple(component_of(title) for title in self.titles)

    def stated_currency(self) -> str:
        """The currency that the heading or the remark names for the whole table, or ""."""
        codes = [code for code in _CODE.findall(f"{self.heading} {self.remark}") if code in CODES]
        return codes[0] if len(set(codes)) == 1 else ""

    def has_money(self, cell: Prose) -> bool:
        """Whether a cell states money."""
        return any(is_money(token) for token in self.tokens.within(cell.start, cell.end))

    def share_with_money(self, column: int) -> float:
        """The share of a column's cells that state money."""
        rows = self.table.rows
        return sum(self.has_money(row[column]) for row in rows if column < len(row)) / len(rows) if rows else 0.0


class TitledRow(msgspec.Struct, frozen=True, gc=False):
    """One row of pay: its region and level as written, and its cells, each with the title that it stands under.

    A cell without a title is of a table that names no component. `currency` is what a column of that name, the heading
    or the remark says; it counts only where the cells name none. `highs` are the upper ends of ranges whose lower ends
    are the cells of the same number, where a table has a column for each; it is empty where none has.
    """

    region: str
    level: str | None
    cells: tuple[tuple[Prose | None, Prose], ...]
    currency: str = ""
    highs: tuple[Prose | None, ...] = ()


Layout: TypeAlias = Callable[[PayTable], tuple[TitledRow, ...] | None]


@remembered
def plain_name(cell: str) -> str:
    """A region or level as written, without emphasis, emoji and flag shortcodes."""
    words = _SHORTCODE.sub(" ", _EMOJI.sub("", cell))
    return " ".join(words.split()).strip(" |*_`")
