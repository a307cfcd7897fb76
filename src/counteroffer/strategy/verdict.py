"""The verdict: ask, accept, leave, or cannot say; with its reasons in sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from counteroffer.market.benchmark import Benchmark
from counteroffer.offers.case import Case, Condition, Message, Offer
from counteroffer.strategy.position import Position, Walkaway
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.sentences import Sentence, say
from counteroffer.valuation.valuation import Valuation

HUNDREDTH_OF_A_POINT = Decimal("0.0001")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """All that the verdict looks at."""

    case: Case
    offer: Offer | None
    valuation: Valuation | None
    benchmark: Benchmark
    position: Position
    final: Mapping[str, Message]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The word and its reasons; `unmet` names the must-haves that the offer does not show."""

    word: str
    reasons: tuple[Sentence, ...]
    unmet: tuple[Sentence, ...] = ()


def judge(standing: Standing) -> Verdict:
    """The verdict of a position.

    cannot-say: no base is known. leave: nothing likely reaches the walk-away, or a final offer lies below it or
    lacks a must-have. accept: asking does not pay. ask: everything between.
    """
    valuation, reservation = standing.valuation, standing.position.reservation
    if valuation is None or standing.position.reachable is None:
        return Verdict(word="cannot-say", reasons=(_no_base(standing),))
    unmet = tuple(_unmet(standing))
    is_final = standing.case.stage == "final" or "all" in standing.final
    below = reservation is not None and valuation.average.number < reservation.worth.number
    if is_final and (below or unmet):
        return Verdict(word="leave", reasons=(_final_and_short(standing, below=below),), unmet=unmet)
    if reservation is not None and standing.position.reachable.number < reservation.worth.number:
        return Verdict(
            word="leave", reasons=(_out_of_reach(standing, reservation, standing.position.reachable),), unmet=unmet
        )
    if standing.position.must_out_of_reach is not None:
        reason = say(
            "A must-have on pay, {must}, lies beyond what is likely enough to count on.",
            must=standing.position.must_out_of_reach,
        )
        return Verdict(word="leave", reasons=(reason,), unmet=unmet)
    if is_final:
        return Verdict(word="accept", reasons=(_final_and_good(standing),))
    if unmet:
        reason = say("A must-have is not shown in the offer: settle it before anything is accepted.")
        return Verdict(word="ask", reasons=(reason, *_about_base(standing)), unmet=unmet)
    if reservation is not None and below and standing.position.anchor is None:
        reason = say(
            "As it stands the offer is worth {worth} a year, and what they have not refused yet does not reach your walk-away, {walk_away}.",
            worth=valuation.average, walk_away=reservation.worth,
        )  # fmt: skip
        return Verdict(word="leave", reasons=(reason,))
    return _between(standing)


def _between(standing: Standing) -> Verdict:
    ceiling, base = standing.benchmark.ceiling, standing.valuation.base if standing.valuation else None
    asking_pays = (
        standing.position.anchor is not None or ceiling is None or (base is not None and base.number >= ceiling.number)
    )
    if asking_pays:
        return Verdict(word="ask", reasons=tuple(_about_base(standing)))
    reason = standing.position.settled or say(
        "Asking for more base does not pay: the little room that the evidence shows does not outweigh the risk."
    )
    return Verdict(word="accept", reasons=(reason,))


def _about_base(standing: Standing) -> list[Sentence]:
    ceiling, base = standing.benchmark.ceiling, standing.valuation.base if standing.valuation else None
    if ceiling is None:
        return [say(
            "There is no evidence of what they could pay, so no number to ask for is computed: ask whether there is flexibility, and about the terms. "
            "A posted range or a survey figure under market: would change that."
        )]  # fmt: skip
    if "base" in standing.final:
        return [
            say(
                "They called base final on {day}: ask for equity, sign-on and terms instead.",
                day=standing.final["base"].on,
            )
        ]
    if base is not None and base.number >= ceiling.number:
        return [say(
            "The base offered, {base}, is at or above the top of the evidence, {ceiling}: do not ask for more base; ask for equity, sign-on and terms.",
            base=base, ceiling=ceiling,
        )]  # fmt: skip
    if standing.position.anchor is not None and base is not None and standing.case.kind == "raise":
        return [
            say(
                "The evidence reaches {ceiling}, you are paid {base}: there is room to ask for.",
                ceiling=ceiling,
                base=base,
            )
        ]
    if standing.position.anchor is not None and base is not None:
        return [
            say(
                "The evidence reaches {ceiling}, the offer is {base}: there is room to ask for.",
                ceiling=ceiling,
                base=base,
            )
        ]
    return [
        standing.position.settled
        or say("Asking for more base does not pay: the room that the evidence shows does not outweigh the risk.")
    ]


