"""Amounts that are quoted in two currencies should all be exchanged at about one rate, that of the guide's day.

The rule divides each end of each cell by its quotation and takes the median of the guide as its rate. A pair that is
more than a twentieth away from it, beyond the rounding of its figures, has a slip in one of its amounts. Zeros at the
end of a figure count as rounding, up to thousands. A guide with fewer than four pairs in the same two currencies is
not judged.

Where the guide says when it was updated, or of which quarter its figures are, its median is also held against the rate
of that day, or of the quarter's last: the European Central Bank's reference rate, or the fixed rate of a currency that
is tied to the dollar. One finding names a median that is more than a twentieth away from it, beyond the rounding. A day
whose rate is not known is not judged.

Bad:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Equity (RSU, 4 years) | Bonus |
|---|---|---|---|
| London | £100K - £120K / $125K - $150K | £40K - £80K / $50K - $100K | £10K - £20K / $13K - $35K |
```

Good:

```markdown
# Baker | Acme Negotiation Guide

| Region | Base salary | Equity (RSU, 4 years) | Bonus |
|---|---|---|---|
| London | £100K - £120K / $125K - $150K | £40K - £80K / $50K - $100K | £10K - £20K / $13K - $25K |
```
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from statistics import median

from counteroffer.guides.guide import Guide, GuideFigure
from counteroffer.library.freshness import review_of
from counteroffer.lint.cells import QUOTED, Cell, cells_of
from counteroffer.lint.places import rounding_of
from counteroffer.lint.rule import Finding, Rule
from counteroffer.lint.sums import ENDS
from counteroffer.parameters.rates import rate
from counteroffer.terms.faults import Severity

HELP = "correct one of the two amounts, or exchange all of the guide at one rate and name its day"
FEWEST_PAIRS = 4
TOLERANCE = Decimal("0.05")
_OWN_PARTS = {"base": "base", "equity": "equity.grant", "bonus": "bonus.amount", "total": "total"}


@dataclass(frozen=True, slots=True)
class _Pair:
    """One amount in two currencies: its rate, and between which rates its exact one lies."""

    own: GuideFigure
    quoted: GuideFigure
    rate: Decimal
    least: Decimal
    most: Decimal


def find(guide: Guide, today: date) -> Iterator[Finding]:
    """Every pair of amounts whose rate is far from the median rate of the guide."""
    if not any(row.quoted for row in guide.compensation):
        return
    pairs = sorted(_pairs(guide), key=_currencies)
    for (own, quoted), same in groupby(pairs, key=_currencies):
        group = list(same)
        usual = median(pair.rate for pair in group)
        for pair in group if len(group) >= FEWEST_PAIRS else ():
            if _is_away(pair, usual):
                message = (
                    f"{pair.own.text} for {pair.quoted.text} is {_shown(pair.rate)} {quoted} a {own}; "
                    f"the median of the guide is {_shown(usual)}"
                )
                yield Finding(pair.quoted.span, message, HELP)
        yield from _against_day(group, usual, review_of(guide).made)


def _against_day(group: Sequence[_Pair], usual: Decimal, day: date | None) -> Iterator[Finding]:
    """The median rate of the guide, where it is far from the published one of the day on which it was made."""
    own, quoted = _currencies(group[0])
    published = rate(own, quoted, day) if day else None
    if published is None or published.stale:
        return
    middle = min(group, key=lambda pair: abs(pair.rate - usual))
    if _is_away(middle, published.rate):
        fixed = f"the fixed rate, last checked on {published.day}, is"
        when = fixed if published.checked == published.day else f"on {published.day} it was"
        apart = abs(usual / published.rate - 1)
        message = (
            f"the guide exchanges at {_shown(usual)} {quoted} for 1 {own}; {when} {_shown(published.rate)}, "
            f"{apart:.0%} apart ({'; '.join(source.title for source in published.sources)})"
        )
        yield Finding(middle.quoted.span, message, HELP)


def _is_away(pair: _Pair, rate_there: Decimal) -> bool:
    """Whether a pair's exact rate, wherever its rounding leaves it, is far from another rate."""
    return pair.least > rate_there * (1 + TOLERANCE) or pair.most < rate_there * (1 - TOLERANCE)


def _shown(one: Decimal) -> str:
    """A rate with three digits that count, at least to the hundredth: 1.25, 0.0121."""
    return f"{one:.{max(2, 2 - one.adjusted())}f}"


def _currencies(pair: _Pair) -> tuple[str, str]:
    return pair.own.unit, pair.quoted.unit


def _pairs(guide: Guide) -> Iterator[_Pair]:
    cells = {(cell.row, cell.part): cell for cell in cells_of(guide)}
    for (row, part), quoted in cells.items():
        own = cells.get((row, _OWN_PARTS.get(part.removeprefix(QUOTED), ""))) if part.startswith(QUOTED) else None
        if own is not None:
            yield from _ends(own, quoted)


def _ends(own: Cell, quoted: Cell) -> Iterator[_Pair]:
    """Both ends of one cell; the same figure at both ends counts once."""
    for end in ENDS if own.low.value != own.high.value else ENDS[:1]:
        first, second = own.figure(end), quoted.figure(end)
        (low, high), (least, most) = _bounds(first), _bounds(second)
        if low > 0:
            yield _Pair(first, second, second.value / first.value, least / high, most / low)


def _bounds(figure: GuideFigure) -> tuple[Decimal, Decimal]:
    """Between which values an exchanged amount lies: whoever exchanges rounds, so "$7,000" is 6,500 to 7,500."""
    last = next((place for place in (1000, 100, 10) if figure.value % place == 0), 1)
    rounding = max(rounding_of(figure), Decimal(last) / 2)
    return figure.value - rounding, figure.value + rounding


RULE = Rule("C010", "exchange-rate-out-of-line", Severity.WARNING, find)
