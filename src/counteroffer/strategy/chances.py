"""What may come of the first ask: chances as ranges, the average gain, and what is likely enough to count on."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from counteroffer.offers.ledger import called_final
from counteroffer.offers.periods import whole
from counteroffer.parameters.reading import parameter
from counteroffer.strategy.asking import Outcomes, expected_gain, gain_over_fallback, outcomes
from counteroffer.strategy.ground import Ground, range_of
from counteroffer.strategy.position import Chance, Walkaway
from counteroffer.terms.figures import SHARE, Figure

TENTH_OF_A_POINT = Decimal("0.001")
NAMES = {"full": "paid in full", "part": "paid in part", "nothing": "nothing more", "withdrawn": "offer withdrawn"}


def chances_of(ground: Ground, anchor: Figure) -> Iterator[Chance]:
    """The chances of the first ask as ranges: the model at both ends of what its assumptions could be."""
    ends = list(_ends(ground, _share_of(ground, anchor)))
    for name, words in NAMES.items():
        if name == "withdrawn" and ground.case.kind == "raise":
            continue
        values = [_chance(end, name) for end in ends]
        risk = (ground.beliefs.withdrawn,) if name == "withdrawn" else ()
        origins = (anchor, ground.beliefs.no_room, *risk)
        low, high = (
            Figure(f"position.chance.{name}.{end}", f"chance: {words}, {bound}", value, SHARE, because, origins)
            for end, bound, value, because in (
                ("low", "at least", min(values), "the model at the lower end of its assumptions' ranges"),
                ("high", "at most", max(values), "the model at the upper end of its assumptions' ranges"),
            )
        )
        yield Chance(name=name, low=low, high=high)


def average_gain(ground: Ground, anchor: Figure) -> Figure:
    """What the first ask brings on average, a year, over taking the offer as it is."""
    share, floor = _share_of(ground, anchor), ground.floor
    because = "the model's average over all outcomes of the first ask, the risk of losing the offer included"
    origins = (anchor, *ground.beliefs.of_ask, *ground.loss.origins)
    value = whole(expected_gain(ground.belief(), share))
    if floor is not None and ground.is_below_walkaway:
        value = whole(gain_over_fallback(ground.belief(), share, floor.number - ground.base.number))
        because = (
            "the model's average over all outcomes of the first ask, over the walk-away: worse answers are declined"
        )
        origins = (*origins, floor)
    return Figure(
        "position.expected_gain", "gain from asking, on average, a year", value, anchor.unit, because, origins
    )


def reachable_worth(ground: Ground) -> Figure:
    """The highest yearly worth that a base with at least the counted-on chance would give; as offered where base is final."""
    id, name, worth = "position.reachable", "highest worth that is likely enough to count on", ground.scale.worth
    held, top = ground.beliefs, ground.top
    possible = 1 - ground.belief().no_room
    if ground.case.stage == "final" or called_final(ground.case).keys() & {"base", "all"}:
        because = "base is final: the worth of the offer as it stands"
        return Figure(id, name, worth.number, worth.unit, because, (worth,))
    if top is None or ground.room <= 0 or possible <= held.likely.number:
        because = "no higher base is likely: the worth of the offer as it stands"
        return Figure(id, name, worth.number, worth.unit, because, (worth,))
    base = ground.base.number + ground.room * (1 - held.likely.number / possible)
    because = "the yearly worth at the highest base whose chance is at least the one counted on"
    origins = (*ground.scale.origins, top, held.no_room, held.likely)
    return Figure(id, name, ground.scale.worth_at(base), worth.unit, because, origins)


def shortfall(ground: Ground) -> Figure | None:
    """How far the offer as it stands lies below the walk-away, a year; None where it does not."""
    if ground.walkaway is None or ground.walkaway.worth.number <= ground.scale.worth.number:
        return None
    missing = ground.walkaway.worth.number - ground.scale.worth.number
    name, because = (
        "how far the offer as it stands lies below the walk-away, a year",
        "the walk-away less the worth of the offer",
    )
    origins = (ground.walkaway.worth, ground.scale.worth)
    return Figure("position.below_reservation_by", name, missing, ground.base.unit, because, origins)


def gap_to(walkaway: Walkaway | None, reachable: Figure) -> Figure | None:
    """How far the highest likely worth stays below the walk-away; None where it does not."""
    if walkaway is None or reachable.number >= walkaway.worth.number:
        return None
    because, origins = (
        "the walk-away less the highest worth that is likely enough to count on",
        (walkaway.worth, reachable),
    )
    missing = walkaway.worth.number - reachable.number
    return Figure("position.gap", "what is missing to the walk-away, a year", missing, reachable.unit, because, origins)


def surveyed_withdrawals() -> Figure:
    """The share of offers that surveyed managers withdrew after negotiation."""
    made, withdrawn = parameter("surveys", "offers_made"), parameter("surveys", "offers_withdrawn")
    share = (withdrawn.number / made.number).quantize(TENTH_OF_A_POINT, rounding=ROUND_HALF_UP)
    name, because = (
        "offers withdrawn after negotiation, as managers report it",
        "withdrawn offers over offers made, rounded to a tenth of a point",
    )
    return Figure("position.survey_withdrawn", name, share, SHARE, because, (withdrawn, made))


def _share_of(ground: Ground, anchor: Figure) -> Decimal:
    return (anchor.number - ground.base.number) / ground.room


def _ends(ground: Ground, share: Decimal) -> Iterator[Outcomes]:
    for no_room in range_of(ground.beliefs.no_room):
        for withdrawn in range_of(ground.beliefs.withdrawn):
            yield outcomes(ground.belief(no_room=no_room, withdrawn=withdrawn), share)


def _chance(end: Outcomes, name: str) -> Decimal:
    value: Decimal = getattr(end, name)
    return value.quantize(TENTH_OF_A_POINT, rounding=ROUND_HALF_UP)
