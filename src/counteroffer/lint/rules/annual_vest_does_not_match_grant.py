"""A grant and what vests of it in a year should fit the years of vesting.

Where a cell states both, the year's share times the years is the grant. If it is not, one of the two was copied from
another row, or the years are wrong, and every yearly total that rests on it is wrong too. The tolerance is the
rounding of the printed figures and no more. Silent where the guide does not say over how many years the grant vests.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Equity (RSU, 4 years) |
|---|---|---|
| Paris | $100K - $120K | $40K - $80K ($10K - $25K per year) |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Equity (RSU, 4 years) |
|---|---|---|
| Paris | $100K - $120K | $40K - $80K ($10K - $20K per year) |
```
"""

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.cells import row_cells
from counteroffer.lint.rule import Finding, Rule
from counteroffer.lint.sums import ENDS
from counteroffer.terms.faults import Severity
from counteroffer.terms.printing import printed_money, printed_number

HELP = "correct the grant, the yearly amount or the years of vesting"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every row whose yearly equity times its years is not its grant, at the first end that is wrong."""
    for number, row in enumerate(guide.compensation):
        equity = row.equity
        if equity is None or not equity.vest_years or equity.grant is None or equity.annual is None:
            continue
        cells, years = row_cells(guide, number), equity.vest_years
        grant, annual = cells.get("equity.grant"), cells.get("equity.annual")
        if grant is None or annual is None or grant.unit != annual.unit:
            continue
        for end in ENDS:
            least, most = (value * years for value in annual.bounds(end))
            lowest, highest = grant.bounds(end)
            if least > highest or most < lowest:
                yearly, whole = annual.figure(end), grant.figure(end)
                product = printed_money(yearly.value * years, annual.unit)
                message = (
                    f"{yearly.text} a year over {printed_number(years)} years is {product}, not the grant {whole.text}"
                )
                yield Finding(yearly.span, message, HELP)
                break


RULE = Rule("C009", "annual-vest-does-not-match-grant", Severity.WARNING, find)
