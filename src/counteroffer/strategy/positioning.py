"""The position is computed: BATNA, walk-away, ask, rungs, chances and verdict, as docs/model.md defines them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from counteroffer.market.benchmark import Benchmark
from counteroffer.offers.case import Case, Offer
from counteroffer.offers.ledger import called_final
from counteroffer.strategy.asked import asked_on_base
from counteroffer.strategy.batna import Weighed, best_alternative, weigh_alternatives
from counteroffer.strategy.chances import (
    average_gain,
    chances_of,
    gap_to,
    reachable_worth,
    shortfall,
    surveyed_withdrawals,
)
from counteroffer.strategy.employer import their_ceiling
from counteroffer.strategy.ground import Ground, hold_beliefs, loss_of
from counteroffer.strategy.ladder import climb_down, first_ask, gain_of_rounds, target, why_settled
from counteroffer.strategy.position import Position
from counteroffer.strategy.scale import Scale, scale_of
from counteroffer.strategy.verdict import Standing, judge
from counteroffer.strategy.walkaway import least_base, walk_away
from counteroffer.terms.figures import Figure
from counteroffer.valuation.valuation import Valuation


def take_position(
    case: Case,
    offer: Offer | None,
    valuation: Valuation | None,
    benchmark: Benchmark,
    today: date,
    *,
    rounds: bool = True,
    before: Sequence[Weighed] = (),
) -> Position:
    """The position of a case on a day, before tax and in the case's currency.

    `offer` is what is on the table and `valuation` its worth; both None where the case names no offer or no base.
    Asks are None where the verdict is to accept or to leave: nobody should make them. `rounds` is whether the rounds after
    the next ask are worked out too; `before` as in weigh_alternatives.
    """
    weighed = weigh_alternatives(case, today, benchmark.ranges, before)
    scale = scale_of(case, offer, valuation) if offer and valuation else None
    kept = scale.worth if scale is not None and case.kind == "raise" else None
    batna = best_alternative(weighed, case.currency, kept)
    walkaway = walk_away(case, batna, scale)
    position = Position(
        currency=case.currency, alternatives=weighed, batna=batna, reservation=walkaway, ceiling=benchmark.ceiling,
        survey=surveyed_withdrawals() if case.kind == "offer" else None,
    )  # fmt: skip
    if scale is not None:
        position = _on_ground(position, ground_of(case, scale, benchmark, position), rounds=rounds)
    final = called_final(case)
    verdict = judge(
        Standing(case=case, offer=offer, valuation=valuation, benchmark=benchmark, position=position, final=final)
    )
    position = replace(
        position, verdict=verdict.word, reasons=verdict.reasons, unmet=verdict.unmet,
        base_is_final=final["base"].on if "base" in final else None,
    )  # fmt: skip
    return _without_asks(position) if verdict.word in ("accept", "leave") else position


def ground_of(case: Case, scale: Scale, benchmark: Benchmark, position: Position) -> Ground:
    """The ground of an ask on base; of the position it takes the alternatives and the walk-away."""
    beliefs, walkaway = hold_beliefs(case), position.reservation
    theirs = their_ceiling(case, benchmark.ceiling, beliefs)
    return Ground(
        case=case,
        scale=scale,
        ceiling=benchmark.ceiling,
        beliefs=beliefs,
        loss=loss_of(case, scale, position.alternatives, position.batna, walkaway),
        walkaway=walkaway,
        must_base=least_base(case, scale),
        learned=theirs.bound if theirs else None,
        asked=asked_on_base(case),
    )


def _on_ground(position: Position, ground: Ground, *, rounds: bool) -> Position:
    """The position with everything that rests on a known base."""
    anchor, reachable = first_ask(ground), reachable_worth(ground)
    return replace(
        position,
        offer_base=ground.base,
        offer_worth=ground.scale.worth,
        anchor=anchor,
        aspiration=target(ground, anchor) if anchor else None,
        ladder=tuple(climb_down(ground, anchor)) if anchor and rounds else (),
        chances=tuple(chances_of(ground, anchor)) if anchor else (),
        expected_gain=average_gain(ground, anchor) if anchor else None,
        gain_of_rounds=gain_of_rounds(ground, anchor) if anchor and rounds else None,
        refused=ground.refused,
        settled=why_settled(ground) if anchor is None else None,
        reachable=reachable,
        gap_to_reservation=gap_to(ground.walkaway, reachable),
        below_reservation_by=shortfall(ground),
        must_base=ground.must_base,
        must_out_of_reach=_out_of_reach(ground, reachable),
    )


def _out_of_reach(ground: Ground, reachable: Figure) -> Figure | None:
    """A must-have on pay that no base which is likely enough to count on would meet."""
    must = ground.must_base
    return must if must is not None and ground.scale.worth_at(must.number) > reachable.number else None


def _without_asks(position: Position) -> Position:
    return replace(
        position, anchor=None, aspiration=None, ladder=(), chances=(), expected_gain=None, gain_of_rounds=None
    )
