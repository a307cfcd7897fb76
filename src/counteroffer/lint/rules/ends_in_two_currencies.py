"""The two ends of a range should be in one currency.

"PLN 340K–$460K" is a slip of the sign at one end: read as it stands, it is one amount in zlotys and another in dollars and no
range at all. The rule reports a cell that holds one single figure in each of two currencies while other cells of the row are
ranges. Silent where a slash or a bracket sets the second currency apart with a space.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Total |
|---|---|---|
| Warsaw | PLN 160K–$190K | PLN 180K–220K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Total |
|---|---|---|
| Warsaw | PLN 160K–190K | PLN 180K–220K |
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.cells import QUOTED, Cell, row_cells
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "write both ends in the row's currency"
_OWN_PARTS = {"base": "base", "equity": "equity.grant", "bonus": "bonus.amount", "total": "total"}


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every cell whose two figures touch and are in two currencies, in rows that have ranges too."""
    for number, row in enumerate(guide.compensation):
        if row.quoted is None:
            continue
        cells = row_cells(guide, number)
        for part, quoted in cells.items():
            own = cells.get(_OWN_PARTS.get(part.removeprefix(QUOTED), "")) if part.startswith(QUOTED) else None
            if own is not None and _touch(own, quoted) and any(not _is_single(cell) for cell in cells.values()):
                message = f"a range from {own.low.text} to {quoted.low.text} is in two currencies"
                yield Finding(own.span, message, HELP)


def _touch(own: Cell, quoted: Cell) -> bool:
    """Whether both are single figures with one character between them."""
    beside = own.span.line == quoted.span.line and quoted.span.column == own.span.end + 1
    return beside and _is_single(own) and _is_single(quoted)


def _is_single(cell: Cell) -> bool:
    return cell.low.value == cell.high.value


RULE = Rule("C020", "ends-in-two-currencies", Severity.WARNING, find)
