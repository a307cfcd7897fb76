"""Deletes a row of pay that says in every cell what an earlier row says."""

from counteroffer.lint.cells import place_of_row
from counteroffer.lint.mend import Fix, Mend, Seen
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.places import Span


def fixes(seen: Seen, fault: Diagnostic) -> tuple[Fix, ...]:
    """The row's line, where the line of an earlier row of pay in the same table is the same but for blanks."""
    line = fault.span.line
    words = _words(seen.line(line))
    above = {place_of_row(seen.guide, number).line for number in range(len(seen.guide.compensation))}
    if not words.startswith("|") or not any(_words(seen.line(other)) == words for other in above if other < line):
        return ()
    return (Fix(Span(fault.span.path, line, 1, 1), whole_line=True),)


def _words(line: str) -> str:
    return "|".join(" ".join(cell.split()) for cell in line.split("|")).strip()


MEND = Mend("row-repeated", True, fixes, frozenset(("compensation", "figures", "unread")))
