"""Writes a bonus percentage anew from the amount and the base; a guess, as the amount may be the wrong one."""

from decimal import Decimal

from counteroffer.guides.guide import PayRow
from counteroffer.lint.amounts_written import points_written
from counteroffer.lint.mend import Fix, Mend, Seen
from counteroffer.lint.places import figures_by_field
from counteroffer.terms.faults import Diagnostic


def fixes(seen: Seen, fault: Diagnostic) -> tuple[Fix, ...]:
    """The percentage at both ends, for the row whose amount is at fault."""
    figures = figures_by_field(seen.guide)
    for number, row in enumerate(seen.guide.compensation):
        field = f"compensation[{number}].bonus"
        placed = [figures.get(f"{field}.amount.{end}") for end in ("low", "high")]
        low, high = figures.get(f"{field}.pct.low"), figures.get(f"{field}.pct.high")
        points = _points(row)
        if points is None or low is None or high is None or not any(one and one.span == fault.span for one in placed):
            continue
        if low.span != high.span:
            return Fix(low.span, f"{points[0]}%"), Fix(high.span, f"{points[1]}%")
        return (Fix(low.span, f"{points[0]}%" if points[0] == points[1] else f"{points[0]}-{points[1]}%"),)
    return ()


def _points(row: PayRow) -> tuple[str, str] | None:
    """The amount as points of the base at its two ends, the lower one first."""
    if row.bonus is None or row.bonus.amount is None or row.base is None or not row.base.low or not row.base.high:
        return None
    shares = (row.bonus.amount.low / row.base.low * Decimal(100), row.bonus.amount.high / row.base.high * Decimal(100))
    low, high = sorted(shares)
    return points_written(low), points_written(high)


MEND = Mend("bonus-percent-does-not-match-amount", False, fixes, frozenset(("compensation", "figures", "unread")))
