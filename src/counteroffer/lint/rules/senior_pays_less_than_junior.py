"""A senior guide should not pay less than the guide of the level under it.

Two guides of one company for the same work at two levels are a ladder. Where the higher one pays less in the same
region, one of them is older, or a table was pasted into the wrong file. The rule compares base salaries in the same
region and currency, and totals where there is no base, and reports the higher level when both of its ends are below.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |
```

```markdown
# Senior Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €50K - €62K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €60K - €72K |
```

```markdown
# Senior Baker | Acme Negotiation Guide

| Region | Base salary |
|---|---|
| Paris | €70K - €85K |
```
"""

from collections.abc import Iterator, Sequence
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.cells import Cell, cells_of
from counteroffer.lint.peers import named
from counteroffer.lint.rule import Finding, LibraryRule
from counteroffer.lint.sums import ENDS
from counteroffer.terms.faults import Severity

HELP = "hold both tables against a newer source; one of them is older or belongs to another level"


def find(guides: Sequence[Guide], today: date) -> Iterator[Finding]:
    """Every row that pays less at both ends than the row of a lower level of the same work, company and region."""
    ladders: dict[tuple[str, tuple[str, ...]], list[tuple[int, Guide]]] = {}
    for guide, whose in named(guides):
        if whose.rank is not None:
            ladders.setdefault((whose.company, whose.work), []).append((whose.rank, guide))
    for ladder in ladders.values():
        ladder.sort(key=lambda step: step[0])
        for place, (rank, guide) in enumerate(ladder):
            yield from _above(guide, [lower for below, lower in ladder[:place] if below < rank])


def _above(guide: Guide, lower: Sequence[Guide]) -> Iterator[Finding]:
    """The rows of a guide that pay less than one of the lower guides, each once, against the next lower level."""
    below = [(other, _paid(other)) for other in reversed(lower)]
    for key, cell in _paid(guide).items() if lower else ():
        for other, paid in below:
            junior = paid.get(key)
            if junior is not None and all(cell.bounds(end)[1] < junior.bounds(end)[0] for end in ENDS):
                what = f"{guide.role} in {guide.compensation[cell.row].region} pays {cell.written}"
                yield Finding(cell.span, f"{what}, less than {other.role} with {junior.written} ({junior.span})", HELP)
                break


def _paid(guide: Guide) -> dict[tuple[str, str, str], Cell]:
    """The base, else the total, of the rows without a level of their own, by region and currency."""
    paid: dict[tuple[str, str, str], Cell] = {}
    for part in ("base", "total"):
        for cell in cells_of(guide):
            row = guide.compensation[cell.row]
            has_base = row.base is not None
            if cell.part == part and not row.level and row.region and has_base == (part == "base"):
                paid.setdefault((part, " ".join(row.region.casefold().split()), cell.unit), cell)
    return paid


RULE = LibraryRule("C046", "senior-pays-less-than-junior", Severity.WARNING, find)
