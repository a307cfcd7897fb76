"""A row of titled cells as a row of pay, with the token behind every number."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from msgspec.structs import replace

from counteroffer.guides.cells import Cell, Stretch, read_cell, up_to
from counteroffer.guides.columns import Component, component_of, equity_kind, is_yearly, vesting_years
from counteroffer.guides.guide import Bonus, Equity, OtherPay, PayRow, Quoted, Range
from counteroffer.guides.pay_table import TitledRow, plain_name
from counteroffer.guides.tokens import Claim, Tokens, range_claims, range_of
from counteroffer.terms.currencies import CODES, currencies_of, sign_of

_PER_MONTH = re.compile(r"\bmonthly\b|\bper month\b|/ ?mo(?:nth)?\b", re.IGNORECASE)
_SIGN_ON = re.compile(r"sign|joining", re.IGNORECASE)
_BONUS = re.compile(r"bonus|variable|target", re.IGNORECASE)
_CODE = re.compile(r"\b[A-Z]{3}\b")
_QUOTED = frozenset(("base", "equity", "bonus", "total"))
_SHARED = frozenset(("JPY", "CNY", "SEK"))  # what "¥" and "kr" are taken for where nothing settles it
# Where a sign is shared by several currencies, a place that settles it.
_PLACES = (
    ("CNY", r"china|shanghai|beijing|shenzhen|hangzhou|guangzhou|chengdu|suzhou|cny|rmb"),
    ("DKK", r"denmark|copenhagen|aarhus|dkk"),
    ("NOK", r"norway|oslo|nok"),
    ("ISK", r"iceland|reykjavik|isk"),
)


@dataclass(slots=True)
class _Builder:
    """A row of pay while its cells are read."""

    tokens: Tokens
    currency: str
    place: str
    annual: bool
    pay: dict[str, Range] = field(default_factory=dict)
    equity: Equity | None = None
    bonus: Bonus | None = None
    other: list[OtherPay] = field(default_factory=list)
    quoted: dict[str, Range] = field(default_factory=dict)
    quoted_currency: str = ""
    period: str = "year"
    claims: list[Claim] = field(default_factory=list)

    def unit(self, stretch: Stretch) -> str:
        """The currency that a range is in; a bare number is in the row's."""
        unit = stretch.unit or self.currency
        return settled(unit, _text(self.tokens, stretch), self.place) if unit in _SHARED else unit

    def take(self, name: str, stretch: Stretch) -> Range:
        """A range for a field, with its claims."""
        first, last = stretch.low, stretch.high
        low, high = range_claims(name, first, last, self.unit(stretch))
        slipped = last.unit != first.unit != "" != last.unit
        self.claims += (low, replace(high, unit=last.unit) if slipped else high)
        return range_of(first, last)


def read_pay_row(row: TitledRow, tokens: Tokens, unlabelled: str, *, annual_equity: bool) -> tuple[PayRow, list[Claim]]:
    """A row of pay and its claims, fields counted from the row ("base.low").

    `unlabelled` is the component of cells without a title; `annual_equity` where a remark says that equity is yearly.
    """
    cells = [read_cell(head, prose, tokens) for head, prose in row.cells]
    if row.highs:
        cells = [up_to(cell, high, tokens) for cell, high in zip(cells, row.highs, strict=True)]
    builder = _Builder(tokens, _currency_of(cells, row, tokens), f"{row.region} {row.level or ''}", annual_equity)
    for cell in cells:
        title = cell.title
        _take_cell(builder, cell, component_of(title) if title else _as_component(unlabelled))
    _take_quoted(builder, cells, unlabelled)
    quoted = builder.quoted
    return PayRow(
        region=row.region,
        level=row.level,
        currency=builder.currency or None,
        period=builder.period,
        base=builder.pay.get("base"),
        equity=builder.equity,
        bonus=builder.bonus,
        sign_on=builder.pay.get("sign_on"),
        total=builder.pay.get("total"),
        other=tuple(builder.other),
        quoted=Quoted(
            currency=builder.quoted_currency,
            base=quoted.get("base"),
            equity=quoted.get("equity"),
            bonus=quoted.get("bonus"),
            total=quoted.get("total"),
        )
        if quoted
        else None,
    ), builder.claims


def settled(unit: str, text: str, place: str) -> str:
    """The currency of a token whose sign several currencies share, settled by the place where it is paid."""
    if unit not in _SHARED:
        return unit
    could_be = currencies_of(sign_of(text))
    for currency, pattern in _PLACES:
        if currency in could_be and re.search(rf"\b(?:{pattern})\b", place, re.IGNORECASE):
            return currency
    return unit


def _text(tokens: Tokens, stretch: Stretch) -> str:
    return tokens.source.text[stretch.low.start : stretch.low.end]


def _as_component(name: str) -> Component:
    return "base" if name == "base" else "total"


def _currency_of(cells: list[Cell], row: TitledRow, tokens: Tokens) -> str:
    """The first currency of the row's cells; where none names one, a code in the region or a title."""
    for cell in cells:
        for stretch in cell.money:
            unit = stretch.unit
            if unit:
                place = f"{row.region} {row.level or ''}"
                return settled(unit, _text(tokens, stretch), place) if unit in _SHARED else unit
    titles = " ".join((row.region, *(cell.title for cell in cells)))
    if not any(cell.money for cell in cells):
        return ""
    return next((code for code in _CODE.findall(titles) if code in CODES), row.currency)


