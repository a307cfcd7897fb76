"""One guide as its page shows it: pay with a way from every figure to its line, and the text with its figures marked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from counteroffer.guides.guide import AskTerms, Bonus, Equity, Guide, GuideFigure, PayRow, Range
from counteroffer.terms.printing import printed_number, printed_value

HEADS = ("Region", "Level", "Base", "Equity", "Bonus", "Sign-on", "Total", "Other")
ASKED = (
    ("base", "base"), ("equity", "equity"), ("equity_annual", "equity a year"), ("bonus", "bonus"), ("sign_on", "sign-on"), ("total", "total"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of a cell; `line` is where the guide says it (0: it is ours), `written` how it stands there."""

    text: str
    line: int = 0
    written: str = ""


@dataclass(frozen=True, slots=True)
class PayTable:
    """The pay of a guide: the heads of the columns that say anything, and the cells of each row."""

    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[Said, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the guide's text in pieces; every second piece is a figure that the record holds."""

    number: int
    pieces: tuple[str, ...]


class GuideView:
    """What a guide says, with its places."""

    def __init__(self, guide: Guide, text: str) -> None:
        self.guide = guide
        self.text = text
        self.figures: Mapping[str, GuideFigure] = {figure.field: figure for figure in guide.figures}

    def pay(self) -> PayTable:
        """The pay table; columns that are empty in every row are left out."""
        rows = [self._cells(row, f"compensation[{number}]") for number, row in enumerate(self.guide.compensation)]
        used = [place for place, head in enumerate(HEADS) if head == "Region" or any(cells[place] for cells in rows)]
        return PayTable(
            tuple(HEADS[place] for place in used), tuple(tuple(cells[place] for place in used) for cells in rows)
        )

    def premiums(self) -> Iterator[tuple[str, tuple[Said, ...]]]:
        """Each premium by its name, in per cent."""
        for number, premium in enumerate(self.guide.premiums):
            yield premium.name, self._range(f"premiums[{number}]", Range(premium.low, premium.high), "", " %")

    def asks(self) -> Iterator[tuple[str, tuple[Said, ...]]]:
        """What the guide's strategy opens with and accepts from, by region."""
        strategy = self.guide.strategy
        for number, ask in enumerate(strategy.asks if strategy else ()):
            where = f" in {ask.region}" if ask.region else ""
            for side, words, terms in (("open", "Open at", ask.open), ("floor", "Accept from", ask.floor)):
                said = tuple(self._terms(f"strategy.asks[{number}].{side}", terms))
                if said:
                    yield f"{words}{where}", said

    def lines(self) -> Iterator[Line]:
        """The text line by line, with the figures of the record set apart."""
        places: dict[int, set[tuple[int, int]]] = {}
        for figure in self.guide.figures:
            places.setdefault(figure.span.line, set()).add((figure.span.column - 1, figure.span.end - 1))
        for number, line in enumerate(self.text.split("\n"), start=1):
            yield Line(number, tuple(_in_pieces(line.rstrip("\r"), sorted(places.get(number, ())))))

    def _cells(self, row: PayRow, place: str) -> tuple[tuple[Said, ...], ...]:
        unit = row.currency or ""
        base = self._range(f"{place}.base", row.base, unit)
        other = tuple(
            piece
            for number, pay in enumerate(row.other)
            for piece in (
                *((Said("; "),) if number else ()),
                Said(f"{pay.name}: "),
                *(self._range(f"{place}.other[{number}].range", pay.range, unit) or (Said(pay.text or "–"),)),
            )
        )
        return (
            (Said(row.region),) if row.region else (),
            (Said(row.level),) if row.level else (),
            (*base, Said(" a month")) if base and row.period == "month" else base,
            self._equity(f"{place}.equity", row.equity, unit),
            self._bonus(f"{place}.bonus", row.bonus, unit),
            self._range(f"{place}.sign_on", row.sign_on, unit),
            self._range(f"{place}.total", row.total, unit),
            other,
        )

    def _equity(self, place: str, equity: Equity | None, unit: str) -> tuple[Said, ...]:
        if equity is None:
            return ()
        grant = self._range(f"{place}.grant", equity.grant, unit)
        annual = self._range(f"{place}.annual", equity.annual, unit)
        if grant and equity.vest_years:
            grant = (
                *grant,
                Said(" over "),
                self._one(f"{place}.vest_years", printed_number(equity.vest_years)),
                Said(" years"),
            )
        if annual:
            annual = (*annual, Said(" a year"))
        both = (*grant, Said(" ("), *annual, Said(")")) if grant and annual else (*grant, *annual)
        return both or ((Said(equity.text),) if equity.text else ())

    def _bonus(self, place: str, bonus: Bonus | None, unit: str) -> tuple[Said, ...]:
        if bonus is None:
            return ()
        amount = self._range(f"{place}.amount", bonus.amount, unit)
        share = self._range(f"{place}.pct", bonus.pct, "", " %")
        both = (*amount, Said(" ("), *share, Said(")")) if amount and share else (*amount, *share)
        return both or ((Said(bonus.text),) if bonus.text else ())

    def _terms(self, place: str, terms: AskTerms) -> Iterator[Said]:
        unit = next((row.currency for row in self.guide.compensation if row.currency), None) or ""
        begun = False
        for field, name in ASKED:
            value: Range | None = getattr(terms, field)
            if value is not None:
                yield from (Said(", "),) if begun else ()
                yield from self._range(f"{place}.{field}", value, unit)
                yield Said(f" {name}")
                begun = True

    def _range(self, place: str, value: Range | None, unit: str, behind: str = "") -> tuple[Said, ...]:
        if value is None:
            return ()
        low, high = printed_value(value.low, unit) + behind, printed_value(value.high, unit) + behind
        more = (Said(" or more"),) if value.open else ()
        if low == high:
            return (self._one(f"{place}.low", low, place), *more)
        return (self._one(f"{place}.low", low), Said(" to "), self._one(f"{place}.high", high), *more)

    def _one(self, field: str, text: str, instead: str = "") -> Said:
        figure = self.figures.get(field) or self.figures.get(instead)
        return Said(text, figure.span.line, figure.text) if figure is not None else Said(text)


def _in_pieces(line: str, places: list[tuple[int, int]]) -> Iterator[str]:
    """A line cut at the figures: words, figure, words, figure ... words."""
    reached = 0
    for start, end in places:
        if reached <= start < end <= len(line):
            yield line[reached:start]
            yield line[start:end]
            reached = end
    yield line[reached:]
