"""Swaps the two ends of a range that begins with its higher one, where both are written alike and are of one size."""

import re

from counteroffer.lint.mend import Fix, Mend, Seen
from counteroffer.lint.places import figures_by_field
from counteroffer.terms.faults import Diagnostic

_DIGITS = re.compile(r"[\d.,]+")
LARGEST_RATIO = 3  # beyond it a K may be missing, and the figures themselves are in doubt


def fixes(seen: Seen, fault: Diagnostic) -> tuple[Fix, ...]:
    """Each end in the place of the other; none for a range in one token or for ends of different manner."""
    figures = figures_by_field(seen.guide)
    for field, low in figures.items():
        if low.span != fault.span or not field.endswith(".low"):
            continue
        high = figures.get(f"{field.removesuffix('.low')}.high")
        if high is None or high.span == low.span or low.value > LARGEST_RATIO * high.value:
            return ()
        if _DIGITS.sub("", low.text) != _DIGITS.sub("", high.text):
            return ()
        return Fix(low.span, high.text), Fix(high.span, low.text)
    return ()


MEND = Mend("swapped-ends", True, fixes, frozenset(("compensation", "figures")))
