"""Two companies do not pay the same to the last figure.

A pay table that stands in the guides of two companies was copied from one into the other, and at most one of them is
right. The rule compares all figures of the tables, in order, and reports the later of two guides by path. Silent
about tables of fewer than eight figures: round numbers meet by chance.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Total |
|---|---|---|
| Paris | €60K - €72K | €62K - €77K |
| Berlin | €58K - €70K | €59K - €75K |
```

```markdown
# Baker | Brot Negotiation Guide

| Region | Base salary | Total |
|---|---|---|
| Paris | €60K - €72K | €62K - €77K |
| Berlin | €58K - €70K | €59K - €75K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Total |
|---|---|---|
| Paris | €60K - €72K | €62K - €77K |
| Berlin | €58K - €70K | €59K - €75K |
```

```markdown
# Baker | Brot Negotiation Guide

| Region | Base salary | Total |
|---|---|---|
| Paris | €61K - €75K | €63K - €80K |
| Berlin | €57K - €71K | €59K - €76K |
```
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from counteroffer.guides.guide import Guide
from counteroffer.lint.cells import cells_of
from counteroffer.lint.peers import named
from counteroffer.lint.rule import Finding, LibraryRule
from counteroffer.terms.faults import Severity

HELP = "find out whose figures they are, and replace those of the other company"
FEWEST_FIGURES = 8


def find(guides: Sequence[Guide], today: date) -> Iterator[Finding]:
    """Every guide whose table is that of an earlier guide of another company."""
    first: dict[tuple[tuple[str, Decimal], ...], tuple[str, Guide]] = {}
    for guide, whose in named(guides):
        cells = [cell for cell in cells_of(guide) if cell.is_money]
        figures = tuple([(cell.low.unit, figure.value) for cell in cells for figure in (cell.low, cell.high)])
        if len(figures) < FEWEST_FIGURES or len(set(figures)) < FEWEST_FIGURES:
            continue
        company, other = first.setdefault(figures, (whose.company, guide))
        if company != whose.company:
            message = f"the pay table is that of {other.company}, {other.role} ({other.path}), to the last figure"
            yield Finding(cells[0].span, message, HELP)


RULE = LibraryRule("C047", "table-of-another-company", Severity.WARNING, find)
