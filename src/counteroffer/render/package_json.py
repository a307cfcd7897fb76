"""Packages as JSON: the list of packages, and what the bargaining rests on."""

from decimal import Decimal
from typing import TypeAlias

from counteroffer.strategy.packaging import Package, PackagePlan, Point
from counteroffer.strategy.position import Position
from counteroffer.terms.figures import Figure
from counteroffer.terms.printing import printed_sentence
from counteroffer.terms.sentences import Sentence, Words, say

Value: TypeAlias = "str | int | float | bool | Decimal | list[Value] | dict[str, Value] | None"


def packages_record(position: Position, plan: PackagePlan | None) -> "list[Value]":
    """The offer as it stands, base at the first ask with all else as offered, then the packages of equal worth."""
    found: list[Value] = []
    if position.offer_base is not None:
        found.append({"name": "as offered", "base": position.offer_base.number, "worth": _number(position.offer_worth)})
    if position.anchor is not None and position.ladder:
        found.append(
            {"name": "first ask", "base": position.anchor.number, "worth": position.ladder[0].ask_worth.number}
        )
    found.extend(_package(one) for one in (plan.packages if plan is not None else ()))
    return found


def bargaining_record(plan: PackagePlan) -> "dict[str, Value]":
    """The points of the frontier's plane, exchange rates, trades, fair points, and the person's preferences."""
    preferences = plan.preferences
    return {
        "offer": _point(plan.offer),
        "ask": _point(plan.ask) if plan.ask is not None else None,
        "frontier": [_point(one) for one in plan.frontier],
        "exchanges": [
            {
                "term": one.term.name, "from": one.before.number, "to": one.after.number, "worth": one.worth.number,
                "cost": one.cost.number, "rate": _number(one.rate), "why": _text(one.why),
            }
            for one in plan.exchanges
        ],
        "trades": [{"text": _text(one.text), "gain": one.gain.number} for one in plan.trades],
        "references": [{"name": one.name, **_point(one.point)} for one in plan.references],
        "prices": [
            {"term": one.term, "worth": one.worth.number, "told_by": one.told_by} for one in preferences.prices.values()
        ],
        "contradictions": [
            {"what": _text(one.what), "question": _text(one.question)} for one in preferences.contradictions
        ],
        "questions": [_text(one) for one in preferences.questions],
    }  # fmt: skip


def _package(package: Package) -> "dict[str, Value]":
    terms: dict[str, Value] = {one.term.name: one.value.number for one in package.terms}
    return {
        "name": f"package {package.name}",
        "base": terms["base"],
        "terms": terms,
        "worth": package.point.worth.number,
        "gain": package.gain.number,
        "cost": package.point.cost.number,
        "changes": [_text(_change(one.term.title, one.value, one.term.offered)) for one in package.terms if one.changes],
    }  # fmt: skip


def _change(title: Words | str, value: Figure, offered: Figure | None) -> Sentence:
    name = say("{title}", title=title)
    if offered is None:
        return say("{name}: {value}", name=name, value=value)
    return say("{name}: {value} instead of {offered}", name=name, value=value, offered=offered)


def _point(point: Point) -> "dict[str, Value]":
    return {"worth": point.worth.number, "cost": point.cost.number}


def _number(figure: Figure | None) -> Decimal | None:
    return figure.number if figure is not None else None


def _text(sentence: Sentence) -> str:
    return printed_sentence(sentence)
