"""What a strategy would accept should not be above what it opens with.

A floor above the opening leaves nothing to concede: one of the two figures is wrong, or they are of different things.

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

from collections.abc import Iterator
from datetime import date

from counteroffer.guides.guide import AskTerms, Guide, Range
from counteroffer.lint.places import figures_by_field, place_of
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity
from counteroffer.terms.printing import printed_number

HELP = "check both figures, and whether they mean the same component"


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every component whose floor is wholly above its opening."""
    figures = figures_by_field(guide)
    for number, ask in enumerate(guide.strategy.asks if guide.strategy else ()):
        floors = dict(_terms(ask.floor))
        for name, opening in _terms(ask.open):
            floor = floors.get(name)
            if floor is not None and floor.low > opening.high and not opening.open:
                field = f"strategy.asks[{number}].floor.{name}"
                amounts = f"{printed_number(floor.low)} is above the opening of {printed_number(opening.high)}"
                message = f"the floor of {name.replace('_', ' ')}, {amounts}"
                yield Finding(place_of(guide, figures, f"{field}.low", field), message, HELP)


def _terms(terms: AskTerms) -> Iterator[tuple[str, Range]]:
    for name in ("base", "equity", "equity_annual", "bonus", "sign_on", "total"):
        stated: Range | None = getattr(terms, name)
        if stated is not None:
            yield name, stated


RULE = Rule("C007", "floor-above-opening", Severity.WARNING, find)
