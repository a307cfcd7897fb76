"""Offers become a comparison: side by side, what dominates what, what turns the ranking round, and what closes the gap.

Ranked by yearly worth: the average over each one's own expected years, plus what a job is liked better by. Only valued lines
count; chances that an offer comes true are shown beside it and not multiplied in.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, Words, join, say
from counteroffer.valuation.comparing.comparison import Absent, Comparison, Contender, Side
from counteroffer.valuation.comparing.component_rows import make_rows, uncounted_rows
from counteroffer.valuation.comparing.dominance import find_dominances
from counteroffer.valuation.comparing.indifference import find_indifferences
from counteroffer.valuation.comparing.sensitivity import find_sensitivities
from counteroffer.valuation.comparing.sides import make_sides


def compare(contenders: Sequence[Contender], on: date, absent: Sequence[Absent] = ()) -> Comparison:
    """The comparison of one or more contenders in the first one's currency, at the exchange rates of a day.

    A contender whose currency has no known rate is left out and named, as are those that are `absent`. A ValueError for no
    contender at all.
    """
    if not contenders:
        raise ValueError("nothing to compare")
    sides, left_out = make_sides(contenders, on)
    names = tuple(side.contender.name for side in sides)
    ranking = tuple(sorted(range(len(sides)), key=lambda number: (-sides[number].worth.number, number)))
    return Comparison(
        currency=contenders[0].valuation.currency,
        sides=sides,
        rows=make_rows(sides),
        ranking=ranking,
        dominances=find_dominances(sides, names),
        sensitivities=find_sensitivities(sides, names, ranking[0], on),
        indifferences=find_indifferences(sides, names, ranking, on),
        not_counted=uncounted_rows(sides, names),
        left_out=left_out,
        notes=(
            *_notes(sides, names, ranking),
            *(join([one.why.why, one.why.help]) for one in left_out),
            *(one.why for one in absent),
        ),
        absent=tuple(absent),
    )


def _notes(sides: Sequence[Side], names: Sequence[Words], ranking: Sequence[int]) -> Iterator[Sentence]:
    first = ranking[0]
    if len(ranking) > 1:
        yield _first_place(sides, names, first, ranking[1])
    yield say("Only what can be valued counts; what is claimed stands beside it. All amounts are before tax.")
    for side, name in zip(sides, names, strict=True):
        if side.rate is not None:
            yield join([say("{name}:", name=name), side.rate.said()])
        if side.expired is not None:
            yield say(
                "{name}: its last day was {day}; it is compared as if it still stood.", name=name, day=side.expired
            )
        if side.probability is not None:
            chance = side.probability
            yield say("The chance of {chance} that {name} comes true is not counted here.", chance=chance, name=name)
    if len({side.valuation.expected.number for side in sides}) > 1:
        yield say("The cases expect different lengths of stay; each average runs over its own.")


def _first_place(sides: Sequence[Side], names: Sequence[Words], first: int, second: int) -> Sentence:
    lead = sides[first].worth.number - sides[second].worth.number
    if not lead:
        return say(
            "{first} and {second} are worth the same a year: {worth}.",
            first=names[first], second=names[second], worth=sides[first].worth,
        )  # fmt: skip
    origins = (sides[first].worth, sides[second].worth)
    unit = sides[first].valuation.currency
    ahead = Figure(
        "comparison.lead", "lead of the first place, a year", lead, unit, "the difference of the two", origins
    )
    return say(
        "{first} comes first with {worth} a year, {lead} ahead of {second}.",
        first=names[first], worth=sides[first].worth, lead=ahead, second=names[second],
    )  # fmt: skip
