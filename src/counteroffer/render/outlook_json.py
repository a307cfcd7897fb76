"""The outlook's part of playbook.json, in the shape of docs/case-format.md; numbers stay exact decimals."""

from decimal import Decimal
from typing import TypeAlias

from counteroffer.strategy.employer import Moves, TheirCeiling
from counteroffer.strategy.outlook import Outlook
from counteroffer.strategy.sensitivity import End
from counteroffer.strategy.several import Several
from counteroffer.terms.figures import Figure
from counteroffer.terms.printing import printed_sentence

Value: TypeAlias = "str | int | float | bool | Decimal | list[Value] | dict[str, Value] | None"


def outlook_record(outlook: Outlook) -> "dict[str, Value]":
    """The record of an outlook."""
    return {
        "curve": [
            {
                "ask": point.ask.number,
                "chance": _between(point.chance, point.chance_low, point.chance_high),
                "gain": _between(point.gain, point.gain_low, point.gain_high),
            }
            for point in outlook.curve
        ],
        "moves": _moves(outlook.moves) if outlook.moves else None,
        "their_ceiling": _ceiling(outlook.ceiling) if outlook.ceiling else None,
        "terms": [
            {"name": term.name.text, "state": term.state, "before": _number(term.before), "now": _number(term.now), "asked": _number(term.asked), "on": _day(term.on)}
            for term in outlook.terms
        ],
        "opened": [{"name": one.name if isinstance(one.name, str) else one.name.text, "lever": one.lever.text} for one in outlook.opened],
        "sensitivity": [
            {"id": swing.assumption.id, "name": swing.used.name, "in_use": swing.used.number, "low": _end(swing.low), "high": _end(swing.high)}
            for swing in outlook.swings
        ],
        "other_tops": [{"said_by": printed_sentence(top.said_by), **_end(top.end)} for top in outlook.other_tops],
        "ask_low": _number(outlook.ask_low),
        "ask_high": _number(outlook.ask_high),
        "one_more": [
            {"worth": one.pay.number, "gain": one.gain.number, "ask": _number(one.ask), "walk_away": _number(one.walk_away), "verdict": one.verdict}
            for one in outlook.one_more
        ],
        "several": _several(outlook.several) if outlook.several else None,
        "thin": [printed_sentence(sentence) for sentence in outlook.thin],
    }  # fmt: skip


def _between(usual: Figure, low: Figure, high: Figure) -> "dict[str, Value]":
    return {"usual": usual.number, "low": low.number, "high": high.number}


def _moves(moves: Moves) -> "dict[str, Value]":
    return {
        "opening": moves.opening.number,
        "went_down": moves.went_down,
        "bases": [
            {"on": _day(move.on), "base": move.base.number, "raised_by": move.raised_by.number} for move in moves.moves
        ],
    }


def _ceiling(ceiling: TheirCeiling) -> "dict[str, Value]":
    return {
        "low": ceiling.low.number,
        "middle": ceiling.middle.number,
        "high": ceiling.high.number,
        "implied": _number(ceiling.implied),
        "bounds_the_ask": ceiling.bound is not None,
    }


def _end(end: End) -> "dict[str, Value]":
    return {"at": end.at.number, "ask": _number(end.ask), "gain": _number(end.gain), "verdict": end.verdict}


def _several(several: Several) -> "dict[str, Value]":
    naming = several.naming
    return {
        "talks": [
            {"name": talk.name.text, "worth": _number(talk.worth), "chance": _number(talk.chance), "expires": _day(talk.expires), "gain": _number(talk.gain), "what": printed_sentence(talk.what), "comes_first": talk.comes_first}
            for talk in several.talks
        ],
        "naming": {"name": naming.name.text, "gain": naming.gain.number, "risk": naming.risk.number, "pays": naming.pays} if naming else None,
    }  # fmt: skip


def _number(figure: Figure | None) -> Decimal | None:
    return figure.number if figure is not None else None


def _day(figure: Figure | None) -> str | None:
    return figure.day.isoformat() if figure is not None else None