def _take_cell(builder: _Builder, cell: Cell, component: Component) -> None:
    """Put one cell where it belongs; of two columns of one component the second goes to `other`."""
    if component == "sign_on_or_bonus":
        component = "bonus" if _BONUS.search(cell.words) and not _SIGN_ON.search(cell.words) else "sign_on"
        if cell.percent and not cell.money:
            component = "bonus"
    taken = (
        component in builder.pay
        or (component == "equity" and builder.equity)
        or (component == "bonus" and builder.bonus)
    )
    if component in ("base", "sign_on", "total") and not taken:
        _take_plain(builder, cell, component)
    elif component == "equity" and not taken:
        _take_equity(builder, cell)
    elif component == "bonus" and not taken:
        _take_bonus(builder, cell)
    elif not _take_second_column(builder, cell, component) and cell.words:
        _take_other(builder, cell)


def _take_plain(builder: _Builder, cell: Cell, component: str) -> None:
    """Base, sign-on or total: the first range of money; a monthly base makes the row a monthly one."""
    money = cell.money
    if not money:
        return
    builder.pay[component] = builder.take(component, money[0])
    if component == "base" and (
        "month" in (money[0].low.period, money[0].high.period) or _PER_MONTH.search(cell.title)
    ):
        builder.period = "month"


def _take_equity(builder: _Builder, cell: Cell) -> None:
    """Equity: the grant over the vesting time, and the yearly figure only where the guide writes one."""
    if not cell.words:
        return
    kind = equity_kind(cell.title)
    money = cell.money
    if not money or any("month" in (stretch.low.period, stretch.high.period) for stretch in money[:1]):
        builder.equity = Equity(kind=kind if money else equity_kind(cell.words), text=cell.words)
        return
    years = _vesting(builder, cell)
    columns_yearly = (is_yearly(cell.title) or builder.annual) and vesting_years(cell.title) is None
    grant: Range | None = None
    annual: Range | None = None
    for stretch in money:
        if builder.unit(stretch) != builder.unit(money[0]):
            continue
        if (
            _is_yearly(stretch)
            or (stretch.bracketed and any(_is_yearly(other) for other in money if other.bracketed))
            or (columns_yearly and vesting_years(stretch.after[:8]) is None)
        ):
            annual = annual or builder.take("equity.annual", stretch)
        elif grant is None and not (stretch.bracketed and annual):
            grant = builder.take("equity.grant", stretch)
    builder.equity = Equity(kind=kind, grant=grant, annual=annual, vest_years=years)


def _is_yearly(stretch: Stretch) -> bool:
    """Whether the guide writes a range per year: "/yr" at its end, or "annual" in the same brackets."""
    if "year" in (stretch.low.period, stretch.high.period):
        return True
    after = stretch.after[:24]
    return is_yearly(after.partition(")")[0]) and vesting_years(after) is None


def _vesting(builder: _Builder, cell: Cell) -> Decimal | None:
    """The vesting time that the cell or its title states in digits."""
    for prose in (cell.prose, cell.head):
        stated = vesting_years(prose.text) if prose else None
        if prose is not None and stated is not None:
            start = prose.offset(stated.start)
            builder.claims.append(Claim("equity.vest_years", stated.years, "years", start, start + stated.length))
            return stated.years
    return None


def _take_bonus(builder: _Builder, cell: Cell) -> None:
    """A bonus: an amount, a percentage, or words."""
    if not cell.words:
        return
    money, percent = cell.money, cell.percent
    amount = builder.take("bonus.amount", money[0]) if money else None
    pct = builder.take("bonus.pct", percent) if percent else None
    builder.bonus = Bonus(amount=amount, pct=pct, text=None if amount or pct else cell.words)


def _take_second_column(builder: _Builder, cell: Cell, component: Component) -> bool:
    """The same component in a second currency, where that has a column of its own ("Base (USD)" beside "Base")."""
    money = cell.money
    if component not in _QUOTED or component in builder.quoted or not money:
        return False
    unit = builder.unit(money[0])
    if unit == builder.currency or builder.quoted_currency not in ("", unit):
        return False
    builder.quoted_currency = unit
    builder.quoted[component] = builder.take(f"quoted.{component}", money[0])
    return True


def _take_other(builder: _Builder, cell: Cell) -> None:
    """A further pay column, under its own name."""
    name = f"other[{len(builder.other)}].range"
    money, percent = cell.money, cell.percent
    found = builder.take(name, money[0]) if money else builder.take(name, percent) if percent else None
    builder.other.append(OtherPay(name=plain_name(cell.title), range=found, text=None if found else cell.words))


def _take_quoted(builder: _Builder, cells: list[Cell], unlabelled: str) -> None:
    """The same cells in a second currency, where the row's own cells quote one beside the first."""
    for cell in cells:
        money = cell.money
        if len(money) < 2:
            continue
        component = component_of(cell.title) if cell.title else _as_component(unlabelled)
        if component not in _QUOTED or component in builder.quoted:
            continue
        first = builder.unit(money[0])
        for stretch in money[1:]:
            unit = builder.unit(stretch)
            if unit in (first, builder.currency) or builder.quoted_currency not in ("", unit) or _is_yearly(stretch):
                continue
            builder.quoted_currency = unit
            builder.quoted[component] = builder.take(f"quoted.{component}", stretch)
            break
