"""An amount should be of the size of its neighbours.

"$120" for "$120K" or "₹24K" for "₹24L" is a slip of one letter and a factor of a hundred or a thousand. The rule
reports a range whose ends are twenty times apart, a cell that is eight times below or above every other cell of its
column in the same currency, and a base that is less than a fiftieth of its row's total. Each cell is reported once.
Silent about a single cell that has neither neighbours nor a total.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |
| Berlin | €58 - €70 |
| Madrid | €48K - €60K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |
| Berlin | €58K - €70K |
| Madrid | €48K - €60K |
```
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from counteroffer.guides.guide import Guide, GuideFigure
from counteroffer.lint.cells import Cell, money_cells, row_cells
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity
from counteroffer.terms.printing import printed_number

HELP = "check the size of the figure: K, L, M, or a zero too many or too few"
ENDS_APART = 20
CELLS_APART = 8
PARTS_APART = 50
COMPONENTS = ("base", "equity.grant", "equity.annual", "bonus.amount", "total")


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every cell whose size is not that of its other end, its column or its row."""
    cells = [(cell, middle, _ends_apart(cell)) for cell in money_cells(guide) if (middle := cell.middle) > 0]
    columns: dict[tuple[str, str], list[Decimal]] = {}
    for cell, middle, apart in cells:
        if apart is None:
            columns.setdefault((cell.part, cell.unit), []).append(middle)
    for middles in columns.values():
        middles.sort()
    for cell, middle, apart in cells:
        found = (
            apart
            or _column_apart(cell, middle, columns[cell.part, cell.unit])
            or _row_apart(cell, middle, row_cells(guide, cell.row))
        )
        if found is not None:
            figure, message = found
            yield Finding(figure.span, message, HELP)


def _ends_apart(cell: Cell) -> tuple[GuideFigure, str] | None:
    low, high = cell.low, cell.high
    if low.value == high.value > 0:
        return None
    if low.value > high.value:
        low, high = high, low
    if low.value <= 0 or high.value < ENDS_APART * low.value:
        return None
    return low, f"{low.text} and {high.text} are the ends of one range, {_times(high.value / low.value)} apart"


def _column_apart(cell: Cell, middle: Decimal, middles: Sequence[Decimal]) -> tuple[GuideFigure, str] | None:
    """A cell that is far below or above all others of its column; of two cells, the smaller.

    `middles` are those of the column's cells in rising order, the cell's own among them.
    """
    if cell.part not in COMPONENTS or len(middles) < 2:
        return None
    if middle == middles[0] and middle * CELLS_APART <= middles[1]:
        return cell.low, f"{cell.written} is {_times(middles[1] / middle)} below the rest of its column"
    if len(middles) > 2 and middle == middles[-1] and middle >= CELLS_APART * middles[-2]:
        return cell.low, f"{cell.written} is {_times(middle / middles[-2])} above the rest of its column"
    return None


def _row_apart(cell: Cell, middle: Decimal, cells: Mapping[str, Cell]) -> tuple[GuideFigure, str] | None:
    """A base that is next to nothing of its row's total."""
    total = cells.get("total") if cell.part == "base" else None
    if total is None or total.unit != cell.unit or (whole := total.middle) < PARTS_APART * middle:
        return None
    return cell.low, f"the base of {cell.written} is {_times(whole / middle)} below the total of its row"


def _times(ratio: Decimal) -> str:
    return f"{printed_number(ratio.quantize(Decimal(1)))} times"


RULE = Rule("C013", "figure-of-another-size", Severity.WARNING, find)
