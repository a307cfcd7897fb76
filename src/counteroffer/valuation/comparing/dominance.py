"""Which offer is at least as good as another everywhere: whatever the person's taste for time and components, it wins."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from counteroffer.terms.sentences import Words, say
from counteroffer.valuation.comparing.comparison import Dominance, Manner, Side
from counteroffer.valuation.comparing.component_rows import amounts

SAID = {
    Manner.COMPONENTS: "{better} pays at least as much as {worse} in every component and every year, and more in some.",
    Manner.YEARS: "{better} pays in all at least as much as {worse} in every year, and more in some.",
    Manner.KEPT: "In whatever month you leave, {better} leaves you with at least as much as {worse}, and with more in some.",
}


def find_dominances(sides: Sequence[Side], names: Sequence[Words]) -> tuple[Dominance, ...]:
    """Every pair in which one side dominates; of components and years only the stronger is told, the former."""
    return tuple(_pairs(sides, names))


def dominates(better: Side, worse: Side, manner: Manner, sides: Sequence[Side]) -> bool:
    """Whether a side is nowhere below another and somewhere above it, over the years that all sides show.

    Valued components only, without what a job is liked better by. A partial order: never both ways, and handed on.
    """
    first, second = _profile(better, manner, sides), _profile(worse, manner, sides)
    pairs = list(zip(first, second, strict=True))
    return all(ours >= theirs for ours, theirs in pairs) and any(ours > theirs for ours, theirs in pairs)


def _pairs(sides: Sequence[Side], names: Sequence[Words]) -> Iterator[Dominance]:
    for better, ours in enumerate(sides):
        for worse, theirs in enumerate(sides):
            held = [manner for manner in Manner if dominates(ours, theirs, manner, sides)]
            if Manner.COMPONENTS in held and Manner.YEARS in held:
                held.remove(Manner.YEARS)
            for manner in held:
                said = say(SAID[manner], better=names[better], worse=names[worse])
                yield Dominance(better=better, worse=worse, manner=manner, said=said)


def _profile(side: Side, manner: Manner, sides: Sequence[Side]) -> list[Decimal]:
    """All that a side is compared by; the same places for every side, so that the order is handed on."""
    years = min(len(one.valuation.years) for one in sides)
    if manner is Manner.YEARS:
        return [year.number for year in side.valuation.years[:years]]
    if manner is Manner.KEPT:
        months = min(len(one.kept) for one in sides)
        return [figure.number for figure in side.kept[:months]]
    components = dict.fromkeys(line.component for one in sides for line in one.valuation.lines)
    return [amount for component in components for amount in amounts(side, component)[:years]]
