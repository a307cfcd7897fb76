"""Which offer is at least as good as another everywhere: whatever the person's taste for time and components, it wins."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words, join, listed, say
from counteroffer.valuation.comparing.comparison import Dominance, Manner, Side
from counteroffer.valuation.comparing.component_rows import amounts, label_of
from counteroffer.valuation.valuation import Line

SAID = {
    Manner.COMPONENTS: "Of what can be valued, {better} pays at least as much as {worse} in every component and every year, and more in some.",
    Manner.YEARS: "Of what can be valued, {better} pays in all at least as much as {worse} in every year, and more in some.",
    Manner.KEPT: "Of what can be valued, in whatever month you leave, {better} leaves you with at least as much as {worse}, and with more in some.",
}


def find_dominances(sides: Sequence[Side], names: Sequence[Words]) -> tuple[Dominance, ...]:
    """Every pair in which one side dominates; of components and years only the stronger is told, the former.

    Where the worse one claims something that counts zero, and that the better one does not claim too, it is not told by
    component, and the claims are named.
    """
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
            claims = _claims_not_met(ours, theirs) if held else ()
            if Manner.COMPONENTS in held and (claims or Manner.YEARS in held):
                held.remove(Manner.COMPONENTS if claims else Manner.YEARS)
            for manner in held:
                said = say(SAID[manner], better=names[better], worse=names[worse])
                if claims and manner is held[0]:
                    said = join([said, _holds(names[worse], claims)])
                yield Dominance(better=better, worse=worse, manner=manner, said=said)


def _claims_not_met(better: Side, worse: Side) -> tuple[str, ...]:
    """The components of which the worse side claims something that counts zero, beyond what the better one claims."""
    unmet = [line for line in worse.valuation.not_counted() if line.claimed and not _is_met(line, better)]
    return tuple(dict.fromkeys(line.component for line in unmet))


def _is_met(line: Line, better: Side) -> bool:
    """Whether a claim of one number is one of the better side's too, there as large or larger."""
    theirs = [one for one in better.valuation.not_counted() if one.component == line.component]
    return any(_is_as_large(one.claimed, line.claimed) for one in theirs)


def _is_as_large(ours: tuple[Figure, ...], theirs: tuple[Figure, ...]) -> bool:
    if len(ours) != 1 or len(theirs) != 1 or ours[0].unit != theirs[0].unit:
        return False
    return ours[0].number >= theirs[0].number


def _holds(worse: Words, components: tuple[str, ...]) -> Sentence:
    labels = listed([label_of(component) for component in components])
    return say("{worse} holds claims that count zero here: {labels}.", worse=worse, labels=labels)


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
