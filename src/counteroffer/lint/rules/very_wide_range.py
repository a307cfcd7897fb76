"""A range should be narrow enough to stand somewhere in it.

When the top of a base salary is more than twice its bottom, the range holds several levels, or one end is a slip:
nobody can say what this role is paid. For totals, which count equity, the limit is three times, for bonus and equity
five. Silent about ranges whose ends are twenty times apart or more (that is another size, not a wide range), about
open ends, and where the low end is zero.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €160K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €76K |
```
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from counteroffer.guides.guide import Guide
from counteroffer.lint.cells import cells_of
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity
from counteroffer.terms.printing import printed_number

HELP = "split the range by level, or check both ends"
WIDEST = {"base": 2, "total": 3, "equity.grant": 5, "equity.annual": 5, "bonus.amount": 5, "sign_on": 5}
ANOTHER_SIZE = 20


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every range whose high end is more times its low end than its component allows."""
    for cell in cells_of(guide):
        low, high = cell.low.value, cell.high.value
        widest = WIDEST.get(cell.part)
        if widest is None or low <= 0 or not widest * low < high < ANOTHER_SIZE * low or cell.high.text.endswith("+"):
            continue
        times = printed_number((high / low).quantize(Decimal("0.01")))
        name = cell.name_in(guide.compensation[cell.row])
        message = f"the {name} of {cell.written} is very wide: the high end is {times} times the low end"
        yield Finding(cell.span, message, HELP)


RULE = Rule("C016", "very-wide-range", Severity.WARNING, find)
