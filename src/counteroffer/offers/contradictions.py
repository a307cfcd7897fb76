"""What does not go together in the ledger of a case: a final word that was none, a step back, an ask that rose."""

from collections.abc import Iterator

from counteroffer.offers.case import Case, Message, Offer
from counteroffer.terms.figures import Figure
from counteroffer.terms.sentences import Sentence, say

TITLES = {"base": "base salary", "bonus": "bonus", "equity": "equity", "sign_on": "the sign-on bonus"}


def find_contradictions(case: Case) -> Iterator[Sentence]:
    """Each contradiction between a message and what was said before it, in the order of the messages."""
    for number, message in enumerate(case.said):
        before = case.said[:number]
        if message.by == "them":
            yield from _broken_final_words(message, before)
            yield from _steps_back(message, before, case.offer)
        else:
            yield from _risen_asks(message, before)


def _broken_final_words(message: Message, before: tuple[Message, ...]) -> Iterator[Sentence]:
    """They called a component final, and named more later: the word was not the last one."""
    for component, figure in _named(message.offer).items():
        earlier = next((one for one in reversed(before) if one.by == "them" and component in one.final), None)
        was = _last_named(component, before)
        if earlier is not None and was is not None and figure.unit == was.unit and figure.number > was.number:
            yield say(
                "On {day} they called {component} final at {was}; on {later} they named {now}. Their final word was not the last one.",
                day=earlier.on, component=TITLES[component], was=was, later=message.on, now=figure,
            )  # fmt: skip


def _steps_back(message: Message, before: tuple[Message, ...], offer: Offer | None) -> Iterator[Sentence]:
    """They named less than before."""
    for component, figure in _named(message.offer).items():
        was = _last_named(component, before) or _named(offer).get(component)
        if was is not None and was.unit == figure.unit and figure.number < was.number:
            yield say(
                "On {day} they named {now} for {component}, less than the {was} before it. Ask which of the two holds, in writing.",
                day=message.on, now=figure, component=TITLES[component], was=was,
            )  # fmt: skip


def _risen_asks(message: Message, before: tuple[Message, ...]) -> Iterator[Sentence]:
    """The person asked for more than before."""
    for component, figure in message.ask.items():
        asked = [one.ask[component] for one in before if one.by == "me" and component in one.ask]
        least = min(asked, key=lambda one: one.number) if asked else None
        if least is not None and least.unit == figure.unit and figure.number > least.number:
            yield say(
                "On {day} you asked for {now}, more than the {was} before it. Without new evidence an ask that rises costs trust.",
                day=message.on, now=figure, was=least,
            )  # fmt: skip


def _last_named(component: str, messages: tuple[Message, ...]) -> Figure | None:
    named = (_named(one.offer).get(component) for one in reversed(messages) if one.by == "them")
    return next((figure for figure in named if figure is not None), None)


def _named(offer: Offer | None) -> dict[str, Figure]:
    """The one figure of each component that an offer names; several grants are no one figure."""
    if offer is None:
        return {}
    found = {
        "base": offer.base.stated if offer.base else None,
        "bonus": offer.bonus.target if offer.bonus else None,
        "equity": offer.equity[0].grant if len(offer.equity) == 1 else None,
        "sign_on": offer.sign_on.amount if offer.sign_on else None,
    }
    return {component: figure for component, figure in found.items() if figure is not None}
