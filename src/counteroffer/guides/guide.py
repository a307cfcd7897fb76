"""The guide record: what one negotiation guide says, as data.

Money is a Decimal in full units of the row's currency; percentages are points (25 means 25 %). What the guide does
not state is None or empty, never a guess. Every number has an entry in `Guide.figures`, keyed by its field path
("compensation[0].base.low"); every other money or percent token of the text is in `Guide.unread`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

import msgspec

from counteroffer.terms.places import Span


class Range(msgspec.Struct, frozen=True, gc=False):
    """A stated range; a single value has low = high; `open` where the guide writes a plus ("520K+")."""

    low: Decimal
    high: Decimal
    open: bool = False


class Equity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An equity cell: `grant` is the total over `vest_years`, `annual` only where the guide writes it per year."""

    kind: str | None = None
    grant: Range | None = None
    annual: Range | None = None
    vest_years: Decimal | None = None
    text: str | None = None


class Bonus(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A bonus cell: an amount, a percentage of base in points, or words."""

    amount: Range | None = None
    pct: Range | None = None
    text: str | None = None


class OtherPay(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A further pay column, under the name that the guide gives it."""

    name: str
    range: Range | None = None
    text: str | None = None


class Quoted(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The same cells in a second currency, as the guide quotes them beside the first."""

    currency: str
    base: Range | None = None
    equity: Range | None = None
    bonus: Range | None = None
    total: Range | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PayRow:
    """One row of pay: a region, perhaps a level, and what each component is there."""

    region: str
    level: str | None = None
    currency: str | None = None
    period: str = "year"
    base: Range | None = None
    equity: Equity | None = None
    bonus: Bonus | None = None
    sign_on: Range | None = None
    total: Range | None = None
    other: tuple[OtherPay, ...] = ()
    quoted: Quoted | None = None


class LevelName(msgspec.Struct, frozen=True, gc=False):
    """A level at a company, as the text names both."""

    company: str
    level: str


class GuideLever(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A lever as the guide writes it: its title, its script, and the money in its body, in order."""

    title: str
    script: str
    amounts: tuple[Decimal, ...] = ()
    lines: tuple[int, int] = (0, 0)


class AskTerms(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The terms of an opening or a floor; each a range (low = high for a scalar) or None."""

    base: Range | None = None
    equity: Range | None = None
    equity_annual: Range | None = None
    bonus: Range | None = None
    sign_on: Range | None = None
    total: Range | None = None


class GuideAsk(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the guide's strategy asks for in one region (None: it names none)."""

    region: str | None = None
    open: AskTerms = msgspec.field(default_factory=AskTerms)
    floor: AskTerms = msgspec.field(default_factory=AskTerms)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideStrategy:
    """The guide's strategy block: its words, all its money in order, and the asks that it states."""

    text: str
    amounts: tuple[Decimal, ...] = ()
    asks: tuple[GuideAsk, ...] = ()
    lines: tuple[int, int] = (0, 0)


class GuideSection(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Any other section: its heading and its words."""

    heading: str
    text: str
    lines: tuple[int, int] = (0, 0)


class GuideSource(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line of evidence: its words, its link where it has one, the years that it names, its place."""

    text: str
    url: str | None = None
    years: tuple[int, ...] = ()
    line: int = 0


class Premium(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A premium in points of per cent, with the name that the guide gives it."""

    name: str
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """When the guide says that it was made, ISO days; None where it does not say. `places` are where it says so."""

    last_updated: str | None = None
    data_quarter: str | None = None
    next_review_due: str | None = None
    quality: str | None = None
    places: tuple[tuple[str, Span], ...] = field(default=(), compare=False)

    def place_of(self, name: str) -> Span | None:
        """The place of one of the fields ("last_updated"), or None where the guide does not state it."""
        return dict(self.places).get(name)


class GuideFigure(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One number of the record: its value, its unit (currency or "%"), the token as written, its field, its place."""

    value: Decimal
    unit: str
    text: str
    field: str
    span: Span


class Unread(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A money or percent token that no field holds, with its place."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What one guide says. `path` is the file as it was asked for; shape: the guide record's JSON Schema."""

    path: str
    company: str | None
    role: str | None
    level: str | None = None
    dated: Dated = field(default_factory=Dated)
    summary: str | None = None
    premiums: tuple[Premium, ...] = ()
    compensation: tuple[PayRow, ...] = ()
    level_mapping: tuple[tuple[LevelName, ...], ...] = ()
    mapping_lines: tuple[int, ...] = field(default=(), compare=False)
    levers: tuple[GuideLever, ...] = ()
    strategy: GuideStrategy | None = None
    sections: tuple[GuideSection, ...] = ()
    sources: tuple[GuideSource, ...] = ()
    figures: tuple[GuideFigure, ...] = ()
    unread: tuple[Unread, ...] = ()

    def figure_at(self, field_path: str) -> GuideFigure | None:
        """The figure of a field ("compensation[0].base.low"), or None where the guide does not state it."""
        return next((figure for figure in self.figures if figure.field == field_path), None)

    def tokens_between(self, first: int, last: int) -> Iterator[Span]:
        """The places of all money and percent tokens on lines first..last, in the order of the text, each once."""
        spans = {figure.span for figure in self.figures} | {token.span for token in self.unread}
        return iter(sorted(span for span in spans if first <= span.line <= last))
