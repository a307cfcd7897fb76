"""Filings as evidence for one case: where the base on the table lies among them, and what may stand as a ceiling.

Of filings for this very role and level the ninetieth percentile may: people with the same title get it. Filings that hold
all levels together span first jobs and the best paid, so there, as with published statistics, only one step up may: the
percentile after the one nearest to the base.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from counteroffer.market.benchmark import FILINGS, PayRange
from counteroffer.market.held import ROLE, Held, HeldRecords
from counteroffer.market.records.question import PERCENTILES
from counteroffer.market.wages import POINT_NAMES
from counteroffer.offers.case import Case
from counteroffer.offers.ledger import offer_on_the_table
from counteroffer.offers.periods import yearly
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, say


def filed_ranges(case: Case, records: HeldRecords) -> Iterator[PayRange]:
    """The filings as ranges of base, the narrowest cell first; without a base on the table, only those of the role itself."""
    base = _base(case)
    for held in records.filings:
        if held.scope == ROLE:
            yield _range(held, held.point(10), held.point(90), _stands(held, base) if base else None)
        elif base is not None:
            yield _range(held, _below(held, base), next_step(held.points, base.number), _stands(held, base))


def named_ranges(records: HeldRecords) -> Iterator[PayRange]:
    """Single advertisements and notes as ranges."""
    for one in records.named:
        yield PayRange(
            component=one.component, source=one.kind, said_by=one.about, low=one.low, high=one.high, dated=one.day
        )


def said_of(held: Held) -> Sentence:
    """Whose filings they are, how many, and of when."""
    return say(
        "{count}: {about}, decided {first} to {last}",
        count=held.count,
        about=held.about,
        first=held.first,
        last=held.last,
    )


def next_step(points: Sequence[Figure], base: Decimal) -> Figure | None:
    """The percentile after the one nearest to a base (on the scale of logarithms); the lowest for a base under all of them,
    the highest where that still lies above the base; else None.
    """
    nearest = min((point.number for point in points), key=lambda wage: abs(wage.ln() - base.ln()))
    over = base if base < points[0].number else max(base, nearest)
    step = next((point for point in points if point.number > over), points[-1])
    return step if step.number > base else None


def _range(held: Held, low: Figure | None, high: Figure | None, stands: str | None) -> PayRange:
    return PayRange(
        component="base", source=FILINGS, said_by=said_of(held), low=low, high=high, dated=held.middle, stands=stands
    )


def _base(case: Case) -> Figure | None:
    offer = offer_on_the_table(case)
    base = offer.base if offer else None
    return yearly(case, base.stated, "offer.base_a_year", base) if base is not None else None


def _below(held: Held, base: Figure) -> Figure | None:
    """The highest percentile at or under a base."""
    return next((point for point in reversed(held.points) if point.number <= base.number), None)


def _stands(held: Held, base: Figure) -> str:
    """Where a base stands among the percentiles, in words."""
    named = [(POINT_NAMES[rank], point.number) for rank, point in zip(PERCENTILES, held.points, strict=True)]
    same = [name for name, wage in named if wage == base.number]
    if same:
        return f"at the {' and the '.join(same)} of the filings"
    below = [name for name, wage in named if wage < base.number]
    above = [name for name, wage in named if wage > base.number]
    if below and above:
        return f"between the {below[-1]} and the {above[0]} of the filings"
    return f"above the {below[-1]} of the filings" if below else f"below the {above[0]} of the filings"