def _no_base(standing: Standing) -> Sentence:
    if standing.offer is None:
        return say("There is no offer in the case yet, so nothing can be said about accepting or leaving.")
    return say(
        "The offer states no base salary, so nothing can be said about accepting or leaving. Ask for it in writing."
    )


def _out_of_reach(standing: Standing, reservation: Walkaway, reachable: Figure) -> Sentence:
    valuation = standing.valuation
    assert valuation is not None  # the caller has checked
    if standing.benchmark.ceiling is None:
        return say(
            "The offer is worth {worth} a year, your walk-away is {walk_away}, and nothing in the case shows that they could pay more.",
            worth=valuation.average, walk_away=reservation.worth,
        )  # fmt: skip
    if "base" in standing.final:
        return say(
            "They called base final on {day}; as it stands the offer is worth {worth} a year, and your walk-away is {walk_away}.",
            day=standing.final["base"].on, worth=valuation.average, walk_away=reservation.worth,
        )  # fmt: skip
    return say(
        "Even the best outcome that is likely enough to count on is worth {reachable} a year; your walk-away is {walk_away}.",
        reachable=reachable, walk_away=reservation.worth,
    )  # fmt: skip


def _final_and_short(standing: Standing, *, below: bool) -> Sentence:
    assert standing.valuation is not None  # the caller has checked
    if below and standing.position.reservation is not None:
        return say(
            "This is their final offer, worth {worth} a year; your walk-away is {walk_away}.",
            worth=standing.valuation.average, walk_away=standing.position.reservation.worth,
        )  # fmt: skip
    return say("This is their final offer, and it does not show a must-have.")


def _final_and_good(standing: Standing) -> Sentence:
    assert standing.valuation is not None  # the caller has checked
    if standing.position.reservation is None:
        return say("This is their final offer, and no alternative or walk-away in the case stands against it.")
    return say(
        "This is their final offer, worth {worth} a year, and your walk-away is {walk_away}.",
        worth=standing.valuation.average, walk_away=standing.position.reservation.worth,
    )  # fmt: skip


def _unmet(standing: Standing) -> list[Sentence]:
    found = []
    for condition in standing.case.needs.must:
        value = _value_of(condition, standing)
        if value is None:
            found.append(say("{words}: the offer does not say.", words=condition.words))
        elif not condition.holds_for(value.number):
            found.append(say("{words}: the offer has {value}.", words=condition.words, value=value))
    return found


def _value_of(condition: Condition, standing: Standing) -> Figure | None:
    """What the offer states for a must-have's term."""
    offer, valuation = standing.offer, standing.valuation
    if offer is None or valuation is None:
        return None
    if condition.term == "base":
        return valuation.base
    if condition.term == "yearly":
        return valuation.average
    if condition.term == "sign_on":
        return offer.sign_on.amount if offer.sign_on else None
    if condition.term == "bonus":
        return _bonus_in(condition.value.unit, offer, valuation)
    if condition.term == "equity":
        return _grants_together(offer)
    return next((_first(term.numbers) for term in offer.other if _same_name(term.name.text, condition.term)), None)


def _bonus_in(unit: str, offer: Offer, valuation: Valuation) -> Figure | None:
    """The bonus at target in the unit of the must-have: a share of base, or an amount a year."""
    if offer.bonus is None:
        return None
    target, base = offer.bonus.target, valuation.base
    if target.unit == unit or not base.number:
        return target if target.unit == unit else None
    if unit == SHARE:
        share = (target.number / base.number).quantize(HUNDREDTH_OF_A_POINT, rounding=ROUND_HALF_UP)
        because = "target bonus over base salary"
    else:
        share, because = target.number * base.number, "target bonus times base salary"
    return Figure(
        f"{offer.id}.bonus.in_must", "bonus at target, as the must-have names it", share, unit, because, (target, base)
    )


def _grants_together(offer: Offer) -> Figure | None:
    """The stated values of all grants together."""
    grants = tuple(grant.grant for grant in offer.equity if grant.grant)
    if len(grants) < 2:
        return grants[0] if grants else None
    total = sum((grant.number for grant in grants), Decimal(0))
    return Figure(
        f"{offer.id}.equity.together", "all equity grants", total, offer.currency, "the sum of the grants", grants
    )


def _first(numbers: Mapping[str, Figure]) -> Figure | None:
    return next((numbers[key] for key in ("days", "value", "amount", "share") if key in numbers), None)


def _same_name(first: str, second: str) -> bool:
    return first.lower().replace(" ", "_").replace("-", "_") == second.lower().replace(" ", "_").replace("-", "_")
