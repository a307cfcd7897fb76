"""Writes a total anew from its parts, counted as the guide's other totals are; a guess about which figure is wrong."""

from collections import Counter

from counteroffer.lint.amounts_written import written_like
from counteroffer.lint.counted_totals import CountedTotal, counted_totals
from counteroffer.lint.mend import Fix, Mend, Seen
from counteroffer.lint.places import figures_by_field
from counteroffer.lint.sums import ENDS, Sum
from counteroffer.terms.faults import Diagnostic


def fixes(seen: Seen, fault: Diagnostic) -> tuple[Fix, ...]:
    """Both ends of the total at fault, by the way in which most totals of the guide are exact, else by the nearest."""
    totals = counted_totals(seen.guide)
    usual = Counter(way.name for counted in totals for way in counted.exact[:1])
    figures = figures_by_field(seen.guide)
    for counted in totals:
        both = [figures.get(f"{counted.stated.field}.total.{end}") for end in ENDS]
        if counted.exact or not any(figure is not None and figure.span == fault.span for figure in both):
            continue
        way = _way(counted, usual)
        made: list[Fix] = []
        for figure, end in zip(both, ENDS, strict=True):
            if figure is None or not way.gap(counted.stated.total, end):
                continue
            written = written_like(figure, way.at(end))
            if written is None:
                return ()
            made.append(Fix(figure.span, written))
        return tuple(made)
    return ()


def _way(counted: CountedTotal, usual: Counter[str]) -> Sum:
    for name, _count in usual.most_common():
        same = next((way for way in counted.ways if way.name == name), None)
        if same is not None:
            return same
    return min(counted.ways, key=lambda way: way.misses(counted.stated.total))


MEND = Mend("total-does-not-reconcile", False, fixes, frozenset(("compensation", "figures")))
