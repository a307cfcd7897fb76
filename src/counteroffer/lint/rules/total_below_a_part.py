"""A total should not be smaller than one of its parts.

The sum of a row cannot be less than its base salary. Where every part is stated as an amount, the sum itself is
checked by another rule; this one looks at the rows which that one leaves alone, such as those with a part in words.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Equity | Total |
|---|---|---|---|
| Paris | €60K - €72K | some options | €55K - €80K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Equity | Total |
|---|---|---|---|
| Paris | €60K - €72K | some options | €60K - €80K |
```
"""

from collections.abc import Iterator, Mapping
from datetime import date

from counteroffer.guides.guide import Guide, PayRow
from counteroffer.lint.cells import Cell, row_cells
from counteroffer.lint.counted_totals import counted_totals
from counteroffer.lint.rule import Finding, Rule
from counteroffer.lint.sums import ENDS
from counteroffer.terms.faults import Severity

HELP = "correct the total or the part"
PARTS = ("base", "bonus.amount", "equity.annual")


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every total that is below a part of its row at the same end, in rows whose sum is not checked."""
    summed = {total.row for total in counted_totals(guide) if ".quoted" not in total.stated.field}
    for number, row in enumerate(guide.compensation):
        found = _first_below(row, row_cells(guide, number)) if row.total is not None and number not in summed else None
        if found is not None:
            yield found


def _first_below(row: PayRow, cells: Mapping[str, Cell]) -> Finding | None:
    """The first part that is larger than the total at one end, beyond the rounding."""
    total = cells.get("total")
    for part in (cells[name] for name in PARTS if name in cells):
        for end in ENDS if total is not None and part.unit == total.unit else ():
            if total is not None and total.bounds(end)[1] < part.bounds(end)[0]:
                whole, piece = total.figure(end), part.figure(end)
                message = f"the total of {whole.text} is less than the {part.name_in(row)} of {piece.text}"
                return Finding(whole.span, message, HELP)
    return None


RULE = Rule("C018", "total-below-a-part", Severity.WARNING, find)
