"""The parts of an opening should make the total that it names.

"Open at $120K base with a $20K bonus, $180K in all" cannot be paid out: whoever agrees does not know to what. The
rule adds up the parts of an opening in the ways in which totals are counted, with the sign-on or without, and reports
a total that is not within a fortieth of any of them. Silent where the opening names fewer than two parts, or less
than the guide's table pays: the total may count what the opening leaves at its usual level.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Bonus |
|---|---|---|
| Paris | €100K - €120K | €10K - €20K |

## Strategy

Open at €118K base with a €20K bonus, pushing the total to €180K.
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Bonus |
|---|---|---|
| Paris | €100K - €120K | €10K - €20K |

## Strategy

Open at €118K base with a €20K bonus, pushing the total to €138K.
```
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import groupby

from counteroffer.guides.guide import Guide
from counteroffer.lint.asks import Term, terms_of
from counteroffer.lint.places import rounding_of
from counteroffer.lint.rule import Finding, Rule
from counteroffer.terms.faults import Severity
from counteroffer.terms.printing import printed_money

HELP = "correct the total or the part that is wrong; a year of the grant is what a yearly total counts"
TOLERANCE = Decimal(1) / 40
USUAL_YEARS = 4


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every opening whose total is none of the sums of its parts."""
    for _ask, terms in groupby(terms_of(guide, "open"), key=lambda term: term.ask):
        parts = {term.component: term for term in terms}
        total = parts.pop("total", None)
        if (
            total is None
            or len({term.low.unit for term in (*parts.values(), total)}) > 1
            or not _is_whole(guide, parts)
        ):
            continue
        sums = [(low, high) for low, high in _sums(guide, parts)]
        rounding = rounding_of(total.low) + total.low.value * TOLERANCE
        if any(low - rounding <= total.high.value and total.low.value <= high + rounding for low, high in sums):
            continue
        low, high = min(sums, key=lambda one: abs(one[0] - total.low.value))
        near = " to ".join(printed_money(end, total.low.unit) for end in ((low,) if low == high else (low, high)))
        message = f"the parts of the opening make {near} at the nearest, not the {total.written} that it names"
        yield Finding(total.low.span, message, HELP)


def _is_whole(guide: Guide, parts: Mapping[str, Term]) -> bool:
    """Whether the opening names the base and every other part that a row of the guide pays."""
    rows = guide.compensation
    equity = "equity" in parts or "equity_annual" in parts or not any(row.equity for row in rows)
    bonus = "bonus" in parts or not any(row.bonus for row in rows)
    return "base" in parts and len(parts) > 1 and equity and bonus and not any(row.other for row in rows)


def _sums(guide: Guide, parts: Mapping[str, Term]) -> Iterator[tuple[Decimal, Decimal]]:
    """The least and the most of every way to count: with a year of equity or all of it, with the sign-on or without."""
    years = {row.equity.vest_years for row in guide.compensation if row.equity and row.equity.vest_years}
    equity = [_ends(parts["equity_annual"])] if "equity_annual" in parts else []
    if "equity" in parts:
        low, high = _ends(parts["equity"])
        equity += [(low, high), *((low / each, high / each) for each in sorted(years | {Decimal(USUAL_YEARS)}))]
    fixed = [_ends(parts[name]) for name in ("base", "bonus") if name in parts]
    sign_ons = [(Decimal(0), Decimal(0)), *([_ends(parts["sign_on"])] if "sign_on" in parts else [])]
    for grant in equity or [(Decimal(0), Decimal(0))]:
        for sign_on in sign_ons:
            added = [*fixed, grant, sign_on]
            yield sum((one[0] for one in added), Decimal(0)), sum((one[1] for one in added), Decimal(0))


def _ends(term: Term) -> tuple[Decimal, Decimal]:
    return term.low.value, term.high.value


RULE = Rule("C034", "opening-does-not-make-its-total", Severity.WARNING, find)
