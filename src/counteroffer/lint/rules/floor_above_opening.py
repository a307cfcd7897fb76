"""What a strategy would accept should not be above what it opens with.

A floor above the opening leaves nothing to concede: one of the two figures is wrong, or they are of different things.
Silent about an opening total that is no higher than the guide's base salaries: that is a base which the text does not
name so.

Bad:

```markdown
# Baker | Acme Negotiation Guide

## Strategy

Open at $110K base. Accept at $115K+ base.
```

Good:

```markdown
# Baker | Acme Negotiation Guide

## Strategy

Open at $120K base. Accept at $110K+ base.
```
"""

from collections.abc import Iterator, Mapping
from datetime import date

from counteroffer.guides.guide import Guide, GuideFigure
from counteroffer.lint.cells import cells_of
from counteroffer.lint.places import figures_by_field
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity

HELP = "check both figures, and whether they mean the same component"
COMPONENTS = ("base", "equity", "equity_annual", "bonus", "sign_on", "total")


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every component whose floor is wholly above its opening, where both are in one currency."""
    figures = figures_by_field(guide)
    for number in range(len(guide.strategy.asks) if guide.strategy else 0):
        for name in COMPONENTS:
            floor = _figure(figures, f"strategy.asks[{number}].floor.{name}", "low")
            opening = _figure(figures, f"strategy.asks[{number}].open.{name}", "high")
            if floor is None or opening is None or floor.unit != opening.unit or floor.value <= opening.value:
                continue
            if name == "total" and _is_a_base(guide, opening):
                continue
            what = name.replace("_", " ")
            yield Finding(floor.span, f"the floor of {what}, {floor.text}, is above the opening, {opening.text}", HELP)


def _is_a_base(guide: Guide, opening: GuideFigure) -> bool:
    """Whether a total is within what the guide pays as base salary alone."""
    bases = [cell.high.value for cell in cells_of(guide) if cell.part == "base" and cell.unit == opening.unit]
    return bool(bases) and opening.value <= max(bases)


def _figure(figures: Mapping[str, GuideFigure], field: str, end: str) -> GuideFigure | None:
    return figures.get(f"{field}.{end}", figures.get(field))


RULE = Rule("C007", "floor-above-opening", Severity.WARNING, find)
