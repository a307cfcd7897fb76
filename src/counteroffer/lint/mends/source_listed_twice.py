"""Deletes a line of evidence that an earlier line says in the same words."""

from counteroffer.lint.mend import Fix, Mend, Seen
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.places import Span


def fixes(seen: Seen, fault: Diagnostic) -> tuple[Fix, ...]:
    """The source's line, where it is a bullet of one line and the same bullet stands above it."""
    line = fault.span.line
    words = " ".join(seen.line(line).split())
    after = seen.line(line + 1) if line < len(seen.source.line_starts) else ""
    above = {source.line for source in seen.guide.sources if source.line < line}
    is_bullet = words.startswith(("- ", "* ", "+ ")) and (not after.strip() or after.lstrip().startswith(words[:2]))
    if not is_bullet or not any(" ".join(seen.line(other).split()) == words for other in above):
        return ()
    return (Fix(Span(fault.span.path, line, 1, 1), whole_line=True),)


MEND = Mend("source-listed-twice", True, fixes, frozenset(("sources", "figures", "unread")))
