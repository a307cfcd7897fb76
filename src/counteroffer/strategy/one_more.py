"""What one more alternative would be worth: the case with one more written offer, against the case as it is.

A better fallback pays twice: an offer that is withdrawn costs less, so more can be asked for; and where it lies above
this offer, the walk-away rises with it. What the whole position is worth is taken with and without it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from counteroffer.market.benchmark import Benchmark
from counteroffer.offers.case import Alternative, BasePay, Case, Offer
from counteroffer.strategy.position import Position
from counteroffer.strategy.positioning import take_position
from counteroffer.strategy.scale import Scale
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Words
from counteroffer.valuation.valuation import Valuation


@dataclass(frozen=True, slots=True, kw_only=True)
class OneMore:
    """One more written offer of a yearly worth: what it adds to the position a year, and the ask and walk-away with it."""

    pay: Figure
    gain: Figure
    ask: Figure | None
    walk_away: Figure | None
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a position is made from, and the position itself."""

    case: Case
    offer: Offer
    valuation: Valuation
    benchmark: Benchmark
    position: Position
    today: date


def worth_of_one_more(held: Held, scale: Scale) -> tuple[OneMore, ...]:
    """The worth of one more written offer as good as this one, as the first ask, and as the top of the evidence.

    Empty where no ask is computed for want of evidence, and where leaving is best anyhow.
    """
    if held.position.ceiling is None or held.position.verdict not in ("ask", "accept"):
        return ()
    return tuple(_one_more(held, number, level) for number, level in enumerate(_levels(held, scale), start=1))


def value_of(position: Position) -> Decimal:
    """What a position is worth a year on average: the fallback, the offer, or what asking adds to the better of them."""
    fallback = position.reservation.worth.number if position.reservation else Decimal(0)
    offered = position.offer_worth.number if position.offer_worth else Decimal(0)
    if position.verdict == "leave":
        return fallback
    gain = position.expected_gain.number if position.expected_gain else Decimal(0)
    return max(offered, fallback) + gain


def _levels(held: Held, scale: Scale) -> Iterator[Figure]:
    """How much one more offer could be worth a year, each level once."""
    position, known = held.position, set()
    ceiling = position.ceiling
    top = None
    if ceiling is not None and ceiling.number > scale.base.number:
        because = "the yearly worth of this offer with the top of the evidence as base, all else as offered"
        value, origins = scale.worth_at(ceiling.number), (ceiling, *scale.origins)
        top = Figure("outlook.one_more.top", "yearly worth at the top of the evidence", value, ceiling.unit, because, origins)  # fmt: skip
    for level in (position.offer_worth, position.ladder[0].ask_worth if position.ladder else None, top):
        if level is not None and level.number > 0 and level.number not in known:
            known.add(level.number)
            yield level


def _one_more(held: Held, number: int, pay: Figure) -> OneMore:
    id, before = f"outlook.one_more.{number}", held.position
    after = _with_one_more(held, pay)
    because = "what the position is worth on average with it, less what it is worth without"
    origins = tuple(
        figure for figure in (pay, before.offer_worth, before.batna, before.expected_gain) if figure is not None
    )
    added = max(Decimal(0), value_of(after) - value_of(before))  # rounding an ask may lose what a tiny step gains
    return OneMore(
        pay=pay,
        gain=Figure(f"{id}.gain", "what one more written offer would be worth, a year", added, pay.unit, because, origins),
        ask=_copied(f"{id}.ask", "first ask with one more written offer", after.anchor, pay),
        walk_away=_copied(f"{id}.walk_away", "walk-away with one more written offer, as yearly worth", after.reservation.worth if after.reservation else None, pay),
        verdict=after.verdict,
    )  # fmt: skip


def _copied(id: str, name: str, figure: Figure | None, pay: Figure) -> Figure | None:
    if figure is None:
        return None
    return Figure(id, name, figure.number, figure.unit, "the position taken again with that offer among the alternatives", (pay,))  # fmt: skip


def _with_one_more(held: Held, pay: Figure) -> Position:
    """The position with one more written offer that pays base alone."""
    id, currency = "alternatives.one_more", held.case.currency
    stated = Figure(f"{id}.offer.base", "base of one more written offer", pay.number, currency, pay.because, (pay,))
    offer = Offer(id=f"{id}.offer", currency=currency, base=BasePay(stated=stated))
    one = Alternative(id=id, name=Words("one more written offer"), kind="offer", evidence="written", offer=offer)
    case = replace(held.case, alternatives=(*held.case.alternatives, one))
    before = held.position.alternatives
    return take_position(case, held.offer, held.valuation, held.benchmark, held.today, rounds=False, before=before)
