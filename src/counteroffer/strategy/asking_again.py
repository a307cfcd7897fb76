"""The lever of a term that was asked for already: lower than what they refused, and only while a step is left."""

from counteroffer.strategy.asked_terms import MET, PART, STANDING, TermAsked
from counteroffer.strategy.asking import round_down, step_at
from counteroffer.strategy.assumptions import VISIBLE_MOVE
from counteroffer.strategy.lever import ASK, Lever, Situation
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, say


def ask_again(situation: Situation, asked: TermAsked, name: str, title: str, term: str) -> Lever:
    """The lever of a term after an ask for it: usable while a lower number is left to ask for."""
    lower = _lower(situation, asked, term) if asked.is_refused else None
    if lower is None:
        return Lever(
            name=name, title=title, part=ASK, usable=False, why=_why(asked), refused=asked.is_refused,
            needs=(_needs(asked),),
        )  # fmt: skip
    move = say("Ask for {lower}, less than the {asked} before it.", lower=lower, asked=asked.asked)
    return Lever(
        name=name, title=title, part=ASK, usable=True, why=_why(asked), move=move, ask=lower, refused=True
    )  # fmt: skip


def _lower(situation: Situation, asked: TermAsked, term: str) -> Figure | None:
    """The next number to ask for: visibly below the one they refused; None where no step lies between it and the offer."""
    visible = situation.case.assumption(VISIBLE_MOVE, "share of the gap that an ask comes down by")
    most = asked.most(visible, situation.case.currency)
    if most is None:
        return None
    value, offered = round_down(most), asked.now.number if asked.now is not None else 0
    if value - offered < step_at(most):
        return None
    because = "what was asked for before, less a share of the gap to what they offer, rounded down"
    origins = (asked.asked, visible, *((asked.now,) if asked.now is not None else ()))
    return Figure(
        f"levers.{term}.lower", f"next ask, {asked.term.replace('_', ' ')}", value, asked.asked.unit, because, origins
    )


def _why(asked: TermAsked) -> Sentence:
    if asked.state == MET:
        return say("They have met what you asked for, {asked}.", asked=asked.asked)
    if asked.state == STANDING:
        return say("You asked for {asked} on {day}; they have not answered yet.", asked=asked.asked, day=asked.on)
    if asked.state == PART and asked.now is not None:
        return say(
            "You asked for {asked}; on {day} they went to {now}.", asked=asked.asked, day=asked.on, now=asked.now
        )
    return say(
        "You asked for {asked} and they did not move it (heard on {day}): it is less likely to move than what has not been asked for.",
        asked=asked.asked, day=asked.on,
    )  # fmt: skip


def _needs(asked: TermAsked) -> Sentence:
    if asked.state == STANDING:
        return say("their answer")
    return say("new evidence") if asked.state == MET else say("a sign from them that it can move")
