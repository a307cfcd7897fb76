"""Writes yearly equity anew as its grant over its years of vesting; a guess, as the grant may be the wrong one."""

from counteroffer.lint.amounts_written import written_like
from counteroffer.lint.mend import Fix, Mend, Seen
from counteroffer.lint.places import figures_by_field
from counteroffer.lint.sums import ENDS
from counteroffer.terms.faults import Diagnostic


def fixes(seen: Seen, fault: Diagnostic) -> tuple[Fix, ...]:
    """Both ends of the yearly amount, for the row whose yearly equity is at fault."""
    figures = figures_by_field(seen.guide)
    for number, row in enumerate(seen.guide.compensation):
        field = f"compensation[{number}].equity"
        yearly = [figures.get(f"{field}.annual.{end}") for end in ENDS]
        if row.equity is None or not row.equity.vest_years or not any(one and one.span == fault.span for one in yearly):
            continue
        made: list[Fix] = []
        for figure, end in zip(yearly, ENDS, strict=True):
            grant = figures.get(f"{field}.grant.{end}")
            written = written_like(figure, grant.value / row.equity.vest_years) if figure and grant else None
            if figure is None or written is None:
                return ()
            made.append(Fix(figure.span, written))
        return tuple(dict.fromkeys(made))
    return ()


MEND = Mend("annual-vest-does-not-match-grant", False, fixes, frozenset(("compensation", "figures")))
