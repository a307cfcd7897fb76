"""The walk-away: the larger of the best alternative and what the person states, a year and on base."""

from counteroffer.offers.case import Case, Condition
from counteroffer.offers.periods import yearly
from counteroffer.strategy.position import Walkaway
from counteroffer.strategy.scale import Scale
from counteroffer.terms.figures import Figure


def walk_away(case: Case, batna: Figure | None, scale: Scale | None) -> Walkaway | None:
    """The reservation value of a case; None where neither an alternative nor a stated walk-away gives one.

    `scale` is None where no base is known: a walk-away stated on base then says nothing about a year.
    """
    stated = _stated(case, scale)
    candidates = tuple(figure for figure in (batna, stated) if figure is not None)
    if not candidates:
        return None
    higher = max(candidates, key=lambda figure: figure.number)
    because = "the larger of the best alternative and the stated walk-away"
    worth = Figure(
        "position.reservation", "walk-away, as yearly worth", higher.number, higher.unit, because, candidates
    )
    return Walkaway(worth=worth, base=_on_base(worth, scale), stated=stated, below_batna_by=_shortfall(batna, stated))


def least_base(case: Case, scale: Scale) -> Figure | None:
    """The highest base that a must-have on pay demands ("base >= 110K", "yearly >= 130K"); None without one."""
    found = [figure for condition in case.needs.must if (figure := _base_of(condition, scale)) is not None]
    return max(found, key=lambda figure: figure.number, default=None)


def _base_of(condition: Condition, scale: Scale) -> Figure | None:
    if condition.comparison not in (">=", ">", "=") or condition.value.unit != scale.base.unit:
        return None
    if condition.term == "base":
        return condition.value
    if condition.term != "yearly":
        return None
    because = "the base at which the offer is worth what the must-have demands, all else as offered; rounded up"
    value, origins = scale.base_for(condition.value.number), (condition.value, *scale.origins)
    return Figure(
        f"{condition.value.id}.on_base", f"{condition.value.name}, on base", value, scale.base.unit, because, origins
    )


def _stated(case: Case, scale: Scale | None) -> Figure | None:
    """The person's own walk-away as yearly worth."""
    stated = yearly(case, case.needs.walk_away, "needs.walk_away_a_year") if case.needs.walk_away else None
    if stated is None or case.needs.of == "yearly":
        return stated
    if scale is None:  # no offer yet: of its worth a year only the base is known
        because = "the stated walk-away on base alone, as no offer says what comes on top of it"
        return Figure(
            "position.stated_walk_away",
            "stated walk-away, as yearly worth",
            stated.number,
            stated.unit,
            because,
            (stated,),
        )
    because = "the yearly worth of the offer with the stated walk-away as base, all else as offered"
    value, origins = scale.worth_at(stated.number), (stated, *scale.origins)
    return Figure(
        "position.stated_walk_away", "stated walk-away, as yearly worth", value, stated.unit, because, origins
    )


def _on_base(worth: Figure, scale: Scale | None) -> Figure | None:
    if scale is None:
        return None
    because = "the base at which the offer is worth the walk-away, all else as offered; rounded up to a whole unit"
    value, origins = scale.base_for(worth.number), (worth, *scale.origins)
    return Figure("position.reservation_base", "walk-away, on base", value, worth.unit, because, origins)


def _shortfall(batna: Figure | None, stated: Figure | None) -> Figure | None:
    """How far a stated walk-away lies below the best alternative; None where it does not."""
    if batna is None or stated is None or stated.number >= batna.number:
        return None
    name, because = (
        "how far the stated walk-away lies below the best alternative",
        "the best alternative less the stated walk-away",
    )
    return Figure(
        "position.walk_away_below_batna", name, batna.number - stated.number, batna.unit, because, (batna, stated)
    )
