"""A range should begin with its lower end.

"$120K - $100K" is a slip, and so is a range whose first figure lost its K or got one too many. Either way nobody can
tell which figure is meant.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | $120K - $100K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | $100K - $120K |
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.places import figures_by_field
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "write the lower figure first, and check that both have the same size (K, M)"
LOW = ".low"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every range of the record whose low end is above its high end."""
    figures = figures_by_field(guide)
    for field, low in figures.items():
        high = figures.get(f"{field[: -len(LOW)]}.high") if field.endswith(LOW) else None
        if high is not None and low.value > high.value:
            written = low.text if low.text == high.text else f"{low.text} to {high.text}"
            yield Finding(low.span, f"the range {written} begins with its higher end", HELP)


RULE = Rule("C005", "swapped-ends", Severity.WARNING, find)
